/** One revision's folder: original, text and structure, written once and checked against their hashes when read. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { MediaType, ParsedDocument, PictureType, Structure } from '../../core/documents/document';
import { lookOf, pictureEndings, pictureName } from '../../core/documents/picture-bytes';
import { revisionFolder, type StoredRevision } from './document-file';
import { createSynced } from './durable';
import type { FileSystem } from './file-system';
import { isSha256, originalExtension } from './identifier';
import { decodeJson, decodeText, encodeJson, encodeText } from './lines';
import { isStructure } from './structure-file';
import type { VaultFiles } from './vault-files';

/** Bytes to keep and what was parsed from them. */
export interface Import {
  readonly bytes: Uint8Array;
  /** File name the bytes came from; kept for showing, never used as a path. */
  readonly name: string;
  readonly mediaType: MediaType;
  readonly parsed: ParsedDocument;
  /** The bytes of the pictures that the structure names. */
  readonly pictures?: readonly KeptPicture[];
}

/** A picture's bytes under their hash (hex SHA-256). */
export interface KeptPicture {
  readonly sha256: string;
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

export interface RevisionText {
  readonly text: string;
  readonly structure: Structure;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether a file in a revision's folder may be one of its pictures. */
export const isPictureName = (name: string): boolean => Object.values(pictureEndings).includes(name.slice(65)) && isSha256(name.slice(0, 64)) && name.charAt(64) === '.';

/** The files of a revision and what `document.json` will say of them. `imported` is an ISO 8601 instant. */
export function planRevision(input: Import, imported: string) {
  const text = encodeText(input.parsed.text);
  const structure = encodeJson(input.parsed.structure);
  const original = `original.${originalExtension(input.name, input.mediaType)}`;
  const revision: StoredRevision = {
    sha256: sha256Of(input.bytes),
    imported,
    from: input.name,
    mediaType: input.mediaType,
    original,
    textSha256: sha256Of(text),
    structureSha256: sha256Of(structure),
  };
  const files = [
    { name: original, bytes: input.bytes },
    { name: 'text.txt', bytes: text },
    { name: 'structure.json', bytes: structure },
    ...(input.pictures ?? []).map((picture) => ({ name: pictureName(picture), bytes: picture.bytes })),
  ];
  return { revision, files };
}
export type PlannedRevision = ReturnType<typeof planRevision>;

/** Writes the files into a new folder and makes them durable; the folder's own name is for the caller to sync. */
export async function writeRevisionFolder(fs: FileSystem, folder: string, files: PlannedRevision['files']): Promise<void> {
  await fs.makeFolder(folder);
  for (const file of files) await createSynced(fs, join(folder, file.name), file.bytes);
  await fs.syncFolder(folder);
}

/** Reads one file and holds it against its hash; damage is quarantined and reported, absence reported. */
export async function readChecked(files: VaultFiles, path: string, sha256: string, what: string): Promise<Uint8Array | null> {
  const bytes = await files.read(path);
  if (bytes === null) {
    files.problems.report('missing', path, `Vault: ${what} is not there (${path}); bring it back from a backup, nothing else was changed`);
    return null;
  }
  if (sha256Of(bytes) === sha256) return bytes;
  await files.quarantine(path, bytes, `${what} does not match its hash`);
  return null;
}

/** Where the revisions of a document lie, relative to the vault. */
export const revisionPath = (id: string, sha256: string): string => `documents/${id}/${revisionFolder(sha256)}`;

/** The text and structure of a revision; `null`, with the reason among the problems, where they are damaged or gone. */
export async function readRevision(files: VaultFiles, id: string, title: string, revision: StoredRevision): Promise<RevisionText | null> {
  const folder = revisionPath(id, revision.sha256);
  const textBytes = await readChecked(files, `${folder}/text.txt`, revision.textSha256, `the text of “${title}”`);
  const structureBytes = await readChecked(files, `${folder}/structure.json`, revision.structureSha256, `the structure of “${title}”`);
  if (textBytes === null || structureBytes === null) return null;
  const text = decodeText(textBytes);
  const structure = decodeJson(structureBytes)?.value;
  if (text === null || !isStructure(structure, text.length)) {
    await files.quarantine(`${folder}/structure.json`, structureBytes, `the structure of “${title}” does not describe its text`);
    return null;
  }
  return { text, structure };
}

/** The original bytes, held against their hash, which also names the revision; `null` where they are damaged or gone. */
export function readOriginal(files: VaultFiles, id: string, title: string, revision: StoredRevision): Promise<Uint8Array | null> {
  return readChecked(files, `${revisionPath(id, revision.sha256)}/${revision.original}`, revision.sha256, `the original of “${title}”`);
}

/** Every picture of a revision, held against its hash; what is damaged or gone is left out and stands among the problems. */
export async function readPictures(files: VaultFiles, id: string, title: string, revision: StoredRevision, structure: Structure): Promise<KeptPicture[]> {
  const kept = new Map((structure.pictures ?? []).map(({ sha256, type }) => [sha256, { sha256, type }] as const));
  const read: KeptPicture[] = [];
  for (const { sha256, type } of kept.values()) {
    const bytes = await readChecked(files, `${revisionPath(id, revision.sha256)}/${pictureName({ sha256, type })}`, sha256, `a picture of “${title}”`);
    if (bytes !== null) read.push({ sha256, type, bytes });
  }
  return read;
}

/** One picture by its hash; `null` where it is not there, not whole, or no picture by its bytes. Reports nothing. */
export async function findPicture(files: VaultFiles, id: string, revision: string, sha256: string): Promise<KeptPicture | null> {
  for (const name of Object.values(pictureEndings).map((ending) => `${sha256}.${ending}`)) {
    const bytes = await files.read(`${revisionPath(id, revision)}/${name}`);
    const look = bytes !== null && sha256Of(bytes) === sha256 ? lookOf(bytes) : null;
    if (bytes !== null && look) return { sha256, type: look.type, bytes };
  }
  return null;
}
