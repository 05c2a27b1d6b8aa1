/** Asks the page of a running Electron for a value, over the pipe of `--remote-debugging-pipe`. */
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

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

/**
 * Evaluates an expression in the only page, and waits where its value is a promise. Nothing is sent before the first
 * call, so a page that is asked late is not slowed while it starts. Rejects with what the expression throws.
 */
export function pageOf(child: ChildProcess): (expression: string) => Promise<unknown> {
  const ask = speak(child);
  return async (expression) => {
    const { targetInfos } = (await ask('Target.getTargets')) as { targetInfos: { targetId: string; type: string }[] };
    const page = targetInfos.find(({ type }) => type === 'page');
    if (!page) throw new Error('Electron shows no page');
    const { sessionId } = (await ask('Target.attachToTarget', { targetId: page.targetId, flatten: true })) as { sessionId: string };
    const { result, exceptionDetails } = (await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId)) as {
      result: { value?: unknown };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    await ask('Target.detachFromTarget', { sessionId });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}
