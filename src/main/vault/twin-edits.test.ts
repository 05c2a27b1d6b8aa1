import { promises as node } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anyNote } from '../../core/notes/arbitrary';
import { noteMarkdown } from '../../core/notes/note-markdown';
import { isSealed, seal } from './twin-seal';
import type { OpenOptions } from './open-vault';
import type { Vault } from './vault';
import { noteForTests, openForTests, temporaryFolder } from './vault.fixture';

let folder: string;
let remove: () => Promise<void>;
let vault: Vault;
let stop: () => void = () => undefined;

const later = '2026-03-01T11:00:00.000Z';
const options = (): Partial<OpenOptions> => ({ shadow: join(folder, 'shadow'), noteToMarkdown: noteMarkdown });
const open = (): Promise<Vault> => openForTests(join(folder, 'vault'), options());
const notes = (name = ''): string => join(folder, 'vault', 'notes', name);
const read = (name: string): Promise<string> => node.readFile(notes(name), 'utf8');
const bodyOf = async (id: string): Promise<string> => noteMarkdown((await vault.notes.get(id)) ?? noteForTests(id, 'gone')).split('---\n').at(-1) ?? '';
const soon = <T>(see: () => T | Promise<T>) => vi.waitFor(see, { timeout: 10_000, interval: 50 });

/** As an editor writes: another text in the same file. */
async function write(id: string, change: (markdown: string) => string | Uint8Array): Promise<void> {
  await node.writeFile(notes(`${id}.md`), change(await read(`${id}.md`)));
}
async function noted(): Promise<void> {
  await vault.notes.put(noteForTests('n1', 'One'));
  await vault.notes.settle();
}
const conflicts = async () => (await vault.conflicts.list()).map(({ path, first, readable }) => ({ copy: path !== first, first, readable }));

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  vault = await open();
});
afterEach(async () => {
  stop();
  await vault.close();
  await remove();
});

