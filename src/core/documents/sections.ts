/** Divides a text into sections by its headings, and answers what others ask of sections. */
import type { Block, Section, Structure, TextRange } from './document';

const SLUG_LENGTH = 80;

/** Lower-case words of a heading joined by hyphens, accents dropped; empty where it has no letter or digit. */
function slug(heading: string): string {
  const plain = heading.slice(0, SLUG_LENGTH * 2).normalize('NFKD').replace(/[\u0300-\u036f]+/g, '').normalize('NFC');
  const words = plain.toLowerCase().match(/[\p{L}\p{N}\p{Mc}]+/gu) ?? [];
  let joined = '';
  for (const word of words) {
    if (joined !== '' && joined.length + word.length >= SLUG_LENGTH) break;
    joined += (joined && '-') + word;
  }
  return [...joined].slice(0, SLUG_LENGTH).join('');
}

/** Gives every id once: the second of a kind gets `-2`. Linear, however many are alike. */
class Names {
  private readonly taken = new Set<string>();
  private readonly last = new Map<string, number>();

  take(wanted: string): string {
    let name = wanted;
    for (let n = (this.last.get(wanted) ?? 1) + 1; this.taken.has(name); n++) {
      name = `${wanted}-${String(n)}`;
      this.last.set(wanted, n);
    }
    this.taken.add(name);
    return name;
  }
}

/**
 * The sections of a text: one for each heading, one for what stands before the first heading, and one for each
 * block that begins a part without a heading (`partStarts`, block offsets). They tile the text from the first block after
 * the title to its end.
 */
export function divide(text: string, blocks: readonly Block[], partStarts: ReadonlySet<number>): Section[] {
  const body = blocks[0]?.kind === 'title' ? blocks.slice(1) : blocks;
  const starts = body.filter((block, index) => index === 0 || block.kind === 'heading' || startsPart(body, index, partStarts));
  const levels = starts.filter((block) => block.kind === 'heading').map((block) => block.level);
  const top = levels.reduce((least, level) => Math.min(least, level), 6);
  const names = new Names();
  let unheaded = 0;
  return starts.map((block, index) => {
    const end = starts[index + 1]?.start ?? text.length;
    if (block.kind === 'heading') {
      const heading = text.slice(block.start, block.end);
      const wanted = slug(heading) || `part-${String(++unheaded)}`;
      return { id: names.take(`s-${wanted}`), heading, level: block.level - top + 1, start: block.start, end };
    }
    unheaded++;
    const closing = index === starts.length - 1 && levels.length > 0;
    const wanted = index === 0 ? 's-introduction' : closing ? 's-closing' : `s-part-${String(unheaded)}`;
    return { id: names.take(wanted), heading: null, level: 1, start: block.start, end };
  });
}

/** A part begins only where text already stands since the last heading. */
function startsPart(body: readonly Block[], index: number, partStarts: ReadonlySet<number>): boolean {
  const block = body[index];
  return block !== undefined && partStarts.has(block.start) && body[index - 1]?.kind !== 'heading';
}

/** The section that holds UTF-16 `offset`; the first one for an offset before it (the title), `null` without sections. */
export function sectionAt(structure: Pick<Structure, 'sections'>, offset: number): Section | null {
  return structure.sections[lastBefore(structure.sections, offset)] ?? null;
}

/** Index of the last range that begins at or before `offset`, or 0. */
function lastBefore(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text of a section, its heading included, without the blank line before the next section. */
export function sectionText(text: string, section: Section): string {
  return text.slice(section.start, section.end).trimEnd();
}

/** The blocks of a section in order, its heading included. */
export function blocksOf(structure: Structure, section: Section): Block[] {
  const first = lastBefore(structure.blocks, section.start);
  const last = lastBefore(structure.blocks, section.end - 1);
  return structure.blocks.slice(first, last + 1);
}

/**
 * A heading short enough for an outline: "Historical Context" out of "Historical Context: Origins of …". "Introduction",
 * "Closing" or "Part 3" for a section without a heading.
 */
export function shortHeading(section: Section): string {
  if (section.heading !== null) return section.heading.split(/\s*(?::\s|：|\s[–—]\s)/, 1)[0] || section.heading;
  const words = section.id.slice(2).replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Words as a reader counts them: runs of letters and digits, apostrophes and hyphens inside; CJK by character. */
export function wordCount(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+(?:['’\u2010\u2011-](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+)*/gu;

/** The printed page an offset (UTF-16) stands on, as the page is numbered; `null` where the source has no pages. */
export function pageAt({ pages }: Pick<Structure, 'pages'>, offset: number): string | null {
  return pages?.findLast(({ start }) => start <= offset)?.label ?? pages?.[0]?.label ?? null;
}
