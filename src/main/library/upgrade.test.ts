/** An upgrade of the recogniser: what notes, marks and decisions hold goes on, what nobody holds goes, the rest is found anew in the background. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision, DecisionAct } from '../../core/entities/decisions';
import type { Entity, Recognition } from '../../core/entities/entity';
import { findForm } from '../../core/entities/find-forms';
import type { Note } from '../../core/notes/note';
import type { AnchoredAnnotation, RecognitionProgress } from '../../shared/contract';
import { createEngine, type Engine, type IndexedDocument } from './engine';
import { openEngineShadow } from './engine-shadow';
import { recognitionActs } from './recognition-acts';
import { proxyEngine } from './engine-thread';

const text = 'The probe left for Zorvan Station in May. Later Borland spoke of Quill. The Zorvan Station fell.';
const document = (id: string): IndexedDocument => ({
  id, title: id, text,
  structure: {
    format: 1, title: id, byline: null, language: 'en', blocks: [{ kind: 'paragraph', level: 0, start: 0, end: text.length }], marks: [],
    sections: [{ id: 's', heading: null, level: 1, start: 0, end: text.length }],
  },
});

type Known = Pick<Entity, 'id' | 'type' | 'name'> & { readonly form: string };
const borland: Known = { id: 'borland', type: 'place', name: 'Borland', form: 'Borland' };
const quill: Known = { id: 'quill', type: 'person', name: 'Quill', form: 'Quill' };
const old: readonly Known[] = [{ id: 'zorvan-station', type: 'organisation', name: 'Zorvan Station', form: 'Zorvan Station' }, borland, quill];
/** Knows the station by another id, name and type, and neither Borland nor Quill. */
const present: readonly Known[] = [{ id: 'zs', type: 'spacecraft', name: 'Zorvan Space Station', form: 'Zorvan Station' }];

/** A recogniser that finds the forms it knows. */
const version = (known: readonly Known[]) => ({ text: read }: IndexedDocument): Recognition => ({
  entities: known.map(({ id, type, name }) => ({ id, type, name, aliases: [], description: '' })),
  mentions: known.flatMap(({ id, form }) => findForm(read, form, true).map((range) => ({ ...range, entity: id, reason: 'name' as const }))).sort((a, b) => a.start - b.start),
});

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'almagest-upgrade-'))));
const started: Engine[] = [];
afterEach(async () => {
  // What an engine keeps behind its answers is on the disk before the folder goes.
  await Promise.all(started.splice(0).map((engine) => engine.save()));
  rmSync(folder, { recursive: true, force: true });
});

function start(known: readonly Known[], stamp: string): Engine {
  const engine = createEngine(() => 0, openEngineShadow(folder, 'program', stamp), version(known));
  started.push(engine);
  return engine;
}
const said = (act: DecisionAct): Decision => ({ ...act, id: 'd1', instant: '2026-01-01T00:00:00.000Z', device: 'desk' });
const linking = (id: string): Note =>
  ({ id: 'n', title: 'N', tags: [], created: '2026-01-01', modified: '2026-01-01', tree: { blocks: [{ type: 'paragraph', children: [{ type: 'reference', target: { kind: 'entity', id }, text: id }] }] } }) as unknown as Note;
const markOn = (quote: string): AnchoredAnnotation => {
  const range = { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length };
  return { annotation: { id: 'm', document: 'a', comment: '', tags: [], motivation: 'highlighting', color: 'yellow', created: '2026-01-01', modified: '2026-01-01', selectors: { quote: { exact: quote } } }, anchor: { status: 'same', range } } as unknown as AnchoredAnnotation;
};

/** What the library does behind the window; the fewest calls by which it can. */
async function background(engine: Engine, pauseAfter = Infinity) {
  const told: RecognitionProgress[] = [];
  const leads: unknown[] = [];
  const acts = recognitionActs(
    {
      engine: proxyEngine(async (name, given) => (engine[name] as (...all: readonly unknown[]) => unknown)(...given)),
      tell: (name, detail) => {
        if (name !== 'recognition.progress') return;
        told.push(detail as RecognitionProgress);
        const { done } = detail as RecognitionProgress;
        if (done === pauseAfter && told.at(-2)?.done !== done) void acts.pause(true);
      },
    },
    { keepLeads: (more) => Promise.resolve(void leads.push(...more)) },
  );
  await acts.run();
  await engine.save();
  return { acts, told, leads };
}

