/** The list of notes after some of them were read anew: a change of one note of ten thousand moves one row. */
import type { NoteSummary } from '../../core/notes/note';

const isSame = (a: NoteSummary, b: NoteSummary): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * @param list most recently changed first; what is answered is so again, and the list itself where nothing is different.
 * @param read of the notes in `asked`, those that are there.
 */
export function mergedNotes(list: readonly NoteSummary[], read: readonly NoteSummary[], asked: ReadonlySet<string>): readonly NoteSummary[] {
  const now = new Map(read.map((note) => [note.id, note]));
  const known = list.filter(({ id }) => asked.has(id));
  if (known.length === read.length && known.every((note) => isSame(note, now.get(note.id) ?? note) && now.has(note.id))) return list;
  const stay = list.filter(({ id }) => !asked.has(id));
  const fresh = [...read].sort((a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : 0));
  const merged: NoteSummary[] = [];
  for (const note of stay) {
    while (fresh[0] && fresh[0].modified >= note.modified) merged.push(fresh.shift() as NoteSummary);
    merged.push(note);
  }
  return [...merged, ...fresh];
}
