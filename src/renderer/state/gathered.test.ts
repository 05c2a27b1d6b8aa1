import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gathered } from './gathered';
import { keyCame } from './typing-rest';

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

it('keeps what may wait until nobody types, and then gives it all at once', async () => {
  const calls: string[][] = [];
  const lists = gathered<string>((items) => Promise.resolve(void calls.push([...items])), 'at rest');
  lists.add('a');
  await vi.advanceTimersByTimeAsync(300);
  for (let key = 0; key < 20; key += 1) {
    keyCame();
    lists.add(key < 10 ? 'b' : 'c');
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect(calls).toEqual([['a', 'b', 'c']]);
});

it('does not wait for ever for somebody who never rests', async () => {
  const calls: string[][] = [];
  const lists = gathered<string>((items) => Promise.resolve(void calls.push([...items])), 'at rest');
  lists.add('a');
  for (let key = 0; key < 50; key += 1) {
    keyCame();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(calls).toEqual([['a']]);
});
