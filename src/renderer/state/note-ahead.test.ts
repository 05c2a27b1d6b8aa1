import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** A host that counts what is asked, and tells. */
const host = vi.hoisted(() => {
  const asked: string[] = [];
  const listeners = new Map<string, (detail: unknown) => void>();
  const ask = (_name: string, { note }: { note: string }): Promise<unknown> => {
    asked.push(note);
    return note === 'gone' ? Promise.reject(new Error('gone')) : Promise.resolve({ note: { id: note }, stamp: 's' });
  };
  const listen = (name: string, listener: (detail: unknown) => void) => (listeners.set(name, listener), () => undefined);
  return { asked, listeners, ask, listen };
});
vi.mock('../notebook', () => ({ ask: host.ask, listen: host.listen }));

const { readAhead, restOn } = await import('./note-ahead');

beforeEach(() => {
  vi.useFakeTimers();
  host.asked.length = 0;
});
afterEach(() => {
  readAhead('a');
  vi.useRealTimers();
});

/** The pointer rests on a row for so many milliseconds, then on none. */
async function rest(id: string, ms: number): Promise<void> {
  restOn(id);
  await vi.advanceTimersByTimeAsync(ms);
  restOn(null);
}

it('reads the note the pointer rests on, and hands it out once', async () => {
  await rest('a', 100);
  expect(readAhead('b')).toBeNull();
  expect(readAhead('a')).toMatchObject({ note: { id: 'a' } });
  expect(readAhead('a')).toBeNull();
  expect(host.asked).toEqual(['a']);
});

it('reads nothing that the pointer only passes over', async () => {
  for (const id of ['a', 'b', 'c']) await rest(id, 5);
  await vi.advanceTimersByTimeAsync(100);
  expect(host.asked).toEqual([]);
});

it('forgets what it read when a note or a name changed, and when it is old', async () => {
  for (const event of ['notes.changed', 'library.changed', 'annotations.changed']) {
    await rest('a', 100);
    host.listeners.get(event)?.({ note: 'b' });
    expect(readAhead('a')).toBeNull();
  }
  await rest('a', 100);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(readAhead('a')).toBeNull();
});

it('a note that cannot be read is asked for again by whoever opens it', async () => {
  await rest('gone', 100);
  expect(readAhead('gone')).toBeNull();
  await rest('gone', 100);
  expect(host.asked).toEqual(['gone', 'gone']);
});