async function firstStart(): Promise<void> {
  const engine = start(old, '1');
  engine.putDocument(document('a'));
  engine.putDocument(document('b'));
  await engine.settle();
  await background(engine);
  expect(engine.entities().map(({ id }) => id).sort()).toEqual(['borland', 'quill', 'zorvan-station']);
}

async function upgrade(decisions: readonly Decision[], notes: readonly Note[], marks: readonly AnchoredAnnotation[]) {
  const engine = start(present, '2');
  engine.putDecisions(decisions);
  for (const id of ['a', 'b']) engine.putDocument(document(id));
  engine.putAnnotations('a', marks);
  for (const note of notes) engine.putNote(note);
  await engine.settle();
  const before = engine.entities().map(({ id }) => id).sort();
  return { engine, before, ...(await background(engine)) };
}

const ids = (engine: Engine): string[] => engine.entities().map(({ id }) => id).sort();

describe('an upgrade of the recogniser', () => {
  it('shows what was known until each article had its turn, then the thing anew under the id it had', async () => {
    await firstStart();
    const { engine, before, told } = await upgrade([], [], []);
    expect(before).toEqual(['borland', 'quill', 'zorvan-station']);
    expect(engine.entities()).toMatchObject([{ id: 'zorvan-station', name: 'Zorvan Space Station', type: 'spacecraft', mentions: 4 }]);
    expect(engine.leadsTo('zs')).toBe('zorvan-station');
    expect(told.map(({ done, total }) => [done, total])).toEqual([[0, 2], [1, 2], [2, 2], [0, 0]]);
  });

  it('leaves what a note, a mark or a decision holds, in its places', async () => {
    await firstStart();
    expect(ids((await upgrade([], [linking('quill')], [])).engine)).toEqual(['quill', 'zorvan-station']);
    rmSync(folder, { recursive: true });
    await firstStart();
    const marked = (await upgrade([], [], [markOn('Borland spoke')])).engine;
    expect(ids(marked)).toEqual(['borland', 'zorvan-station']);
    expect(marked.mentions('a').map(({ entity }) => entity)).toEqual(['zorvan-station', 'borland', 'zorvan-station']);
    rmSync(folder, { recursive: true });
    await firstStart();
    expect(ids((await upgrade([said({ kind: 'rename', entity: 'quill', name: 'Quill the Poet' })], [], [])).engine)).toEqual(['quill', 'zorvan-station']);
  });

  it('keeps a refusal everywhere, though the thing is another to the recogniser', async () => {
    await firstStart();
    expect(ids((await upgrade([said({ kind: 'refuse', entity: 'zorvan-station', scope: 'everywhere' })], [], [])).engine)).toEqual([]);
  });

  it('writes down where linked ids lead, so that a computer without the earlier recogniser follows them', async () => {
    await firstStart();
    const { leads } = await upgrade([], [linking('zorvan-station'), { ...linking('quill'), id: 'o' }], []);
    expect(leads).toEqual([
      { kind: 'merge', entity: 'zorvan-station', into: 'zs' },
      { kind: 'confirm', entity: 'quill', name: 'Quill', type: 'person' },
    ]);
    rmSync(folder, { recursive: true });
    const other = start(present, '2');
    other.putDocument(document('a'));
    other.putDecisions(leads.map((lead, at) => ({ ...said(lead as DecisionAct), id: String(at) })));
    await other.settle();
    await background(other);
    expect(other.resolve([{ kind: 'entity', id: 'zorvan-station' }, { kind: 'entity', id: 'quill' }])).toMatchObject([{ name: 'Zorvan Space Station' }, { name: 'Quill' }]);
  });

  it('keeps ids also when a new version of the article comes in afterwards', async () => {
    await firstStart();
    const { engine } = await upgrade([], [], []);
    for (const id of ['a', 'b']) {
      const newer = `Now: ${text}`;
      const { structure } = document(id);
      engine.putDocument({ ...document(id), text: newer, structure: { ...structure, blocks: [{ kind: 'paragraph', level: 0, start: 0, end: newer.length }] } });
    }
    expect(ids(engine)).toEqual(['zorvan-station']);
  });

  it('held by the reader goes on where it stopped, also at the next start', async () => {
    await firstStart();
    const engine = start(present, '2');
    for (const id of ['a', 'b']) engine.putDocument(document(id));
    await engine.settle();
    const { acts } = await background(engine, 1);
    expect(acts.progress()).toEqual({ done: 1, total: 2, paused: true });
    expect([engine.recognitionsLeft(), engine.mentions('a').length, engine.mentions('b').length]).toEqual([1, 2 + 2, 4]);
    const next = start(present, '2');
    for (const id of ['a', 'b']) next.putDocument(document(id));
    expect(next.recognitionsLeft()).toBe(1);
    await acts.pause(false);
    await acts.run();
    expect(engine.recognitionsLeft()).toBe(0);
    expect(engine.mentions('b')).toHaveLength(2);
    await engine.save();
  });

  it('goes on where the recogniser fails at an article, which keeps what was known of it, is told by name and can have another turn', async () => {
    await firstStart();
    let fails = true;
    const engine = createEngine(() => 0, openEngineShadow(folder, 'program', '2'), (each) => {
      if (fails && each.id !== 'b') throw new Error('planted');
      return version(present)(each);
    });
    for (const id of ['a', 'b']) engine.putDocument(document(id));
    await engine.settle();
    const { acts, told } = await background(engine);
    expect(told.at(-1)).toEqual({ done: 0, total: 0, paused: false });
    expect(await acts.unrecognised()).toEqual([{ document: 'a', title: 'a', reason: expect.stringContaining('planted') as string }]);
    expect([engine.mentions('a').length, engine.mentions('b').length]).toEqual([4, 2]);
    // One that comes in is there all the same.
    engine.putDocument(document('c'));
    expect((await acts.unrecognised()).map((each) => each.document)).toEqual(['a', 'c']);
    fails = false;
    await acts.again();
    await acts.run();
    expect(await acts.unrecognised()).toEqual([]);
    expect([engine.mentions('a').length, engine.mentions('c').length]).toEqual([2, 2]);
    await engine.save();
  });

  it('goes on where an article ends the thread: it is tried twice, told by name, and can have another turn', async () => {
    const begun: string[] = [];
    /** An engine, and a folder as it is when its thread ends at article a. */
    const onDiskLeft = (left: string): { engine: Engine; leaves: string } => {
      const leaves = join(folder, `left-${String(begun.length)}`);
      const engine = createEngine(() => 0, openEngineShadow(left, 'program', '2'), (each) => {
        begun.push(each.id);
        if (each.id === 'a') cpSync(join(left, 'attempts'), join(leaves, 'attempts'), { recursive: true });
        return version(present)(each);
      });
      return { engine, leaves };
    };
    const load = async (engine: Engine): Promise<void> => {
      for (const id of ['a', 'b']) engine.putDocument(document(id));
      await engine.settle();
    };
    const shadowFolder = join(folder, 'shadow');
    const first = onDiskLeft(shadowFolder);
    await load(first.engine);
    first.engine.recogniseNext();
    const second = onDiskLeft(first.leaves);
    await load(second.engine);
    // Put again, as the call that the thread ended of is: this thread must not end of it as well.
    second.engine.putDocument(document('a'));
    expect(begun).toEqual(['a']);
    while (second.engine.recogniseNext() !== null);
    expect(begun).toEqual(['a', 'b', 'a']);
    const third = onDiskLeft(second.leaves);
    await load(third.engine);
    const { acts } = await background(third.engine);
    expect(begun).toEqual(['a', 'b', 'a', 'b']);
    expect(await acts.unrecognised()).toEqual([{ document: 'a', title: 'a', reason: expect.stringContaining('ended') as string }]);
    expect([third.engine.mentions('a').length, third.engine.mentions('b').length]).toEqual([0, 2]);
    await acts.again();
    await acts.run();
    expect(begun).toEqual(['a', 'b', 'a', 'b', 'a']);
    expect([await acts.unrecognised(), third.engine.mentions('a').length]).toEqual([[], 2]);
    for (const { engine } of [first, second, third]) await engine.save();
  });
});
