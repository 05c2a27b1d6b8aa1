/** A vault's folder as bytes: read whole, written whole, and taken over into the model disk. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshDisk, modelFolder } from '../src/main/vault/acts.fixture';
import type { ModelFileSystem } from '../src/main/vault/model-file-system';

/** Bytes by path relative to the vault, with `/`; a folder's path ends in `/` and has none. Parents come first. */
export type Tree = ReadonlyMap<string, Uint8Array>;

/** Everything below a folder; nothing where it is absent. */
export function readTree(folder: string): Tree {
  const tree = new Map<string, Uint8Array>();
  const visit = (prefix: string): void => {
    for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) {
        tree.set(`${path}/`, new Uint8Array());
        visit(`${path}/`);
      } else tree.set(path, readFileSync(join(folder, path)));
    }
  };
  try {
    visit('');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return tree;
}

/** Writes a tree into a folder that is made for it. */
export function writeTree(folder: string, tree: Tree): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, bytes] of tree) {
    if (path.endsWith('/')) mkdirSync(join(folder, path), { recursive: true });
    else writeFileSync(join(folder, path), bytes);
  }
}

/** A model disk that holds the vault as it lies in a real folder, all of it durable. */
export async function modelOf(folder: string): Promise<ModelFileSystem> {
  const disk = await freshDisk();
  const tree = readTree(folder);
  if (tree.size === 0) return disk;
  await disk.makeFolder(modelFolder);
  for (const [path, bytes] of tree) {
    const target = join(modelFolder, path);
    if (path.endsWith('/')) await disk.makeFolder(target.replace(/\/$/, ''));
    else {
      const file = await disk.create(target);
      await file.write(bytes);
      await file.sync();
    }
    await disk.syncFolder(dirname(target));
  }
  return disk;
}
