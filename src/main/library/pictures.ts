/** Finds the bytes of an article's pictures: in its own file, or in the folder it lies in. Nothing is asked of the network. */
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { ParsedDocument, Picture, PictureReference, PictureType } from '../../core/documents/document';
import { ANYWHERE } from '../../core/documents/markdown/embeds';
import { lookOf, type PictureLook } from '../../core/documents/picture-bytes';
import { pictureNamed, picturesBelow, type PicturesByName } from './pictures-by-name';

/** The bytes of a picture, as the vault keeps them. */
export interface PictureFile {
  /** Hex. */
  readonly sha256: string;
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

/** Where a file lay: pictures beside it are read from `folder` by what it says of them, and only below `within`. */
export interface SourcePlace {
  readonly folder: string;
  readonly within: string;
}

const MEGABYTE = 1024 * 1024;
/** Bytes of one picture, of all of an article's, and how many. */
const LARGEST_PICTURE = 20 * MEGABYTE;
const LARGEST_TOTAL = 128 * MEGABYTE;
const MOST = 2000;
/** Pixels beyond which drawing one picture would take a window's memory. */
const MOST_PIXELS = 100e6;
/** Pixels below which, in both directions, a picture is an ornament; amid a line of text, a sign. */
const ORNAMENT = 24;
const SIGN = 64;

type Load = (source: string) => Promise<Uint8Array | null>;

/** The bytes of a `data:` address; `null` where it is none. */
function dataBytes(source: string): Uint8Array | null {
  const [, coded, data] = /^data:image\/[\w.+-]+(?:;[^;,]*)*?(;base64)?,(.*)$/is.exec(source) ?? [];
  if (data === undefined || data.length > LARGEST_PICTURE * 1.4) return null;
  try {
    const plain = decodeURIComponent(data);
    return coded === undefined ? Buffer.from(plain, 'latin1') : Buffer.from(plain, 'base64');
  } catch {
    return null;
  }
}

/** Where `source` leads from the place; `null` for an address of the web, an absolute one and one that is no address. */
function pathBeside(source: string, { folder }: SourcePlace): string | null {
  const [path = ''] = source.split(/[?#]/, 1);
  if (path === '' || /^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(path)) return null;
  try {
    const plain = decodeURIComponent(path);
    return /[\0\\]/.test(plain) ? null : join(folder, plain);
  } catch {
    return null;
  }
}

async function readBeside(source: string, place: SourcePlace): Promise<Uint8Array | null> {
  const path = pathBeside(source, place);
  if (path === null) return null;
  try {
    const [real, home] = await Promise.all([realpath(path), realpath(place.within)]);
    const way = relative(home, real);
    if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return null;
    const { size } = await stat(real);
    return size > 0 && size <= LARGEST_PICTURE ? await readFile(real) : null;
  } catch {
    return null;
  }
}

/** Tries a picture's own file first, then the article's, then what lies beside it, or anywhere in the folder where it has but a name. */
export function loaderOf(own: ((source: string) => Uint8Array | null) | undefined, place: SourcePlace | null): Load {
  let named: Promise<PicturesByName> | null = null;
  const beside = async (source: string): Promise<Uint8Array | null> => {
    if (!place) return null;
    if (!source.startsWith(ANYWHERE)) return readBeside(source, place);
    const path = pictureNamed(await (named ??= picturesBelow(place.within)), source.slice(ANYWHERE.length));
    return path === null ? null : readBeside(encodeURIComponent(path), { folder: place.within, within: place.within });
  };
  return async (source) => dataBytes(source) ?? own?.(source) ?? (own ? null : beside(source));
}

function isTooSmall({ amid }: PictureReference, width: number, height: number): boolean {
  return amid ? width < SIGN || height < SIGN : width < ORNAMENT && height < ORNAMENT;
}

export interface Settled {
  /** Its pictures are part of its structure; it refers to none any more. */
  readonly parsed: ParsedDocument;
  /** Each once. */
  readonly pictures: readonly PictureFile[];
  /** How many were there and were left out for their size. */
  readonly tooLarge: number;
  /** How many stand on the web, and how many are not where the document says; those amid a line, mostly signs, are not counted. */
  readonly onWeb: number;
  readonly absent: number;
}

const WEB = /^(?:https?:)?\/\//i;

interface Found {
  readonly bytes: Uint8Array;
  readonly look: PictureLook;
}

/** The first of the places a reference names where there is a picture; `absent` where there is nothing in any of them. */
async function findPicture(reference: PictureReference, load: Load): Promise<Found | 'absent' | null> {
  let absent = true;
  for (const source of [reference.source, ...(reference.others ?? [])]) {
    const bytes = await load(source);
    const look = bytes && lookOf(bytes);
    if (bytes && look && !isTooSmall(reference, look.width, look.height)) return { bytes, look };
    // The stand-in of a page that loads its pictures late is not the picture.
    if (bytes && !(source.startsWith('data:') && reference.others)) absent = false;
  }
  return absent ? 'absent' : null;
}

/** Makes what a document refers to its pictures, as far as there are bytes of a raster picture; the text stays as it is. */
export async function settlePictures(document: ParsedDocument, load: Load): Promise<Settled> {
  const { references = [], ...parsed } = document;
  const files = new Map<string, PictureFile>();
  const pictures: Picture[] = [];
  let [total, tooLarge, onWeb, absent] = [0, 0, 0, 0];
  for (const reference of references.slice(0, MOST)) {
    const found = await findPicture(reference, load);
    if (found === 'absent' && !reference.amid) {
      if ([reference.source, ...(reference.others ?? [])].some((source) => WEB.test(source))) onWeb += 1;
      else absent += 1;
    }
    if (found === null || found === 'absent') continue;
    const { bytes, look } = found;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const added = files.has(sha256) ? 0 : bytes.length;
    if (bytes.length > LARGEST_PICTURE || total + added > LARGEST_TOTAL || look.width * look.height > MOST_PIXELS) {
      tooLarge += 1;
      continue;
    }
    total += added;
    files.set(sha256, { sha256, type: look.type, bytes });
    const { at, alt } = reference;
    pictures.push({ at, sha256, ...look, alt });
  }
  const structure = pictures.length === 0 ? parsed.structure : { ...parsed.structure, pictures };
  return { parsed: { ...parsed, structure }, pictures: [...files.values()], tooLarge: tooLarge + Math.max(0, references.length - MOST), onWeb, absent };
}
