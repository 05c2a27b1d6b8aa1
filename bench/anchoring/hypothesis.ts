/**
 * How Hypothesis finds a quote: exact places first, else approximate ones by approx-string-match, weighed with the published
 * weights (hypothesis/client, src/annotator/anchoring/match-quote.ts): quote 50, prefix 20, suffix 20, position 2.
 */
import search from 'approx-string-match';
import type { Selectors } from '../../src/core/annotations/annotation';
import type { TextRange } from '../../src/core/documents/document';

interface Match extends TextRange {
  readonly errors: number;
}

const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 } as const;
const MOST_ERRORS = 256;

function matches(text: string, pattern: string, most: number): Match[] {
  const exact: Match[] = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) exact.push({ start: at, end: at + pattern.length, errors: 0 });
  return exact.length > 0 ? exact : search(text, pattern, most);
}

function likeness(text: string, pattern: string): number {
  if (pattern === '') return 1;
  if (text === '') return 0;
  return 1 - (matches(text, pattern, pattern.length)[0]?.errors ?? pattern.length) / pattern.length;
}

/** The best place, however weak; `null` where the quote has none. */
export function hypothesisPlace(text: string, { quote: { exact, prefix, suffix }, position }: Selectors): TextRange | null {
  if (exact === '') return null;
  const found = matches(text, exact, Math.min(MOST_ERRORS, exact.length / 2));
  const score = ({ start, end, errors }: Match): number =>
    WEIGHTS.quote * (1 - errors / exact.length) +
    WEIGHTS.prefix * likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) +
    WEIGHTS.suffix * likeness(text.slice(end, end + suffix.length), suffix) +
    WEIGHTS.position * (1 - Math.abs(start - position.start) / text.length);
  let best: { readonly match: Match; readonly score: number } | null = null;
  for (const match of found) {
    const its = score(match);
    if (!best || its > best.score) best = { match, score: its };
  }
  return best && { start: best.match.start, end: best.match.end };
}
