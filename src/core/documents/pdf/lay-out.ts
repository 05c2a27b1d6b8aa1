/** Makes a text of the pages of a PDF file: running heads dropped, lines joined to paragraphs over line and page ends. */
import { CanonicalBuilder } from '../canonical';
import type { PageStart, ParsedDocument } from '../document';
import { sameWords } from '../html/map-html';
import { languageTag } from '../language-tag';
import { properAuthors, properTitle } from '../properties';
import { type Draft, firstOf, markerOf } from './draft';
import { isCaption, markHeadings, settleTitlePage, textOf, titleOf } from './headings';
import { Vocabulary } from './joining';
import { type Line, linesOf } from './lines';
import { type Measures, measure } from './measures';
import type { Page, PdfProperties } from './page';
import { continuesCode, continuesParagraph, isIndented, paragraphsOf } from './paragraphs';
import { withoutRunningHeads } from './running-heads';

/** Columns beyond which a program's lines are not moved in. */
const WIDEST = 160;

/** Where pages begin inside a block: UTF-16 units from the block's start. */
type Starts = readonly { readonly page: number; readonly at: number }[];

/** `null` where the pages have no text. `name` is the file's name, which stands in for a missing title. */
export function layOut(pages: readonly Page[], properties: PdfProperties, name: string): ParsedDocument | null {
  const all = pages.map(linesOf);
  const measures = measure(all.flat());
  const lines = withoutRunningHeads(all, pages.map((page) => page.height), measures.size);
  const drafts = lines.flatMap((own) => paragraphsOf(own, measures));
  markHeadings(drafts, properties.outline, measures);
  markSmallPrint(drafts, measures);
  const merged = mergeParagraphs(drafts);
  setListLevels(merged);
  const title = titleOf(merged, properTitle(properties.title));
  settleTitlePage(merged, title, properties.outline);
  const canonical = new CanonicalBuilder();
  const vocabulary = new Vocabulary(lines.flat().map((line) => line.text));
  const starts = merged.map((draft) => write(draft, canonical, vocabulary, title));
  const date = properties.date;
  const doi = ownDoi(lines[0] ?? []);
  const parsed = canonical.finish(name, {
    title,
    byline: properAuthors(properties.authors),
    language: languageTag(properties.language),
    imprint: { ...(date === null ? {} : { date }), ...(doi === undefined ? {} : { doi }) },
  });
  return parsed && withPages(parsed, starts, pages);
}

/** The DOI printed on the first page; a page that names several speaks of other works. */
function ownDoi(page: readonly Line[]): string | undefined {
  const found = new Set(page.flatMap(({ text }) => text.match(/\b10\.\d{4,9}\/[^\s"<>]*[^\s"<>.,;)]/g) ?? []).map((doi) => doi.toLowerCase()));
  const [doi] = found;
  return found.size === 1 ? doi : undefined;
}

/** Captions, and notes at the foot of a page: smaller than the text and beginning with a mark. */
function markSmallPrint(drafts: readonly Draft[], measures: Measures): void {
  for (const [index, draft] of drafts.entries()) {
    if (draft.kind !== 'paragraph' && draft.kind !== 'list-item') continue;
    if (isCaption(draft) && draft.lines.length < 12) draft.kind = 'figure';
    else if (firstOf(draft).size < measures.size * 0.93 && /^(?:\d{1,3}|[*†‡§¶])[.)]?\s*\p{L}/u.test(firstOf(draft).text) && endsPage(drafts, index)) draft.kind = 'footnote';
    if (draft.kind !== 'list-item') delete draft.marker;
  }
}

/** Nothing in the size of the text stands below on the same page or column. */
function endsPage(drafts: readonly Draft[], index: number): boolean {
  const own = firstOf(drafts[index] as Draft);
  for (const draft of drafts.slice(index + 1)) {
    const line = firstOf(draft);
    if (line.page !== own.page || line.y < own.y) return true;
    if (line.size > own.size * 1.06) return false;
  }
  return true;
}

/** Joins paragraphs over the ends of pages and columns; figures and notes between their parts come after them. */
function mergeParagraphs(drafts: readonly Draft[]): Draft[] {
  const long = drafts.filter((draft) => draft.kind === 'paragraph' && draft.lines.length > 1);
  const indented = long.filter(isIndented).length > long.length * 0.3;
  const merged: Draft[] = [];
  for (const draft of drafts) {
    const before = lastRunning(merged);
    const apart = before && (before !== merged.at(-1) || isApart(before, draft));
    if (before && apart && (continuesParagraph(before, draft, indented) || continuesCode(before, draft))) before.lines.push(...draft.lines);
    else merged.push(draft);
  }
  return merged;
}

