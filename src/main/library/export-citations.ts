/** Citations of notes written out, and what is copied of notes, articles and marks for other programs. */
import type { Annotation } from '../../core/annotations/annotation';
import { worksOf, type CitedDocument, type Work } from '../../core/export/bibliography';
import { citeNote } from '../../core/export/cite-note';
import type { CitationStyle } from '../../core/export/citation-style';
import { styles, wordsOf, type Cited, type Runs } from '../../core/export/citation-styles';
import { noteToMarkdown } from '../../core/export/note-markdown';
import type { Document } from '../../core/documents/document';
import { fromMarkdown } from '../../core/notes/markdown';
import type { Note, NoteInline, NoteTree } from '../../core/notes/note';
import type { CopyForm } from '../../shared/export';
import { ExpectedFailure } from '../../shared/failure';
import type { LibraryOptions } from './library';

export interface Copied {
  readonly text: string;
  /** The same for programs that take formatted text; `null` where the text is all. */
  readonly html: string | null;
}

const described = ({ id, title, byline, language, imprint, revisions }: Document): CitedDocument => ({ id, title, byline, language, imprint, imported: revisions.at(-1)?.imported ?? '' });
const inlineOf = (runs: Runs): NoteInline[] => runs.map((run) => (typeof run === 'string' ? { type: 'text', text: run, marks: [] } : { type: 'text', text: run.italic, marks: ['italic'] }));
const alone = (work: Work): Cited => ({ work, number: 1, letter: '', isAmbiguous: false });

/** Formulas are set by a library that no start should load. */
const html = async (tree: NoteTree, title = ''): Promise<string> => (await import('../../core/export/note-html')).noteToHtml({ title, tags: [], tree });

export type CitationActs = ReturnType<typeof citationActs>;

export function citationActs({ vault }: LibraryOptions) {
  /** Works by document, with the keys that the bibliography of everything has. */
  async function works(): Promise<Map<string, Work>> {
    const documents = await vault.documents.list();
    const made = worksOf(documents.map(described));
    return new Map(documents.flatMap(({ id }, index) => (made[index] ? [[id, made[index]] as const] : [])));
  }

  async function workOf(document: string): Promise<Work> {
    const work = (await works()).get(document);
    if (!work) throw new ExpectedFailure('not-found', 'This article is no longer in the vault.');
    return work;
  }

  function passage({ selectors, comment }: Annotation, work: Work, style: CitationStyle): NoteTree {
    const { citation, around } = styles[style];
    const source: NoteInline = { type: 'text', text: around[0] + citation(alone(work), '', false) + around[2], marks: [] };
    const quote = selectors.quote.exact.split('\n\n').map((text) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, text, marks: [] }] }));
    return { blocks: [{ type: 'quote', blocks: [...quote, { type: 'paragraph', children: [source] }] }, ...fromMarkdown(comment).blocks] };
  }

  const both = async (tree: NoteTree, form: CopyForm, title = ''): Promise<Copied> => {
    const text = noteToMarkdown({ title, tags: [], tree });
    return form === 'html' ? { text, html: await html(tree, title) } : { text, html: null };
  };

  return {
    /** The note as it is to be written: with its citations in the style, and the works they name. */
    async cited<T extends Pick<Note, 'tree'>>(note: T, style: CitationStyle): Promise<T> {
      if (!JSON.stringify(note.tree).includes('@')) return note;
      return { ...note, tree: citeNote(note.tree, [...(await works()).values()], style).tree };
    },
    copyNote: async (note: Note, form: CopyForm, style: CitationStyle): Promise<Copied> => both(citeNote(note.tree, [...(await works()).values()], style).tree, form, note.title),
    /** The article's reference, or its key as notes and Pandoc cite it. */
    async copyReference(document: string, form: 'citation' | 'key', style: CitationStyle): Promise<Copied> {
      const work = await workOf(document);
      if (form === 'key') return { text: `[@${work.key}]`, html: null };
      const runs = styles[style].reference(alone(work));
      return { text: wordsOf(runs), html: await html({ blocks: [{ type: 'paragraph', children: inlineOf(runs) }] }) };
    },
    /** A mark's passage with its source and comment. Fails with `not-found`. */
    async copyMark(document: string, id: string, form: CopyForm, style: CitationStyle): Promise<Copied> {
      const mark = (await vault.annotations.list(document)).find((each) => each.id === id);
      if (!mark) throw new ExpectedFailure('not-found', 'This mark is no longer in the vault.');
      const tree = passage(mark, await workOf(document), style);
      if (form !== 'citation') return both(tree, form);
      const { citation, around } = styles[style];
      return { text: `“${mark.selectors.quote.exact}” ${around[0]}${citation(alone(await workOf(document)), '', false)}${around[2]}`, html: null };
    },
  };
}
