/** Which notes a list shows, and in which order. */
import type { NoteSummary } from '../../core/notes/note';

export type NoteOrder = 'changed' | 'title';

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The tags of the notes, the most used first, at most `most`; those that are chosen are always among them. */
export function tagsOf(notes: readonly NoteSummary[], chosen: ReadonlySet<string>, most = 12): readonly string[] {
  const counts = new Map<string, number>();
  for (const tag of notes.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const used = [...counts].sort(([a, often], [b, seldom]) => seldom - often || (a < b ? -1 : 1)).map(([tag]) => tag);
  return [...new Set([...chosen, ...used])].slice(0, Math.max(most, chosen.size));
}

/** Every word of the filter must begin or be inside a word of title, tags or excerpt, accents and case do not matter; and every chosen tag must be there. */
export function filterNotes(notes: readonly NoteSummary[], filter: string, order: NoteOrder, chosen: ReadonlySet<string> = new Set()): readonly NoteSummary[] {
  const words = fold(filter).split(/\s+/).filter((word) => word !== '');
  const shown = notes.filter(({ title, tags, excerpt }) => {
    const text = fold([title, ...tags.map((tag) => `#${tag}`), excerpt].join('\n'));
    return words.every((word) => text.includes(word)) && [...chosen].every((tag) => tags.includes(tag));
  });
  const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
  return order === 'title' ? [...shown].sort((a, b) => compare(a.title, b.title)) : [...shown].sort((a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : 0));
}
