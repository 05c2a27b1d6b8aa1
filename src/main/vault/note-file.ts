/** What `notes/<id>.json` holds on disk: the note as `core/notes` reads it, and fields of the envelope that we do not know. */
import type { Note } from '../../core/notes/note';
import { readNote, writeNote } from '../../core/notes/read';
import { isSafeId } from './identifier';
import { isRecord } from './lines';

/** Whether a note's JSON was written by a newer version than this. */
export const isNewerNote = (value: unknown): boolean => isRecord(value) && typeof value['format'] === 'number' && value['format'] > 1;

/** Reads a note; `null` where it does not have the shape of one or speaks of another note than `id`. */
export function parseNote(value: unknown, id: string): Note | null {
  if (!isRecord(value) || value['id'] !== id || !isSafeId(id) || !isRecord(value['tree'])) return null;
  const { format, title, tags, created, modified, pinned, absorbed, tree } = value;
  return readNote({ format, id, title, tags, created, modified, ...(pinned === true && { pinned }), ...(Array.isArray(absorbed) && { absorbed: absorbed as unknown[] }), tree: { blocks: tree['blocks'] } });
}

/** The JSON to write for a note; of `before`, the file as it stood, only what we do not know is taken over. */
export function noteJson(note: Note, before: unknown): unknown {
  const written = JSON.parse(writeNote(note)) as Record<string, unknown>;
  const kept: Record<string, unknown> = isRecord(before) ? { ...before } : {};
  delete kept['pinned'];
  delete kept['absorbed'];
  const keptTree = isRecord(kept['tree']) ? kept['tree'] : {};
  return { ...kept, ...written, tree: { ...keptTree, ...(written['tree'] as Record<string, unknown>) } };
}