describe('what somebody writes into the Markdown of a note', () => {
  it('becomes a new version of the note, the one before is kept, and the file stays as its author left it', async () => {
    await noted();
    stop = vault.watch({ onEdit: () => undefined, onConflict: () => undefined });
    const taken: string[] = [];
    vault.notes.onTwinTaken((id, { kind }) => taken.push(`${kind} ${id}`));
    await write('n1', (markdown) => markdown.replace('Body.', 'By hand.').replace('"One"', 'Uno'));
    await soon(async () => expect(await bodyOf('n1')).toContain('By hand.'));
    expect((await vault.notes.get('n1'))?.title).toBe('Uno');
    // Its author goes on writing, in the text as it was left.
    await write('n1', (markdown) => markdown.replace('By hand.', 'By hand, on and on.'));
    await soon(async () => expect(await bodyOf('n1')).toContain('on and on'));
    expect(await read('n1.md')).toContain('title: Uno');
    expect(taken).toEqual(['brought n1', 'brought n1']);
    await vault.settle();
    const before = await Promise.all((await vault.notes.versions('n1')).map(({ version }) => vault.notes.version('n1', version)));
    expect(before.map((note) => note?.title)).toContain('One');
    expect([await conflicts(), vault.problems()]).toEqual([[], []]);
  });

  it('while no Almagest had the vault, comes in when it is next open, also where its notes were not read', async () => {
    await noted();
    await vault.notes.put(noteForTests('n2', 'Two'));
    await vault.close();
    await write('n1', (markdown) => markdown.replace('Body.', 'By hand.'));
    vault = await open();
    await vault.notes.takeTwins();
    expect([await bodyOf('n1'), await bodyOf('n2')]).toEqual(['\nBy hand.\n', '\nBody.\n']);
    await vault.close();
    expect(isSealed(await read('n1.md'))).toBe(true);
    vault = await open();
    expect(await vault.verify()).toEqual([]);
  });

  it('stands beside the note where that was changed too, and neither is lost', async () => {
    await noted();
    await write('n1', (markdown) => markdown.replace('Body.', 'By hand.'));
    await vault.notes.put({ ...noteForTests('n1', 'One', 'Here.'), modified: later });
    await vault.notes.settle();
    expect(await bodyOf('n1')).toBe('\nHere.\n');
    expect(await read('n1.md')).toContain('Here.');
    expect(await conflicts()).toEqual([{ copy: true, first: 'notes/n1.json', readable: true }]);
    const [conflict] = await vault.conflicts.list();
    expect(conflict && noteMarkdown(await vault.conflicts.note(conflict))).toContain('By hand.');
  });

  it('is what another save does not go on from: that keeps it beside', async () => {
    await noted();
    const before = await vault.notes.read('n1');
    await write('n1', (markdown) => markdown.replace('Body.', 'By hand.'));
    await vault.notes.takeTwin('n1');
    const { conflict } = await vault.notes.put({ ...noteForTests('n1', 'One', 'Here.'), modified: later }, before?.stamp);
    expect(await node.readFile(join(folder, 'vault', conflict ?? ''), 'utf8')).toContain('By hand.');
  });

  it('goes to the trash with the note, and comes back with it', async () => {
    await noted();
    await write('n1', (markdown) => markdown.replace('Body.', 'By hand.'));
    await vault.notes.remove('n1');
    await vault.notes.restore('n1');
    expect(await bodyOf('n1')).toBe('\nBy hand.\n');
  });

  it('is kept where the note went to the trash on another computer', async () => {
    await noted();
    await write('n1', (markdown) => markdown.replace('Body.', 'By hand.'));
    await vault.notes.put(noteForTests('n2', 'Two'));
    await vault.close();
    for (const id of ['n1', 'n2']) await node.rename(notes(`${id}.json`), join(folder, 'vault', 'trash', 'notes', `${id}.json`));
    vault = await open();
    expect(await node.readdir(notes())).toEqual(['n1.md']);
    await vault.notes.restore('n1');
    await vault.notes.settle();
    expect(await bodyOf('n1')).toBe('\nBy hand.\n');
  });

  it('in letters that are no UTF-8 is kept as it is, and an emptied file is made again', async () => {
    await noted();
    await write('n1', () => Uint8Array.of(0xff, 0xfe, 0x41));
    await vault.notes.takeTwin('n1');
    expect(await conflicts()).toEqual([{ copy: true, first: 'notes/n1.md', readable: false }]);
    await write('n1', () => '');
    await vault.notes.put(noteForTests('n1', 'One', 'Here.'));
    await vault.notes.settle();
    expect([await bodyOf('n1'), (await read('n1.md')).includes('Here.')]).toEqual(['\nHere.\n', true]);
  });

  it('is told from what Almagest left there before a crash or on another computer', async () => {
    await noted();
    const made = await read('n1.md');
    await vault.notes.put({ ...noteForTests('n1', 'One', 'Here.'), modified: later });
    await vault.notes.settle();
    await write('n1', () => made);
    await vault.notes.takeTwin('n1');
    expect([await bodyOf('n1'), await conflicts()]).toEqual(['\nHere.\n', []]);
  });
});

it('a seal holds for the text it was put on, whatever its line ends, and for no other', () => {
  fc.assert(
    fc.property(anyNote, fc.nat(), fc.constantFrom('x', '\n', '#'), (note, at, put) => {
      const sealed = seal(noteMarkdown(note));
      expect([isSealed(sealed), isSealed(sealed.replaceAll('\n', '\r\n')), isSealed(`\uFEFF${sealed}`), isSealed(noteMarkdown(note))]).toEqual([true, true, true, false]);
      const place = at % (sealed.length + 1);
      expect(isSealed(sealed.slice(0, place) + put + sealed.slice(place))).toBe(false);
    }),
    { numRuns: 40 },
  );
});