function lastRunning(drafts: readonly Draft[]): Draft | null {
  for (let index = drafts.length - 1; index >= 0; index--) {
    const draft = drafts[index];
    if (draft && draft.kind !== 'figure' && draft.kind !== 'footnote' && draft.kind !== 'table') return draft;
  }
  return null;
}

function isApart(one: Draft, other: Draft): boolean {
  const last = one.lines.at(-1) as Line;
  const first = firstOf(other);
  return first.page !== last.page || first.y < last.y || first.left > last.right;
}

function setListLevels(drafts: readonly Draft[]): void {
  let lefts: number[] = [];
  for (const draft of drafts) {
    if (draft.kind !== 'list-item') {
      if (draft.kind !== 'figure' && draft.kind !== 'footnote') lefts = [];
      continue;
    }
    const { left, size } = firstOf(draft);
    lefts = lefts.filter((other) => other < left - size * 0.5);
    lefts.push(left);
    draft.level = lefts.length;
  }
}

function write(draft: Draft, canonical: CanonicalBuilder, vocabulary: Vocabulary, title: string | null): Starts {
  const isTitle = draft.kind === 'heading' && canonical.isEmpty && title !== null && sameWords(textOf(draft), title);
  canonical.open(isTitle ? 'title' : draft.kind, isTitle ? 0 : draft.level, draft.marker);
  if (draft.kind === 'table') return writeTable(draft, canonical);
  const { text, starts } = draft.kind === 'code' ? joinCode(draft) : joinProse(draft, vocabulary);
  canonical.text(text);
  canonical.close();
  return starts;
}

function writeTable(draft: Draft, canonical: CanonicalBuilder): Starts {
  for (const [row, line] of draft.lines.entries()) {
    if (row > 0) canonical.lineBreak();
    for (const [column, cell] of line.cells.entries()) {
      if (column > 0) canonical.cellBreak();
      canonical.text(cell.text);
    }
  }
  canonical.close();
  return [{ page: firstOf(draft).page, at: 0 }];
}

function joinProse(draft: Draft, vocabulary: Vocabulary): { text: string; starts: Starts } {
  let text = '';
  const starts: { page: number; at: number }[] = [];
  for (const [index, line] of draft.lines.entries()) {
    const own = index === 0 && draft.marker !== undefined ? line.text.slice(markerOf(line.text)?.length ?? 0) : line.text;
    if (index > 0) {
      const { keep, between } = vocabulary.join(text, own);
      text = text.slice(0, keep) + between;
    }
    if (starts.at(-1)?.page !== line.page) starts.push({ page: line.page, at: text.length });
    text += own;
  }
  return { text, starts };
}

/** Lines of a program, their parts in the columns where they stand. */
function joinCode(draft: Draft): { text: string; starts: Starts } {
  const left = Math.min(...draft.lines.map((line) => line.left));
  const width = Math.max(1, ...draft.lines.map((line) => Math.max(...line.cells.map((cell) => (cell.right - cell.left) / cell.text.length))));
  const column = (x: number): number => Math.min(WIDEST, Math.max(0, Math.round((x - left) / width)));
  const lines = draft.lines.map((line) => line.cells.reduce((text, cell) => `${text}${text ? ' ' : ''}`.padEnd(column(cell.left)) + cell.text, ''));
  return { text: lines.join('\n'), starts: [{ page: firstOf(draft).page, at: 0 }] };
}

/** Every draft has text, so blocks and drafts answer to one another. */
function withPages(parsed: ParsedDocument, starts: readonly Starts[], pages: readonly Page[]): ParsedDocument {
  const found: (PageStart & { readonly page: number })[] = [];
  for (const [index, block] of parsed.structure.blocks.entries()) {
    for (const { page, at } of starts[index] ?? []) {
      if ((found.at(-1)?.page ?? -1) >= page) continue;
      found.push({ page, label: pages[page]?.label ?? String(page + 1), start: Math.min(block.start + at, block.end - 1) });
    }
  }
  return { ...parsed, structure: { ...parsed.structure, pages: found.map(({ label, start }) => ({ label, start })) } };
}
