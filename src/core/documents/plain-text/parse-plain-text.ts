/** Reads plain text as its writers set it: titles, headings, parts, paragraphs, verse, lists and quotes. */
import type { ParsedDocument } from '../document';
import { CanonicalBuilder } from '../canonical';
import { type Evidence, endsLikeSentence, headingEvidence, headingRank } from './headings';
import { beginsItem, listItems } from './lists';
import { type Chunk, type Line, cutIntoChunks, isUnderline } from './lines';
import { isByline, readMetadata } from './metadata';
import { type Paragraph, paragraphsOf, wrapColumn } from './wrapping';

const LONGEST_TITLE = 150;
/** A longer line before a list, if it ends without a colon, is wrapped prose that happens to go on with a dash. */
const LONGEST_LEAD = 50;
/** Columns beyond the usual indent that make a quotation. */
const QUOTE_INDENT = 3;
/** Columns beyond the usual indent that make a line look centred. */
const CENTRED_INDENT = 8;

/** One thing to write, decided. */
interface Piece {
  readonly chunk: Chunk;
  readonly heading: { readonly rank: number } | null;
}

/** Lays `source` out by the look of its lines. Total and linear; `null` where nothing is readable in it. */
export function parsePlainText(source: string, name: string): ParsedDocument | null {
  const chunks = cutIntoChunks(source).flatMap(cutUnderlined).flatMap(cutBeforeList);
  const metadata = readMetadata(chunks);
  const layout = { column: wrapColumn(chunks), indent: usualIndent(chunks), gap: usualGap(chunks) };
  const pieces = decideHeadings(chunks, layout.indent);
  const canonical = new CanonicalBuilder();
  const titled = writeTitle(canonical, pieces);
  const ranks = [...new Set(pieces.slice(titled).flatMap((piece) => piece.heading?.rank ?? []))].sort((a, b) => a - b);
  let inList = false;
  let parted = false;
  for (const [index, piece] of pieces.entries()) {
    if (index < titled) continue;
    const { chunk, heading } = piece;
    if (heading) {
      canonical.open('heading', Math.min(6, ranks.indexOf(heading.rank) + 2));
      canonical.text(chunk.lines[0]?.text ?? '');
      parted = true;
    } else {
      if (chunk.gap > layout.gap && index > titled && parted) canonical.beginPart();
      inList = writeBody(canonical, chunk, layout, inList);
      parted = true;
    }
  }
  return canonical.finish(name, metadata);
}

interface Layout {
  readonly column: number;
  readonly indent: number;
  readonly gap: number;
}

/** A line underlined with a row of `=` or `-` stands alone, whatever follows without a blank line. */
function cutUnderlined(chunk: Chunk): Chunk[] {
  const [first, second, ...rest] = chunk.lines;
  if (!first || !second || !isUnderline(second) || first.text.length > LONGEST_TITLE) return [chunk];
  const heading = { lines: [first, second], gap: chunk.gap };
  return rest.length > 0 ? [heading, { lines: rest, gap: 1 }] : [heading];
}

/** A list that follows its own first words without a blank line stands alone as well. */
function cutBeforeList(chunk: Chunk): Chunk[] {
  const first = chunk.lines.findIndex(beginsItem);
  const before = chunk.lines[first - 1]?.text;
  if (before === undefined || chunk.lines.filter(beginsItem).length < 2) return [chunk];
  if (!before.endsWith(':') && before.length > LONGEST_LEAD) return [chunk];
  return [{ lines: chunk.lines.slice(0, first), gap: chunk.gap }, { lines: chunk.lines.slice(first), gap: 1 }];
}

function underlineOf(chunk: Chunk): string | null {
  return chunk.lines.length === 2 && isUnderline(chunk.lines[1]) ? (chunk.lines[1]?.text ?? null) : null;
}

/**
 * From the end backwards: a heading needs something to head. Lines that only look like headings must be followed by text
 * proper or by a heading; rows of short lines (verse, chat) are text.
 */
function decideHeadings(chunks: readonly Chunk[], indent: number): Piece[] {
  const pieces: Piece[] = [];
  let next: Follower = { kind: 'nothing', rank: 0 };
  for (let i = chunks.length - 1; i >= 0; i--) {
    const chunk = chunks[i];
    const line = chunk?.lines[0]?.text;
    if (!chunk || line === undefined) continue;
    const underline = underlineOf(chunk);
    const alone = chunk.lines.length === 1 && !(i === 1 && isByline(line)) && !isListed(chunks, i);
    const rank = headingRank(line, underline);
    const evidence = headingEvidence(line);
    const centred = (chunk.lines[0]?.indent ?? 0) >= indent + CENTRED_INDENT && evidence === 'good';
    const heading: boolean = underline !== null ? next.kind !== 'nothing' : alone && heads(centred ? 'explicit' : evidence, rank, next);
    pieces.push({ chunk, heading: heading ? { rank } : null });
    const text = chunk.lines.length > 1 || line.length > 90 || endsLikeSentence(line) || beginsItem(chunk.lines[0]);
    next = { kind: heading ? 'heading' : text ? 'text' : 'line', rank };
  }
  return pieces.reverse();
}

