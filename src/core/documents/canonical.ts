/** Builds the one canonical text of a source, block by block, and the structure that describes it. */
import type { Block, BlockKind, Imprint, InlineMark, InlineMarkKind, ParsedDocument, PictureReference, TextRange } from './document';
import { CELL_BREAK, LINE_BREAK, cleanCode, cleanProse, oneLine, stripSource } from './cleaning';
import { detectLanguage } from './language';
import { PictureQueue } from './picture-queue';
import { divide } from './sections';

export { structureProblems } from './laws';

/** What a source says of itself; absent values are worked out or left `null`. */
export interface SourceMetadata {
  readonly title?: string | null;
  readonly byline?: string | null;
  /** BCP 47. */
  readonly language?: string | null;
  readonly imprint?: Imprint;
}

interface OpenMark {
  readonly kind: InlineMarkKind;
  readonly target?: string;
  rawStart: number;
}

interface OpenBlock {
  readonly kind: BlockKind;
  readonly level: number;
  readonly marker?: string;
  readonly raw: string[];
  readonly marks: { mark: OpenMark; start: number; end: number }[];
  length: number;
}

/** White space and invisible format characters alone are nothing to read. */
const READABLE = /[^\s\p{Cc}\p{Cf}]/u;

/** What a hard line break becomes where it is not a line break. */
const BREAKS: Partial<Record<BlockKind, string>> = { code: '\n', heading: ' ', title: ' ' };

/**
 * Collects blocks in reading order. White space is collapsed outside code, blocks without text vanish, and marks that are
 * open when a block ends go on in the next one.
 *
 * @example
 * const canonical = new CanonicalBuilder();
 * canonical.open('paragraph');
 * canonical.text('Hello  ');
 * canonical.openMark('strong');
 * canonical.text('world');
 * canonical.closeMark();
 * canonical.finish('hello.md', {})?.text; // 'Hello world'
 */
export class CanonicalBuilder {
  private readonly parts: string[] = [];
  private length = 0;
  private readonly blocks: Block[] = [];
  private readonly marks: InlineMark[] = [];
  private readonly partStarts = new Set<number>();
  /** One entry per open mark; `null` for one inside another of its kind, which would say nothing new. */
  private readonly stack: (OpenMark | null)[] = [];
  /** The entries of `stack` that count: at most one of each kind, so that a block is opened in constant time. */
  private readonly openMarks: OpenMark[] = [];
  private block: OpenBlock | null = null;
  private partPending = false;
  /** Images' texts that wait for the next block: a caption there may say the same. */
  private readonly images: { readonly text: string; readonly pictures: readonly Omit<PictureReference, 'at'>[] }[] = [];
  private readonly pictures = new PictureQueue();
  private lastText = '';

  /** Begins a block, ending the one before. `level` is a heading's (1-6) or a list item's depth (from 1). */
  open(kind: BlockKind, level = 0, marker?: string): void {
    this.close();
    this.block = { kind, level, ...(marker === undefined ? {} : { marker }), raw: [], marks: [], length: 0 };
    for (const mark of this.openMarks) mark.rawStart = 0;
  }

  /** Whether a block is being collected. */
  get isOpen(): boolean {
    return this.block !== null;
  }

  /** Whether any block with text has been closed so far. */
  get isEmpty(): boolean {
    return this.blocks.length === 0;
  }

  /** Adds source text to the open block; a paragraph is begun where none is open and the text is not blank. */
  text(source: string): void {
    if (!this.block) {
      if (!READABLE.test(source)) return;
      this.open('paragraph');
    }
    this.add(stripSource(source));
  }

  /** A line break that the source means; white space around it goes. */
  lineBreak(): void {
    if (this.block) this.add(BREAKS[this.block.kind] ?? LINE_BREAK);
  }

  /** The border between two cells of a row. */
  cellBreak(): void {
    if (this.block) this.add(CELL_BREAK);
  }

  /** Begins an inline mark; it ends with the matching {@link closeMark}, the last opened first. */
  openMark(kind: InlineMarkKind, target?: string): void {
    const known = this.openMarks.some((open) => open.kind === kind);
    const mark = known ? null : { kind, ...(target === undefined ? {} : { target }), rawStart: this.block?.length ?? 0 };
    this.stack.push(mark);
    if (mark) this.openMarks.push(mark);
  }

  closeMark(): void {
    const mark = this.stack.pop();
    if (!mark) return;
    this.openMarks.pop();
    if (this.block) this.block.marks.push({ mark, start: mark.rawStart, end: this.block.length });
  }

  /** Adds a picture before the block that comes next; amid a block's text, after that block. */
  picture(source: string, alt: string, others: readonly string[] = []): void {
    this.pictures.add({ source, ...(others.length > 0 && { others }), alt: oneLine(alt) ?? '', amid: this.block !== null });
  }

  /** Adds a figure with an image's alternative text, unless the block before or after it says the same. */
  image(alt: string): void {
    this.close();
    const text = oneLine(alt);
    if (text !== null && READABLE.test(text) && !repeats(text, wordsOf(this.lastText))) this.images.push({ text, pictures: this.pictures.takeWaiting() });
  }

