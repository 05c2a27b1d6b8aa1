/** Durable saves of a note beside the bare system calls that durability needs, on the same bytes, in turn. */
import { promises as node } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Note } from '../../src/core/notes/note';
import { noteMarkdown } from '../../src/core/notes/note-markdown';
import { startEngineThread } from '../../src/main/library/engine-thread';
import { createLibrary } from '../../src/main/library/library';
import { openVault, type OpenOptions } from '../../src/main/vault/open-vault';
import type { Vault } from '../../src/main/vault/vault';
import { fillNotes, sampleFiles, sampleNote } from './sample';

const ROUNDS = 300;

export interface Saves {
  /** Milliseconds, sorted. */
  readonly ours: readonly number[];
  readonly raw: readonly number[];
}

/** Of sorted values. */
export const percentile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await node.open(path, 'wx');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
}

/** Write, fsync and rename of the note's JSON, fsync of its folder: nothing is read, checked or remembered. */
async function rawSave(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, `${name}.json`);
  await writeSynced(`${file}.tmp`, bytes);
  await node.rename(`${file}.tmp`, file);
  const handle = await node.open(folder, 'r');
  await handle.sync();
  await handle.close();
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

let turns = 0;
const newId = (): string => `01TURN${String(++turns).padStart(20, '0')}`;
const now = (): Date => new Date();

interface Beside {
  readonly vault: Vault;
  /** A folder of as many files for the bare calls. */
  readonly bare: string;
}

async function openBeside(scratch: string, notes: number): Promise<Beside> {
  const folder = join(scratch, `vault-${String(notes)}`);
  const bare = join(scratch, `bare-${String(notes)}`);
  const options: OpenOptions = { now, newId, device: 'bench', noteToMarkdown: noteMarkdown, shadow: join(scratch, 'shadow') };
  const made = await openVault(folder, options);
  if (!made.ok) throw new Error(made.message);
  await made.vault.close();
  fillNotes(folder, 0, notes);
  mkdirSync(bare, { recursive: true });
  fillNotes(bare, 0, notes);
  const opened = await openVault(folder, options);
  if (!opened.ok) throw new Error(opened.message);
  return { vault: opened.vault, bare };
}

/**
 * Takes turns with the bare calls at saving `noteOf(turn)`, and at being first, so that neither always finds the disk busy with
 * the other. What follows a save is waited for by `rest`, as it is over in the pauses of a writer.
 */
async function inTurns(bare: string, noteOf: (turn: number) => Note, save: (note: Note) => Promise<unknown>, rest: () => Promise<unknown>): Promise<Saves> {
  const [ours, raw]: [number[], number[]] = [[], []];
  for (let round = -20; round < ROUNDS; round += 1) {
    const note = noteOf(round + 20);
    const { json } = sampleFiles(note);
    const own = () => rest().then(() => timed(() => save(note)));
    const plain = () => rest().then(() => timed(() => rawSave(join(bare, 'notes'), note.id, json)));
    const [mine, theirs] = round % 2 === 0 ? [await own(), await plain()] : await plain().then(async (before) => [await own(), before] as const);
    if (round < 0) continue;
    ours.push(mine);
    raw.push(theirs);
  }
  const sort = (values: number[]): number[] => values.sort((a, b) => a - b);
  return { ours: sort(ours), raw: sort(raw) };
}

/** Saves by the store, of another note each time. @param scratch a folder of its own. */
export async function measureSaves(scratch: string, notes: number): Promise<Saves> {
  const { vault, bare } = await openBeside(scratch, notes);
  const saves = await inTurns(bare, (turn) => sampleNote(turn % notes, turn), (note) => vault.notes.put(note), () => vault.settle());
  await vault.close();
  return saves;
}

/**
 * Saves of one note as the window asks for them, up to the answer, with the engine's thread at work behind it.
 */
export async function measureAnswers(scratch: string): Promise<Saves> {
  const { vault, bare } = await openBeside(scratch, 20);
  const thread = startEngineThread(join(process.cwd(), 'out/main/worker.js'));
  const library = createLibrary({ vault, engine: thread.engine, now, newId, tell: () => undefined });
  await library.load();
  let stamp = (await library.notes.open(sampleNote(0).id)).stamp;
  const save = async (note: Note): Promise<void> => void ({ stamp } = await library.notes.save(note.id, note, stamp));
  const saves = await inTurns(bare, (turn) => sampleNote(0, turn), save, () => Promise.all([library.settle(), vault.settle()]));
  await thread.stop();
  await vault.close();
  return saves;
}
