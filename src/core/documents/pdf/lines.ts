/** Puts the runs of a page together to lines. */
import { oneLine } from '../cleaning';
import { isUnspaced, withoutFill } from './joining';
import type { Page, Run } from './page';

/** A part of a line that a wide gap parts from the rest, as a cell of a table. */
export interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

export interface Line {
  /** Clean: NFC, white space collapsed, not blank. */
  readonly text: string;
  readonly cells: readonly Cell[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Size and font of most of its characters. */
  readonly size: number;
  readonly font: string;
  readonly monospaced: boolean;
  readonly rightToLeft: boolean;
  /** Index of the page. */
  readonly page: number;
}

/** In font sizes: how far baselines of one line may lie apart (raised and lowered letters), what is a space, what parts cells. */
const SAME_LINE = 0.6;
const SPACE = 0.18;
const CELL_GAP = 1.8;
const OVERLAP = 1;

/** The lines of a page in the order of its runs. */
export function linesOf(page: Page, index: number): Line[] {
  const lines: Line[] = [];
  let open: Run[] = [];
  // A raised letter is held against the largest of its line, not against the letter before it.
  let base: Run | null = null;
  const close = (): void => {
    const line = open.length > 0 ? makeLine(open, index) : null;
    if (line) lines.push(line);
    open = [];
    base = null;
  };
  for (const run of page.runs) {
    const last = open.at(-1);
    if (last && base && !continues(last, run, base)) close();
    if (open.length === 0 && !/\S/.test(run.text)) continue;
    open.push(run);
    if (!base || (run.size > base.size && /\S/.test(run.text))) base = run;
  }
  close();
  return lines;
}

function continues(last: Run, run: Run, base: Run): boolean {
  const largest = Math.max(last.size, run.size);
  if (Math.abs(run.y - base.y) > SAME_LINE * Math.max(base.size, run.size)) return false;
  return run.rightToLeft || last.rightToLeft || run.left >= last.right - OVERLAP * largest;
}

function makeLine(runs: readonly Run[], page: number): Line | null {
  const { size, font, monospaced, y } = mostOf(runs);
  const cells: { text: string; left: number; right: number }[] = [];
  for (const run of runs) {
    const blank = !/\S/.test(run.text);
    const cell = cells.at(-1);
    const gap = cell ? run.left - cell.right : 0;
    if (!cell || (!blank && gap > CELL_GAP * size && !run.rightToLeft)) {
      if (!blank) cells.push({ text: run.text, left: run.left, right: run.right });
    } else {
      const parted = /\s$/.test(cell.text) || /^\s/.test(run.text) || gap <= SPACE * size || isUnspaced(cell.text, run.text);
      cell.text += blank ? ' ' : (parted ? '' : ' ') + run.text;
      if (!blank) {
        cell.left = Math.min(cell.left, run.left);
        cell.right = Math.max(cell.right, run.right);
      }
    }
  }
  const clean = cells.flatMap((cell) => {
    const text = oneLine(withoutFill(cell.text));
    return text === null ? [] : [{ ...cell, text }];
  });
  const text = oneLine(clean.map((cell) => cell.text).join(' '));
  if (text === null) return null;
  const left = Math.min(...clean.map((cell) => cell.left));
  const right = Math.max(...clean.map((cell) => cell.right));
  const rightToLeft = runs.filter((run) => run.rightToLeft).length * 2 > runs.length;
  return { text, cells: clean, left, right, y, size, font, monospaced, rightToLeft, page };
}

/** The longest run in what most of the line is set in. */
function mostOf(runs: readonly Run[]): Run {
  const lengths = new Map<string, number>();
  const key = (run: Run): string => `${run.font} ${run.size.toFixed(1)}`;
  for (const run of runs) lengths.set(key(run), (lengths.get(key(run)) ?? 0) + run.text.trim().length);
  return runs.reduce((most, run) => ((lengths.get(key(run)) ?? 0) > (lengths.get(key(most)) ?? 0) ? run : most));
}
