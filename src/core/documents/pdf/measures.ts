/** Measures what is usual in a text, so that what is not can be told: a heading, a note, the end of a paragraph. */
import type { Line } from './lines';

export interface Measures {
  /** Size and font of most of the text. */
  readonly size: number;
  readonly font: string;
  /** Usual distance of baselines in a paragraph, in sizes of its font. */
  readonly leading: number;
}

export function measure(lines: readonly Line[]): Measures {
  const size = heaviest(lines.map((line) => [Math.round(line.size * 4) / 4, line.text.length] as const)) ?? 10;
  const body = lines.filter((line) => isSize(line, size));
  const font = heaviest(body.map((line) => [line.font, line.text.length] as const)) ?? '';
  const gaps: (readonly [number, number])[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || !isSize(line, size) || !isSize(next, size) || next.page !== line.page) continue;
    const gap = (next.y - line.y) / size;
    if (gap > 0.8 && gap < 2.6) gaps.push([Math.round(gap * 20) / 20, next.text.length]);
  }
  return { size, font, leading: heaviest(gaps) ?? 1.25 };
}

/** Whether a line is set in `size`, within what rounding and scaling make of it. */
export function isSize(line: { readonly size: number }, size: number): boolean {
  return Math.abs(line.size - size) <= size * 0.04 + 0.05;
}

function heaviest<Value>(weighted: readonly (readonly [Value, number])[]): Value | null {
  const weights = new Map<Value, number>();
  for (const [value, weight] of weighted) weights.set(value, (weights.get(value) ?? 0) + weight);
  let best: Value | null = null;
  let most = 0;
  for (const [value, weight] of weights) {
    if (weight <= most) continue;
    best = value;
    most = weight;
  }
  return best;
}
