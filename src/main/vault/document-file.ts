/** What `document.json` holds on disk: the document, what its revision folders must hash to, and fields we do not know. */
import { emptyShelf, imprintFields, type Document, type Imprint, type MediaType, type Revision, type Shelf } from '../../core/documents/document';
import { isSafeId, isSha256 } from './identifier';
import { isRecord } from './lines';

/** A revision with what is needed to check its folder. Hashes are hex SHA-256. */
export interface StoredRevision extends Revision {
  /** File name of the original bytes in the revision's folder. */
  readonly original: string;
  readonly textSha256: string;
  readonly structureSha256: string;
}

export interface StoredDocument {
  readonly document: Document;
  readonly revisions: readonly StoredRevision[];
  /** The JSON as it was read, so that fields of other versions survive a rewrite. */
  readonly raw: Readonly<Record<string, unknown>>;
}

const mediaTypes: readonly unknown[] = [
  'text/plain',
  'text/markdown',
  'text/html',
  'application/epub+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/pdf',
] satisfies MediaType[];
const originalName = /^original\.[a-z]{1,8}$/;

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

function parseRevision(value: unknown): StoredRevision | null {
  if (!isRecord(value)) return null;
  const { sha256, imported, from, mediaType, original, textSha256, structureSha256 } = value;
  if (typeof sha256 !== 'string' || !isSha256(sha256)) return null;
  if (typeof textSha256 !== 'string' || !isSha256(textSha256)) return null;
  if (typeof structureSha256 !== 'string' || !isSha256(structureSha256)) return null;
  if (typeof original !== 'string' || !originalName.test(original)) return null;
  if (typeof imported !== 'string' || typeof from !== 'string' || !mediaTypes.includes(mediaType)) return null;
  return { sha256, imported, from, mediaType: mediaType as MediaType, original, textSha256, structureSha256 };
}

const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

/** What of it is text; anything else is not ours. */
function parseImprint(value: unknown): Imprint {
  if (!isRecord(value)) return {};
  return Object.fromEntries(imprintFields.flatMap((field) => (typeof value[field] === 'string' ? [[field, value[field]]] : [])));
}

function parseShelf(value: unknown): Shelf {
  if (!isRecord(value)) return emptyShelf;
  return { collections: textsIn(value['collections']), tags: textsIn(value['tags']), starred: value['starred'] === true, archived: value['archived'] === true };
}

/** Reads `document.json`; `null` where it does not have the shape or speaks of another document than `id`. */
export function parseDocument(value: unknown, id: string): StoredDocument | null {
  if (!isRecord(value) || value['format'] !== 1 || value['id'] !== id || !isSafeId(id)) return null;
  const { title, byline, language } = value;
  if (typeof title !== 'string' || !isTextOrNull(byline) || !isTextOrNull(language)) return null;
  const listed: readonly unknown[] = Array.isArray(value['revisions']) ? value['revisions'] : [];
  const revisions: StoredRevision[] = [];
  for (const entry of listed) {
    const revision = parseRevision(entry);
    if (revision === null) return null;
    revisions.push(revision);
  }
  if (revisions.length === 0) return null;
  const plain = revisions.map(({ sha256, imported, from, mediaType }): Revision => ({ sha256, imported, from, mediaType }));
  const [imprint, shelf] = [parseImprint(value['imprint']), parseShelf(value['shelf'])];
  return { document: { format: 1, id, title, byline, language, imprint, shelf, revisions: plain }, revisions, raw: value };
}

const shelfFields = Object.keys(emptyShelf);

/** `own` with what another version keeps beside our fields. */
function beside(before: unknown, own: object, fields: readonly string[]): object {
  const others = isRecord(before) ? Object.entries(before).filter(([name]) => !fields.includes(name)) : [];
  return { ...Object.fromEntries(others), ...own };
}

/** The JSON to write for a document; of `raw`, only what we do not know is taken over. */
export function documentJson(document: Document, revisions: readonly StoredRevision[], raw: Readonly<Record<string, unknown>> = {}): unknown {
  const before: readonly unknown[] = Array.isArray(raw['revisions']) ? raw['revisions'] : [];
  const { format, id, title, byline, language, imprint, shelf } = document;
  const entries = revisions.map((revision, index) => {
    const known = before[index];
    return isRecord(known) && known['sha256'] === revision.sha256 ? { ...known, ...revision } : revision;
  });
  return { ...raw, format, id, title, byline, language, imprint: beside(raw['imprint'], imprint, imprintFields), shelf: beside(raw['shelf'], shelf, shelfFields), revisions: entries };
}

/** The folder of a revision inside its document's folder. */
export const revisionFolder = (sha256: string): string => sha256.slice(0, 12);
