/** Decides which line ends of plain text are mere wrapping, and joins those. */
import type { Chunk, Line } from './lines';

/** Narrower columns than this are verse or addresses, not wrapped prose. */
const NARROWEST = 40;
/** Share of line ends at which the next word would not have fitted; greedy wrapping gives 1. */
const FULL_SHARE = 0.75;
/** Share of lines that begin with a capital from which on they are verse. */
const VERSE_SHARE = 0.8;
/** Unwrapped lines at least this long on average are one paragraph each. */
const LINE_IS_PARAGRAPH = 90;
const STAMPED = /^(?:\[|<?\d{4}-\d\d-\d\d|\d\d?[:/.]\d\d[:/.]\d\d|[A-Z][a-z]{2}\s+\d{1,2}\s\d\d:\d\d|(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\b)/;

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/gu;

/** Columns that `text` takes where Chinese, Japanese and Korean characters take two. */
function columns(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** Columns of what a line break may not part: a word, or one ideograph. */
function firstWord(text: string): number {
  return columns(/^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]|\S+)/u.exec(text)?.[0] ?? '');
}

/** A paragraph: its lines are parted by hard line breaks. */
export type Paragraph = readonly string[];

/** The column at which the text is wrapped: most lines that go on do not pass it. */
export function wrapColumn(chunks: readonly Chunk[]): number {
  const lengths: number[] = [];
  for (const { lines } of chunks) for (let i = 0; i + 1 < lines.length; i++) lengths.push(columns(lines[i]?.text ?? ''));
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

/** Whether line ends in `lines` fall where the next word would not have fitted into `common` columns. */
function isWrapped(lines: readonly Line[], common: number): boolean {
  // Quotations are set narrower than the rest; two lines alone cannot show how wide.
  const longest = lines.reduce((most, line) => Math.max(most, columns(line.text)), 0);
  const column = lines.length > 2 ? Math.min(common, longest) : common;
  if (column < NARROWEST) return false;
  let full = 0;
  let capitals = 0;
  for (let i = 1; i < lines.length; i++) {
    const next = lines[i]?.text ?? '';
    if (columns(lines[i - 1]?.text ?? '') + 1 + firstWord(next) > column - 2) full++;
    if (/^["'“‘«(]?\p{Lu}/u.test(next)) capitals++;
  }
  const ends = lines.length - 1;
  return full / ends >= FULL_SHARE && !(ends >= 3 && capitals / ends >= VERSE_SHARE);
}

/** Joins wrapped lines with spaces; a hyphen at a line's end keeps the word together. */
function joined(lines: readonly Line[]): string {
  let text = '';
  for (const line of lines) {
    const tight = text === '' || (/\p{L}-$/u.test(text.slice(-3)) && /^\p{Ll}/u.test(line.text)) || isCjkSeam(text, line.text);
    text += tight ? line.text : ` ${line.text}`;
  }
  return text;
}

/** Chinese and Japanese are wrapped without spaces. */
function isCjkSeam(before: string, after: string): boolean {
  const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
  return wide.test(before.charAt(before.length - 1)) && wide.test(after.charAt(0));
}

/** Cuts at lines indented further than the rest: the other way of setting paragraphs. */
function cutAtIndents(lines: readonly Line[]): Line[][] {
  const least = lines.reduce((low, line) => Math.min(low, line.indent), Infinity);
  const further = lines.filter((line) => line.indent >= least + 2).length;
  if (further === 0 || further > lines.length / 2) return [[...lines]];
  const cut: Line[][] = [];
  for (const line of lines) {
    const last = cut.at(-1);
    if (last && line.indent < least + 2) last.push(line);
    else cut.push([line]);
  }
  return cut;
}

/** The paragraphs of one run of lines, wrapped lines joined and meant line ends kept. */
export function paragraphsOf(lines: readonly Line[], column: number): Paragraph[] {
  if (lines.length === 1) return [[lines[0]?.text ?? '']];
  if (lines.filter((line) => STAMPED.test(line.text)).length > lines.length * 0.6) return lines.map((line) => [line.text]);
  return cutAtIndents(lines).flatMap((part): Paragraph[] => {
    if (part.length === 1 || isWrapped(part, column)) return [[joined(part)]];
    const mean = part.reduce((sum, line) => sum + line.text.length, 0) / part.length;
    const verse = part.map((line) => line.text);
    return mean >= LINE_IS_PARAGRAPH ? verse.map((text) => [text]) : [verse];
  });
}
