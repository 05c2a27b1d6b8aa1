import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemas } from '../shared/schemas';
import { ExpectedFailure } from '../shared/failure';
import { answer, type Handlers } from './answer';

/** Handlers that only remember what reached them. */
function recording() {
  const reached: [string, unknown][] = [];
  const handlers = Object.fromEntries(
    Object.keys(schemas).map((name) => [name, (argument: unknown) => (reached.push([name, argument]), null)]),
  ) as unknown as Handlers;
  return { handlers, reached };
}

const quiet = () => undefined;
const names = Object.keys(schemas) as (keyof typeof schemas)[];

describe('answer', () => {
  it('refuses names that are not in the contract, inherited ones too', async () => {
    const { handlers, reached } = recording();
    for (const name of ['constructor', '__proto__', 'toString', 'documents.steal', '', 7, null, undefined, {}]) {
      expect(await answer(handlers, quiet, name, null)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    }
    expect(reached).toEqual([]);
  });

  it.each(names)('lets only arguments that fit its schema reach %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), async (argument) => {
        const { handlers, reached } = recording();
        const result = await answer(handlers, quiet, name, argument);
        expect(reached).toHaveLength(result.ok ? 1 : 0);
        if (result.ok) expect(schemas[name].safeParse(argument).success).toBe(true);
        else expect(result.error.code).toBe('bad-request');
      }),
      { numRuns: 50 },
    );
  });

  it('never hands a path of the window on: no argument has one', () => {
    for (const schema of Object.values(schemas)) {
      const fields = 'shape' in schema ? Object.keys(schema.shape) : [];
      expect(fields.filter((field) => /path|file|folder/i.test(field))).toEqual([]);
    }
  });

  it('answers an expected failure as a value and logs a bug with its cause', async () => {
    const { handlers } = recording();
    const logged: unknown[] = [];
    const failing = (error: Error): Handlers => ({ ...handlers, 'documents.list': () => Promise.reject(error) });
    const log = (_message: string, cause: unknown) => void logged.push(cause);
    expect(await answer(failing(new ExpectedFailure('not-found', 'Gone.')), log, 'documents.list', null)).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'Gone.' },
    });
    expect(logged).toEqual([]);
    const bug = new TypeError('x is undefined');
    const result = await answer(failing(bug), log, 'documents.list', null);
    expect(result).toMatchObject({ ok: false, error: { code: 'unexpected' } });
    expect(JSON.stringify(result)).not.toContain('x is undefined');
    expect(logged).toEqual([bug]);
  });
});
