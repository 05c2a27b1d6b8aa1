/** Preferences and window bounds in electron-store: the only file that imports it. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import { defaultSettings, settingsSchema, type Settings, type SettingsPatch } from '../shared/settings';

const boundsSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), maximized: z.boolean() });
export type WindowBounds = z.infer<typeof boundsSchema>;

export interface SettingsStore {
  read(): Settings;
  /** Writes what the patch names and answers all preferences. */
  write(patch: SettingsPatch): Settings;
  bounds(): WindowBounds | null;
  keepBounds(bounds: WindowBounds): void;
  /** Folder of the vault last opened by the reader's choice, or `null`. */
  vault(): string | null;
  keepVault(folder: string): void;
  /** A random name of this installation, for the vault's per-device logs; made on the first call. */
  device(newId: () => string): string;
  /** A sentence where the file was damaged and set aside; `null` otherwise. */
  readonly notice: string | null;
}

interface Stored {
  settings?: unknown;
  bounds?: unknown;
  vault?: unknown;
  device?: unknown;
}

const name = 'settings';

/** Opens the file; a damaged one is renamed beside and replaced by the defaults. `folder` is the user-data folder. */
export function openSettings(folder: string, now: () => Date): SettingsStore {
  const { store, notice } = openStore(folder, now);
  return {
    notice,
    read: () => readSettings(store),
    write: (patch) => {
      const named = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Settings>;
      const settings = { ...readSettings(store), ...named };
      store.set('settings', settings);
      return settings;
    },
    bounds: () => boundsSchema.safeParse(store.get('bounds')).data ?? null,
    keepBounds: (bounds) => store.set('bounds', bounds),
    vault: () => z.string().min(1).safeParse(store.get('vault')).data ?? null,
    keepVault: (vault) => store.set('vault', vault),
    device(newId) {
      const kept = z.string().min(1).safeParse(store.get('device')).data;
      const device = kept ?? newId();
      if (kept === undefined) store.set('device', device);
      return device;
    },
  };
}

/** A preference that is missing or out of range falls back to its default; the others stay. */
function readSettings(store: Store<Stored>): Settings {
  const stored = store.get('settings');
  const fields = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const kept = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
    const value = schema.safeParse(fields[key]);
    return value.success ? [[key, value.data]] : [];
  });
  return { ...defaultSettings, ...(Object.fromEntries(kept) as Partial<Settings>) };
}

function openStore(folder: string, now: () => Date): { store: Store<Stored>; notice: string | null } {
  const open = () => new Store<Stored>({ cwd: folder, name, clearInvalidConfig: false });
  const file = join(folder, `${name}.json`);
  try {
    return { store: open(), notice: null };
  } catch (error) {
    if (!(error instanceof SyntaxError) || !existsSync(file)) throw error;
    const kept = `${name}.damaged-${now().toISOString().replace(/[:.]/g, '-')}.json`;
    renameSync(file, join(folder, kept));
    return { store: open(), notice: `The settings file was damaged. The defaults are in force; the old file is kept as ${kept}.` };
  }
}
