/** Checks a whole vault and says, a sentence each, what is wrong. */
import { imageNamesOf } from '../../core/notes/images';
import type { AnnotationStore } from './annotation-store';
import type { DocumentStore } from './document-store';
import { revisionFolder, type StoredDocument } from './document-file';
import { isTemporaryName } from './durable';
import type { FolderEntry } from './file-system';
import { originalOf, saysConflict } from './conflict-copy';
import { isSafeId } from './identifier';
import { imagesFolder, type ImageStore } from './image-store';
import { isLockName } from './lock';
import type { NoteStore } from './note-store';
import { isOldTwin, notePath, twinPath } from './note-twins';
import type { VaultProblem } from './problem';
import { reportConflictCopy, vaultFolders } from './recover';
import { collectionsPath } from './collection-store';
import { searchesPath } from './search-store';
import { pictureName } from '../../core/documents/picture-bytes';
import { isPictureName, readOriginal, readPictures, readRevision } from './revision-folder';
import type { VaultFiles } from './vault-files';

/** Written by the operating system, by Git and by syncing programs; nobody's business here. */
const foreign = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.git.*|\.stfolder|\.stignore|\.stversions|\.dropbox.*|\.obsidian)$/i;

function reportExtra(files: VaultFiles, folder: string, entry: FolderEntry): void {
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  if (foreign.test(entry.name) || isLockName(entry.name)) return;
  if (isTemporaryName(entry.name)) files.problems.report('stray', path, `Vault: ${path} is left over from an interrupted save; it goes when the vault is next opened`);
  else if (saysConflict(entry.name)) reportConflictCopy(files, path);
  // Told when the vault was opened, by what stands beside it.
  else if (files.problems.list().some((problem) => problem.code === 'conflict-copy' && problem.path === path)) return;
  else files.problems.report('stray', path, `Vault: ${path} is none of the vault's files; it is left alone`);
}

/** Reports what in a folder `isOurs` does not know and answers the rest. */
async function ours(files: VaultFiles, folder: string, isOurs: (entry: FolderEntry) => boolean): Promise<FolderEntry[]> {
  const entries = await files.list(folder === '' ? '.' : folder);
  for (const entry of entries) if (!isOurs(entry)) reportExtra(files, folder, entry);
  return entries.filter(isOurs);
}

const isFileOf = (extension: string) => (entry: FolderEntry): boolean =>
  entry.kind === 'file' && entry.name.endsWith(extension) && isSafeId(entry.name.slice(0, -extension.length));
const isFolder = (entry: FolderEntry): boolean => entry.kind === 'folder' && isSafeId(entry.name);
const idOf = (entry: FolderEntry): string => entry.name.slice(0, entry.name.lastIndexOf('.'));

async function checkDocument(files: VaultFiles, stored: StoredDocument): Promise<void> {
  const { id, title } = stored.document;
  const known = new Set(stored.revisions.map((revision) => revisionFolder(revision.sha256)));
  await ours(files, `documents/${id}`, ({ name, kind }) => (kind === 'folder' && known.has(name)) || name === 'document.json');
  for (const revision of stored.revisions) {
    const read = await readRevision(files, id, title, revision);
    const names = new Set([revision.original, 'text.txt', 'structure.json', ...(read?.structure.pictures ?? []).map(pictureName)]);
    await ours(files, `documents/${id}/${revisionFolder(revision.sha256)}`, ({ name }) => names.has(name) || (read === null && isPictureName(name)));
    await readOriginal(files, id, title, revision);
    if (read) await readPictures(files, id, title, revision, read.structure);
  }
}

async function checkDocuments(files: VaultFiles, documents: DocumentStore): Promise<Map<string, StoredDocument>> {
  const found = new Map<string, StoredDocument>();
  for (const { name: id } of await ours(files, 'documents', isFolder)) {
    const stored = await documents.reread(id);
    if (stored !== null) {
      found.set(id, stored);
      await checkDocument(files, stored);
    } else if ((await files.stat(`documents/${id}/document.json`)) === null) {
      const path = `documents/${id}`;
      files.problems.report('missing', path, `Vault: ${path} has no document.json, so the document is not shown; its files are kept`);
    }
  }
  return found;
}

