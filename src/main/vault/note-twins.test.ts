import { promises as node } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenOptions } from './open-vault';
import { seal } from './twin-seal';
import type { Vault } from './vault';
import { noteForTests, openForTests, temporaryFolder } from './vault.fixture';

let folder: string;
let remove: () => Promise<void>;
let vault: Vault;
let made = 0;

const markdown = (title: string): string => `---\ntitle: "${title}"\nmodified: "2026-03-01T10:00:00.000Z"\n---\n`;
const options = (): Partial<OpenOptions> => ({
  shadow: join(folder, 'shadow'),
  noteToMarkdown: ({ title }) => {
    made += 1;
    if (title === 'fault') throw new Error('a fault in the writer');
    return markdown(title);
  },
});
const open = (): Promise<Vault> => openForTests(join(folder, 'vault'), options());
const twin = (id: string): string => join(folder, 'vault', 'notes', `${id}.md`);
/** The title that its Markdown says. */
const read = async (id: string): Promise<string> => /title: "(.*)"/.exec(await node.readFile(twin(id), 'utf8'))?.[1] ?? '';
const codes = (): string[] => vault.problems().map(({ code }) => code);

/** As a crash leaves it: the lock of a process that is gone, nothing flushed. */
async function crash(): Promise<void> {
  for (const name of await node.readdir(join(folder, 'vault'))) if (name.startsWith('.almagest')) await node.rm(join(folder, 'vault', name), { recursive: true });
  vault = await open();
}
/** What a crash between a save and its Markdown leaves: Markdown of before, an hour older. */
async function makeOld(id: string): Promise<void> {
  await node.writeFile(twin(id), seal(markdown('Before')));
  const hourAgo = new Date(Date.now() - 3_600_000);
  await node.utimes(twin(id), hourAgo, hourAgo);
}

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  vault = await open();
  made = 0;
});
afterEach(async () => {
  await vault.close();
  await remove();
});

describe('the Markdown of notes', () => {
  it('is made after the save was acknowledged, once for many saves, and before the vault is closed', async () => {
    for (const title of ['one', 'two', 'three']) await vault.notes.put(noteForTests('n1', title));
    expect(made).toBe(0);
    await vault.close();
    expect(await read('n1')).toBe('three');
    expect(made).toBe(1);
  });

  it('that a crash did not let come to be is made when the vault is next open, missing or old', async () => {
    await vault.notes.put(noteForTests('n1', 'One'));
    await crash();
    await vault.notes.settle();
    expect(await read('n1')).toBe('One');
    await vault.notes.put(noteForTests('n1', 'Anew'));
    await makeOld('n1');
    await crash();
    await vault.notes.list();
    await vault.notes.settle();
    expect(await read('n1')).toBe('Anew');
    expect(await vault.verify()).toEqual([]);
  });

  it('that is old is told from damage by a check that may not write, and one that is only dated earlier is not old', async () => {
    await vault.notes.put(noteForTests('n1', 'One'));
    await vault.notes.put(noteForTests('n2', 'Two'));
    await vault.close();
    await makeOld('n1');
    await node.utimes(twin('n2'), new Date(0), new Date(0));
    vault = await openForTests(join(folder, 'vault'), { ...options(), mode: 'read' });
    expect((await vault.verify()).map(({ code, path }) => `${code} ${path}`)).toEqual(['old-copy notes/n1.md']);
    expect(await read('n1')).toBe('Before');
  });

  it('keeps no save waiting while it is made, and is of the last one', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await vault.close();
    vault = await openForTests(join(folder, 'vault'), { ...options(), noteToMarkdown: ({ title }) => held.then(() => markdown(title)) });
    await vault.notes.put(noteForTests('n1', 'One'));
    const settled = vault.notes.settle();
    await vault.notes.put(noteForTests('n1', 'Two'));
    release();
    await settled;
    expect(await read('n1')).toBe('Two');
  });

  it('goes with a note that is removed before its turn', async () => {
    await vault.notes.put(noteForTests('n1', 'One'));
    await vault.notes.remove('n1');
    await vault.notes.settle();
    expect(await node.readdir(join(folder, 'vault', 'notes'))).toEqual([]);
  });

  it('that is refused is a problem, and is tried again now and when the vault is next open', async () => {
    await vault.notes.put(noteForTests('n1', 'One'));
    await vault.notes.settle();
    await node.rm(twin('n1'));
    await node.mkdir(twin('n1'));
    await vault.notes.put(noteForTests('n1', 'Two'));
    await vault.notes.settle();
    expect(codes()).toEqual(['inconsistent']);
    await node.rmdir(twin('n1'));
    await vault.notes.settle();
    expect([await read('n1'), codes()]).toEqual(['Two', []]);
    await node.rm(twin('n1'));
    await node.mkdir(twin('n1'));
    await vault.notes.put(noteForTests('n1', 'Three'));
    await vault.notes.list();
    await vault.close();
    await node.rmdir(twin('n1'));
    await makeOld('n1');
    vault = await open();
    await vault.notes.list();
    await vault.notes.settle();
    expect(await read('n1')).toBe('Three');
  });
});
