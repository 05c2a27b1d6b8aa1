/** What is done to a vault when it is opened: interrupted saves are cleaned up, interrupted removals completed, torn lines told. */
import { conflictIn } from './conflict-copy';
import { twinEdit } from '../../core/notes/twin';
import { ensureFolder, isTemporaryName } from './durable';
import { decodeJson, decodeText } from './lines';
import { parseNote } from './note-file';
import { isSealed } from './twin-seal';
import type { VaultFiles } from './vault-files';

/** The folders of a vault, parents first. */
export const vaultFolders = [
  'documents',
  'annotations',
  'notes',
  'images',
  'templates',
  'decisions',
  'reviews',
  'trash',
  'trash/documents',
  'trash/annotations',
  'trash/notes',
] as const;

/**
 * Makes every folder, and makes durable the names in them: a process that was killed may have renamed a file and not
 * lived to sync its folder, and what is seen now must not be gone after a power cut.
 */
export async function prepareFolders(files: VaultFiles): Promise<void> {
  for (const folder of vaultFolders) await ensureFolder(files.fs, files.absolute(folder));
  for (const folder of ['.', ...vaultFolders]) await files.fs.syncFolder(files.absolute(folder));
}

/** Removes what interrupted saves of ours left behind; nothing else is touched. */
async function removeTemporaries(files: VaultFiles): Promise<void> {
  for (const folder of ['.', ...vaultFolders, 'quarantine']) {
    for (const { name, kind } of await files.list(folder)) {
      if (!isTemporaryName(name)) continue;
      const path = files.absolute(`${folder}/${name}`);
      await (kind === 'folder' ? files.fs.removeFolder(path) : files.fs.removeFile(path)).catch(() => undefined);
    }
  }
}

const namesIn = async (files: VaultFiles, folder: string): Promise<Set<string>> => new Set((await files.list(folder)).map((entry) => entry.name));

/** A removal moves the document first; where it was interrupted there, its annotations follow now. */
async function completeDocumentRemovals(files: VaultFiles): Promise<void> {
  const trashed = await namesIn(files, 'trash/documents');
  if (trashed.size === 0) return;
  const present = await namesIn(files, 'documents');
  for (const name of await namesIn(files, 'annotations')) {
    const id = name.endsWith('.jsonl') ? name.slice(0, -'.jsonl'.length) : '';
    if (!trashed.has(id) || present.has(id)) continue;
    await files.move('the removal of a document', `annotations/${name}`, `trash/documents/${id}/annotations.jsonl`);
  }
}

/** Whether the Markdown of a note in the trash says nothing that the note does not. */
async function isMadeOf(files: VaultFiles, path: string, id: string): Promise<boolean> {
  const text = decodeText((await files.read(path)) ?? new Uint8Array());
  if (text === null || isSealed(text)) return text !== null;
  const trashed = await files.read(`trash/notes/${id}.json`);
  const note = trashed && parseNote(decodeJson(trashed)?.value, id);
  return note ? twinEdit(note, text) === null : false;
}

/** The Markdown of a note that is in the trash goes, unless somebody wrote into it; Markdown without any note stays, for it may be all there is of it. */
async function completeNoteRemovals(files: VaultFiles): Promise<void> {
  const trashed = await namesIn(files, 'trash/notes');
  if (trashed.size === 0) return;
  const present = await namesIn(files, 'notes');
  for (const name of present) {
    const json = name.replace(/\.md$/, '.json');
    if (!name.endsWith('.md') || !trashed.has(json) || present.has(json)) continue;
    const path = `notes/${name}`;
    if (await isMadeOf(files, path, name.slice(0, -'.md'.length))) await files.removeGenerated('the removal of a note', path);
  }
}

/** Reports line files that end in the middle of a line. */
async function reportTornFiles(files: VaultFiles): Promise<void> {
  for (const folder of ['annotations', 'decisions', 'reviews']) {
    for (const { name, kind } of await files.list(folder)) {
      if (kind !== 'file' || !/\.(?:jsonl|ndjson)$/.test(name)) continue;
      const path = `${folder}/${name}`;
      const last = await files.fs.readEnd(files.absolute(path), 1);
      if (last.length === 1 && last[0] !== 0x0a) {
        files.problems.report('torn-line', path, `Vault: ${path} ends in the middle of a line; what can be read of it is used and nothing is removed`);
      }
    }
  }
}

/** Says of a file that it is a second version. It is never read as a thing of its own. */
export function reportConflictCopy(files: VaultFiles, path: string): void {
  files.problems.report('conflict-copy', path, `Vault: ${path} is a second version that a syncing program left; compare it with the first and remove one`);
}

/** Reports the second versions in the folders that hold one file a thing. */
export async function reportConflictCopies(files: VaultFiles): Promise<void> {
  for (const folder of ['notes', 'annotations', 'decisions', 'reviews', '.']) {
    const names = (await files.list(folder)).flatMap(({ name, kind }) => (kind === 'file' && !isTemporaryName(name) ? [name] : []));
    for (const { path } of conflictIn(folder, names)) reportConflictCopy(files, path);
  }
}

/** Says of a file that it was taken away while the vault was open. */
export function reportMissing(files: VaultFiles, path: string): void {
  files.problems.report('missing', path, `Vault: another program took ${path} away; it is not taken for deleted. Bring it back here, or with the program that removed it`);
}

/** Brings a vault that may be written into order. Problems that remain are in the ledger. */
export async function recover(files: VaultFiles): Promise<void> {
  if (!files.readOnly) {
    await prepareFolders(files);
    await removeTemporaries(files);
    await completeDocumentRemovals(files);
    await completeNoteRemovals(files);
  }
  await reportTornFiles(files);
  await reportConflictCopies(files);
}
