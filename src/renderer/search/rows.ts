/** The rows of the search page, in order: what would change the query, then the hits, by article where that is asked for. */
import type { HitGroup, SearchAnswer, SearchHit } from '../../core/search/hit';

export type Row =
  /** Takes its text for the query. */
  | { readonly kind: 'meant' | 'completion'; readonly key: string; readonly label: string; readonly text: string }
  /** The head of an article's best hits. */
  | { readonly kind: 'group'; readonly key: string; readonly group: HitGroup }
  | { readonly kind: 'hit'; readonly key: string; readonly hit: SearchHit };

export type Chosen = Exclude<Row, { kind: 'group' }>;

export const keyOfHit = ({ kind, id }: Pick<SearchHit, 'kind' | 'id'>): string => `${kind}:${id}`;

/** A note or an entity stands for itself and needs no head. */
const groupRows = (group: HitGroup): Row[] => [
  ...(group.document === null ? [] : [{ kind: 'group' as const, key: `group ${group.document}`, group }]),
  ...group.hits.map(hitRow),
];

const hitRow = (hit: SearchHit): Row => ({ kind: 'hit', key: keyOfHit(hit), hit });

export function rowsOf({ didYouMean, completions, hits, groups }: SearchAnswer): Row[] {
  const meant: Row[] = didYouMean === null ? [] : [{ kind: 'meant', key: `offer ${didYouMean}`, label: didYouMean.trim().slice(0, 200), text: didYouMean }];
  const offered = completions.map(({ label, text }): Row => ({ kind: 'completion', key: `offer ${text}`, label, text }));
  return [...meant, ...offered, ...(groups ? groups.page.flatMap(groupRows) : hits.map(hitRow))];
}

export const isChoice = (row: Row): row is Chosen => row.kind !== 'group';

/** The row an answer begins at: what may have been meant, the value of the filter being typed, else the best hit. */
export function firstChoice({ didYouMean, completions }: SearchAnswer, rows: readonly Row[]): Chosen | null {
  const choices = rows.filter(isChoice);
  const offered = didYouMean !== null || completions[0]?.nameOnly === false;
  return (offered ? choices[0] : choices.find(({ kind }) => kind === 'hit')) ?? choices[0] ?? null;
}

/** The row `by` choices further on, at the ends the last one there. */
export function stepFrom(rows: readonly Row[], key: string | null, by: number): Chosen | null {
  const choices = rows.filter(isChoice);
  const at = choices.findIndex((row) => row.key === key);
  return choices[Math.min(choices.length - 1, Math.max(0, at + by))] ?? null;
}
