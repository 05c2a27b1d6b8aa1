/** From a URL of app://almagest to the file it may have, and nothing outside the window's own folder. */
import { extname, isAbsolute, join, relative, resolve } from 'node:path';

export const origin = 'app://almagest';

/** The kinds of files that ship with the window. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** True for an address of the application's own page. */
export function isOwnAddress(address: string): boolean {
  try {
    const { protocol, host } = new URL(address);
    return `${protocol}//${host}` === origin;
  } catch {
    return false;
  }
}

/** The file a URL asks for, or `null` where it leads outside the folder or to no kind of file that ships. */
export function fileFor(address: string, folder: string): string | null {
  if (!isOwnAddress(address)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(join(folder, path === '/' ? 'index.html' : path));
  const inside = relative(folder, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null;
  return Object.hasOwn(mediaTypes, extname(file)) ? file : null;
}
