/** Finds in a record's text what a plan looked for: the ranges to highlight. */
import type { TextRange } from '../documents/document';
import type { Plan } from './plan';
import type { Row } from './slot';
import { tokenise, type Token } from './tokenise';

/** A range of the text that answers goal number `goal` of the plan. */
export interface Mark extends TextRange {
  readonly goal: number;
}

/** All marks in order of their start; they may overlap. A phrase is marked as one, and only where it is whole. */
export function markText(text: string, plan: Plan, english: boolean): Mark[] {
  const tokens = tokenise(text, english);
  const single = new Map<string, number>();
  const marks: Mark[] = [];
  plan.goals.forEach((goal, i) => {
    for (const row of goal.rows) {
      if (row.some((slot) => slot.surfaces)) marks.push(...phraseMarks(tokens, row, i));
      else for (const slot of row) for (const term of slot.terms.keys()) if (!single.has(term)) single.set(term, i);
    }
  });
  for (const token of tokens) {
    const goal = single.get(token.term);
    if (goal !== undefined) marks.push({ start: token.start, end: token.end, goal });
  }
  return marks.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Longer texts are marked a part at a time, each read this much beyond its end so that no phrase is cut (UTF-16 units). */
const PART = 60_000;
const BEYOND = 1_000;

/** The marks of the first part of a long text that has any: enough for a snippet and a place. */
export function markBeginning(text: string, plan: Plan, english: boolean): Mark[] {
  for (let from = 0; from < text.length; ) {
    const whole = from + PART + BEYOND >= text.length;
    const marks = markText(whole ? text.slice(from) : text.slice(from, wordEnd(text, from + PART + BEYOND)), plan, english);
    if (marks.length > 0) return marks.map(({ start, end, goal }) => ({ start: start + from, end: end + from, goal }));
    if (whole) break;
    from = wordEnd(text, from + PART);
  }
  return [];
}

/** The first end of a word from `at` on, where one is near. */
function wordEnd(text: string, at: number): number {
  for (let i = at; i < at + 100; i += 1) if (/\s/u.test(text[i] ?? ' ')) return i;
  return at;
}

/** The same ranges without overlaps, for painting. Pairs of characters that touch grow together; words do not touch. */
export function mergeMarks(marks: readonly TextRange[]): TextRange[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of marks) {
    const last = merged[merged.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function phraseMarks(tokens: readonly Token[], row: Row, goal: number): Mark[] {
  const inRow = tokens.filter((token) => token.kind !== 'joined');
  const found: Mark[] = [];
  for (let i = 0; i + row.length <= inRow.length; i += 1) {
    if (!row.every((slot, k) => slot.surfaces?.has((inRow[i + k] as Token).surface))) continue;
    found.push({ start: (inRow[i] as Token).start, end: (inRow[i + row.length - 1] as Token).end, goal });
  }
  return found;
}
