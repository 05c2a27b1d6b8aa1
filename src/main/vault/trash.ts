/** What lies in the trash of a vault, for a list to restore from. */
import type { Annotation } from '../../core/annotations/annotation';
import type { Document } from '../../core/documents/document';
import { imageNamesOf } from '../../core/notes/images';
import type { NoteSummary } from '../../core/notes/note';
import type { AnnotationStore } from './annotation-store';
import type { DocumentStore } from './document-store';
import { parseDocument } from './document-file';
import { isSafeId } from './identifier';
import { decodeJson, isRecord } from './lines';
import type { ImageStore } from './image-store';
import type { NoteStore } from './note-store';
import type { VaultFiles } from './vault-files';

export interface TrashContent {
  readonly documents: readonly Document[];
  readonly notes: readonly NoteSummary[];
  /** Of documents that are themselves in the vault. */
  readonly annotations: readonly Annotation[];
}

/** `null` where it is absent, damaged or newer; then it is among the problems, for what is in the trash may still be wanted. */
async function trashedDocument(files: VaultFiles, id: string): Promise<Document | null> {
  const path = `trash/documents/${id}/document.json`;
  const bytes = await files.read(path);
  if (bytes === null) {
    files.problems.report('missing', path, `Vault: trash/documents/${id} has no document.json, so it cannot be restored by itself; its files are kept`);
    return null;
  }
  const value = decodeJson(bytes)?.value;
  const stored = parseDocument(value, id);
  if (stored !== null) return stored.document;
  if (isRecord(value) && typeof value['format'] === 'number' && value['format'] > 1) {
    files.problems.report('newer', path, `Vault: document ${id} in the trash was written by a newer version of Almagest and is not shown (${path})`);
  } else await files.quarantine(path, bytes, `the description of document ${id} in the trash cannot be read`);
  return null;
}

async function trashedDocuments(files: VaultFiles): Promise<Document[]> {
  const found: Document[] = [];
  for (const { name, kind } of await files.list('trash/documents')) {
    if (kind !== 'folder' || !isSafeId(name)) continue;
    const document = await trashedDocument(files, name);
    if (document !== null) found.push(document);
  }
  return found;
}

const stemOf = (name: string): string => name.slice(0, name.lastIndexOf('.'));

/** What may be removed for good. */
export interface Erasers {
  readonly documents: Pick<DocumentStore, 'erase'>;
  readonly annotations: Pick<AnnotationStore, 'erase' | 'trashed'>;
  readonly notes: Pick<NoteStore, 'erase' | 'everywhere'>;
  readonly images: Pick<ImageStore, 'list' | 'erase'>;
}

/** Names of the pictures that notes show, those in the trash included. */
const shown = async (notes: Pick<NoteStore, 'everywhere'>): Promise<ReadonlySet<string>> => new Set((await notes.everywhere()).flatMap(({ tree }) => imageNamesOf(tree)));

/** Removes what is in the trash for good, also what cannot be read; answers how many things a reader would count. */
export async function emptyTrash(files: VaultFiles, { documents, annotations, notes, images }: Erasers): Promise<number> {
  let removed = 0;
  const before = (await images.list()).length > 0 ? await shown(notes) : null;
  for (const { name, kind } of await files.list('trash/documents')) {
    if (kind === 'folder' && isSafeId(name)) await documents.erase(name);
    else await files.removeForGood('what is in the trash', `trash/documents/${name}`);
    removed += 1;
  }
  for (const { name } of await files.list('trash/notes')) {
    if (name.endsWith('.json') && isSafeId(stemOf(name))) await notes.erase(stemOf(name));
    else await files.removeForGood('what is in the trash', `trash/notes/${name}`);
    removed += 1;
  }
  // A note that cannot be read may show any of them.
  if (before !== null && !files.problems.list().some(({ path }) => path.startsWith('notes/'))) {
    // A picture goes with the last note that showed it.
    const after = await shown(notes);
    for (const name of before) if (!after.has(name)) await images.erase(name);
  }
  for (const { name } of await files.list('trash/annotations')) {
    const document = stemOf(name);
    removed += isSafeId(document) ? (await annotations.trashed(document)).length : 1;
    if (name.endsWith('.jsonl') && isSafeId(document)) await annotations.erase(document);
    else await files.removeForGood('what is in the trash', `trash/annotations/${name}`);
  }
  for (const { name } of await files.list('trash/conflicts')) {
    await files.removeForGood('what is in the trash', `trash/conflicts/${name}`);
    removed += 1;
  }
  return removed;
}

/** Lists the trash. */
export async function listTrash(files: VaultFiles, annotations: AnnotationStore, notes: NoteStore): Promise<TrashContent> {
  const removed: Annotation[] = [];
  for (const { name } of await files.list('trash/annotations')) {
    if (!name.endsWith('.jsonl')) continue;
    const document = name.slice(0, -'.jsonl'.length);
    if (isSafeId(document) && (await files.stat(`documents/${document}`)) !== null) removed.push(...(await annotations.trashed(document)));
  }
  return { documents: await trashedDocuments(files), notes: await notes.trashed(), annotations: removed };
}
