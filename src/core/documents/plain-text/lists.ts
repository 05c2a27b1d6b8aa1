/** Finds bulleted and numbered lists in runs of plain-text lines. */
import type { Line } from './lines';

export interface ListItem {
  /** From 1. */
  readonly depth: number;
  readonly marker: string;
  readonly lines: readonly Line[];
}

const BULLET = /^(?:[*•‣◦▪●○·–—+-]|o(?=\s\s))\s+(?=\S)/;
const NUMBER = /^(?:\(?(\d{1,3}|[a-z])[.)])\s+(?=\S)/;

/** Whether the line begins with a bullet or a number. */
export function beginsItem(line: Line | undefined): boolean {
  return line !== undefined && (BULLET.test(line.text) || NUMBER.test(line.text));
}

/**
 * The items of a run of lines, or `null` where it is no list: it must begin with an item, and a run that begins
 * with a dash or a number needs a second item, for dialogue and sentences begin so too.
 */
export function listItems(lines: readonly Line[], inList: boolean): ListItem[] | null {
  const first = lines[0];
  if (!first || !beginsItem(first)) return null;
  const starts = lines.filter(beginsItem).length;
  if (starts < 2 && !inList && !/^[*•‣◦▪●○·]/.test(first.text)) return null;
  const items: { depth: number; marker: string; lines: Line[] }[] = [];
  const indents: number[] = [];
  for (const line of lines) {
    const marker = BULLET.exec(line.text)?.[0] ?? NUMBER.exec(line.text)?.[0];
    const last = items.at(-1);
    if (marker === undefined) {
      last?.lines.push(line);
      continue;
    }
    while (indents.length > 0 && (indents.at(-1) ?? 0) > line.indent) indents.pop();
    if (indents.at(-1) !== line.indent) indents.push(line.indent);
    const shown = NUMBER.test(line.text) ? marker.trim() : '•';
    items.push({ depth: indents.length, marker: shown, lines: [{ text: line.text.slice(marker.length), indent: line.indent }] });
  }
  return items;
}
