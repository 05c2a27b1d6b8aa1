/** An annotation: a passage the reader marked, with a colour, perhaps a comment and tags. */
import type { TextRange } from '../documents/document';

export const annotationColors = ['amber', 'green', 'blue', 'rose', 'violet'] as const;
export type AnnotationColor = (typeof annotationColors)[number];

/** What each colour means to the reader; empty where it has only its own name. */
export type ColorMeanings = Readonly<Record<AnnotationColor, string>>;
export const noMeanings: ColorMeanings = { amber: '', green: '', blue: '', rose: '', violet: '' };

/**
 * How a mark shows. A bookmark is a place without a passage: it stands where its selectors begin, nothing of it is painted,
 * and the words they hold only name the place and help to find it again.
 */
export const markStyles = ['highlight', 'underline', 'bookmark'] as const;
export type MarkStyle = (typeof markStyles)[number];

/** W3C TextQuoteSelector without its `type`: the passage and what stood around it (up to 32 UTF-16 units each side). */
export interface QuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** How a passage is found again. `position` counts UTF-16 units of the revision it was made on. */
export interface Selectors {
  readonly quote: QuoteSelector;
  readonly position: TextRange;
}

/** An annotation as the application holds it. In the vault it is a W3C Web Annotation (see `w3c.ts`). */
export interface Annotation {
  readonly id: string;
  /** Document id. */
  readonly document: string;
  /** SHA-256 of the revision the selectors were made on. */
  readonly revision: string;
  /** ISO 8601 instants. */
  readonly created: string;
  readonly modified: string;
  readonly style: MarkStyle;
  readonly color: AnnotationColor;
  /** Markdown; empty for a bare mark. */
  readonly comment: string;
  readonly tags: readonly string[];
  readonly selectors: Selectors;
}

/** What became of an annotation's passage in a text (DESIGN section 3). */
export type AnchorStatus = 'same' | 'moved' | 'edited' | 'uncertain' | 'orphan';

/** Where selectors lead in a text. `range` is absent for an orphan; for `uncertain` it is only a proposal. */
export interface Anchor {
  readonly status: AnchorStatus;
  readonly range?: TextRange;
  /** 0 to 1. */
  readonly confidence: number;
}
