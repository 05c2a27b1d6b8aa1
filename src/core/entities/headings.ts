/** Lines that are headings: a Title Case heading is not a list of names, so names are not looked for there. */
import type { TextRange } from '../documents/document';

const longestHeading = 140;

interface Block extends TextRange {
  readonly headingLike: boolean;
}

/** Blocks are parted by blank lines; found line by line, so that a line of a million spaces costs no more than its length. */
function blocks(text: string): Block[] {
  const found: Block[] = [];
  let start = -1;
  let end = 0;
  let lines = 0;
  const close = (): void => {
    if (start >= 0) found.push({ start, end, headingLike: lines === 1 && end - start <= longestHeading && isHeadingLike(text.slice(start, end).trim()) });
    start = -1;
    lines = 0;
  };
  for (let at = 0; at <= text.length; ) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 ? text.length : next;
    if (text.slice(at, stop).trim() === '') close();
    else {
      if (start < 0) start = at;
      end = stop;
      lines += 1;
    }
    at = stop + 1;
  }
  close();
  return found;
}

function isHeadingLike(line: string): boolean {
  return /^#{1,6}\s/u.test(line) || (!/[.!,;:"”)\]]$/u.test(line) && !/^[-*•\d]/u.test(line));
}

/**
 * Heading ranges of a plain text: short single-line blocks without closing punctuation that stand before longer
 * ones. Three such blocks in a row are a list, not headings; a text of one block has none.
 */
export function findHeadings(text: string): TextRange[] {
  const all = blocks(text);
  const headings: TextRange[] = [];
  let i = 0;
  while (i < all.length) {
    let j = i;
    while (all[j]?.headingLike === true) j += 1;
    const first = i === 0 ? 1 : 0;
    if (j > i && j < all.length && j - i <= 2 + first) {
      for (const block of all.slice(i, j)) headings.push({ start: block.start, end: block.end });
    }
    i = Math.max(j, i + 1);
  }
  return headings;
}
