/** Answers one request: checks its name and argument, runs its handler, turns every failure into a value. */
import type { Argument, RequestName, Requests } from '../shared/contract';
import { ExpectedFailure, refuse, type Result } from '../shared/failure';
import { schemas } from '../shared/schemas';

/** One handler per request; what it throws as `ExpectedFailure` reaches the window as a value. */
export type Handlers = { readonly [Name in RequestName]: (argument: Argument<Name>) => Promise<Requests[Name]> | Requests[Name] };

/** Those of one noun's part of the contract. */
export type HandlersOf<Part> = Pick<Handlers, keyof Part & RequestName>;

/**
 * Never rejects.
 * @param log is told of bugs with their cause.
 */
export async function answer(
  handlers: Handlers,
  log: (message: string, cause: unknown) => void,
  name: unknown,
  argument: unknown,
): Promise<Result<unknown>> {
  if (typeof name !== 'string' || !Object.hasOwn(schemas, name)) return refuse('bad-request', 'The window asked for something unknown.');
  const known = name as RequestName;
  const parsed = schemas[known].safeParse(argument);
  if (!parsed.success) return refuse('bad-request', `${known}: ${parsed.error.issues[0]?.message ?? 'malformed argument'}`);
  try {
    const handler = handlers[known] as (given: unknown) => unknown;
    return { ok: true, value: await handler(parsed.data) };
  } catch (error) {
    if (error instanceof ExpectedFailure) return refuse(error.code, error.message);
    log(`${known} failed`, error);
    return refuse('unexpected', 'Something went wrong inside Almagest. Nothing you wrote is lost; the log has the details.');
  }
}
