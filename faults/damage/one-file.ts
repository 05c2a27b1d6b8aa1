/** One file of a notebook damaged: the rest is as it was, the damage is told in a sentence, and not a byte of it goes. */
import { existsSync, readFileSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Choice } from '../../src/main/vault/model-file-system';
import { openVault } from '../../src/main/vault/open-vault';
import { sha256Of } from '../../src/main/vault/revision-folder';
import { decodeJson } from '../../src/main/vault/lines';
import type { Vault } from '../../src/main/vault/vault';
import { annotationForTests, noteForTests } from '../../src/main/vault/vault.fixture';
import { ExpectedFailure } from '../../src/shared/failure';
import { optionsForTrials } from '../options';
import type { Tally } from '../tally';
import { writeTree } from '../vault-tree';
import { harms, isHarmless, type HarmName } from './kinds';
import { bearsOn, textOfArticle, view, type Sample } from './sample';

export interface Harmed {
  readonly folder: string;
  readonly sample: Sample;
  readonly before: ReadonlyMap<string, string>;
  readonly path: string;
  readonly harm: HarmName;
}

/** Whether a text is one for people: whole words, no stack, no bare value. */
export const isSentence = (text: string): boolean => text.length > 20 && /\s/.test(text) && !/\bat .+:\d+:\d+|undefined|\[object|NaN/.test(text);

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Whether bytes are somewhere in the notebook: in their place, or in quarantine. */
function isKept(folder: string, path: string, bytes: Uint8Array): boolean {
  if (existsSync(join(folder, path)) && same(readFileSync(join(folder, path)), bytes)) return true;
  const quarantine = join(folder, 'quarantine');
  return existsSync(quarantine) && readdirSync(quarantine).some((name) => same(readFileSync(join(quarantine, name)), bytes));
}

/** A file of lines may be written anew as long as each line it had is still one of its own. */
function keepsLines(folder: string, path: string, bytes: Uint8Array): boolean {
  const linesOf = (from: Uint8Array): string[] => Buffer.from(from).toString('latin1').split('\n').filter((line) => line !== '');
  const now = new Set(linesOf(readFileSync(join(folder, path))));
  return linesOf(bytes).every((line) => now.has(line));
}

/** Writes to whatever the file bears on, as a reader would who goes on working; refusals are sentences. */
async function goOn(vault: Vault, path: string, tally: Tally, where: string): Promise<void> {
  const [top, second = ''] = path.split('/');
  const id = second.replace(/\.\w+$/, '');
  const text = textOfArticle('First');
  const works: Record<string, () => Promise<unknown>> = {
    notes: () => vault.notes.put(noteForTests(id, 'written again')),
    documents: () => vault.documents.update(second, { title: 'named again' }),
    annotations: () => vault.annotations.put(annotationForTests('new', id, sha256Of(Buffer.from(text)), text, 0, 5)),
    decisions: () => vault.decisions.append({ value: 4 }),
  };
  await works[top ?? '']?.().catch((error: unknown) => {
    if (!(error instanceof ExpectedFailure) || !isSentence(error.message)) tally.find('broken', `${where}: writing on ends in ${String(error)}`);
  });
}

/** Whether a file reads as one that somebody may have edited elsewhere; a list of lines may be shorter or empty. */
function isWellFormed(folder: string, path: string): boolean {
  return /\.(?:nd)?jsonl?$/.test(path) && (!path.endsWith('.json') || decodeJson(readFileSync(join(folder, path))) !== null);
}

function compare(harmed: Harmed, after: ReadonlyMap<string, string>, reported: boolean, tally: Tally, where: string): number {
  const touched = bearsOn(harmed.path);
  const checked = /(?:text\.txt|structure\.json|original\.\w+)$/.test(harmed.path);
  let silent = 0;
  for (const [item, value] of harmed.before) {
    if (after.get(item) === value) continue;
    if (touched !== null && !touched.test(item)) tally.find('lost', `${where}: ${item} has changed, though it lies in another file`);
    else if (!checked && isHarmless(harmed.harm)) tally.find('lost', `${where}: ${item} is no longer read`);
    else if (!reported && !isWellFormed(harmed.folder, harmed.path)) tally.find('broken', `${where}: nothing is said of ${item}, which is gone`);
    else if (!reported) silent += 1;
  }
  return silent;
}

/** Answers how many items changed without a word: only a file that is still wholly well-formed may do so, as if somebody had edited it. */
async function read(vault: Vault, harmed: Harmed, tally: Tally, where: string): Promise<number> {
  const after = await view(vault);
  const problems = await vault.verify();
  for (const { message } of problems) if (!isSentence(message)) tally.find('broken', `${where}: not a sentence: ${message}`);
  return compare(harmed, after, problems.length > 0, tally, where);
}

/** Damages one file in a copy of the sample and lives with it. Answers the number of silent changes. */
export async function damageFile(harmed: Harmed, choose: Choice, tally: Tally): Promise<number> {
  const { folder, sample, path, harm } = harmed;
  const where = `${harm} in ${path}`;
  const bytes = harms[harm](sample.tree.get(path) ?? new Uint8Array(), choose);
  rmSync(folder, { recursive: true, force: true });
  writeTree(folder, new Map([...sample.tree, [path, bytes]]));
  // Markdown follows its note; what is older would be made anew, damaged or not.
  const later = Date.now() / 1000 + 2;
  for (const each of sample.tree.keys()) if (/^notes\/.*\.md$/.test(each)) utimesSync(join(folder, each), later, later);
  tally.rounds += 1;
  tally.faults += 1;
  let silent = 0;
  for (const session of ['first', 'second']) {
    const opened = await openVault(folder, optionsForTrials());
    if (!opened.ok) {
      if (path !== 'vault.json' || !isSentence(opened.message)) tally.find('broken', `${where}: the vault is refused: ${opened.message}`);
      if (!isKept(folder, path, bytes)) tally.find('lost', `${where}: the vault was refused and changed all the same`);
      return 0;
    }
    const { vault } = opened;
    try {
      if (session === 'first') {
        silent = await read(vault, harmed, tally, where);
        if (!isKept(folder, path, bytes)) tally.find('lost', `${where}: reading took away the damaged bytes`);
        const wellFormed = (await vault.verify()).length === 0;
        await goOn(vault, path, tally, where);
        const replaceable = wellFormed || path.endsWith('.md') || /\.(?:nd)?jsonl?$/.test(path) && keepsLines(folder, path, bytes);
        if (!replaceable && !isKept(folder, path, bytes)) tally.find('lost', `${where}: writing on took away the damaged bytes`);
      } else await vault.verify();
    } catch (error) {
      tally.find('broken', `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } finally {
      await vault.close();
    }
  }
  return silent;
}
