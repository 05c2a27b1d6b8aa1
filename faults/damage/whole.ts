/** What befalls a notebook as a whole: newer formats, copies left by syncing, a folder that cannot be written, two processes. */
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openVault } from '../../src/main/vault/open-vault';
import { noteForTests } from '../../src/main/vault/vault.fixture';
import { drive } from '../driven';
import { optionsForTrials } from '../options';
import type { Tally } from '../tally';
import { readTree, writeTree, type Tree } from '../vault-tree';
import { isSentence } from './one-file';
import { view, type Sample } from './sample';

interface Whole {
  readonly folder: string;
  readonly sample: Sample;
  readonly before: ReadonlyMap<string, string>;
  readonly tally: Tally;
}

const text = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

function lay({ folder, sample }: Whole, changes: Iterable<readonly [string, Uint8Array]> = []): Tree {
  rmSync(folder, { recursive: true, force: true });
  writeTree(folder, new Map([...sample.tree, ...changes]));
  return readTree(folder);
}

/** Complains where a file of `tree` is gone or has other bytes. */
function expectUntouched({ folder, tally }: Whole, tree: Tree, where: string): void {
  for (const [path, bytes] of tree) {
    if (path.endsWith('/')) continue;
    if (!existsSync(join(folder, path)) || Buffer.compare(readFileSync(join(folder, path)), bytes) !== 0) tally.find('lost', `${where}: ${path} has changed`);
  }
}

function expectRefusal(tally: Tally, where: string, error: unknown): void {
  const told = error instanceof Error ? error.message : String(error);
  if (error === null || !isSentence(told)) tally.find('broken', `${where}: ${error === null ? 'it is not refused' : told}`);
}

const failureOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: unknown) => error);

/** The whole vault is of a newer format: all of it can be read, nothing is written. */
async function newerVault(whole: Whole): Promise<void> {
  const { folder, tally, before } = whole;
  const where = 'a newer format';
  const tree = lay(whole, [['vault.json', text({ format: 99, id: 'later', more: true })]]);
  const opened = await openVault(folder, optionsForTrials());
  if (!opened.ok) return tally.find('broken', `${where}: ${opened.message}`);
  const { vault } = opened;
  if (!vault.readOnly || !vault.problems().some(({ code, message }) => code === 'newer' && isSentence(message))) tally.find('broken', `${where}: it is not said to be one`);
  const after = await view(vault);
  for (const [item, value] of before) if (after.get(item) !== value) tally.find('lost', `${where}: ${item} is not shown`);
  const works = [vault.notes.put(noteForTests('n0', 'x')), vault.notes.remove('n1'), vault.decisions.append({}), vault.documents.remove(whole.sample.documents[0] ?? '')];
  for (const error of await Promise.all(works.map(failureOf))) expectRefusal(tally, where, error);
  await vault.close();
  expectUntouched(whole, tree, where);
}

/** Single files of a newer format, and copies that syncing programs leave: kept, told, and no harm to the others. */
async function foreignFiles(whole: Whole): Promise<void> {
  const { folder, tally, before, sample } = whole;
  const [id = ''] = sample.documents;
  const newerNote: readonly [string, Uint8Array] = ['notes/later.json', text({ format: 99, id: 'later', title: 'From a later year', tree: { shapes: [] } })];
  const other = Buffer.from('{"of":"another device"}\n');
  const names = ['notes/n0.sync-conflict-20260301-101010-ABCDEFG.json', "notes/n1 (Ann's conflicted copy 2026-03-01).json", `annotations/${id}.sync-conflict-20260301-101010-ABCDEFG.jsonl`, 'decisions/desk (conflicted copy).ndjson', 'notes/My thoughts.docx', 'a file of mine.txt'];
  const tree = lay(whole, [newerNote, ...names.map((name) => [name, other] as const)]);
  const opened = await openVault(folder, optionsForTrials());
  if (!opened.ok) return tally.find('broken', `foreign files: ${opened.message}`);
  const { vault } = opened;
  const after = await view(vault);
  for (const [item, value] of before) if (after.get(item) !== value) tally.find('lost', `foreign files: ${item} has changed`);
  const problems = await vault.verify();
  for (const path of [newerNote[0], ...names]) {
    const told = problems.filter((problem) => problem.path === path);
    if (told.length === 0 || !told.every(({ message }) => isSentence(message))) tally.find('broken', `foreign files: nothing is said of ${path}`);
  }
  expectRefusal(tally, 'a newer note', await failureOf(vault.notes.put(noteForTests('later', 'older'))));
  await vault.close();
  expectUntouched(whole, tree, 'foreign files');
}

