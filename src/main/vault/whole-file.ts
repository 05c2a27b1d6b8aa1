/** Whether a file another program wrote can be read as what it is, asked without reporting it. */
import type { AnnotationStore } from './annotation-store';
import { parseDocument } from './document-file';
import { decodeJson, decodeText, isRecord, splitLines } from './lines';
import { parseNote } from './note-file';
import type { VaultFiles } from './vault-files';
import type { WatchedKind } from './watch';

/** A newer version's file is whole, though it cannot be shown. */
const isNewer = (value: unknown): boolean => isRecord(value) && typeof value['format'] === 'number' && value['format'] > 1;

export async function isWholeFile(files: VaultFiles, annotations: AnnotationStore, { kind, id, path }: { readonly kind: WatchedKind; readonly id: string; readonly path: string }): Promise<boolean> {
  const bytes = await files.read(path);
  if (bytes === null) return false;
  if (kind === 'twin') return bytes.length > 0 && decodeText(bytes) !== null;
  if (kind === 'decisions' || kind === 'reviews') return splitLines(bytes).complete;
  if (kind === 'annotations') return splitLines(bytes).complete && (await annotations.readFile(path, id)).every(({ annotation }) => annotation !== null);
  const value = decodeJson(bytes)?.value;
  if (isNewer(value)) return true;
  if (kind === 'list') return isRecord(value);
  return kind === 'note' ? parseNote(value, id) !== null : parseDocument(value, id) !== null;
}
