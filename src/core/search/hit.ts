/** A search hit: one section, annotation, note or entity that answers a query, with what to show of it. */
import type { TextRange } from '../documents/document';
import type { Completion } from './complete';
import type { FacetCount } from './tally';

export type RecordKind = 'section' | 'annotation' | 'note' | 'entity';

/** One searchable thing. `title` and `body` are searched; the rest is carried to the hit. */
export interface SearchRecord {
  readonly kind: RecordKind;
  /** Section: `<document id>#<section id>`; otherwise the id of the annotation, note or entity. */
  readonly id: string;
  /** Document id for sections and annotations; `null` for the others. */
  readonly document: string | null;
  readonly title: string;
  readonly body: string;
  /** Offset of `body` in the document's canonical text (UTF-16); 0 for notes and entities. */
  readonly offset: number;
  /** Second line of a hit, such as `Mission · 2 mentions`; never searched. */
  readonly detail: string;
  /** What the filters of the query language ask of a record; absent where there is nothing to ask. */
  readonly facets?: RecordFacets;
}

export interface RecordFacets {
  /** Entities: the type, and the other names. */
  readonly type?: string;
  readonly aliases?: readonly string[];
  /** Notes and annotations. */
  readonly tags?: readonly string[];
  /** Annotations: the colour, what became of the passage (`orphan`, …), and whether there is a comment. */
  readonly color?: string;
  readonly status?: string;
  readonly commented?: boolean;
  /** Sections and annotations: who wrote the document, and the names of the collections it is in. */
  readonly authors?: readonly string[];
  readonly collections?: readonly string[];
  /** Sections: `starred`, `archived`. */
  readonly states?: readonly string[];
  /** ISO 8601 day, month or year: of a document's publication, of a mark's making, of a note's last change. */
  readonly date?: string;
  /** BCP 47 tag of the text, where it is known: English words are filed under their stems, others as they are. */
  readonly language?: string;
}

/** Text with the ranges to highlight in it (UTF-16 offsets into `text`). */
export interface Snippet {
  readonly text: string;
  readonly highlights: readonly TextRange[];
}

/** Why a hit is there: one word, phrase or filter of the query, and what answers it. */
export interface Reason {
  /** As typed. */
  readonly typed: string;
  /** The first place that answers it, as written there; empty where it is met by what the record is, not by its words. */
  readonly found: string;
  readonly field: 'title' | 'body' | null;
  /** The very word, another form of it, a longer word, a likely spelling, words in a row, a name of the entity, or a filter. */
  readonly how: 'exact' | 'form' | 'beginning' | 'spelling' | 'phrase' | 'name' | 'filter';
}

export interface SearchHit {
  readonly kind: RecordKind;
  readonly id: string;
  readonly document: string | null;
  readonly title: Snippet;
  readonly body: Snippet;
  readonly detail: string;
  /** Sections and annotations: the first match in the document's canonical text; `null` where only the title matched. */
  readonly place: TextRange | null;
  readonly score: number;
  /** In the order of the query; words that the record does not hold are left out. */
  readonly reasons: readonly Reason[];
}

/** The hits of one document; a note or an entity is a group of its own. */
export interface HitGroup {
  /** `null` for a note or an entity. */
  readonly document: string | null;
  /** The document's title, or that of the note or entity. */
  readonly title: string;
  /** The best ones, at most `hitsInGroup`. */
  readonly hits: readonly SearchHit[];
  /** All that there are. */
  readonly total: number;
}

export const hitsInGroup = 5;

/** All that a hit's thing says, with everything the query marks in it. */
export interface HitText extends Pick<SearchHit, 'kind' | 'id' | 'document' | 'title' | 'body' | 'detail'> {
  /** Offset of `body` in the document's canonical text (UTF-16); 0 for notes and entities. */
  readonly offset: number;
}

/** What a query says that has no meaning, or not the one intended; never a reason not to answer. */
export type Hint =
  /** `name:value` is read as words, since there is no such filter. */
  | { readonly kind: 'filter'; readonly name: string }
  /** The filter does not know the value, so that it is read as words; `known` are the values it takes, if they are few. */
  | { readonly kind: 'value'; readonly name: string; readonly value: string; readonly known: readonly string[] };

export interface SearchAnswer {
  /** The page asked for, best first; grouped, those of the groups one after another. */
  readonly hits: readonly SearchHit[];
  /** All hits, of every page. */
  readonly total: number;
  /** Where grouping was asked for: the page's groups, the one with the best hit first, and how many there are in all. */
  readonly groups: { readonly page: readonly HitGroup[]; readonly total: number } | null;
  readonly hints: readonly Hint[];
  /** The query without its slips of the hand, where words of it are spelt like nothing in the library; otherwise `null`. */
  readonly didYouMean: string | null;
  /** Filters that would narrow the answer, each with how many hits it leaves. */
  readonly facets: readonly FacetCount[];
  /** What the filter at the end of the query may become. */
  readonly completions: readonly Completion[];
  /** Time inside the engine, milliseconds. */
  readonly elapsedMs: number;
  /** A newer query of the same box overtook this one before it began: it has no hits and is not to be shown. */
  readonly overtaken: boolean;
}
