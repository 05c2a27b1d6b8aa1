/** Writes the files that go beside an exported one: pictures under their hash, so that what lies there under the name is the same. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeDurable } from '../vault/durable';
import { nodeFileSystem } from '../vault/file-system';
import type { BesideFile } from './export-note';

/** Answers how many there are; those that are damaged or gone are left out. */
export async function writeBeside(folder: string, files: readonly BesideFile[], newToken: () => string): Promise<number> {
  const written = new Set<string>();
  for (const { path, read } of files) {
    const bytes = written.has(path) ? null : await read();
    if (!bytes) continue;
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeDurable(nodeFileSystem, target, bytes, newToken);
    written.add(path);
  }
  return written.size;
}
