/** Brings a vault of an older format to the present one, step by step, after a backup of all of it. */
import { join } from 'node:path';
import { ExpectedFailure } from '../../../shared/failure';
import { writeBackup } from '../backup';
import { ensureFolder } from '../durable';
import { decodeJson, encodeJson, isRecord } from '../lines';
import type { VaultFiles } from '../vault-files';
import { formatAfter, type Migration } from './index';

export interface MigrateOptions {
  readonly files: VaultFiles;
  /** The format that `vault.json` names. */
  readonly format: number;
  readonly steps: readonly Migration[];
  /** Where the backup goes; `null` where this computer keeps nothing for the vault, and then nothing is migrated. */
  readonly backups: string | null;
  readonly now: () => Date;
}

/** Raises the format durably; what else `vault.json` says stays. */
async function raise(files: VaultFiles, format: number): Promise<void> {
  const before = decodeJson((await files.read('vault.json')) ?? new Uint8Array())?.value;
  await files.save('the format of the vault', [{ path: 'vault.json', bytes: encodeJson({ ...(isRecord(before) ? before : {}), format }) }]);
}

/**
 * Runs the steps that are missing; nothing where there is none. Answers the path of the backup, or `null` where nothing was
 * done. Fails with `not-saved`, the vault as it was or at a whole step, where the backup or a step fails.
 */
export async function migrate({ files, format, steps, backups, now }: MigrateOptions): Promise<string | null> {
  if (format >= formatAfter(steps)) return null;
  if (backups === null) {
    throw new ExpectedFailure('not-saved', `Vault: ${files.folder} is of the older format ${String(format)}; open it in the window once, where it is backed up first`);
  }
  await ensureFolder(files.fs, backups);
  const stamp = now().toISOString().replace(/[-:.]/g, '');
  const target = join(backups, `format-${String(format)}-${stamp}.zip`);
  await writeBackup({ fs: files.fs, folder: files.folder, target, now: now(), newId: files.newId });
  for (const step of steps) {
    if (step.from < format) continue;
    await step.run(files);
    await raise(files, step.from + 1);
  }
  return target;
}
