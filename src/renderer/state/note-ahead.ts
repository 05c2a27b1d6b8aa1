/** The note under the pointer, read before it is pressed, so that it stands with the press. */
import type { OpenNote } from '../../shared/contract';
import { ask, listen } from '../notebook';

/** Milliseconds the pointer rests on a row before its note is read: less than a hand needs to press, more than it takes to pass over. */
const REST = 30;
/** Milliseconds after which what was read is asked for anew. */
const FRESH = 10_000;

let ahead: { readonly id: string; readonly at: number; answer: OpenNote | null } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let follows = false;

const forget = (): void => void (ahead = null);

/** Whatever changes a note, or a name its links have, makes what was read of it old. */
function follow(): void {
  if (follows) return;
  follows = true;
  for (const name of ['notes.changed', 'library.changed', 'annotations.changed'] as const) listen(name, forget);
}

async function read(id: string): Promise<void> {
  follow();
  const asked: NonNullable<typeof ahead> = { id, at: performance.now(), answer: null };
  ahead = asked;
  try {
    asked.answer = await ask('notes.open', { note: id });
  } catch {
    // It is asked for again, and its failure told, when it is opened.
    if (ahead === asked) forget();
  }
}

/** The pointer rests on the row of a note, or with `null` on none. */
export function restOn(id: string | null): void {
  clearTimeout(timer);
  if (id !== null && (ahead?.id !== id || performance.now() - ahead.at > FRESH)) timer = setTimeout(() => void read(id), REST);
}

/** What was read ahead of a note, once; `null` where that is nothing, not there yet or old. */
export function readAhead(id: string): OpenNote | null {
  const found = ahead?.id === id && performance.now() - ahead.at <= FRESH ? ahead.answer : null;
  if (found) forget();
  return found;
}
