/** Opens zip archives by fflate, the only file of the core that imports it, and takes out no more than an honest book or paper holds. */
import { type UnzipFileInfo, inflateSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { crc32, directoryOf, packedBytes, type DirectoryEntry } from './archive-directory';

/** How much is taken out at most. */
export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of one entry, unpacked, and of all entries taken out together. */
  readonly entry: number;
  readonly together: number;
}

const MEGABYTE = 1024 * 1024;
/** Large illustrated books have some thousand entries, one as large as a text file may be; the text of the longest is a tenth of what comes together. */
const bookLimits: ArchiveLimits = { entries: 20_000, entry: 25 * MEGABYTE, together: 64 * MEGABYTE };
/** Text packs to a fifth or a tenth; deflate's limit is a thousandth. Small entries may be all alike. */
const STEEPEST_RATIO = 150;
const RATIO_MATTERS_FROM = MEGABYTE;

export const DAMAGED = 'is damaged or not complete. Copy or download it again and import that file.';
export const BOMB = 'unpacks to far more than such a file holds, so it was left alone. Ask whoever made it for another copy.';

/** Why an archive is not read on; `message` is the end of a sentence that begins with the file's name. */
export class ArchiveFault extends Error {}

/** An archive's entries by name. Names are only looked up, never used as paths of a file system. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /**
   * The unpacked bytes of those of `wanted` that are there. Throws {@link ArchiveFault} where they are damaged or more than
   * is taken out.
   */
  read(wanted: Iterable<string>): ReadonlyMap<string, Uint8Array>;
  /** One entry on its own, such as a picture, which is done without where it is damaged or too large. */
  tryRead(name: string): Uint8Array | null;
  /** Whether unpacked bytes are those that were packed under the name, by the checksum in the archive's directory. */
  isWhole(name: string, content: Uint8Array): boolean;
}

/** Looks through a zip archive's directory. Throws {@link ArchiveFault} where it is damaged or absurd. */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits = bookLimits): Archive {
  const names = new Set<string>();
  let entries = 0;
  unpack(bytes, ({ name }) => {
    if (++entries > limits.entries) throw new ArchiveFault(BOMB);
    names.add(name);
    return false;
  });
  let directory: ReadonlyMap<string, DirectoryEntry> | null = null;
  const entryOf = (name: string) => (directory ??= byName(bytes)).get(name);
  return {
    names,
    read: (wanted) => readEntries(bytes, new Set(wanted), limits),
    tryRead(name) {
      const entry = names.has(name) ? entryOf(name) : undefined;
      return entry && !isAbsurd(entry.size, entry.packed, limits) ? unpackOne(bytes, entry) : null;
    },
    isWhole: (name, content) => entryOf(name)?.crc === crc32(content),
  };
}

/** Of a name that stands twice, the first: that is the one that is read. */
function byName(bytes: Uint8Array): ReadonlyMap<string, DirectoryEntry> {
  const entries = new Map<string, DirectoryEntry>();
  for (const entry of directoryOf(bytes)) {
    const written = strFromU8(entry.name, !entry.isUtf8);
    if (!entries.has(written)) entries.set(written, entry);
  }
  return entries;
}

/** @param size unpacked, `packed` as it lies there; bytes */
const isAbsurd = (size: number, packed: number, { entry }: ArchiveLimits): boolean => size > entry || (size > RATIO_MATTERS_FROM && size > packed * STEEPEST_RATIO);

/** `null` where it is damaged, or packed in a way that nobody uses. */
function unpackOne(bytes: Uint8Array, entry: DirectoryEntry): Uint8Array | null {
  const packed = packedBytes(bytes, entry);
  if (packed === null || (entry.method !== 0 && entry.method !== 8)) return null;
  try {
    const content = entry.method === 0 ? packed.slice() : inflateSync(packed, { out: new Uint8Array(entry.size) });
    return content.length === entry.size ? content : null;
  } catch {
    return null;
  }
}

function readEntries(bytes: Uint8Array, wanted: ReadonlySet<string>, limits: ArchiveLimits): ReadonlyMap<string, Uint8Array> {
  const taken = new Set<string>();
  let total = 0;
  // The sizes are the directory's; fflate never writes beyond them, so an entry that lies about its size is only cut short.
  const files = unpack(bytes, ({ name, size, originalSize }) => {
    if (!wanted.has(name) || taken.has(name)) return false;
    taken.add(name);
    total += originalSize;
    if (isAbsurd(originalSize, size, limits) || total > limits.together) throw new ArchiveFault(BOMB);
    return true;
  });
  return new Map([...taken].flatMap((name) => (Object.hasOwn(files, name) && files[name] ? [[name, files[name]] as const] : [])));
}

function unpack(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw error instanceof ArchiveFault ? error : new ArchiveFault(DAMAGED);
  }
}

/** The only date in an archive of ours, local time, so that the same parts give the same bytes: the earliest a zip can say. */
const NO_DATE = '1980-01-01T00:00:00';

/** An archive of `parts` by name; text in UTF-8. @param level of compression, 0 (none) to 9. */
export function packArchive(parts: ReadonlyMap<string, string | Uint8Array>, level: 0 | 6 = 0): Uint8Array {
  const bytes = [...parts].map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part] as const);
  return zipSync(Object.fromEntries(bytes), { level, mtime: NO_DATE });
}

/** Text in UTF-8, as the parts of such archives are. */
export function utf8(bytes: Uint8Array | undefined): string {
  return bytes ? strFromU8(bytes).replace(/^\ufeff/, '') : '';
}