async function checkAnnotations(files: VaultFiles, documents: DocumentStore, annotations: AnnotationStore, stored: ReadonlyMap<string, StoredDocument>): Promise<void> {
  for (const entry of await ours(files, 'annotations', isFileOf('.jsonl'))) {
    const path = `annotations/${entry.name}`;
    const id = idOf(entry);
    const document = stored.get(id);
    await annotations.load(path, id);
    if (document === undefined) {
      files.problems.report('orphan', path, `Vault: ${path} belongs to a document that is not in the vault; it is kept`);
      continue;
    }
    const lengths = new Map<string, number>();
    for (const annotation of await annotations.list(id)) {
      const { revision, selectors } = annotation;
      if (!document.revisions.some((one) => one.sha256 === revision)) {
        files.problems.report('inconsistent', path, `Vault: annotation ${annotation.id} was made on a revision that “${document.document.title}” does not have`);
        continue;
      }
      if (!lengths.has(revision)) lengths.set(revision, (await documents.read(id, revision))?.text.length ?? Infinity);
      const { start, end } = selectors.position;
      if (start > end || end > (lengths.get(revision) ?? Infinity)) {
        files.problems.report('inconsistent', path, `Vault: annotation ${annotation.id} lies outside the text of “${document.document.title}”`);
      }
    }
  }
}

async function checkNotes(files: VaultFiles, notes: NoteStore): Promise<void> {
  const isJson = isFileOf('.json');
  const isMarkdown = isFileOf('.md');
  const entries = await ours(files, 'notes', (entry) => isJson(entry) || isMarkdown(entry));
  const ids = new Set(entries.filter(isJson).map(idOf));
  const twins = new Set(entries.filter(isMarkdown).map(idOf));
  for (const id of ids) {
    if (originalOf(id, ids) !== null) continue;
    await notes.get(id);
    const [note, twin] = [await files.stat(notePath(id)), await files.stat(twinPath(id))];
    if (!twins.has(id)) files.problems.report('missing', `notes/${id}.md`, `Vault: note ${id} has no Markdown beside it; it is made when the vault is next open for writing`);
    else if (note && twin && isOldTwin(note, twin) && !(await notes.isTwinCurrent(id))) files.problems.report('old-copy', twinPath(id), `Vault: notes/${id}.md is older than the note, which is whole; it is made anew when the vault is next open for writing`);
  }
  for (const id of twins) {
    if (!ids.has(id)) files.problems.report('orphan', `notes/${id}.md`, `Vault: notes/${id}.md has no note beside it; it is kept`);
  }
}

/** Every picture against its hash, and every picture that a note shows, in the trash too. What no note shows is kept. */
async function checkImages(files: VaultFiles, notes: NoteStore, images: ImageStore): Promise<void> {
  const names = new Set((await ours(files, imagesFolder, ({ name, kind }) => kind === 'file' && isPictureName(name))).map(({ name }) => name));
  for (const name of names) await images.read(name);
  for (const { title, tree } of await notes.everywhere()) {
    for (const name of imageNamesOf(tree)) {
      if (!names.has(name)) files.problems.report('missing', `${imagesFolder}/${name}`, `Vault: a picture of the note “${title}” is not there (${imagesFolder}/${name}); bring it back from a backup, nothing else was changed`);
    }
  }
}

export interface CheckedStores {
  readonly documents: DocumentStore;
  readonly annotations: AnnotationStore;
  readonly notes: NoteStore;
  readonly images: ImageStore;
}

/** Everything that is wrong, what was found before included. Each problem is a sentence that says who, what and which. */
export async function verifyVault(
  files: VaultFiles,
  { documents, annotations, notes, images }: CheckedStores,
  lists: readonly { readonly list: () => Promise<readonly unknown[]> }[],
): Promise<VaultProblem[]> {
  const tops = new Set<string>([...vaultFolders, 'quarantine', 'vault.json', 'colors.json', searchesPath, collectionsPath, 'README.md']);
  await ours(files, '', (entry) => tops.has(entry.name));
  const stored = await checkDocuments(files, documents);
  await checkAnnotations(files, documents, annotations, stored);
  await checkNotes(files, notes);
  await checkImages(files, notes, images);
  for (const folder of ['decisions', 'reviews']) await ours(files, folder, isFileOf('.ndjson'));
  for (const each of lists) await each.list();
  return [...files.problems.list()];
}
