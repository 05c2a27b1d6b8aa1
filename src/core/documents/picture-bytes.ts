/** Tells a raster picture by its bytes, never by its name, and how large it is. */
import type { PictureType } from './document';

export interface PictureLook {
  readonly type: PictureType;
  /** Pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
}

export const pictureEndings: Readonly<Record<PictureType, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp', 'image/avif': 'avif' };

/** The name a picture's file has wherever it lies: by it the same picture is there once. @param sha256 hex, of its bytes */
export const pictureName = ({ sha256, type }: { readonly sha256: string; readonly type: PictureType }): string => `${sha256}.${pictureEndings[type]}`;

type Size = Omit<PictureLook, 'type'>;

/** How far into a file of AVIF its size is looked for. */
const AVIF_HEAD = 64 * 1024;

const letters = (bytes: Uint8Array, start: number, end: number): string => String.fromCharCode(...bytes.subarray(start, end));

/** `null` for what is no picture of those kinds, or one without a size. Reads only heads; nothing is unpacked. */
export function lookOf(bytes: Uint8Array): PictureLook | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const found = read(bytes, view);
    return found !== null && found.width > 0 && found.height > 0 ? found : null;
  } catch {
    // A head that ends too early says nothing.
    return null;
  }
}

function read(bytes: Uint8Array, view: DataView): PictureLook | null {
  if (letters(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' && letters(bytes, 12, 16) === 'IHDR') return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
  if (/^GIF8[79]a/.test(letters(bytes, 0, 6))) return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (letters(bytes, 0, 3) === '\xff\xd8\xff') return withType('image/jpeg', jpeg(bytes, view));
  if (letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 12) === 'WEBP') return withType('image/webp', webp(bytes, view));
  if (letters(bytes, 4, 8) === 'ftyp' && /avi[fs]/.test(letters(bytes, 8, Math.min(64, view.getUint32(0))))) return withType('image/avif', avif(bytes, view));
  return null;
}

const withType = (type: PictureType, size: Size | null): PictureLook | null => size && { type, ...size };

/** ITU-T T.81, annex B: segments up to the frame's head. */
function jpeg(bytes: Uint8Array, view: DataView): Size | null {
  let turned = false;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    if (isFrame) return turned ? { width: height, height: width } : { width, height };
    if (marker === 0xe1) turned ||= isTurned(bytes, view, at + 4);
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Whether Exif, at `start`, says that the picture is shown on its side (CIPA DC-008, tag 0x0112: 5 to 8). */
function isTurned(bytes: Uint8Array, view: DataView, start: number): boolean {
  if (letters(bytes, start, start + 6) !== 'Exif\0\0') return false;
  const base = start + 6;
  const little = letters(bytes, base, base + 2) === 'II';
  const list = base + view.getUint32(base + 4, little);
  for (let entry = 0; entry < view.getUint16(list, little); entry++) {
    const at = list + 2 + entry * 12;
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little) >= 5;
  }
  return false;
}

/** RFC 9649: simple, lossless and extended files. */
function webp(bytes: Uint8Array, view: DataView): Size | null {
  const kind = letters(bytes, 12, 16);
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  const three = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000 + 1;
  return kind === 'VP8X' ? { width: three(24), height: three(27) } : null;
}

/** The largest of the sizes that the file gives its parts (ISO 23008-12, `ispe`). */
function avif(bytes: Uint8Array, view: DataView): Size | null {
  const head = Array.from(bytes.subarray(0, AVIF_HEAD), (byte) => String.fromCharCode(byte)).join('');
  let best: Size | null = null;
  for (const { index } of head.matchAll(/ispe\0\0\0\0/g)) {
    const size = { width: view.getUint32(index + 8), height: view.getUint32(index + 12) };
    if (best === null || size.width * size.height > best.width * best.height) best = size;
  }
  return best;
}
