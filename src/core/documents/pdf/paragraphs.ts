/** Divides the lines of a page into blocks by their distances, indents, ends and fonts. */
import { type Draft, endsSentence, firstOf, lastOf, markerOf } from './draft';
import { firstPart } from './joining';
import type { Line } from './lines';
import { type Measures, isSize } from './measures';

/** In font sizes. */
const INDENT = 0.7;
/** A gap this much wider than usual parts paragraphs. */
const WIDE = 1.3;
/** Lines before and after that show where a column's edge is. */
const AROUND = 4;
const LEADERS = /(?:\.\s?){4,}\s*[\divxlc]*$/i;

/** Blocks of one page, in order; all of them paragraphs, code, tables or list items so far. */
export function paragraphsOf(lines: readonly Line[], measures: Measures): Draft[] {
  const drafts: Draft[] = [];
  for (const [index, line] of lines.entries()) {
    const draft = drafts.at(-1);
    const kind = line.monospaced ? (LEADERS.test(line.text) || runsOn(draft, line, measures) ? 'paragraph' : 'code') : isRow(lines, index) ? 'table' : 'paragraph';
    if (draft && belongs(draft, kind, lines, index, measures)) {
      draft.lines.push(line);
      continue;
    }
    const marker = kind === 'paragraph' && startsItem(draft, line) ? markerOf(line.text)?.marker : undefined;
    drafts.push({ kind: marker === undefined ? kind : 'list-item', level: 0, lines: [line], ...(marker === undefined ? {} : { marker }) });
  }
  return drafts;
}

/** Whether a line of names from a program stands in the middle of a paragraph. */
function runsOn(draft: Draft | undefined, line: Line, measures: Measures): boolean {
  if (!draft || (draft.kind !== 'paragraph' && draft.kind !== 'list-item')) return false;
  const last = lastOf(draft);
  const gap = (line.y - last.y) / line.size;
  return !endsSentence(last.text) && gap > 0.3 && gap < measures.leading * WIDE && line.left - last.left < INDENT * line.size && last.left - line.left < line.size * 4 && last.right - last.left > line.size * 20;
}

/** A number at the start of a line is a list's only where no sentence runs on into it. */
function startsItem(draft: Draft | undefined, line: Line): boolean {
  if (!draft || lastOf(draft).page !== line.page || !/^[\d(\[a-z]/.test(line.text)) return true;
  const last = lastOf(draft);
  return draft.kind === 'list-item' || endsSentence(last.text) || Math.abs(last.left - line.left) > INDENT * line.size || line.y - last.y > line.size * 1.6;
}

function belongs(draft: Draft, kind: Draft['kind'], lines: readonly Line[], index: number, measures: Measures): boolean {
  const line = lines[index] as Line;
  const last = lastOf(draft);
  const own = draft.kind === 'list-item' ? 'paragraph' : draft.kind;
  if (own !== kind) return false;
  const gap = (line.y - last.y) / Math.max(line.size, 1);
  if (kind === 'table') return gap > 0 && gap < 4 && sharesColumns(last, line);
  if (kind === 'code') return gap > 0 && gap < measures.leading * 2.4;
  const ratio = line.size / last.size;
  if (ratio > 1.08 || ratio < 0.92 || gap < 0.3 || gap > measures.leading * WIDE + 0.1) return false;
  if (line.left > last.right || line.right < last.left) return false;
  if (markerOf(line.text) && startsItem(draft, line)) return false;
  if (LEADERS.test(last.text)) return false;
  return line.rightToLeft || !breaksByShape(draft, lines, index);
}

/** By indents and by line ends, both held against the lines around. */
function breaksByShape(draft: Draft, lines: readonly Line[], index: number): boolean {
  const line = lines[index] as Line;
  const last = lastOf(draft);
  const { size } = line;
  const ended = endsSentence(last.text);
  const short = isShort(last, line, lines, index);
  const moved = line.left - last.left;
  const next = lines[index + 1];
  if (moved > INDENT * size) {
    const hangs = next !== undefined && next.page === line.page && Math.abs(next.left - line.left) < size * 0.4;
    if (draft.kind === 'list-item' || (hangs && draft.lines.length === 1)) return ended && short;
    return ended || short;
  }
  if (-moved > INDENT * size) {
    if (draft.kind === 'list-item' || draft.lines.length > 1) return true;
    return short && ended;
  }
  return short && (ended || /^[^\p{Ll}]*\p{Lu}/u.test(line.text));
}

/** Whether the next line's first word would still have fitted on `last`. */
function isShort(last: Line, line: Line, lines: readonly Line[], index: number): boolean {
  const around = lines.slice(Math.max(0, index - AROUND), index + AROUND).filter((other) => isSize(other, last.size) && other.left < last.right && other.right > last.left);
  const edge = Math.max(...around.map((other) => other.right), last.right);
  const word = firstPart(line.text).length || 1;
  const width = ((line.right - line.left) / line.text.length) * (word + 1);
  return edge - last.right > width * 1.15 + line.size * 0.3;
}

/** Whether a line is a row of a table: of several cells, below or above another such row. */
function isRow(lines: readonly Line[], index: number): boolean {
  const line = lines[index] as Line;
  if (line.cells.length < 2 || (line.cells.length === 2 && markerOf(`${line.cells[0]?.text ?? ''} x`))) return false;
  return [lines[index - 1], lines[index + 1]].some((other) => other !== undefined && other.cells.length > 1 && other.page === line.page && sharesColumns(other, line));
}

/** At least two cells of one stand above those of the other, by their left or right edges or their middles. */
function sharesColumns(one: Line, other: Line): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < one.size * 0.8;
  const shared = one.cells.filter((cell) =>
    other.cells.some((with_) => near(cell.left, with_.left) || near(cell.right, with_.right) || near(cell.left + cell.right, with_.left + with_.right)),
  );
  return shared.length > 1;
}

/** Whether a program goes on over the end of a page. */
export function continuesCode(one: Draft, other: Draft): boolean {
  return one.kind === 'code' && other.kind === 'code' && isSize(firstOf(other), lastOf(one).size) && firstOf(other).page === lastOf(one).page + 1;
}

/** Whether two blocks of different pages or columns, or parted by a figure, are one paragraph. */
export function continuesParagraph(one: Draft, other: Draft, indented: boolean): boolean {
  if (other.kind !== 'paragraph' || (one.kind !== 'paragraph' && one.kind !== 'list-item')) return false;
  const last = lastOf(one);
  const first = firstOf(other);
  if (!isSize(first, last.size) || LEADERS.test(last.text)) return false;
  if (/^[\p{Ll}]/u.test(first.text)) return !/[!?]$/.test(last.text);
  if (endsSentence(last.text)) return indented && one.lines.length > 2 && !isIndented(other) && isFull(one) && other.lines.length > 1;
  return one.lines.length > 1 && isFull(one) && !isIndented(other);
}

/** Whether the first line begins further in than the second. */
export function isIndented(draft: Draft): boolean {
  const second = draft.lines[1];
  return second !== undefined && firstOf(draft).left - second.left > INDENT * second.size;
}

function isFull(draft: Draft): boolean {
  const edge = Math.max(...draft.lines.map((line) => line.right));
  return edge - lastOf(draft).right < lastOf(draft).size * 2;
}
