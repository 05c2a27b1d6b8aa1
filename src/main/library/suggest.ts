/** What `[[` offers: entities, sections, documents and notes whose name fits what has been typed. */
import { shortHeading } from '../../core/documents/sections';
import type { LinkSuggestion } from '../../shared/contract';
import type { Catalogue } from './catalogue';
import type { NoteIndex } from './note-index';

const most = 12;

interface Candidate extends LinkSuggestion {
  /** Names it answers to. */
  readonly names: readonly string[];
  /** Breaks ties: more is better. */
  readonly weight: number;
}

/** Case, accents and dashes do not matter while typing. */
const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‐-―-]/gu, ' ')
    .toLowerCase()
    .trim();

/** 0 no fit, 1 inside a word, 2 at the start of a word, 3 at the start of the name, 4 the name itself. */
function fit(names: readonly string[], typed: string): number {
  return Math.max(
    0,
    ...names.map((name) => {
      const candidate = folded(name);
      if (candidate === typed) return 4;
      if (candidate.startsWith(typed)) return 3;
      if (candidate.includes(` ${typed}`)) return 2;
      return candidate.includes(typed) ? 1 : 0;
    }),
  );
}

/** Best fit first, then the most mentioned or most recent; at most twelve. Nothing typed offers the likeliest. */
export function suggest(text: string, catalogue: Catalogue, notes: NoteIndex): LinkSuggestion[] {
  const typed = folded(text);
  return [...entities(catalogue), ...places(catalogue), ...written(notes)]
    .map((candidate) => ({ candidate, fit: typed === '' ? 1 : fit(candidate.names, typed) }))
    .filter((each) => each.fit > 0)
    .sort((a, b) => b.fit - a.fit || b.candidate.weight - a.candidate.weight || (a.candidate.name < b.candidate.name ? -1 : 1))
    .slice(0, most)
    .map(({ candidate: { target, name, detail } }) => ({ target, name, detail }));
}

function entities(catalogue: Catalogue): Candidate[] {
  return catalogue.entities().map(({ id, name, type, aliases }) => ({
    target: { kind: 'entity', id },
    name,
    detail: type,
    names: [name, ...aliases],
    weight: catalogue.mentionCount(id),
  }));
}

function places(catalogue: Catalogue): Candidate[] {
  return catalogue.allDocuments().flatMap(({ id, title, structure }) => [
    { target: { kind: 'document' as const, id }, name: title, detail: 'document', names: [title], weight: 2 },
    ...structure.sections.map((section) => ({
      target: { kind: 'section' as const, id: `${id}#${section.id}` },
      name: shortHeading(section),
      detail: title,
      names: [section.heading ?? shortHeading(section)],
      weight: 1,
    })),
  ]);
}

function written(notes: NoteIndex): Candidate[] {
  return notes.all().map(({ id, title }) => ({ target: { kind: 'note', id }, name: title, detail: 'note', names: [title], weight: 3 }));
}
