/** The thread begins when it is told to, answers in order, and leaves nobody waiting when it goes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngineThread } from './engine-thread';

/** Answers each call with its name and argument, and dies of `suggest`. */
const echo = `const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ turn, name, given }) => {
  if (name === 'suggest') throw new Error('no more');
  parentPort.postMessage({ turn, value: [name, ...given] });
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
    const thread = startEngineThread(script, new Promise((resolve) => (begin = resolve)));
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
    const thread = startEngineThread(join(folder, 'absent.js'), new Promise((resolve) => (begin = resolve)));
    const waiting = expect(thread.engine.counts()).rejects.toThrow('stopped');
    await thread.stop();
    begin();
    await waiting;
    await expect(thread.engine.counts()).rejects.toThrow('stopped');
  });

  it('that dies rejects what it has not answered, and everything after', async () => {
    const thread = startEngineThread(script);
    await expect(thread.engine.suggest('x')).rejects.toThrow('no more');
    await expect(thread.engine.counts()).rejects.toThrow();
    await thread.stop();
  });
});
