/** The thread begins when it is told to, answers in order, and leaves nobody waiting when it goes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngineThread } from './engine-thread';

/** Answers each call with its name and argument; counts and the like with how many calls this thread has had. Dies of `suggest`, and once of `resolve`. */
const echo = `const { parentPort } = require('node:worker_threads');
const { existsSync, writeFileSync } = require('node:fs');
let calls = 0;
parentPort.on('message', ({ turn, name, given }) => {
  calls += 1;
  if (name === 'suggest') throw new Error('no more');
  if (name === 'resolve' && !existsSync(__filename + '.died')) {
    writeFileSync(__filename + '.died', '');
    throw new Error('once');
  }
  parentPort.postMessage({ turn, value: given[0]?.text === undefined || given[0].text === 'late' ? [name, calls] : [name, ...given] });
});`;

describe('the engine’s thread', () => {
  let folder: string;
  let script: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'almagest-thread-'));
    script = join(folder, 'echo.js');
    writeFileSync(script, echo);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('answers calls in the order they were made, also those made before it began', async () => {
    let begin = () => {};
    const thread = startEngineThread(script, { begin: new Promise((resolve) => (begin = resolve)) });
    const answers: unknown[] = [];
    const calls = ['a', 'b', 'c'].map((text) => thread.engine.search({ text }).then((answer) => answers.push(answer)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(answers).toEqual([]);
    begin();
    await Promise.all(calls);
    expect(answers).toEqual(['a', 'b', 'c'].map((text) => ['search', { text }]));
    await thread.stop();
  });

  it('that is stopped before it began never begins, and refuses the calls that wait', async () => {
    let begin = () => {};
    const thread = startEngineThread(join(folder, 'absent.js'), { begin: new Promise((resolve) => (begin = resolve)) });
    const waiting = expect(thread.engine.counts()).rejects.toThrow('stopped');
    await thread.stop();
    begin();
    await waiting;
    await expect(thread.engine.counts()).rejects.toThrow('stopped');
  });

  it('that dies has another in its place: it is told what the old one knew, then asked what was not answered', async () => {
    const told: string[] = [];
    const thread = startEngineThread(script, {
      reload: async () => {
        const here = await thread.engine.mentions('from the vault');
        told.push(`reloaded ${JSON.stringify(here)}`);
      },
      died: (reason, again) => told.push(`${reason.message}, ${again ? 'again' : 'for good'}`),
    });
    expect(await thread.engine.counts()).toEqual(['counts', 1]);
    // The first thread dies of it, the second answers it.
    const answers = [thread.engine.resolve([]), thread.engine.counts(), thread.engine.search({ text: 'late' })];
    expect(await Promise.all(answers)).toEqual([['resolve', 2], ['counts', 3], ['search', 4]]);
    expect(told).toEqual(['once, again', 'reloaded ["mentions",1]']);
    await thread.stop();
  });

  it('call that two threads died of rejects, and those after it are answered', async () => {
    const thread = startEngineThread(script);
    const [fatal, after] = [thread.engine.suggest('x'), thread.engine.counts()];
    await expect(fatal).rejects.toThrow('no more');
    expect(await after).toEqual(['counts', 1]);
    await thread.stop();
  });

  it('that cannot live is not started for ever, and says so to everybody', async () => {
    const told: boolean[] = [];
    const thread = startEngineThread(join(folder, 'absent.js'), { died: (_reason, again) => told.push(again) });
    await expect(thread.engine.counts()).rejects.toThrow();
    await expect.poll(() => told.at(-1), { timeout: 15_000 }).toBe(false);
    await expect(thread.engine.entities()).rejects.toThrow();
    expect(told).toEqual([true, true, true, true, true, false]);
    await thread.stop();
  });
});
