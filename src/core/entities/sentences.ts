/** Where sentences begin and end: full stops that close one, not those of abbreviations and initials. */
import type { TextRange } from '../documents/document';
import { tokenise, type Token } from './tokens';

const closers = new Set(['.', '!', '?', '…', '。', '！', '？']);
const trailing = new Set(['"', '”', '’', "'", ')', ']', '»']);
const abbreviations = new Set(
  'jr sr st mt ft dr mr mrs ms inc co ltd corp prof gen col capt lt sgt rev hon gov sen rep no vs fig vol ed eds al etc approx ca cf dept est jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
);

/** True where the mark at `i` closes a sentence. Own rules: Intl.Segmenter is slower and stops after "Dr." and "J.". */
function closes(tokens: readonly Token[], i: number): boolean {
  const mark = tokens[i];
  if (mark === undefined || !closers.has(mark.text)) return false;
  const next = tokens[i + 1];
  if (next === undefined || next.breaks) return true;
  if (mark.text !== '.') return next.spaced || trailing.has(next.text) || mark.text > '\u3000';
  const before = tokens[i - 1];
  if (before !== undefined && !mark.spaced && abbreviations.has(before.key)) {
    if (before.key !== 'etc' || !next.capital) return false;
  }
  if (!next.spaced) return trailing.has(next.text);
  return !(next.kind === 'word' && !next.capital && /^\p{Ll}/u.test(next.text));
}

/** For each token, whether a sentence begins with it (opening quotes and brackets belong to the sentence). */
export function sentenceStarts(tokens: readonly Token[]): Uint8Array {
  const starts = new Uint8Array(tokens.length);
  let open = true;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.breaks) open = true;
    if (open && !(trailing.has(token.text) && !token.spaced && !token.breaks)) {
      starts[i] = 1;
      open = false;
    }
    if (closes(tokens, i) || abbreviationEnds(tokens, i)) open = true;
  }
  return starts;
}

/** "… in the U.S. The …": the stop of an abbreviation closes the sentence before a word that opens sentences. */
function abbreviationEnds(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (token === undefined || next === undefined || token.kind !== 'word' || !token.text.endsWith('.')) return false;
  return openers.has(next.text) && next.spaced;
}
const openers = new Set(
  'The A An In On At It He She They We This That These Those After Before When While However But And For From As By His Her Its Their There With During Since Although If'.split(' '),
);

/** Sentence ranges in order, white space between them left out. */
export function sentences(text: string): TextRange[] {
  const tokens = tokenise(text);
  const starts = sentenceStarts(tokens);
  const ranges: TextRange[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    const previous = ranges[ranges.length - 1];
    if (starts[i] === 1 || previous === undefined) ranges.push({ start: token.start, end: token.end });
    else ranges[ranges.length - 1] = { start: previous.start, end: token.end };
  }
  return ranges;
}
