/** What the host does for the window in a vault of many notes, and how long it could do nothing else. */
import { openLibrary } from './exports';
import { LONG_NOTE } from './linked-vault';
import { watched } from './turns';

const TURNS = 20;

export interface Served {
  readonly what: string;
  /** Milliseconds from the question to the answer, of each turn. */
  readonly times: readonly number[];
  /** Milliseconds of the longest turn of the host's event loop, by the clock and in the processor's time. */
  readonly blocked: number;
  readonly worked: number | null;
}

/** @param folder a vault with the long note among others. */
export async function measureHost(folder: string): Promise<Served[]> {
  const { vault, library, close } = await openLibrary(folder);
  const ids = (await vault.notes.list()).map(({ id }) => id);
  let { stamp } = await library.notes.open(LONG_NOTE.id);
  const acts: Readonly<Record<string, (turn: number) => Promise<unknown>>> = {
    'open a note': (turn) => library.notes.open(ids[(turn * 467) % ids.length] ?? ''),
    'find the backlinks of a note': (turn) => library.backlinks({ kind: 'note', id: ids[(turn * 467) % ids.length] ?? '' }),
    'list one note anew': (turn) => library.notes.list([ids[(turn * 467) % ids.length] ?? '']),
    'list all notes': () => library.notes.list(),
    'list broken links': () => library.brokenLinks(),
    'save the long note, its Markdown included': async (turn) => {
      const { note } = await library.notes.open(LONG_NOTE.id);
      ({ stamp } = await library.notes.save(LONG_NOTE.id, { ...note, tags: [`turn ${String(turn)}`] }, stamp));
      await vault.settle();
    },
  };
  const found: Served[] = [];
  for (const [what, act] of Object.entries(acts)) {
    await act(0);
    const times: number[] = [];
    const { blocked, worked } = await watched(async () => {
      for (let turn = 1; turn <= TURNS; turn += 1) {
        const from = performance.now();
        await act(turn);
        times.push(performance.now() - from);
      }
    });
    found.push({ what, times, blocked, worked });
  }
  await close();
  return found;
}