/** Runs as somebody who may not write; root may write anywhere, so it steps down for as long. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

async function readOnlyFolder(whole: Whole): Promise<void> {
  const { folder, tally } = whole;
  if (process.platform === 'win32') return void tally.skipped.push('A read-only folder: Windows has no such permission for folders');
  const where = 'a read-only folder';
  const tree = lay(whole);
  chmodSync(join(folder, '..'), 0o755);
  const folders = [folder, ...[...tree.keys()].filter((path) => path.endsWith('/')).map((path) => join(folder, path))];
  for (const one of folders) chmodSync(one, 0o555);
  const opened = await asNobody(async () => {
    const writing = await openVault(folder, optionsForTrials());
    const reading = await openVault(folder, { ...optionsForTrials(), mode: 'read' });
    if (reading.ok) {
      const after = await view(reading.vault);
      for (const [item, value] of whole.before) if (after.get(item) !== value) tally.find('lost', `${where}: ${item} cannot be read`);
    } else tally.find('broken', `${where}: it cannot even be read: ${reading.message}`);
    return writing;
  });
  for (const one of folders) chmodSync(one, 0o755);
  if (opened.ok) tally.find('broken', `${where}: it opens for writing`);
  else expectRefusal(tally, where, new Error(opened.message));
  expectUntouched(whole, tree, where);
}

/** A second process is refused with the number of the first; once that is killed the vault opens. Of several at once one wins. */
async function twoProcesses(whole: Whole, scratch: string): Promise<void> {
  const { folder, tally } = whole;
  lay(whole);
  const acts = Array.from({ length: 500 }, (_, value) => ({ kind: 'decide' as const, key: 0, value }));
  const first = await drive(folder, { acts, expected: [] }, scratch);
  first.go();
  await first.until('open');
  const second = await openVault(folder, optionsForTrials());
  if (second.ok) tally.find('broken', 'two processes: the second gets in');
  else if (second.code !== 'locked' || !second.message.includes(String(first.process.pid))) tally.find('broken', `two processes: ${second.message}`);
  first.process.kill('SIGKILL');
  const { acknowledged } = await first.ended;
  const third = await openVault(folder, optionsForTrials());
  if (!third.ok) return tally.find('broken', `after kill -9 the vault stays locked: ${third.message}`);
  const entries = (await third.vault.decisions.list()).length;
  tally.acknowledged += acknowledged;
  if (entries < acknowledged + 3) tally.find('lost', `two processes: ${entries} entries of ${acknowledged + 3}`);
  await third.vault.close();
  const racers = await Promise.all([0, 1, 2].map(() => drive(folder, { acts: acts.slice(0, 150), expected: [] }, scratch)));
  for (const racer of racers) racer.go();
  const ended = await Promise.all(racers.map((racer) => racer.ended));
  const logged = ended.map(({ said }) => said.filter(({ say }) => say === 'done').length).reduce((sum, count) => sum + count, 0);
  const last = await openVault(folder, optionsForTrials());
  if (!last.ok) return tally.find('broken', `after a race the vault is refused: ${last.message}`);
  const after = (await last.vault.decisions.list()).length;
  tally.acknowledged += logged;
  if (logged < 150) tally.find('broken', `of three processes none could have the vault: ${JSON.stringify(ended.map(({ said }) => said.at(-1)))}`);
  if (after !== entries + logged) tally.find('lost', `a race of three: ${after} entries of ${entries + logged}`);
  await last.vault.close();
}

/** All of these once. `scratch` takes what the processes need. */
export async function harmWhole(whole: Whole, scratch: string): Promise<void> {
  await newerVault(whole);
  await foreignFiles(whole);
  await readOnlyFolder(whole);
  await twoProcesses(whole, scratch);
  whole.tally.rounds += 4;
  whole.tally.faults += 4;
}
