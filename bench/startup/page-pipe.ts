/** Asks the page of a running Electron for a value, and presses its keys, over the pipe of `--remote-debugging-pipe`. */
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** What Chromium sends: an answer, by the id of its question. */
interface Answer {
  readonly id?: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

type Ask = (method: string, params?: object, session?: string) => Promise<Readonly<Record<string, unknown>>>;

/** Speaks the DevTools protocol: messages in JSON, each ended by a zero byte; the child reads 3 and writes 4. */
function speak(child: ChildProcess): Ask {
  const [, , , input, output] = child.stdio as unknown as [unknown, unknown, unknown, Writable, Readable];
  const open = new Map<number, { resolve: (value: Readonly<Record<string, unknown>>) => void; reject: (error: Error) => void }>();
  const rejectAll = () => {
    for (const { reject } of open.values()) reject(new Error('Electron ended before it answered'));
    open.clear();
  };
  let turns = 0;
  let rest = '';
  output.setEncoding('utf8').on('data', (part: string) => {
    const messages = (rest + part).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Answer;
      if (id === undefined) continue;
      const asked = open.get(id);
      open.delete(id);
      if (error) asked?.reject(new Error(error.message));
      else asked?.resolve(result ?? {});
    }
  });
  child.once('exit', rejectAll);
  input.on('error', rejectAll);
  return (method, params = {}, session) =>
    new Promise((resolve, reject) => {
      const id = ++turns;
      open.set(id, { resolve, reject });
      input.write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
    });
}

/** The only page of a running Electron. */
export interface Page {
  /** Evaluates an expression, and waits where its value is a promise. Rejects with what the expression throws. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Presses and lets go of the key of a letter or the space, as a keyboard would; resolves when the page has had it. */
  readonly press: (letter: string) => Promise<void>;
  /** CSS pixels. */
  readonly click: (x: number, y: number) => Promise<void>;
}

async function attach(ask: Ask): Promise<string> {
  const { targetInfos } = (await ask('Target.getTargets')) as { targetInfos: { targetId: string; type: string }[] };
  const page = targetInfos.find(({ type }) => type === 'page');
  if (!page) throw new Error('Electron shows no page');
  const { sessionId } = (await ask('Target.attachToTarget', { targetId: page.targetId, flatten: true })) as { sessionId: string };
  return sessionId;
}

async function evaluateIn(ask: Ask, session: string, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = (await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, session)) as {
    result: { value?: unknown };
    exceptionDetails?: { text: string; exception?: { description?: string } };
  };
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/**
 * Evaluates an expression in the only page, and waits where its value is a promise. Nothing is sent before the first
 * call, so a page that is asked late is not slowed while it starts. Rejects with what the expression throws.
 */
export function pageOf(child: ChildProcess): Page['evaluate'] {
  const ask = speak(child);
  return async (expression) => {
    const session = await attach(ask);
    try {
      return await evaluateIn(ask, session, expression);
    } finally {
      await ask('Target.detachFromTarget', { sessionId: session }).catch(() => undefined);
    }
  };
}

/** Milliseconds within which a window shows its page. */
const APPEARS_MS = 60_000;

async function attachOnce(ask: Ask): Promise<string> {
  for (const from = Date.now(); Date.now() - from < APPEARS_MS; await wait(250)) {
    const session = await attach(ask).catch(() => null);
    if (session !== null) return session;
  }
  return attach(ask);
}

/** Takes hold of the page, waiting until there is one, for as long as it lives; it believes to have the focus. */
export async function holdPage(child: ChildProcess): Promise<Page> {
  const ask = speak(child);
  const session = await attachOnce(ask);
  await ask('Emulation.setFocusEmulationEnabled', { enabled: true }, session);
  return {
    evaluate: (expression) => evaluateIn(ask, session, expression),
    press: async (letter) => {
      const key = { key: letter, code: letter === ' ' ? 'Space' : `Key${letter.toUpperCase()}`, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
      // The instant of the press, as the system gives it to a key: what waits for the browser's own thread counts.
      const timestamp = (performance.timeOrigin + performance.now()) / 1000;
      await ask('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text: letter, unmodifiedText: letter, timestamp }, session);
      await ask('Input.dispatchKeyEvent', { type: 'keyUp', ...key }, session);
    },
    click: async (x, y) => {
      // Without a force the press counts as one of a screen reader's.
      const point = { x, y, button: 'left', clickCount: 1, force: 0.5 };
      await ask('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y }, session);
      await ask('Input.dispatchMouseEvent', { type: 'mousePressed', buttons: 1, ...point }, session);
      await ask('Input.dispatchMouseEvent', { type: 'mouseReleased', ...point }, session);
    },
  };
}
