/** Finds pictures in a folder by their name alone, as programs that link by name do. */
import { readdir } from 'node:fs/promises';

/** Paths relative to the folder, with `/`, by lower-case name; the one that lies least deep is first. */
export type PicturesByName = ReadonlyMap<string, readonly string[]>;

/** A folder of notes is gone through so deep, and to so many entries. */
const DEEPEST = 16;
const MOST = 50_000;
const ENDING = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/** Hidden folders, such as a program's own, and links are passed over. */
export async function picturesBelow(folder: string): Promise<PicturesByName> {
  const found = new Map<string, string[]>();
  let seen = 0;
  let level = [''];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const within of level) {
      const entries = await readdir(`${folder}/${within}`, { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (entry.name.startsWith('.') || ++seen > MOST) continue;
        const path = within === '' ? entry.name : `${within}/${entry.name}`;
        if (entry.isDirectory()) next.push(path);
        else if (entry.isFile() && ENDING.test(entry.name)) found.set(entry.name.toLowerCase(), [...(found.get(entry.name.toLowerCase()) ?? []), path]);
      }
    }
    level = next.sort();
  }
  return found;
}

/** `name` may begin with folders, which then end the path of what is meant. */
export function pictureNamed(pictures: PicturesByName, name: string): string | null {
  const wanted = name.toLowerCase();
  const all = pictures.get(wanted.slice(wanted.lastIndexOf('/') + 1)) ?? [];
  return all.find((path) => `/${path}`.toLowerCase().endsWith(`/${wanted}`)) ?? null;
}
