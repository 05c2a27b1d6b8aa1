/** Undo and redo across the window: each change is an object that carries its inverse. */
import { create } from 'zustand';
import { RequestFailure } from '../notebook';

export interface Change {
  /** What Undo would take back, as the menu and notices name it: `Highlight`, `Delete note`. */
  readonly label: string;
  readonly redo: () => Promise<void>;
  readonly undo: () => Promise<void>;
}

interface History {
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
}

const limit = 200;

export const useHistory = create<History>(() => ({ done: [], undone: [] }));

/** Carries a change out and remembers it. Rejects, remembering nothing, where the change fails. */
export async function perform(change: Change): Promise<void> {
  await change.redo();
  remember(change);
}

/** Remembers a change that has already been carried out. */
export function remember(change: Change): void {
  useHistory.setState(({ done }) => ({ done: [...done, change].slice(-limit), undone: [] }));
}

/** A change of which each way answers what takes it back: `forth` and `back` are exchanged each time it is done. */
export function exchanging<Step>(label: string, carryOut: (step: Step) => Promise<Step>, forth: Step, back: Step = forth): Change {
  let [next, inverse] = [forth, back];
  return {
    label,
    redo: async () => {
      inverse = await carryOut(next);
    },
    undo: async () => {
      next = await carryOut(inverse);
    },
  };
}

let last: Promise<unknown> = Promise.resolve();

/** One after another: a second Undo that comes before the first is done takes back the change before it, not the same one again. */
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const next = last.then(act);
  last = next.catch(() => undefined);
  return next;
}

/** Takes the last change back; answers it, or `null` where there is none. */
export const undo = (): Promise<Change | null> => inTurn(undoLast);
export const redo = (): Promise<Change | null> => inTurn(redoLast);

async function undoLast(): Promise<Change | null> {
  const change = useHistory.getState().done.at(-1);
  if (!change) return null;
  await orForget(change, change.undo);
  useHistory.setState(({ done, undone }) => ({ done: done.filter((each) => each !== change), undone: [...undone, change] }));
  return change;
}

/** What is gone for good, as from an emptied trash, stays so: its change is forgotten, or it would stand before every other one. */
async function orForget(change: Change, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const others = (list: readonly Change[]): Change[] => list.filter((each) => each !== change);
    if (error instanceof RequestFailure && error.code === 'not-found') useHistory.setState(({ done, undone }) => ({ done: others(done), undone: others(undone) }));
    throw error;
  }
}

async function redoLast(): Promise<Change | null> {
  const change = useHistory.getState().undone.at(-1);
  if (!change) return null;
  await orForget(change, change.redo);
  useHistory.setState(({ done, undone }) => ({ done: [...done, change], undone: undone.filter((each) => each !== change) }));
  return change;
}

/** Takes one change back although others may have followed it, as the Undo of a notice does; nothing where that was done already. */
export const takeBack = (change: Change): Promise<void> =>
  inTurn(async () => {
    if (!useHistory.getState().done.includes(change)) return;
    await orForget(change, change.undo);
    useHistory.setState(({ done, undone }) => ({ done: done.filter((each) => each !== change), undone: [...undone, change] }));
  });
