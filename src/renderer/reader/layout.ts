/** Prepares a structure for drawing: sections, and in them chunks of blocks small enough to be skipped while out of sight. */
import { picturesByBlock, type Block, type InlineMark, type Picture, type Section, type Structure } from '../../core/documents/document';

export interface DrawnBlock {
  readonly block: Block;
  readonly marks: readonly InlineMark[];
  /** Those in it, of a figure, else those before it. */
  readonly pictures: readonly Picture[];
  /** Those after the last block of the article. */
  readonly after: readonly Picture[];
}
const none: readonly Picture[] = [];

/** Blocks that are shown or skipped together; `length` is their text in UTF-16 units. */
export interface Chunk {
  readonly start: number;
  readonly length: number;
  readonly blocks: readonly DrawnBlock[];
}

export interface DrawnSection {
  readonly section: Section | null;
  readonly chunks: readonly Chunk[];
}

export interface DrawnArticle {
  readonly title: DrawnBlock | null;
  readonly sections: readonly DrawnSection[];
  /** The least heading level of the text: it is drawn as `h2`. */
  readonly topLevel: number;
}

const CHUNK_LENGTH = 4000;

function chunksOf(blocks: readonly DrawnBlock[]): Chunk[] {
  const chunks: Chunk[] = [];
  let open: DrawnBlock[] = [];
  let length = 0;
  const close = () => {
    const first = open[0];
    if (first) chunks.push({ start: first.block.start, length, blocks: open });
    open = [];
    length = 0;
  };
  for (const drawn of blocks) {
    const goesOn = drawn.block.kind === 'list-item' && open.at(-1)?.block.kind === 'list-item';
    if (length > CHUNK_LENGTH && !(goesOn && length < CHUNK_LENGTH * 4)) close();
    open.push(drawn);
    length += drawn.block.end - drawn.block.start;
  }
  close();
  return chunks;
}

/** One pass over blocks, marks and sections, all of which are in text order. */
export function layOut(structure: Structure): DrawnArticle {
  let nextMark = 0;
  const pictures = picturesByBlock(structure);
  const withMarks = structure.blocks.map((block, index): DrawnBlock => {
    const marks: InlineMark[] = [];
    for (let mark = structure.marks[nextMark]; mark && mark.start < block.end; mark = structure.marks[++nextMark]) {
      if (mark.end > block.start) marks.push(mark);
    }
    const isLast = index === structure.blocks.length - 1;
    return { block, marks, pictures: pictures.of.get(block.start) ?? none, after: isLast ? pictures.after : none };
  });
  const first = withMarks[0];
  const title = first?.block.kind === 'title' ? first : null;
  const body = title ? withMarks.slice(1) : withMarks;
  const levels = body.filter(({ block }) => block.kind === 'heading').map(({ block }) => block.level);
  const sections: DrawnSection[] = [];
  let from = 0;
  for (const section of structure.sections) {
    let to = from;
    while (to < body.length && (body[to]?.block.start ?? 0) < section.end) to++;
    if (to > from) sections.push({ section, chunks: chunksOf(body.slice(from, to)) });
    from = to;
  }
  if (from < body.length) sections.push({ section: null, chunks: chunksOf(body.slice(from)) });
  return { title, sections, topLevel: levels.reduce((least, level) => Math.min(least, level), 6) };
}
