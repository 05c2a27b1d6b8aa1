/** The first screen: what the window showed of an article last, kept beside the preferences and sent with the page of the next start. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { firstScreenSchema, type FirstScreen } from '../shared/settings';

const keptSchema = z.object({ vault: z.string(), screen: firstScreenSchema.nullable() });

export interface FirstScreenStore {
  /** What is kept for the vault in that folder; `null` where nothing is, or nothing that can be read. */
  read(vault: string): FirstScreen | null;
  /** Keeps one screen, of the vault in that folder, in the place of any other. */
  keep(vault: string, screen: FirstScreen | null): void;
}

/** @param folder the user-data folder. */
export function openFirstScreen(folder: string): FirstScreenStore {
  const file = join(folder, 'first-screen.json');
  return {
    read(vault) {
      try {
        const kept = keptSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
        return kept?.vault === vault && existsSync(join(vault, 'vault.json')) ? kept.screen : null;
      } catch {
        return null;
      }
    },
    // A screen cut short by a crash is no screen, and nothing depends on it: it need not be durable.
    keep: (vault, screen) => writeFileSync(file, JSON.stringify({ vault, screen })),
  };
}

/** Where the page carries it: a block of data, which the window's own script draws as text. */
const slot = '<script type="application/json" id="first-screen">null</script>';

/** The page with the screen in its slot. No letter of the text can end the block of data. */
export const withFirstScreen = (page: string, screen: FirstScreen | null): string =>
  page.replace(slot, () => slot.replace('null', () => JSON.stringify(screen).replace(/</g, '\\u003c')));
