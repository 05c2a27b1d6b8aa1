/** What a reader does to a vault, as values: performed on any disk, and held against what a disk that never fails would show. */
import fc from 'fast-check';
import type { FileSystem } from './file-system';
import { Crashed, ModelFileSystem, type Choice } from './model-file-system';
import { openVault, type OpenOptions } from './open-vault';
import type { VaultProblem } from './problem';
import { processProbe } from './process-probe';
import { sha256Of } from './revision-folder';
import type { Vault } from './vault';
import { annotationForTests, importForTests, noteForTests, optionsForTests } from './vault.fixture';

/** One thing a reader does; `key` chooses among a few notes, documents and marks, `value` is what is written. */
export interface Act {
  readonly kind: 'note' | 'markdown' | 'remove-note' | 'restore-note' | 'add' | 'remove' | 'restore' | 'mark' | 'unmark' | 'remark' | 'decide';
  readonly key: number;
  readonly value: number;
}
const kinds: readonly Act['kind'][] = ['note', 'note', 'markdown', 'remove-note', 'restore-note', 'add', 'remove', 'restore', 'mark', 'mark', 'unmark', 'remark', 'decide'];

/** Any few acts in a row. */
export const acts = fc.array(fc.record({ kind: fc.constantFrom(...kinds), key: fc.nat(1), value: fc.nat(99) }), { minLength: 1, maxLength: 12 });

/** A small generator of choices (Park and Miller), so that a failing crash can be run again. `start` is 1 to 2^31 - 2. */
export function choices(start: number): Choice {
  let state = start;
  return (below) => (state = (state * 48271) % 0x7fffffff) % below;
}

const textOf = (key: number): string => `Article ${key}: ESA and NASA.`;

/** Everything a reader can see, as one comparable text; ids of documents, which differ from run to run, are left out. */
export async function seen(vault: Vault): Promise<string> {
  const documents = [];
  for (const { id } of await vault.documents.list()) {
    const marks = (await vault.annotations.list(id)).map((mark) => `${mark.id}=${mark.comment}`).sort();
    documents.push({ text: (await vault.documents.read(id))?.text, marks });
  }
  documents.sort((a, b) => (a.text ?? '').localeCompare(b.text ?? ''));
  const notes = (await vault.notes.list()).map((note) => `${note.id}=${note.title}`);
  return JSON.stringify({ documents, notes, decisions: (await vault.decisions.list()).map((line) => line.entry) });
}

async function documentOf(vault: Vault, key: number): Promise<string> {
  const sha256 = sha256Of(Buffer.from(textOf(key)));
  const live = await vault.documents.findByHash(sha256);
  // The trash may hold several of one text; the oldest is meant, whatever order a disk lists them in.
  const [trashed] = (await vault.trash()).documents.filter(({ revisions }) => revisions.some((one) => one.sha256 === sha256)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return live?.id ?? trashed?.id ?? 'none';
}

async function attempt(vault: Vault, { kind, key, value }: Act): Promise<void> {
  const note = `n${key}`;
  const text = textOf(key);
  if (kind === 'note') return void (await vault.notes.put(noteForTests(note, `v${value}`)));
  if (kind === 'markdown') return vault.notes.settle();
  if (kind === 'remove-note') return vault.notes.remove(note);
  if (kind === 'restore-note') return void (await vault.notes.restore(note));
  if (kind === 'add') return void (await vault.documents.add(importForTests(text)));
  if (kind === 'decide') return vault.decisions.append({ value });
  const document = await documentOf(vault, key);
  if (kind === 'remove') return vault.documents.remove(document);
  if (kind === 'restore') return void (await vault.documents.restore(document));
  const mark = `a${value % 2}`;
  if (kind === 'unmark') return vault.annotations.remove(document, mark);
  if (kind === 'remark') return void (await vault.annotations.restore(document, mark));
  return vault.annotations.put({ ...annotationForTests(mark, document, sha256Of(Buffer.from(text)), text, 0, 7), comment: `c${value}` });
}

/** Refusals such as restoring what is not in the trash are part of the game; a stop of the machine is not. */
const refused = (error: unknown): boolean => !(error instanceof Crashed) && (error as { code?: string }).code === 'not-found';

/** Performs an act; resolves once it is acknowledged, or refused as it should be. */
export async function perform(vault: Vault, act: Act): Promise<void> {
  await attempt(vault, act).catch((error: unknown) => {
    if (!refused(error)) throw error;
  });
}

let lives = 0;

/** Options under which every lock found is that of a process that is gone, as it is after a crash. */
export const optionsAfterCrash = (fs: FileSystem): OpenOptions => ({
  ...optionsForTests(),
  fs,
  probe: { ...processProbe, pid: 1_000_000 + (lives += 1), isRunning: () => false, startOf: () => Promise.resolve(null) },
});

/** Opens a vault, or rejects with the sentence it was refused with. */
export async function openAfterCrash(fs: FileSystem, folder: string): Promise<Vault> {
  const result = await openVault(folder, optionsAfterCrash(fs));
  if (!result.ok) throw new Error(result.message);
  return result.vault;
}

/** Where the vault lies on a model disk. */
export const modelFolder = '/home/vault';

/** A model disk whose folder above the vault is the system's and is always there. */
export async function freshDisk(): Promise<ModelFileSystem> {
  const disk = new ModelFileSystem();
  await disk.makeFolder('/home');
  await disk.syncFolder('/');
  return disk;
}

/** What is seen on a disk that never fails: before the first act, and after each. `disk` itself stays as it is. */
export async function expectations(disk: ModelFileSystem, list: readonly Act[]): Promise<string[]> {
  const vault = await openAfterCrash(disk.kill(), modelFolder);
  const states = [await seen(vault)];
  for (const act of list) {
    await perform(vault, act);
    states.push(await seen(vault));
  }
  return states;
}

/** What an act that was cut off may leave to be seen: a torn line of a log, the Markdown of a note that never was. */
export const isTrace = ({ code, path }: VaultProblem): boolean =>
  path.startsWith('decisions/') ? code === 'torn-line' || code === 'unreadable-line' : code === 'orphan' && path.endsWith('.md');