interface Follower {
  readonly kind: 'nothing' | 'heading' | 'text' | 'line';
  readonly rank: number;
}

/** Whether a line of that look is a heading before what follows it: the less sure the look, the surer must be the text. */
function heads(evidence: Evidence, rank: number, next: Follower): boolean {
  if (evidence === 'none' || next.kind === 'nothing') return false;
  if (evidence === 'explicit' || next.kind === 'text') return true;
  return evidence === 'good' && next.kind === 'heading' && next.rank > rank;
}

/** Whether the chunk is one of several items set with blank lines between them. */
function isListed(chunks: readonly Chunk[], index: number): boolean {
  if (!beginsItem(chunks[index]?.lines[0]) || hasDeeperNeighbour(chunks, index)) return false;
  return beginsItem(chunks[index - 1]?.lines[0]) || beginsItem(chunks[index + 1]?.lines[0]);
}

/** "1. Orbits" before "1.1 Low orbits" is a heading, not an item. */
function hasDeeperNeighbour(chunks: readonly Chunk[], index: number): boolean {
  return /^\d+\.\d+/.test(chunks[index + 1]?.lines[0]?.text ?? '') || /^\d+\.\d+/.test(chunks[index - 1]?.lines[0]?.text ?? '');
}

/** Writes the title if the text begins with one; returns how many pieces that took. */
function writeTitle(canonical: CanonicalBuilder, pieces: readonly Piece[]): number {
  const [first, second] = pieces;
  const line = first?.chunk.lines[0]?.text ?? '';
  if (!first || !second || line.length > LONGEST_TITLE) return 0;
  if (first.chunk.lines.length > 1 && underlineOf(first.chunk) === null) return 0;
  if (/[.,;:。，；：]$/u.test(line) || beginsItem(first.chunk.lines[0]) || line.startsWith('>')) return 0;
  canonical.open('title');
  canonical.text(line);
  return 1;
}

function usualIndent(chunks: readonly Chunk[]): number {
  const counts = new Map<number, number>();
  for (const { lines } of chunks) for (const { indent, text } of lines) counts.set(indent, (counts.get(indent) ?? 0) + text.length);
  let best = 0;
  for (const [indent, count] of counts) if (count > (counts.get(best) ?? 0)) best = indent;
  return best;
}

/** The number of blank lines between most chunks; at least half of all gaps are no wider. */
function usualGap(chunks: readonly Chunk[]): number {
  const gaps = chunks.slice(1).map((chunk) => chunk.gap).sort((a, b) => a - b);
  return Math.max(1, gaps[Math.floor(gaps.length / 2)] ?? 1);
}

/** Writes a chunk that is no heading; says whether it was a list. */
function writeBody(canonical: CanonicalBuilder, chunk: Chunk, layout: Layout, inList: boolean): boolean {
  let listed = false;
  for (const { lines, quoted } of cutQuotes(chunk.lines, layout.indent)) {
    const items = quoted ? null : listItems(lines, inList);
    listed = items !== null;
    if (items) {
      for (const item of items) {
        canonical.open('list-item', item.depth, item.marker);
        writeLines(canonical, [item.lines.map((line) => line.text).join(' ')]);
      }
      continue;
    }
    for (const paragraph of paragraphsOf(lines, layout.column)) {
      canonical.open(quoted ? 'quote' : 'paragraph');
      writeLines(canonical, paragraph);
    }
  }
  return listed;
}

function writeLines(canonical: CanonicalBuilder, lines: Paragraph): void {
  for (const [index, line] of lines.entries()) {
    if (index > 0) canonical.lineBreak();
    canonical.text(line);
  }
}

/** Parts what is quoted, by `>` or by standing indented as a whole, from what is not. */
function cutQuotes(lines: readonly Line[], indent: number): { lines: Line[]; quoted: boolean }[] {
  const indented = lines.every((line) => line.indent >= indent + QUOTE_INDENT) && !beginsItem(lines[0]);
  const runs: { lines: Line[]; quoted: boolean }[] = [];
  for (const line of lines) {
    const prefix = /^(?:>\s?)+/.exec(line.text)?.[0] ?? '';
    const quoted = indented || prefix !== '';
    const last = runs.at(-1);
    const bare = { text: line.text.slice(prefix.length).trim(), indent: prefix ? 0 : line.indent };
    if (last && last.quoted === quoted) last.lines.push(bare);
    else runs.push({ lines: [bare], quoted });
  }
  return runs;
}

