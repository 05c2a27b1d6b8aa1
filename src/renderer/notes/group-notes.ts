/** The notes under their headings: pinned ones first, then those opened of late, then the others. */
import type { NoteSummary } from '../../core/notes/note';

export type NoteGroup = 'pinned' | 'recent' | 'other';

/** How many notes opened of late are offered. */
const offered = 5;

/**
 * Every note under exactly one heading, in the order given; recent ones in the order they were opened. Headings without a note are
 * left out.
 * @param recent ids, the last opened first; none where the list is filtered.
 */
export function groupNotes(notes: readonly NoteSummary[], recent: readonly string[]): readonly (readonly [NoteGroup, readonly NoteSummary[]])[] {
  const pinned = notes.filter((note) => note.pinned);
  const rest = notes.filter((note) => !note.pinned);
  const byId = new Map(rest.map((note) => [note.id, note]));
  // A list that is seen at a glance needs no short cut.
  const late = rest.length <= 2 * offered ? [] : recent.flatMap((id) => byId.get(id) ?? []).slice(0, offered);
  const taken = new Set(late);
  const groups = [['pinned', pinned], ['recent', late], ['other', rest.filter((note) => !taken.has(note))]] as const;
  return groups.filter(([, members]) => members.length > 0);
}
