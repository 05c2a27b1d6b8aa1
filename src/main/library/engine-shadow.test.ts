/** What the engine keeps between starts: used where nothing changed, made anew where anything did or is damaged. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Structure } from '../../core/documents/document';
import type { Note } from '../../core/notes/note';
import { createEngine, type Engine, type IndexedDocument } from './engine';
import { openEngineShadow, type EngineShadow } from './engine-shadow';

const document = (id: string, text: string): IndexedDocument => {
  const structure: Structure = {
    format: 1, title: id, byline: null, language: 'en', blocks: [{ kind: 'paragraph', level: 0, start: 0, end: text.length }], marks: [],
    sections: [{ id: 's', heading: null, level: 1, start: 0, end: text.length }],
  };
  return { id, title: id, text, structure };
};
const note = (id: string, text: string): Note =>
  ({ id, title: text, tags: [], created: '2026-01-01', modified: '2026-01-01', tree: { blocks: [] } }) as unknown as Note;

const one = document('one', 'NASA and the European Space Agency (ESA) went to the moon.');
const two = document('two', 'Roscosmos went to Venus.');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'almagest-shadow-'))));
// What an engine recognised last may still be on its way to the disk.
/** What an engine keeps behind its answers may be on its way still: it goes on while the folder is tried again. */
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));

const open = (stamp = 'program', recogniser = 'rules'): EngineShadow => openEngineShadow(folder, stamp, recogniser);

/** Recognises what waits, as the library does behind the window. */
async function settle(engine: Engine): Promise<{ documents: string[]; leads: unknown[] }> {
  await engine.settle();
  while (engine.recogniseNext() !== null);
  return engine.publishRecognitions();
}

/** Counts what had to be recognised anew. */
function counting(shadow: EngineShadow): { shadow: EngineShadow; anew: () => number } {
  let count = 0;
  return { shadow: { ...shadow, keepRecognition: (...given) => ((count += 1), shadow.keepRecognition(...given)) }, anew: () => count };
}

const fill = (engine: Engine, documents: readonly IndexedDocument[] = [one, two], notes: readonly Note[] = [note('n', 'A comet')]): void => {
  for (const each of documents) engine.putDocument(each);
  for (const each of notes) engine.putNote(each);
};
const found = (engine: Engine, text: string): string[] => engine.search({ text }).hits.map(({ kind, id }) => `${kind} ${id}`);

async function firstStart(): Promise<Engine> {
  const engine = createEngine(() => 0, open());
  fill(engine);
  await settle(engine);
  while (engine.tidy());
  await engine.save();
  return engine;
}

const QUERIES = ['moon', 'nasa', 'comet', 'roscosmos', 'entity:ESA', 'v'];

describe('a later start', () => {
  it('answers before anything is put, and the same once all is', async () => {
    const first = await firstStart();
    const { shadow, anew } = counting(open());
    const later = createEngine(() => 0, shadow);
    expect(found(later, 'moon')).toEqual(found(first, 'moon'));
    fill(later);
    await settle(later);
    expect(anew()).toBe(0);
    for (const text of QUERIES) expect(later.search({ text })).toEqual(first.search({ text }));
    expect(later.entities()).toEqual(first.entities());
  });

  it('finds what changed since, and forgets what went', async () => {
    await firstStart();
    const { shadow, anew } = counting(open());
    const later = createEngine(() => 0, shadow);
    fill(later, [document('one', 'ESA went to Mars.')], [note('m', 'An asteroid')]);
    await settle(later);
    expect(anew()).toBe(1);
    // What was found is on the disk under its name.
    await later.save();
    expect([found(later, 'moon'), found(later, 'comet'), found(later, 'venus')]).toEqual([[], [], []]);
    expect([found(later, 'mars in:documents'), found(later, 'asteroid')]).toEqual([['section one#s'], ['note m']]);
    expect(readdirSync(join(folder, 'mentions'))).toEqual(['one.json']);
  });

  it('of another program finds everything out anew', async () => {
    await firstStart();
    const { shadow, anew } = counting(open('another', 'other rules'));
    expect(shadow.readIndex()).toEqual([]);
    const later = createEngine(() => 0, shadow);
    fill(later);
    expect(anew()).toBe(0);
    await settle(later);
    await later.save();
    expect(anew()).toBe(2);
  });

  it('mends whatever was damaged, cut short or deleted', async () => {
    const first = await firstStart();
    const files = ['search', 'mentions'].flatMap((part) => readdirSync(join(folder, part)).map((name) => join(folder, part, name)));
    const bytes = new Map(files.map((file) => [file, readFileSync(file)]));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.constantFrom('flip', 'cut', 'gone', 'empty'), async (file, at, damage) => {
        for (const [path, whole] of bytes) writeFileSync(path, whole);
        const damaged = Buffer.from(bytes.get(file) as Buffer);
        const place = at % damaged.length;
        damaged[place] = (damaged[place] as number) ^ 1;
        if (damage === 'gone') rmSync(file);
        else writeFileSync(file, damage === 'flip' ? damaged : damage === 'cut' ? damaged.subarray(0, place) : '');
        const later = createEngine(() => 0, open());
        later.search({ text: 'moon' });
        fill(later);
        await settle(later);
        for (const text of QUERIES) expect(found(later, text)).toEqual(found(first, text));
        expect(later.entities()).toEqual(first.entities());
      }),
      { numRuns: 40 },
    );
  });

  it('takes the list as it was where the program ended in the middle of a save', async () => {
    const first = await firstStart();
    writeFileSync(join(folder, 'search', 'half-written.segment'), 'ALMX');
    writeFileSync(join(folder, 'search', 'list.0.tmp'), 'half a list');
    const later = createEngine(() => 0, open());
    expect(found(later, 'moon')).toEqual(found(first, 'moon'));
    fill(later, [one], []);
    await settle(later);
    await later.save();
    const [list, ...segments] = readdirSync(join(folder, 'search')).sort().reverse();
    expect(list).toBe('list');
    expect(segments.every((name) => name.endsWith('.segment') && name !== 'half-written.segment')).toBe(true);
  });

  it('is not stopped by a disk that takes nothing', async () => {
    const shadow = open();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file in its place');
    const engine = createEngine(() => 0, shadow);
    fill(engine);
    await settle(engine);
    await engine.save();
    expect(found(engine, 'comet')).toEqual(['note n']);
  });
});
