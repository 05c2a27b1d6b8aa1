/** What crosses when notes, marks or a whole notebook come from elsewhere. */
import type { Collection } from '../../core/shelf/collection';

/** What became of a note or mark that another program wrote. */
export interface ArrivalLine {
  /** The file of a note, or the words a mark quotes. */
  readonly name: string;
  /** Id of the note; `null` for marks. */
  readonly note: string | null;
  /** `same`: it was there already. */
  readonly fate: 'new' | 'same' | 'failed';
  /** Names that it links to and that did not come. */
  readonly missing: readonly string[];
  /** Whether it is a mark whose passage is not in the article's text; it is kept among those without a place. */
  readonly lost: boolean;
  /** A sentence where it failed. */
  readonly problem: string | null;
}

export interface ArrivalReport {
  readonly lines: readonly ArrivalLine[];
  /** Ids of the notes that came. */
  readonly notes: readonly string[];
  /** The marks that came. */
  readonly marks: readonly { readonly document: string; readonly annotation: string }[];
  /** Articles that stand for works the library does not have; `document` is empty of those that would come. */
  readonly articles: readonly { readonly document: string; readonly title: string }[];
  /** Articles that come themselves, text and all; `document` is the id they have or would have. */
  readonly whole: readonly { readonly document: string; readonly title: string }[];
  /** Ids of the decisions on entities that came, or would come. */
  readonly decisions: readonly string[];
  /** Collections that came, or would come; absent where none did. */
  readonly collections?: readonly Collection[];
  /** Sentences about all of it, such as that an encoding was guessed. */
  readonly remarks?: readonly string[];
}

export interface ArrivalRequests {
  /** What would come of the notes or marks of another program or of a notebook's zip, chosen in the system's dialog or dropped last; `null` where the reader leaves it. Fails with `bad-request` and `not-found`. */
  'arrivals.plan': ArrivalReport | null;
  /** Brings in what was planned last. Fails with `bad-request` where nothing was. */
  'arrivals.bring': ArrivalReport;
}
