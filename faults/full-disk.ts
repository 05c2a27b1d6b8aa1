/** A disk of one megabyte that is filled with notes until it refuses, emptied a little, and written to again. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTemporaryName } from '../src/main/vault/durable';
import { openVault } from '../src/main/vault/open-vault';
import type { Vault } from '../src/main/vault/vault';
import { noteForTests } from '../src/main/vault/vault.fixture';
import { makeMemoryDisk, whyNoDisk } from './disk';
import { optionsForTrials } from './options';
import type { Tally } from './tally';

/** Enough for the Markdown of every note, for which there was no room either. */
const ballastBytes = 400_000;

/** Saves and says why it was refused; `null` where it was saved. */
const refusal = (work: Promise<void>): Promise<string | null> => work.then(() => null, (error: unknown) => (error instanceof Error ? error.message : String(error)));

const textFor = (index: number, size: number): string => `${index} `.repeat(size);

async function textOf(vault: Vault, id: string): Promise<string | null> {
  const [block] = (await vault.notes.get(id))?.tree.blocks ?? [];
  const [first] = block?.type === 'paragraph' ? block.children : [];
  return first?.type === 'text' ? first.text : null;
}

async function fill(vault: Vault, folder: string, ballast: string, tally: Tally): Promise<void> {
  const saved = new Map<string, string>();
  const save = async (id: string, text: string): Promise<string | null> => {
    const why = await refusal(vault.notes.put(noteForTests(id, 'v1', text)).then(() => undefined));
    if (why === null) saved.set(id, text);
    return why;
  };
  let refused: string | null = null;
  for (let index = 0; refused === null && index < 1000; index += 1) refused = await save(`full${index}`, textFor(index, 4000));
  tally.faults += 1;
  if (refused === null || !refused.includes('the disk is full')) tally.find('broken', `a full disk is not told as one: ${String(refused)}`);
  const again = await save('full0', textFor(0, 200_000));
  if (again === null) tally.find('broken', 'a note larger than the disk is said to be saved');
  const decided = await refusal(vault.decisions.append({ value: 'x'.repeat(300_000) }));
  if (decided === null) tally.find('broken', 'a log entry larger than the disk is said to be saved');
  const left = readdirSync(join(folder, 'notes')).filter(isTemporaryName);
  if (left.length > 0) tally.find('broken', `a full disk leaves temporary files: ${left.join(', ')}`);
  rmSync(ballast);
  const later = await save('after', textFor(1, 1000));
  if (later !== null) tally.find('broken', `after room was made saving is still refused: ${later}`);
  const entry = await refusal(vault.decisions.append({ value: 1 }));
  if (entry !== null) tally.find('broken', `after room was made a log entry is still refused: ${entry}`);
  tally.acknowledged += saved.size;
  for (const [id, text] of saved) if ((await textOf(vault, id)) !== text) tally.find('lost', `note ${id} was saved on the full disk and cannot be read`);
}

/** Skipped with a reason where nothing can be mounted. */
export async function fillDisk(scratch: string, tally: Tally): Promise<void> {
  const reason = whyNoDisk('tmpfs');
  if (reason !== null) return void tally.skipped.push(`A disk that fills up: ${reason}`);
  let disk;
  try {
    disk = makeMemoryDisk(join(scratch, 'small'), '1m');
  } catch (error) {
    return void tally.skipped.push(`A disk that fills up: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    const folder = join(disk.folder, 'vault');
    const ballast = join(disk.folder, 'ballast');
    writeFileSync(ballast, new Uint8Array(ballastBytes));
    const opened = await openVault(folder, optionsForTrials());
    if (!opened.ok) return void tally.find('broken', `a small disk: ${opened.message}`);
    await fill(opened.vault, folder, ballast, tally);
    for (const problem of await opened.vault.verify()) tally.find('broken', `after a full disk: ${problem.message}`);
    await opened.vault.close();
    tally.rounds += 1;
  } finally {
    await disk.remove();
  }
}
