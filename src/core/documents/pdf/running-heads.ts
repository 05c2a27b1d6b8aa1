/** Finds what pages repeat at their head and foot: running heads, footers and page numbers. */
import type { Line } from './lines';

/** How far into a page heads and feet reach, as a share of its height, and how many rows they have. */
const MARGIN = 0.16;
const DEEPEST = 3;
/** Points by which repeated lines may differ in height. */
const SAME_HEIGHT = 5;
/** In font sizes: lines closer than this belong to one paragraph. */
const PARAGRAPH = 1.6;
/** From so many pages on, a line in the margin is a running head however large it is set. */
const SURELY = 5;

const NUMBER = /^[^\p{L}\p{N}]*(?:page|p\.|pg\.|seite|s\.|página|pagina|pág\.|str\.)?\s*(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|de|sur|di|z|\|)\s*\d{1,4})?[^\p{L}\p{N}]*$/iu;

/** `pages` without those lines. `heights` are the pages' in points, `size` is that of most of the text. */
export function withoutRunningHeads(pages: readonly (readonly Line[])[], heights: readonly number[], size: number): Line[][] {
  const margins = pages.map((lines, page) => inMargins(lines, heights[page] ?? 0));
  const shapes = new Map<string, Line[]>();
  for (const line of margins.flat()) {
    const shape = shapeOf(line);
    const known = shapes.get(shape);
    if (known) known.push(line);
    else shapes.set(shape, [line]);
  }
  const steps = numberSteps(margins);
  const dropped = new Set(margins.flat().filter((line) => {
    const alike = (shapes.get(shapeOf(line)) ?? []).filter((other) => other.page !== line.page && Math.abs(other.y - line.y) <= SAME_HEIGHT);
    if (alike.length >= SURELY) return true;
    if (line.size > size * 1.15) return false;
    const near = alike.some((other) => Math.abs(other.page - line.page) <= 2);
    return near || (steps.get(stepOf(line) ?? NaN) ?? 0) > 1 || (pages.length === 1 && stepOf(line) === 1);
  }));
  return pages.map((lines) => lines.filter((line) => !dropped.has(line)));
}

/** The outermost rows, as long as they lie in the margins and are set apart from the text. */
function inMargins(lines: readonly Line[], height: number): Line[] {
  const rows = rowsOf(lines);
  const head = outermost(rows, (row) => row.y < height * MARGIN);
  const foot = outermost([...rows].reverse(), (row) => row.y > height * (1 - MARGIN));
  return [...new Set([...head, ...foot])];
}

interface Row {
  readonly y: number;
  readonly lines: Line[];
}

/** Lines of the same height, downwards. */
function rowsOf(lines: readonly Line[]): Row[] {
  const rows: Row[] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && line.y - row.y < 3) row.lines.push(line);
    else rows.push({ y: line.y, lines: [line] });
  }
  return rows;
}

/** `rows` are from the edge inwards. Rows as close as those of a paragraph count together, and a paragraph is no margin. */
function outermost(rows: readonly Row[], isMargin: (row: Row) => boolean): Line[] {
  const taken: Row[] = [];
  let group: Row[] = [];
  for (const [index, row] of rows.entries()) {
    if (!isMargin(row) || taken.length + group.length >= DEEPEST) break;
    group.push(row);
    const next = rows[index + 1];
    if (next && !isSetApart(row, next)) continue;
    taken.push(...group);
    group = [];
  }
  return taken.flatMap((row) => row.lines);
}

function isSetApart(row: Row, next: Row): boolean {
  if (row.lines.every((line) => NUMBER.test(line.text))) return true;
  return row.lines.every((line) => next.lines.every((other) => Math.abs(other.y - line.y) > line.size * PARAGRAPH || other.font !== line.font || Math.abs(other.size - line.size) > 0.5));
}

/** What stays the same from page to page: digits and roman numbers count up. */
function shapeOf(line: Line): string {
  return NUMBER.test(line.text) ? '#' : line.text.toLowerCase().replace(/\d+/g, '#');
}

/** Page number less page index: the same all through a text. `null` for what is no page number. */
function stepOf(line: Line): number | null {
  const said = NUMBER.exec(line.text)?.[1];
  if (said === undefined) return null;
  return (/^\d/.test(said) ? Number(said) : roman(said.toLowerCase())) - line.page;
}

function numberSteps(margins: readonly (readonly Line[])[]): ReadonlyMap<number, number> {
  const pages = new Map<number, number>();
  for (const lines of margins) {
    for (const step of new Set(lines.map(stepOf))) if (step !== null) pages.set(step, (pages.get(step) ?? 0) + 1);
  }
  return pages;
}

const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function roman(text: string): number {
  const values = [...text].map((letter) => VALUES[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
