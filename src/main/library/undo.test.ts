import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noteMarkdown } from '../../core/notes/note-markdown';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { createLibrary, type Library } from './library';
import { localEngine } from './local-engine';
import { acts, type ActName, type Done } from './undo-acts.fixture';

let turn = 0;
const newId = () => `01TESTID${String(++turn).padStart(18, '0')}`;
/** A thing without the instant of its last change. */
function undated<T extends { readonly modified: string }>(thing: T): Omit<T, 'modified'> {
  const { modified, ...rest } = thing;
  expect(modified).not.toBe('');
  return rest;
}
const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Everything a reader can see but the trash and the instants of changes. */
async function seen(library: Library, vault: Vault): Promise<unknown> {
  const documents = await Promise.all(
    byId(await vault.documents.list()).map(async ({ revisions, ...document }) => ({
      ...document,
      shown: revisions.at(-1)?.sha256,
      marks: byId((await library.annotations.list(document.id)).map(({ annotation, anchor }) => ({ ...undated(annotation), anchor }))),
    })),
  );
  const notes = await Promise.all(
    byId(await library.notes.list()).map(async ({ id }) => ({ ...undated(await library.notes.get(id)), backlinks: await library.backlinks({ kind: 'note', id }) })),
  );
  return {
    documents,
    notes,
    collections: byId(await library.collections.list()),
    searches: await library.searches.list(),
    colors: await library.renameColors({}),
    entities: byId(await library.entities.list()),
    conflicts: byId(await library.conflicts.list()).map(({ id, kind, of, title, path }) => ({ id, kind, of, title, path })),
    found: (await library.search({ text: 'nasa OR words OR "part 7"' })).total,
  };
}

/** A notebook of two articles and two notes, one with a second version beside it. */
async function notebook(folder: string): Promise<{ library: Library; vault: Vault }> {
  let clock = Date.UTC(2026, 0, 1);
  const now = () => new Date((clock += 60_000));
  const opened = await openVault(join(folder, 'vault'), { now, newId, device: 'desk', noteToMarkdown: noteMarkdown, shadow: join(folder, 'shadow') });
  if (!opened.ok) throw new Error(opened.message);
  const { vault } = opened;
  const library = createLibrary({ vault, engine: localEngine(() => 0), now, newId, tell: () => undefined });
  await acts.import({ library, pick: ([first]) => first, value: 7 });
  await acts.import({ library, pick: ([first]) => first, value: 8 });
  await acts.makeNote({ library, pick: ([first]) => first, value: 1 });
  await acts.makeNote({ library, pick: ([first]) => first, value: 2 });
  const notes = join(folder, 'vault', 'notes');
  const [name = ''] = (await readdir(notes)).filter((each) => each.endsWith('.json'));
  await writeFile(join(notes, name.replace('.json', ' (conflicted copy).json')), (await readFile(join(notes, name), 'utf8')).replace('named here', 'named there'));
  return { library, vault };
}

async function inNotebook(task: (library: Library, vault: Vault) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'almagest-undo-'));
  const { library, vault } = await notebook(folder);
  try {
    await task(library, vault);
  } finally {
    await vault.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const names = Object.keys(acts) as ActName[];
const anAct = fc.record({ name: fc.constantFrom(...names), at: fc.nat(9), value: fc.nat(9) });
/** Every act once, where there is something to do it to. */
const after: readonly ActName[] = ['collect', 'recolour', 'mergeMarks', 'unmark', 'restoreMark', 'removeSearch', 'removeCollection', 'removeNote', 'restoreNote', 'settle', 'restoreConflict', 'absorb', 'removeArticle'];
const each = [...names.filter((name) => !after.includes(name)), 'mark' as const, ...after].map((name, value) => ({ name, at: 0, value }));

it('any acts in a row are taken back one by one to each state before, and done again to each state after', async () => {
  const tried = new Set<ActName>();
  const law = fc.asyncProperty(fc.array(anAct, { minLength: 4, maxLength: 10 }), (list) =>
    inNotebook(async (library, vault) => {
      const states = [await seen(library, vault)];
      const done: Done[] = [];
      for (const { name, at, value } of list) {
        const act = await acts[name]({ library, value, pick: (some) => some[at % Math.max(1, some.length)] });
        if (!act) continue;
        tried.add(name);
        done.push(act);
        states.push(await seen(library, vault));
      }
      for (const [index, act] of [...done.entries()].reverse()) {
        await act.undo();
        expect(await seen(library, vault)).toEqual(states[index]);
      }
      for (const [index, act] of done.entries()) {
        await act.redo();
        expect(await seen(library, vault)).toEqual(states[index + 1]);
      }
      for (const act of [...done].reverse()) await act.undo();
      expect(await seen(library, vault)).toEqual(states[0]);
    }),
  );
  // The same sequences each time; `RUNS=1000` looks for others.
  await fc.assert(law, { examples: [[each]], ...(process.env['RUNS'] ? { numRuns: Number(process.env['RUNS']) } : { numRuns: 10, seed: 3 }) });
  expect(names.filter((name) => !tried.has(name))).toEqual([]);
}, 120_000);
