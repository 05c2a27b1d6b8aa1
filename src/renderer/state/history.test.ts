import { expect, it } from 'vitest';
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
