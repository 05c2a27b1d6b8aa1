/** Turns a page so that its text reads across it: pages are shown turned, and text is drawn turned or downwards. */
import type { Page, Run } from './page';

/** A piece of text on the page as it is shown: from the upper left corner, lengths in points, y growing downwards. */
export interface Piece extends Pick<Run, 'text' | 'size' | 'font' | 'monospaced' | 'rightToLeft'> {
  readonly x: number;
  readonly y: number;
  /** Where the text runs, of any length. */
  readonly along: readonly [x: number, y: number];
  /** How far it runs. */
  readonly length: number;
}

/** How often the page must be turned a quarter to the left for the text to read across it. */
type Quarters = 0 | 1 | 2 | 3;

/** Slope up to which text is as good as straight; scans are rarely more askew. */
const ASKEW = 0.2;
/** Share of a page's letters from which on text that runs elsewhere, such as a turned table, is no stamp along the margin. */
const TOLD = 0.2;

/** `null` for text that runs aslant, such as a watermark. */
function quartersOf([x, y]: Piece['along']): Quarters | null {
  const [across, down] = [Math.abs(x), Math.abs(y)];
  if (down <= across * ASKEW) return x < 0 ? 2 : 0;
  if (across <= down * ASKEW) return y < 0 ? 3 : 1;
  return null;
}

function turned(piece: Piece, quarters: Quarters, width: number, height: number): Run {
  const { text, size, font, monospaced, rightToLeft, length } = piece;
  const [left, y] = ([[piece.x, piece.y], [piece.y, width - piece.x], [width - piece.x, height - piece.y], [height - piece.y, piece.x]] as const)[quarters];
  return { text, left, right: left + length, y, size, font, monospaced, rightToLeft };
}

/**
 * The page as it is read. Text that runs otherwise than most of it comes after it where there is much of that, and is left
 * out where there is little. `pieces` in the order of the file, blank ones among them.
 */
export function uprightPage(label: string, width: number, height: number, pieces: readonly Piece[]): Page {
  const runs: Record<Quarters, Run[]> = { 0: [], 1: [], 2: [], 3: [] };
  const letters: Record<Quarters, number> = { 0: 0, 1: 0, 2: 0, 3: 0 };
  let last: Quarters = 0;
  for (const piece of pieces) {
    const blank = !/\S/.test(piece.text);
    // A blank says little of where it runs, and belongs to what it follows.
    const quarters: Quarters | null = blank ? last : quartersOf(piece.along);
    if (quarters === null) continue;
    last = quarters;
    runs[quarters].push(turned(piece, quarters, width, height));
    if (!blank) letters[quarters] += piece.text.length;
  }
  const all = letters[0] + letters[1] + letters[2] + letters[3];
  const told = ([0, 1, 2, 3] as const).filter((quarters) => letters[quarters] > all * TOLD).sort((a, b) => letters[b] - letters[a]);
  const [first = 0] = told;
  return { label, height: first % 2 === 0 ? height : width, runs: told.flatMap((quarters) => runs[quarters]) };
}
