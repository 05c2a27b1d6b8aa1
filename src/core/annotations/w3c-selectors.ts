/** Reads the selectors of a W3C target: a quote, a position in code points, or whichever of the two is there. */
import { describe, fitRange } from '../anchoring/describe';
import { resolve } from '../anchoring/resolve';
import type { TextRange } from '../documents/document';
import type { QuoteSelector, Selectors } from './annotation';
import type { CodePoints } from './code-points';

export interface ReadSelectors {
  readonly selectors: Selectors;
  /** Selectors we do not use; they are kept. */
  readonly others: readonly unknown[];
}

/** Stands where nobody knows the position: the empty range says nothing about the place. */
const NOWHERE: TextRange = { start: 0, end: 0 };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

function readQuote(selector: Fields): QuoteSelector | null {
  const { exact, prefix, suffix } = selector;
  if (selector['type'] !== 'TextQuoteSelector' || typeof exact !== 'string') return null;
  return {
    exact,
    prefix: typeof prefix === 'string' ? prefix : '',
    suffix: typeof suffix === 'string' ? suffix : '',
  };
}

function readPosition(selector: Fields, points: CodePoints): TextRange | null {
  const { start, end } = selector;
  if (selector['type'] !== 'TextPositionSelector' || !isCount(start) || !isCount(end) || end < start) return null;
  return { start: points.toUtf16(start), end: points.toUtf16(end) };
}

/** The quote and position among `list`; `null` where there is neither. */
export function readSelectors(list: readonly unknown[], points: CodePoints): ReadSelectors | null {
  let quote: QuoteSelector | null = null;
  let position: TextRange | null = null;
  const others: unknown[] = [];
  for (const selector of list) {
    const asQuote: QuoteSelector | null = !quote && isFields(selector) ? readQuote(selector) : null;
    const asPosition: TextRange | null = !position && isFields(selector) ? readPosition(selector, points) : null;
    quote ??= asQuote;
    position ??= asPosition;
    if (!asQuote && !asPosition) others.push(selector);
  }
  if (quote) {
    const found = position ?? resolve(points.text, { quote, position: NOWHERE }).range ?? NOWHERE;
    return { selectors: { quote, position: found }, others };
  }
  if (!position) return null;
  return { selectors: describe(points.text, fitRange(points.text, position)), others };
}
