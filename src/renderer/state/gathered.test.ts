import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gathered } from './gathered';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('answers a crowd by one act, each thing once, and what comes meanwhile by another', async () => {
  const calls: string[][] = [];
  let finish = (): void => undefined;
  const crowd = gathered<string>((items) => {
    calls.push([...items]);
    return new Promise((resolve) => (finish = resolve));
  });
  for (const each of ['a', 'b', 'a']) crowd.add(each);
  await vi.advanceTimersByTimeAsync(100);
  expect(calls).toEqual([['a', 'b']]);
  crowd.add('c');
  await vi.advanceTimersByTimeAsync(100);
  expect(calls).toHaveLength(1);
  finish();
  await vi.advanceTimersByTimeAsync(100);
  expect(calls).toHaveLength(1);
  // The first took 160 ms: the next waits twice as long.
  await vi.advanceTimersByTimeAsync(250);
  expect(calls).toEqual([['a', 'b'], ['c']]);
  crowd.add('d');
  crowd.stop();
  finish();
  await vi.advanceTimersByTimeAsync(100);
  expect(calls).toHaveLength(2);
});
