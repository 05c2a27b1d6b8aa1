/** Durable saves of a note beside the bare system calls that durability needs, on the same bytes, in turn. */
import { promises as node } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { noteMarkdown } from '../../src/core/notes/note-markdown';
import { openVault } from '../../src/main/vault/open-vault';
import { fillNotes, sampleFiles, sampleNote } from './sample';

const ROUNDS = 300;

export interface Saves {
  readonly notes: number;
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

/** Write, fsync and rename of both files, fsync of their folder: nothing is read, checked or remembered. */
async function rawSave(folder: string, name: string, files: ReturnType<typeof sampleFiles>): Promise<void> {
  const [json, markdown] = [join(folder, `${name}.json`), join(folder, `${name}.md`)];
  await Promise.all([writeSynced(`${json}.tmp`, files.json), writeSynced(`${markdown}.tmp`, files.markdown)]);
  await node.rename(`${json}.tmp`, json);
  await node.rename(`${markdown}.tmp`, markdown);
  const handle = await node.open(folder, 'r');
  await handle.sync();
  await handle.close();
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** @param scratch a folder of its own. */
export async function measureSaves(scratch: string, notes: number): Promise<Saves> {
  const folder = join(scratch, `vault-${String(notes)}`);
  const bare = join(scratch, `bare-${String(notes)}`);
  let turns = 0;
  const newId = (): string => `01TURN${String(++turns).padStart(20, '0')}`;
  const options = { now: () => new Date(), newId, device: 'bench', noteToMarkdown: noteMarkdown, shadow: join(scratch, 'shadow') };
  const made = await openVault(folder, options);
  if (!made.ok) throw new Error(made.message);
  await made.vault.close();
  fillNotes(folder, 0, notes);
  // The bare calls work beside as many files.
  mkdirSync(bare);
  fillNotes(bare, 0, notes);
  const opened = await openVault(folder, options);
  if (!opened.ok) throw new Error(opened.message);
  const [ours, raw]: [number[], number[]] = [[], []];
  for (let round = -20; round < ROUNDS; round += 1) {
    const note = sampleNote((round + 20) % notes, round + 20);
    const files = sampleFiles(note);
    const own = () => timed(() => opened.vault.notes.put(note));
    const plain = () => timed(() => rawSave(join(bare, 'notes'), note.id, files));
    // Takes turns at being first, so that neither always finds the disk busy with the other.
    const [mine, theirs] = round % 2 === 0 ? [await own(), await plain()] : await plain().then(async (before) => [await own(), before] as const);
    if (round < 0) continue;
    ours.push(mine);
    raw.push(theirs);
  }
  await opened.vault.close();
  const sort = (values: number[]): number[] => values.sort((a, b) => a - b);
  return { notes, ours: sort(ours), raw: sort(raw) };
}