  /** Whatever block comes next begins a part of its own, although it has no heading. */
  beginPart(): void {
    this.close();
    this.partPending = true;
  }

  /** Ends the open block, if any. */
  close(): void {
    const block = this.block;
    if (!block) return;
    this.block = null;
    for (const mark of this.openMarks) block.marks.push({ mark, start: mark.rawStart, end: block.length });
    const range = block.kind === 'code' ? this.addCode(block) : this.addProse(block);
    if (!range) return;
    const { kind, level, marker } = block;
    this.register({ kind, level, ...range, ...(marker === undefined ? {} : { marker }) });
  }

  /** The finished document, or `null` where no block had any text. `name` stands in for a missing title. */
  finish(name: string, metadata: SourceMetadata): ParsedDocument | null {
    this.close();
    this.releaseImages('');
    if (this.blocks.length === 0) return null;
    const text = this.parts.join('');
    const references = this.pictures.finish(text.length);
    const own = this.blocks.find((block) => block.kind === 'title');
    const title = oneLine(metadata.title) ?? (own ? oneLine(text.slice(own.start, own.end)) : null) ?? titleFromName(name, text);
    return {
      text,
      structure: {
        format: 1,
        title,
        byline: oneLine(metadata.byline),
        language: metadata.language ?? detectLanguage(text),
        sections: divide(text, this.blocks, this.partStarts),
        blocks: this.blocks,
        marks: this.marks,
        ...(metadata.imprint && Object.keys(metadata.imprint).length > 0 ? { imprint: metadata.imprint } : {}),
      },
      ...(references.length > 0 ? { references } : {}),
    };
  }

  private add(raw: string): void {
    if (!this.block || raw === '') return;
    this.block.raw.push(raw);
    this.block.length += raw.length;
  }

  private register(block: Block): void {
    if (this.partPending) this.partStarts.add(block.start);
    this.partPending = false;
    this.blocks.push(block);
    this.pictures.place(block.start);
  }

  private releaseImages(next: string): void {
    if (this.images.length === 0) return;
    const words = wordsOf(next);
    const later = this.pictures.takeWaiting();
    for (const { text, pictures } of this.images.splice(0)) {
      this.pictures.wait(pictures);
      if (!repeats(text, words)) this.register({ kind: 'figure', level: 0, ...this.append(text) });
    }
    this.pictures.wait(later);
  }

  private appendAfterImages(text: string): TextRange {
    this.releaseImages(text);
    this.lastText = text;
    return this.append(text);
  }

  private append(text: string): TextRange {
    if (this.blocks.length > 0) {
      this.parts.push('\n\n');
      this.length += 2;
    }
    const start = this.length;
    this.parts.push(text);
    this.length += text.length;
    return { start, end: this.length };
  }

  private addCode(block: OpenBlock): TextRange | null {
    const text = cleanCode(block.raw.join(''));
    return READABLE.test(text) ? this.appendAfterImages(text) : null;
  }

  private addProse(block: OpenBlock): TextRange | null {
    const raw = block.raw.join('');
    const marks = block.marks.filter((mark) => mark.end > mark.start);
    const asked = [...new Set(marks.flatMap((mark) => [mark.start, mark.end]))].sort((a, b) => a - b);
    const clean = cleanProse(raw, asked, block.kind === 'table');
    if (!READABLE.test(clean.text)) return null;
    const range = this.appendAfterImages(clean.text);
    const place = new Map(asked.map((at, index) => [at, clean.offsets[index] ?? clean.text.length]));
    const placed: InlineMark[] = [];
    for (const { mark, start, end } of marks) {
      const trimmed = trimRange(clean.text, place.get(start) ?? 0, place.get(end) ?? 0);
      if (!trimmed) continue;
      placed.push({
        kind: mark.kind,
        start: range.start + trimmed.start,
        end: range.start + trimmed.end,
        ...(mark.target === undefined ? {} : { target: mark.target }),
      });
    }
    placed.sort((a, b) => a.start - b.start || b.end - a.end);
    for (const mark of placed) this.marks.push(mark);
    return range;
  }
}

/** Share of an image's words that another block must have to make the image's text superfluous. */
const REPEATED_SHARE = 0.6;
/** Captions are short; longer blocks are not looked through to their end. */
const CAPTION_LENGTH = 1000;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.slice(0, CAPTION_LENGTH).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function repeats(alt: string, words: ReadonlySet<string>): boolean {
  const own = wordsOf(alt);
  let shared = 0;
  for (const word of own) if (words.has(word)) shared++;
  return shared > 0 && shared >= own.size * REPEATED_SHARE;
}

/** The file's name without its extension, else the first words of the text. */
function titleFromName(name: string, text: string): string {
  const stem = name.replace(/^.*[\\/]/s, '').replace(/(?<=.)\.[A-Za-z][A-Za-z0-9]{0,9}$/, '');
  return oneLine(stem) ?? oneLine(text.slice(0, 60)) ?? text;
}

function trimRange(text: string, start: number, end: number): TextRange | null {
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}
