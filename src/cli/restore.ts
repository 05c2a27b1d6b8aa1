/** `restore`: a notebook from a backup, in a new folder. */
import { resolve } from 'node:path';
import { ulid } from 'ulid';
import { restoreBackup } from '../main/vault/backup';
import { nodeFileSystem } from '../main/vault/file-system';
import type { Command } from './command';

export const restore: Command = {
  name: 'restore',
  takes: 'FILE',
  does: 'make the notebook from a backup; its folder must be new or empty',
  flags: [],
  words: [1, 1],
  writes: false,
  indexed: false,
  async before({ vault, folder }, [file = '']) {
    const files = await restoreBackup({ fs: nodeFileSystem, zip: resolve(folder, file), target: vault, newId: ulid });
    return { value: { vault, files }, lines: [`${vault}: ${String(files)} files`] };
  },
};
