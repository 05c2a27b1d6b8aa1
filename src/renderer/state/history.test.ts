import { expect, it } from 'vitest';
import { RequestFailure } from '../notebook';
import { perform, redo, takeBack, undo, type Change } from './history';

it('takes back one change for each time it is asked, however fast', async () => {
  const log: string[] = [];
  const change = (label: string): Change => ({
    label,
    redo: () => Promise.resolve().then(() => void log.push(`+${label}`)),
    undo: () => new Promise((resolve) => setTimeout(() => resolve(void log.push(`-${label}`)), 5)),
  });
  const [a, b, c] = ['a', 'b', 'c'].map(change) as [Change, Change, Change];
  for (const each of [a, b, c]) await perform(each);
  const labels = await Promise.all([undo(), takeBack(c).then(() => null), undo(), undo(), undo()]);
  expect(labels.map((each) => each?.label ?? null)).toEqual(['c', null, 'b', 'a', null]);
  expect((await Promise.all([redo(), redo()])).map((each) => each?.label)).toEqual(['a', 'b']);
  expect(log).toEqual(['+a', '+b', '+c', '-c', '-b', '-a', '+a', '+b']);
});

it('forgets a change whose thing is gone for good, so that the ones before it can still be taken back', async () => {
  const fails = (code: 'not-found' | 'not-saved'): Change => ({
    label: code,
    redo: () => Promise.resolve(),
    undo: () => Promise.reject(new RequestFailure({ code, message: 'It is gone.' })),
  });
  const fine: Change = { label: 'fine', redo: () => Promise.resolve(), undo: () => Promise.resolve() };
  for (const each of [fine, fails('not-found')]) await perform(each);
  await expect(undo()).rejects.toThrow('It is gone.');
  expect((await undo())?.label).toBe('fine');
  await perform(fails('not-saved'));
  await expect(undo()).rejects.toThrow();
  await expect(undo()).rejects.toThrow();
});
