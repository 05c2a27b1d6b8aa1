/** Recognition behind the window steps aside for the reader. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { proxyEngine } from './engine-thread';
import { recognitionActs } from './recognition-acts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

it('recognises nothing while the reader types, and goes on once nothing was asked for a while', async () => {
  const left = ['a', 'b', 'c'];
  const acts = recognitionActs(
    {
      engine: proxyEngine((name) => {
        if (name === 'recogniseNext') {
          // Each article is followed by a question.
          acts.stepAside();
          return Promise.resolve(left.shift() ?? null);
        }
        return Promise.resolve(name === 'recognitionsLeft' ? left.length : { documents: [], leads: [] });
      }),
      tell: () => {},
    },
    { keepLeads: () => Promise.resolve() },
  );
  const done = acts.run();
  for (const still of [2, 1, 0]) {
    await vi.advanceTimersByTimeAsync(399);
    expect(left).toHaveLength(still);
    acts.stepAside();
    await vi.advanceTimersByTimeAsync(399);
    expect(left).toHaveLength(still);
    await vi.advanceTimersByTimeAsync(1);
  }
  await vi.advanceTimersByTimeAsync(1000);
  await done;
});
