import { beforeEach, expect, it, vi } from 'vitest';
import type { Annotation } from '../../core/annotations/annotation';
import type { MarkEdit } from '../../core/annotations/edit';
import type { AnchoredAnnotation, OpenDocument } from '../../shared/contract';

/** A host that keeps one article's marks by the real plan; `fail` makes the next request fail. */
const host = vi.hoisted(() => {
  const state = { marks: new Map<string, Annotation>(), trash: new Map<string, Annotation>(), fail: false, next: 0 };
  const text = 'The agencies met in Vienna.';
  const anchored = (annotation: Annotation): AnchoredAnnotation => ({ annotation, anchor: { status: 'same', range: annotation.selectors.position, confidence: 1 } });
  const ask = async (name: string, { edits }: { edits: MarkEdit[] }) => {
    const { planEdits } = await import('../../core/annotations/edit');
    if (state.fail || name !== 'annotations.edit') throw new Error('Vault: the disk is full; nothing was changed');
    const setting = { document: 'd', revision: 'r', text, instant: String(state.next), newId: () => `mark-${String(++state.next)}` };
    const { put, remove, restore, undo } = planEdits(state.marks, edits, setting);
    const move = (id: string, from: Map<string, Annotation>, to: Map<string, Annotation>) => {
      const mark = from.get(id);
      if (!mark) throw new Error('Vault: no such mark');
      from.delete(id);
      to.set(id, mark);
      return mark;
    };
    const back = restore.map((id) => move(id, state.trash, state.marks));
    for (const mark of put) state.marks.set(mark.id, mark);
    for (const id of remove) move(id, state.marks, state.trash);
    return { changed: [...put, ...back].map(anchored), removed: remove, undo };
  };
  return { state, ask };
});
vi.mock('../notebook', () => ({ ask: host.ask, listen: () => () => undefined }));

const { createMark, removeMark, removeMarks, mergeMarks, updateMark, updateMarks, useAnnotations } = await import('./annotations');
const { redo, undo, useHistory } = await import('./history');
const { useDocuments } = await import('./documents');
const { useNotices } = await import('./notices');

const shown = () => useAnnotations.getState().list.map(({ annotation }) => [annotation.id, annotation.color, annotation.comment, annotation.tags.join()].join(' '));
const kept = () => [...host.state.marks.keys()];

beforeEach(() => {
  Object.assign(host.state, { marks: new Map(), trash: new Map(), fail: false, next: 0 });
  useAnnotations.setState({ document: 'd', list: [], unsaved: [] });
  useHistory.setState({ done: [], undone: [] });
  useNotices.setState({ notices: [] });
  useDocuments.setState({ open: { text: 'The agencies met in Vienna.', document: { id: 'd' } } as OpenDocument });
});

it('paints a mark as unsaved until the host has answered', async () => {
  const saving = createMark({ start: 3, end: 9 }, { color: 'green', style: 'highlight' });
  expect(useAnnotations.getState().unsaved).toMatchObject([{ start: 3, end: 9, color: 'green' }]);
  expect(await saving).toBe('mark-1');
  expect(useAnnotations.getState().unsaved).toEqual([]);
  expect(shown()).toEqual(['mark-1 green  ']);
});

it('leaves nothing behind where saving fails, and says why', async () => {
  host.state.fail = true;
  expect(await createMark({ start: 3, end: 9 }, { color: 'green', style: 'highlight' })).toBeNull();
  expect(useAnnotations.getState()).toMatchObject({ list: [], unsaved: [] });
  expect(useHistory.getState().done).toEqual([]);
  expect(useNotices.getState().notices[0]?.message).toContain('disk is full');
});

it('takes a whole story back and does it again, the mark keeping its id', async () => {
  const id = (await createMark({ start: 0, end: 4 }, { color: 'amber', style: 'highlight' }, { tags: ['a'] })) ?? '';
  await updateMark(id, { color: 'rose' });
  await updateMark(id, { comment: 'why?', tags: ['a', 'b'] });
  await removeMark(id);
  const story = [['mark-1 rose why? a,b'], ['mark-1 rose  a'], ['mark-1 amber  a'], []];
  for (const state of story) {
    await undo();
    expect(shown()).toEqual(state);
    expect(kept().length).toBe(state.length);
  }
  for (const state of [...story].reverse().slice(1).concat([[]])) {
    await redo();
    expect(shown()).toEqual(state);
  }
});

it('does not remember a change that changes nothing', async () => {
  const id = (await createMark({ start: 0, end: 4 }, { color: 'amber', style: 'highlight' })) ?? '';
  expect(await updateMark(id, { color: 'amber', comment: '', tags: [] })).toBe(true);
  expect(useHistory.getState().done.length).toBe(1);
});

it('offers to undo a deletion even after other changes', async () => {
  const first = (await createMark({ start: 0, end: 4 }, { color: 'amber', style: 'highlight' })) ?? '';
  await removeMark(first);
  await createMark({ start: 5, end: 9 }, { color: 'blue', style: 'highlight' });
  useNotices.getState().notices[0]?.act?.run();
  await vi.waitFor(() => expect(kept().sort()).toEqual(['mark-1', 'mark-2']));
  expect(useHistory.getState().done.length).toBe(2);
});

it('changes many marks as one change', async () => {
  const paint = { color: 'amber', style: 'highlight' } as const;
  const ids = [];
  for (const start of [0, 4, 13]) ids.push((await createMark({ start, end: start + 3 }, paint)) ?? '');
  await updateMarks(ids, ({ annotation }) => ({ color: 'blue', tags: [...annotation.tags, 'x'] }));
  expect(shown()).toEqual(['mark-1 blue  x', 'mark-2 blue  x', 'mark-3 blue  x']);
  await removeMarks(ids.slice(1));
  expect(kept()).toEqual(['mark-1']);
  await undo();
  await undo();
  expect(shown().sort()).toEqual(['mark-1 amber  ', 'mark-2 amber  ', 'mark-3 amber  ']);
});

it('takes two changes back where Undo is pressed twice at once', async () => {
  const paint = { color: 'amber', style: 'highlight' } as const;
  await createMark({ start: 0, end: 3 }, paint);
  await createMark({ start: 4, end: 8 }, paint);
  await Promise.all([undo(), undo()]);
  expect(kept()).toEqual([]);
});

it('merges marks that touch, and takes that back', async () => {
  const first = (await createMark({ start: 0, end: 6 }, { color: 'amber', style: 'highlight' }, { comment: 'one' })) ?? '';
  const second = (await createMark({ start: 4, end: 12 }, { color: 'rose', style: 'underline' }, { comment: 'two' })) ?? '';
  expect(await mergeMarks([first, second])).toBe(1);
  expect(shown()).toEqual(['mark-1 amber one\n\ntwo ']);
  expect(useAnnotations.getState().list[0]?.anchor.range).toEqual({ start: 0, end: 12 });
  await undo();
  expect(shown().sort()).toEqual(['mark-1 amber one ', 'mark-2 rose two ']);
  expect(await mergeMarks([first])).toBe(0);
});
