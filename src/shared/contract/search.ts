/** What crosses about searches, those that are kept included. */
import type { TextRange } from '../../core/documents/document';
import type { HitText, SearchAnswer } from '../../core/search/hit';

/** A search that the reader kept. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  /** In the query language. */
  readonly query: string;
}

export interface CountedSearch extends SavedSearch {
  /** How much it finds now. */
  readonly count: number;
}

export interface SearchRequests {
  /**
   * Never fails for any text. One page of hits, `grouped` by document where asked, with facets counted over all pages. Of the
   * queries of one `box` that wait for the engine, all but the newest are answered as `overtaken`.
   */
  'search.query': SearchAnswer;
  /** The whole text of a hit's thing with what the query marks in it; `null` where it is gone. */
  'search.preview': HitText | null;
  /** What the query marks in hits of one article: ranges of its text, in order. */
  'search.marks': readonly TextRange[];
  /** The saved searches, in the reader's order. */
  'searches.list': readonly CountedSearch[];
  /** Saves a search in the place of the one with its id, or at an index, or at the end; answers once it is durable. */
  'searches.put': null;
  'searches.remove': null;
}

export interface SearchEvents {
  /** A saved search came, changed or went behind the window. */
  'searches.changed': Record<string, never>;
}
