import { promises as node } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { anyNote } from '../../core/notes/arbitrary';
import { noteMarkdown, readNoteMarkdown } from '../../core/notes/note-markdown';
import { seal } from './twin-seal';
import type { Vault } from './vault';
import { noteForTests, openForTests, temporaryFolder } from './vault.fixture';

let folder: string;
let remove: () => Promise<void>;
let vault: Vault;
let stop: () => void = () => undefined;

const open = (): Promise<Vault> => openForTests(join(folder, 'vault'), { shadow: join(folder, 'shadow'), noteToMarkdown: noteMarkdown });
const notes = (name = ''): string => join(folder, 'vault', 'notes', name);
const lay = (name: string, content: string | Uint8Array): Promise<void> => node.writeFile(notes(name), content);
const soon = <T>(see: () => T | Promise<T>) => vi.waitFor(see, { timeout: 10_000, interval: 50 });
const said = async () => (await vault.notes.list()).map(({ title, tags, excerpt }) => [title, tags.join(), excerpt]);
const watch = (): void => void (stop = vault.watch({ onEdit: () => undefined, onConflict: () => undefined }));

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  vault = await open();
});
afterEach(async () => {
  stop();
  stop = () => undefined;
  await vault.close();
  await remove();
});

it('Markdown laid among the notes of an open vault becomes a note, and its file goes on beside the note as its author left it', async () => {
  watch();
  const found: string[] = [];
  vault.notes.onTwinTaken((id, { kind }) => found.push(`${kind} ${id}`));
  const text = '---\ntitle: An idea\ntags: [one, two]\naliases: kept\n---\n\nOf *interest*.\n';
  await lay('My idea (für später).md', text);
  await lay('todo.md', 'Buy lamps.\r\n');
  await soon(async () => expect((await said()).sort()).toEqual([['An idea', 'one,two', 'Of interest.'], ['todo', '', 'Buy lamps.']]));
  await soon(async () => expect(await node.readdir(notes())).toHaveLength(4));
  const ids = (await vault.notes.list()).map(({ id }) => id);
  expect(found.sort()).toEqual(ids.map((id) => `found ${id}`).sort());
  expect((await node.readdir(notes())).sort()).toEqual(ids.flatMap((id) => [`${id}.json`, `${id}.md`]).sort());
  await vault.settle();
  expect(await Promise.all(ids.map((id) => node.readFile(notes(`${id}.md`), 'utf8')))).toContain(text);
  expect(vault.problems()).toEqual([]);
});

it('is found at the next start too, and once: also where taking it in was interrupted, or it is laid there again', async () => {
  await lay('todo.md', 'Buy lamps.');
  await vault.found.takeAll();
  const [first] = await vault.notes.list();
  await vault.close();
  vault = await open();
  await lay('todo.md', 'Buy lamps.');
  await vault.found.takeAll();
  expect((await vault.notes.list()).map(({ id }) => id)).toEqual([first?.id]);
  expect(await node.readdir(notes())).toHaveLength(2);
});

it('what its author writes again under the old name is a new version of the same note', async () => {
  await lay('todo.md', 'Buy lamps.');
  await vault.found.takeAll();
  await lay('todo.md', 'Buy lamps and oil.');
  await vault.found.takeAll();
  expect(await said()).toEqual([['todo', '', 'Buy lamps and oil.']]);
  expect(await node.readdir(notes())).toHaveLength(2);
});

it('what its author writes while it is taken in comes in after it', async () => {
  await lay('todo.md', 'Buy lamps.');
  const adopt = vault.notes.adopt.bind(vault.notes);
  vi.spyOn(vault.notes, 'adopt').mockImplementation(async (...of) => adopt(...of).then(() => lay('todo.md', 'Buy lamps and oil.')));
  await vault.found.takeAll();
  expect(await said()).toEqual([['todo', '', 'Buy lamps and oil.']]);
  expect(await node.readdir(notes())).toHaveLength(2);
});

it('comes in anew under another id where its note is in the trash', async () => {
  await lay('todo.md', 'Buy lamps.');
  await vault.found.takeAll();
  const [first] = await vault.notes.list();
  await vault.notes.remove(first?.id ?? '');
  await vault.close();
  vault = await open();
  await lay('todo.md', 'Buy lamps.');
  await vault.found.takeAll();
  expect(await said()).toEqual([['todo', '', 'Buy lamps.']]);
  expect((await vault.notes.trashed()).map(({ id }) => id)).toEqual([first?.id]);
  expect((await vault.notes.list()).map(({ id }) => id)).not.toContain(first?.id);
});

it('second versions, our own Markdown without its note, and what cannot be read stay where they are', async () => {
  await vault.notes.put(noteForTests('n1', 'One'));
  await vault.notes.settle();
  const left = {
    'n1 (conflicted copy 2026-01-01).md': 'Another',
    'n1 2.md': 'Another',
    'n7.md': seal(noteMarkdown(noteForTests('n7', 'Seven'))),
    'empty.md': '',
    'bytes.md': Uint8Array.of(0x41, 0xff, 0xfe, 0x42),
  };
  for (const [name, content] of Object.entries(left)) await lay(name, content);
  await vault.found.takeAll();
  expect(await said()).toEqual([['One', '', 'Body.']]);
  expect((await node.readdir(notes())).sort()).toEqual(['n1.json', 'n1.md', ...Object.keys(left)].sort());
  expect(vault.problems().map(({ path }) => path)).toContain('notes/bytes.md');
});

it('brings whatever a note can say', async () => {
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(anyNote, async (note) => {
      const markdown = noteMarkdown(note);
      const { title, tags, tree } = readNoteMarkdown(markdown);
      const before = new Set((await vault.notes.list()).map(({ id }) => id));
      await lay(`laid ${String((turn += 1))}.md`, markdown);
      await vault.found.takeAll();
      const [came] = (await vault.notes.list()).filter(({ id }) => !before.has(id));
      expect(await vault.notes.get(came?.id ?? '')).toMatchObject({ title: title ?? `laid ${String(turn)}`, tags, tree });
    }),
    { numRuns: 20 },
  );
});
