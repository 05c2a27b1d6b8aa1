import { beforeEach, expect, it, vi } from 'vitest';
import type { Note } from '../../core/notes/note';

/** A host that keeps notes. */
const host = vi.hoisted(() => {
  const notes = new Map<string, Note>();
  const ask = (name: string, given: Record<string, unknown> | null): Promise<unknown> => {
    const id = given?.['note'] as string;
    const note = notes.get(id);
    if (name === 'notes.open' && note) return Promise.resolve({ note, stamp: 's' });
    if (name === 'notes.list') return Promise.resolve([...notes.values()]);
    if (name !== 'notes.write' || !note) return Promise.reject(new Error(`The host has no ${name} of ${id}.`));
    const { title, tags, tree } = given as unknown as Note & { readonly tree: string };
    notes.set(id, { ...note, title, tags, tree: JSON.parse(tree) as Note['tree'] });
    return Promise.resolve({ id, title, tags, modified: '', excerpt: '', stamp: 's', conflict: null });
  };
  return { notes, ask };
});
vi.mock('../notebook', () => ({ ask: host.ask, listen: () => () => undefined, RequestFailure: class extends Error {} }));

const { tagNote, titleWritten } = await import('./note-descriptions');
const { redo, undo, useHistory } = await import('./history');
const { describeNote, flushNotes, loadNote, useNotes } = await import('./notes');
const { usePlace } = await import('./place');

const open = () => useNotes.getState().opened['n'];
const kept = async () => {
  await flushNotes();
  const { title = '', tags = [] } = host.notes.get('n') ?? {};
  return [title, ...tags];
};
function write(title: string): void {
  const before = open()?.title ?? '';
  describeNote('n', { title });
  const now = open();
  if (now) titleWritten(now, before);
}

beforeEach(async () => {
  host.notes.set('n', { format: 1, id: 'n', title: 'Moon', tags: ['sky'], created: '', modified: '', tree: { blocks: [] } });
  useHistory.setState({ done: [], undone: [] });
  usePlace.setState({ note: 'n' });
  useNotes.setState({ opened: {} });
  await loadNote('n');
});

it('title and tags of a note are taken back and given again, whether it is open or not', async () => {
  write('The Moon');
  const now = open();
  if (now) tagNote(now, ['sky', 'law']);
  expect(await kept()).toEqual(['The Moon', 'sky', 'law']);
  await undo();
  expect([open()?.tags, await kept()]).toEqual([['sky'], ['The Moon', 'sky']]);
  useNotes.setState({ opened: {} });
  await undo();
  expect(await kept()).toEqual(['Moon', 'sky']);
  await redo();
  await redo();
  expect(await kept()).toEqual(['The Moon', 'sky', 'law']);
});

it('the first title of a note, and one that was not changed, are no change', () => {
  write('Moon');
  describeNote('n', { title: '' });
  write('Sun');
  expect(useHistory.getState().done).toEqual([]);
});
