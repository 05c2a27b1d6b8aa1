/** From a URL of app://almagest to the file it may have, and nothing outside the window's own folder. */
import { readFile, realpath } from 'node:fs';
import { extname, isAbsolute, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

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

function isInside(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

/** What an address of a picture names: never a path. */
export interface PictureAddress {
  /** Id of the document. */
  readonly document: string;
  /** Hex SHA-256 of the revision, and of the picture. */
  readonly revision: string;
  readonly sha256: string;
}

const picturePath = /^\/picture\/([A-Za-z0-9_-]{1,100})\/([0-9a-f]{64})\/([0-9a-f]{64})$/;

/** A picture of notes, by its name among them. */
export interface ImageAddress {
  readonly image: string;
}

const imagePath = /^\/image\/([0-9a-f]{64}\.[a-z]{3,4})$/;

/** The picture a URL asks for; `null` for every other URL. */
export function pictureFor(address: string): PictureAddress | ImageAddress | null {
  if (!isOwnAddress(address)) return null;
  const { pathname, search, hash } = new URL(address);
  const [, document, revision, sha256] = picturePath.exec(pathname) ?? [];
  const [, image] = imagePath.exec(pathname) ?? [];
  if (image !== undefined && search === '' && hash === '') return { image };
  return document === undefined || revision === undefined || sha256 === undefined || search !== '' || hash !== '' ? null : { document, revision, sha256 };
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
  if (!isInside(file, folder)) return null;
  return Object.hasOwn(mediaTypes, extname(file)) ? file : null;
}

export interface ServedFile {
  /** With its dot; one of `mediaTypes`. */
  readonly extension: string;
  readonly bytes: Buffer;
}

/** What a URL asks for; `null` where there is no such file, or a link leads out of the folder. Both calls know Electron's archives. */
export async function readOwnFile(address: string, folder: string): Promise<ServedFile | null> {
  const file = fileFor(address, folder);
  if (file === null) return null;
  try {
    const [real, home] = await Promise.all([file, folder].map((path) => promisify(realpath)(path)));
    if (real === undefined || home === undefined || !isInside(real, home)) return null;
    const extension = extname(real);
    return Object.hasOwn(mediaTypes, extension) ? { extension, bytes: await promisify(readFile)(real) } : null;
  } catch {
    return null;
  }
}
