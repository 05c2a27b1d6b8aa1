/** A backup as one zip file: written piece by piece, read with a cap on everything a stranger's zip could claim. */
import { unzipSync, Zip, ZipDeflate, type UnzipFileInfo } from 'fflate';
import { ExpectedFailure } from '../../shared/failure';
import type { WritableFile } from './file-system';
import { isSafePath } from './safe-path';

/** What a zip without its 64-bit extension can hold. */
const mostEntries = 65_535;
const largestZip = 0xffff_ffff;
/** Bytes of a zip that are read into memory to be restored. */
export const largestRead = 2 ** 31 - 1;
/** Bytes of one file, unpacked, and of the files unpacked at once. */
const largestFile = 512 * 1024 * 1024;
const batch = 64 * 1024 * 1024;
/** Bytes of all files. */
const largestTotal = 16 * 1024 ** 3;
/** Deflate cannot pack tighter than about 1 : 1032. Text packs to a tenth. */
const steepest = 1100;

const tooLarge = (): ExpectedFailure => new ExpectedFailure('not-saved', 'The notebook holds more than one zip file can (65,535 files or 4 GB); copy its folder instead.');
const refused = (why: string): ExpectedFailure => new ExpectedFailure('bad-request', `This backup was not restored because ${why}. Nothing was written.`);

/** Bytes that are packed at a time; between two of them others have their turn. */
const slice = 128 * 1024;

/** Writes entries one after another; `finish` ends the zip. The file is the caller's to sync and close. */
export class ZipWriter {
  private chunks: Uint8Array[] = [];
  private entries = 0;
  private written = 0;
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.chunks.push(chunk);
  });

  constructor(private readonly file: WritableFile) {}

  /** @param path with `/`. */
  async add(path: string, bytes: Uint8Array): Promise<void> {
    this.entries += 1;
    const entry = new ZipDeflate(path, { level: 6 });
    this.zip.add(entry);
    for (let at = 0; at === 0 || at < bytes.length; at += slice) {
      if (at > 0) await new Promise((resolve) => setImmediate(resolve));
      entry.push(bytes.subarray(at, at + slice), at + slice >= bytes.length);
      await this.flush();
    }
    if (this.entries > mostEntries) throw tooLarge();
  }

  async finish(): Promise<void> {
    this.zip.end();
    await this.flush();
  }

  private async flush(): Promise<void> {
    const { chunks } = this;
    this.chunks = [];
    for (const chunk of chunks) {
      this.written += chunk.length;
      if (this.written > largestZip) throw tooLarge();
      await this.file.write(chunk);
    }
  }
}

function unzip(zip: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error;
    throw refused('the file is no zip, or is damaged or not complete');
  }
}

/** The files of a zip, checked by name and size before any is unpacked. Fails with `bad-request`, saying why. */
export function listZip(zip: Uint8Array): Map<string, number> {
  const sizes = new Map<string, number>();
  const seen = new Set<string>();
  let total = 0;
  unzip(zip, ({ name, size, originalSize, compression }) => {
    if (name.endsWith('/')) return false;
    if (!isSafePath(name)) throw refused(`it holds a file under a name that could lead elsewhere (${JSON.stringify(name.slice(0, 80))})`);
    const folded = name.normalize('NFC').toLowerCase();
    if (seen.has(folded)) throw refused(`it holds ${JSON.stringify(name.slice(0, 80))} twice`);
    seen.add(folded);
    total += originalSize;
    if (sizes.size >= mostEntries || originalSize > largestFile || total > largestTotal || originalSize > (size + 64) * steepest) {
      throw refused('it unpacks to far more than a notebook holds');
    }
    if (compression !== 0 && compression !== 8) throw refused('it is packed in a way that Almagest does not write');
    sizes.set(name, originalSize);
    return false;
  });
  return sizes;
}

/** Unpacks the files of `sizes`, some at a time, so that memory holds the zip and 64 MB beside it (or one large file). */
export function* readZip(zip: Uint8Array, sizes: ReadonlyMap<string, number>): Generator<readonly [string, Uint8Array]> {
  const names = [...sizes.keys()];
  while (names.length > 0) {
    const wanted = new Set<string>();
    for (let bytes = 0; names.length > 0 && (wanted.size === 0 || bytes + (sizes.get(names[0] ?? '') ?? 0) <= batch); ) {
      const name = names.shift() ?? '';
      bytes += sizes.get(name) ?? 0;
      wanted.add(name);
    }
    yield* Object.entries(unzip(zip, ({ name }) => wanted.has(name)));
  }
}
