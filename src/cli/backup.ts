/** `backup`: the whole notebook as one zip file. */
import { resolve } from 'node:path';
import { ulid } from 'ulid';
import { writeBackup } from '../main/vault/backup';
import { nodeFileSystem } from '../main/vault/file-system';
import type { Command } from './command';

export const backup: Command = {
  name: 'backup',
  takes: 'FILE',
  does: 'write the whole notebook into one new zip file',
  flags: [],
  words: [1, 1],
  writes: false,
  indexed: false,
  async run({ vault, folder }, [file = '']) {
    const target = resolve(folder, file);
    const report = await writeBackup({ fs: nodeFileSystem, folder: vault.folder, target, now: new Date(), newId: ulid });
    const left = report.leftOut.length === 0 ? [] : [`Left out, for they are none of the notebook's: ${report.leftOut.join(', ')}`];
    return { value: { file: target, ...report }, lines: [`${target}: ${String(report.files)} files`, ...left] };
  },
};
