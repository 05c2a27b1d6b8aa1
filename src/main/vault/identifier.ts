/** Which ids may become file names, and which extension an imported file keeps. */
import type { MediaType } from '../../core/documents/document';

const safe = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
/** Names that Windows gives to devices, whatever their extension. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** Whether an id can name a file on every platform: a ULID or a slug, never a path. */
export const isSafeId = (id: string): boolean => safe.test(id) && !device.test(id);

const sha256 = /^[0-9a-f]{64}$/;
/** Whether a text is a hex SHA-256. */
export const isSha256 = (text: string): boolean => sha256.test(text);

const extensions: Record<MediaType, readonly string[]> = {
  'text/plain': ['txt', 'text'],
  'text/markdown': ['md', 'markdown'],
  'text/html': ['html', 'htm', 'xhtml'],
  'application/epub+zip': ['epub'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx', 'docm', 'dotx'],
  'application/pdf': ['pdf'],
};

/** The extension under which an original is kept: the one it came with where that fits its type, else the usual one. */
export function originalExtension(name: string, mediaType: MediaType): string {
  const known = extensions[mediaType];
  const given = /\.([a-z]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  return given !== undefined && known.includes(given) ? given : (known[0] ?? 'bin');
}
