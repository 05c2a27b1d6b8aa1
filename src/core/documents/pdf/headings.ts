/** Finds headings: what the file's outline names, what is set larger than the text, and short lines in a font of their own. */
import { sameWords } from '../html/map-html';
import { type Draft, endsSentence, firstOf, lastOf } from './draft';
import { type Measures, isSize } from './measures';
import type { OutlineEntry } from './page';

const LONGEST = 250;
const MOST_LINES = 4;
const LARGER = 1.12;
/** The number a heading begins with: one part for each level. */
const NUMBERED = /^(?:(?:chapter|section|part|kapitel|chapitre)\s+)?((?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,4})\.?\s+\p{L}/u;
const CAPTION = /^(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|table|tab(?:elle|\.)?|tableau|plate|chart|scheme)\s*\.?\s*(?:\d|[IVX]+\b)/iu;

export const textOf = (draft: Draft): string => draft.lines.map((line) => line.text).join(' ');

export function isCaption(draft: Draft): boolean {
  return CAPTION.test(firstOf(draft).text);
}

/** Turns those of `drafts` that are headings into such, with levels from 1. */
export function markHeadings(drafts: readonly Draft[], outline: readonly OutlineEntry[], measures: Measures): void {
  const depths = new Map(outline.map((entry) => [key(entry.title), entry.depth] as const));
  const found: { draft: Draft; depth: number | null }[] = [];
  for (const [index, draft] of drafts.entries()) {
    if (draft.kind !== 'paragraph' && draft.kind !== 'list-item') continue;
    const text = textOf(draft);
    if (text.length > LONGEST || draft.lines.length > MOST_LINES || !/\p{L}{2}/u.test(text) || isCaption(draft)) continue;
    const depth = depths.get(key(text)) ?? null;
    if (depth !== null || isLarger(draft, measures) || standsOut(draft, drafts[index + 1], measures)) found.push({ draft, depth });
  }
  const levels = levelsOf(found);
  for (const [index, { draft }] of found.entries()) {
    draft.kind = 'heading';
    draft.level = levels[index] ?? 1;
    delete draft.marker;
  }
}

function isLarger(draft: Draft, measures: Measures): boolean {
  return firstOf(draft).size >= measures.size * LARGER && !/[,;]$/.test(lastOf(draft).text);
}

/** A line of the text's size in another font, above a paragraph, without a sentence's end. */
function standsOut(draft: Draft, next: Draft | undefined, measures: Measures): boolean {
  const line = firstOf(draft);
  if (draft.lines.length > 2 || line.cells.length > 1 || next === undefined || !isSize(line, measures.size)) return false;
  if (draft.lines.some((one) => one.font === measures.font || one.monospaced)) return false;
  const text = textOf(draft);
  if (text.length > 120 || endsSentence(text) || /[,–-]$/.test(text) || !/^[^\p{Ll}]*[\p{Lu}\d]/u.test(text)) return false;
  const below = firstOf(next);
  return below.font === measures.font && below.page === line.page && below.y > line.y && next.kind !== 'table';
}

const key = (text: string): string => (text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').replace(/^(?:\d+ )+/, '');

/** By the outline; else as most others of the same size; sizes without any such are one level below the next larger one. */
function levelsOf(headings: readonly { readonly draft: Draft; readonly depth: number | null }[]): number[] {
  const sizeOf = ({ draft }: { readonly draft: Draft }): number => Math.round(firstOf(draft).size);
  const said = new Map<number, number[]>();
  for (const heading of headings) {
    const known = said.get(sizeOf(heading)) ?? [];
    said.set(sizeOf(heading), known);
    const level = heading.depth ?? numberedLevel(textOf(heading.draft));
    if (level !== null) known.push(level);
  }
  const levels = new Map<number, number>();
  let larger = 0;
  for (const size of [...said.keys()].sort((a, b) => b - a)) {
    larger = Math.min(6, median(said.get(size) ?? []) ?? larger + 1);
    levels.set(size, larger);
  }
  return headings.map((heading) => Math.min(6, Math.max(1, heading.depth ?? numberedDepth(heading.draft) ?? levels.get(sizeOf(heading)) ?? 1)));
}

/** Only numbers of several parts say a level by themselves: `1.2`. */
function numberedDepth(draft: Draft): number | null {
  const level = numberedLevel(textOf(draft));
  return level !== null && level > 1 ? level : null;
}

function numberedLevel(text: string): number | null {
  const number = NUMBERED.exec(text)?.[1];
  return number === undefined ? null : number.split('.').length;
}

function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? null;
}

/** The heading on the first page in the largest letters of all, unless something before the end of its page is as large. */
export function titleOf(drafts: readonly Draft[], stated: string | null): string | null {
  const first = drafts.filter((draft) => draft.kind === 'heading' && firstOf(draft).page === (drafts[0] ? firstOf(drafts[0]).page : 0));
  const repeats = first.find((draft) => stated !== null && sameWords(textOf(draft), stated));
  if (repeats) return textOf(repeats);
  if (stated !== null) return stated;
  const largest = first.reduce<Draft | null>((most, draft) => (!most || firstOf(draft).size > firstOf(most).size * 1.02 ? draft : most), null);
  const others = drafts.some((draft) => draft !== largest && draft.kind === 'heading' && largest && firstOf(draft).size >= firstOf(largest).size * 0.98 && firstOf(draft).page > firstOf(largest).page);
  return largest && !others ? textOf(largest) : null;
}

/**
 * What stands between a title and the first heading of the text, large as it may be set, is authors and the like: of a run
 * of headings after the title, only the last one and those with a number or in the outline stay headings.
 */
export function settleTitlePage(drafts: readonly Draft[], title: string | null, outline: readonly OutlineEntry[]): void {
  const at = drafts.findIndex((draft) => draft.kind === 'heading' && title !== null && sameWords(textOf(draft), title));
  if (at < 0) return;
  const named = new Set(outline.map((entry) => key(entry.title)));
  for (let index = at + 1; drafts[index + 1]?.kind === 'heading'; index++) {
    const draft = drafts[index];
    if (draft?.kind !== 'heading') return;
    if (numberedLevel(textOf(draft)) !== null || named.has(key(textOf(draft)))) return;
    draft.kind = 'paragraph';
    draft.level = 0;
  }
}
