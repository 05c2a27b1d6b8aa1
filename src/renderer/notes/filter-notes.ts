/** Which notes a list shows, and in which order. */
import type { NoteSummary } from '../../core/notes/note';

export type NoteOrder = 'changed' | 'title';

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word of the filter must begin or be inside a word of title, tags or excerpt; accents and case do not matter. */
export function filterNotes(notes: readonly NoteSummary[], filter: string, order: NoteOrder): readonly NoteSummary[] {
  const words = fold(filter).split(/\s+/).filter((word) => word !== '');
  const shown = notes.filter(({ title, tags, excerpt }) => {
    const text = fold([title, ...tags.map((tag) => `#${tag}`), excerpt].join('\n'));
    return words.every((word) => text.includes(word));
  });
  const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
  return order === 'title' ? [...shown].sort((a, b) => compare(a.title, b.title)) : [...shown].sort((a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : 0));
}
