/** Notes made of an article's marks after the templates of the vault. */
import { create } from 'zustand';
import { sectionAt, shortHeading } from '../../core/documents/sections';
import { fillTemplate, type NoteTemplate, type TemplateMark } from '../../core/notes/note-template';
import type { AnchoredAnnotation, OpenDocument } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { nameOf } from './colors';
import { useDocuments } from './documents';
import { perform, type Change } from './history';
import { attempt } from './notices';
import { loadNotes } from './notes';
import { sourceOf } from './passage';
import { closeNote, openNote } from './place';

export const useTemplates = create<{ readonly list: readonly NoteTemplate[] }>(() => ({ list: [] }));

/** Reads the templates anew: they are files that the reader changes with any program. */
export async function loadTemplates(): Promise<void> {
  const list = await attempt(ask('templates.list', null));
  if (list) useTemplates.setState({ list });
}

function markOf(open: OpenDocument, { annotation, anchor }: AnchoredAnnotation): TemplateMark {
  const { start } = anchor.range ?? annotation.selectors.position;
  const section = sectionAt(open.structure, start);
  return {
    annotation: annotation.id,
    document: annotation.document,
    quote: anchor.range ? open.text.slice(anchor.range.start, anchor.range.end) : annotation.selectors.quote.exact,
    source: sourceOf(open, start),
    section: section ? shortHeading(section) : '',
    color: nameOf(annotation.color),
    tags: annotation.tags,
    comment: annotation.comment,
  };
}

const placeOf = ({ annotation, anchor }: AnchoredAnnotation): number => (anchor.range ?? annotation.selectors.position).start;

/** Makes a note of the marks, in the order of the text, and opens it; can be undone. Bookmarks have no passage and are left out. */
export async function noteFromMarks(template: NoteTemplate, marks: readonly AnchoredAnnotation[]): Promise<void> {
  const { open } = useDocuments.getState();
  if (!open) return;
  const quoted = marks.filter(({ annotation }) => annotation.style !== 'bookmark').sort((a, b) => placeOf(a) - placeOf(b));
  const { title, tree } = fillTemplate(template, open.document.title, quoted.map((mark) => markOf(open, mark)), translate('annotations:fromMarks.rest'));
  let made: string | null = null;
  const change: Change = {
    label: translate('annotations:fromMarks.change'),
    redo: async () => {
      if (made === null) made = (await ask('notes.create', { title: title.slice(0, 1000), tree })).id;
      else await ask('notes.restore', { note: made });
      await loadNotes();
      openNote(made);
    },
    undo: async () => {
      if (made === null) return;
      closeNote(made);
      await ask('notes.remove', { note: made });
      await loadNotes();
    },
  };
  await attempt(perform(change));
}
