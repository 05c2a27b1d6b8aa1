/** The window's one door to its host: every request passes here, is unwrapped here and fails here. */
import type { Argument, Bridge, EventName, Events, RequestName, Requests } from '../shared/contract';
import type { Failure, FailureCode, Result } from '../shared/failure';

declare global {
  interface Window {
    readonly almagest: Bridge;
  }
}

/** A request that failed in an expected way; `message` is a sentence for the reader. */
export class RequestFailure extends Error {
  readonly code: FailureCode;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'RequestFailure';
    this.code = failure.code;
  }
}

/** Asks the host. Requests without an argument take `null`. Rejects with `RequestFailure`. */
export async function ask<Name extends RequestName>(name: Name, argument: Argument<Name>): Promise<Requests[Name]> {
  const result = JSON.parse(await window.almagest.request(name, argument)) as Result<Requests[Name]>;
  if (result.ok) return result.value;
  throw new RequestFailure(result.error);
}

type Listener<Name extends EventName> = (detail: Events[Name]) => void;
const listeners = new Map<EventName, Set<(detail: never) => void>>();
let stopRelay: (() => void) | null = null;

/** Calls the listener for each event of that name; the value returned stops it. */
export function listen<Name extends EventName>(name: Name, listener: Listener<Name>): () => void {
  stopRelay ??= window.almagest.listen((event, detail) => {
    for (const each of listeners.get(event as EventName) ?? []) each(detail as never);
  });
  const set = listeners.get(name) ?? new Set();
  listeners.set(name, set.add(listener));
  return () => void set.delete(listener);
}
