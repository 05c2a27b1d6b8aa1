/** Opens zip archives by fflate, the only file of the core that imports it, and takes out no more than an honest book or paper holds. */
import { type UnzipFileInfo, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { crc32, directoryOf } from './archive-directory';

/** Entries; large illustrated books have some thousand. */
const MOST_ENTRIES = 20_000;
/** Bytes of one entry, unpacked: as much as a text file may have. */
const LARGEST_ENTRY = 25 * 1024 * 1024;
/** Bytes of all entries taken out together; the text of the longest books is a tenth of it. */
const LARGEST_TOTAL = 64 * 1024 * 1024;
/** Text packs to a fifth or a tenth; deflate's limit is a thousandth. Small entries may be all alike. */
const STEEPEST_RATIO = 150;
const RATIO_MATTERS_FROM = 1024 * 1024;

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
export function openArchive(bytes: Uint8Array): Archive {
  const names = new Set<string>();
  let entries = 0;
  unpack(bytes, ({ name }) => {
    if (++entries > MOST_ENTRIES) throw new ArchiveFault(BOMB);
    names.add(name);
    return false;
  });
  const read = (wanted: Iterable<string>) => readEntries(bytes, new Set(wanted));
  const tryRead = (name: string): Uint8Array | null => {
    try {
      return names.has(name) ? (read([name]).get(name) ?? null) : null;
    } catch (error) {
      if (error instanceof ArchiveFault) return null;
      throw error;
    }
  };
  let sums: ReadonlyMap<string, number> | null = null;
  const isWhole = (name: string, content: Uint8Array): boolean => (sums ??= checksumsOf(bytes)).get(name) === crc32(content);
  return { names, read, tryRead, isWhole };
}

/** Of a name that stands twice, the first: that is the one that is read. */
function checksumsOf(bytes: Uint8Array): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { name, isUtf8, crc } of directoryOf(bytes)) {
    const written = strFromU8(name, !isUtf8);
    if (!sums.has(written)) sums.set(written, crc);
  }
  return sums;
}

function readEntries(bytes: Uint8Array, wanted: ReadonlySet<string>): ReadonlyMap<string, Uint8Array> {
  const taken = new Set<string>();
  let total = 0;
  // The sizes are the directory's; fflate never writes beyond them, so an entry that lies about its size is only cut short.
  const files = unpack(bytes, ({ name, size, originalSize }) => {
    if (!wanted.has(name) || taken.has(name)) return false;
    taken.add(name);
    total += originalSize;
    const steep = originalSize > RATIO_MATTERS_FROM && originalSize > size * STEEPEST_RATIO;
    if (originalSize > LARGEST_ENTRY || total > LARGEST_TOTAL || steep) throw new ArchiveFault(BOMB);
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
