/** An article cut into pieces: stretches of a block over which the same emphasis and the same marks hold. */
import type { Anchor, Annotation } from '../annotations/annotation';
import { picturesByBlock, type Block, type InlineMark, type Picture, type Structure, type TextRange } from '../documents/document';

/** A picture's bytes, and the same in base64. */
export interface PictureContent {
  readonly bytes: Uint8Array;
  readonly base64: string;
}
export type ExportedPicture = Picture & PictureContent;

export interface ExportedArticle {
  readonly title: string;
  readonly byline: string | null;
  readonly language: string | null;
  readonly text: string;
  readonly structure: Pick<Structure, 'blocks' | 'marks' | 'sections' | 'pictures'>;
  /** What the file carries of its pictures, by their hash; a picture without that is left out. */
  readonly pictureFiles?: ReadonlyMap<string, PictureContent>;
  readonly annotations: readonly { readonly annotation: Annotation; readonly anchor: Anchor }[];
}

/** An annotation with a sure place; `number` counts those that say something, in text order, from 1. */
export interface PlacedMark {
  readonly annotation: Annotation;
  readonly range: TextRange;
  /** `null` for a bare highlight. */
  readonly number: number | null;
}

export interface Piece {
  readonly text: string;
  readonly emphasis: readonly InlineMark[];
  readonly marks: readonly PlacedMark[];
  /** Marks whose first, or last, piece this is. A mark over several blocks opens in one and closes in another. */
  readonly opens: readonly PlacedMark[];
  readonly closes: readonly PlacedMark[];
}

export interface ArticleBlock {
  readonly block: Block;
  /** Headings: 2 for the article's topmost; 1 for the title; 0 for every other block. */
  readonly level: number;
  readonly pieces: readonly Piece[];
  /** In it, of a figure, else before it; and, of the last block, after it. */
  readonly pictures: readonly ExportedPicture[];
  readonly after: readonly ExportedPicture[];
}

export interface CutArticle {
  readonly blocks: readonly ArticleBlock[];
  /** In text order. */
  readonly placed: readonly PlacedMark[];
  /** Those whose passage is not, or not surely, in the present text. */
  readonly lost: readonly Annotation[];
}

const isSure = ({ status, range }: Anchor): boolean => range !== undefined && range.start < range.end && status !== 'orphan' && status !== 'uncertain';
const speaks = ({ comment, tags }: Annotation): boolean => comment.trim() !== '' || tags.length > 0;

function place(annotations: ExportedArticle['annotations'], length: number): PlacedMark[] {
  const sure = annotations.flatMap(({ annotation, anchor }) => (isSure(anchor) && anchor.range && anchor.range.start < length ? [{ annotation, range: anchor.range }] : []));
  sure.sort((left, right) => left.range.start - right.range.start || left.range.end - right.range.end);
  let number = 0;
  return sure.map((each) => ({ ...each, number: speaks(each.annotation) ? ++number : null }));
}

/** Tables are cut at their cells too. */
function cutsInside({ kind, start, end }: Block, text: string): number[] {
  if (kind !== 'table') return [];
  return Array.from({ length: end - start }, (_, index) => start + index).flatMap((at) => (text[at] === '\t' || text[at] === '\n' ? [at, at + 1] : []));
}

/** A cut inside a pair of surrogates would leave two halves that no file can hold. */
const wholeCharacter = (text: string, at: number): number => (/^[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]$/.test(text.charAt(at - 1)) ? at - 1 : at);

const overlaps = (range: TextRange, other: TextRange): boolean => range.start < other.end && range.end > other.start;

/** @param opens, closes the marks that begin, or end, in this block and not in one beside it. */
function cutBlock(block: Block, text: string, emphasis: readonly InlineMark[], marks: readonly PlacedMark[], opens: ReadonlySet<PlacedMark>, closes: ReadonlySet<PlacedMark>): Piece[] {
  const here = emphasis.filter((mark) => overlaps(mark, block));
  const inside = marks.filter(({ range }) => overlaps(range, block));
  const edges = [...here, ...inside.map(({ range }) => range)].flatMap(({ start, end }) => [wholeCharacter(text, start), wholeCharacter(text, end)]);
  const cuts = [...new Set([block.start, block.end, ...edges, ...cutsInside(block, text)])].filter((at) => at >= block.start && at <= block.end).sort((a, b) => a - b);
  const ranges = cuts.slice(1).map((end, index) => ({ start: cuts[index] ?? block.start, end }));
  return ranges.map((range, index) => {
    const over = inside.filter((mark) => overlaps(mark.range, range));
    const next = ranges[index + 1];
    const before = ranges[index - 1];
    return {
      text: text.slice(range.start, range.end),
      emphasis: here.filter((mark) => overlaps(mark, range)),
      marks: over,
      opens: over.filter((mark) => opens.has(mark) && !(before && overlaps(mark.range, before))),
      closes: over.filter((mark) => closes.has(mark) && !(next && overlaps(mark.range, next))),
    };
  });
}

/** Blocks in order with all their pieces; the pieces' texts, one after another, are the block's text. */
export function cutArticle({ text, structure, annotations, pictureFiles }: ExportedArticle): CutArticle {
  const placed = place(annotations, text.length);
  const firsts = new Map<Block, Set<PlacedMark>>();
  const lasts = new Map<Block, Set<PlacedMark>>();
  const covering = placed.map((mark) => ({ mark, blocks: structure.blocks.filter((block) => overlaps(block, mark.range)) }));
  for (const { mark, blocks } of covering) {
    const [first] = blocks;
    const last = blocks.at(-1);
    if (first) firsts.set(first, (firsts.get(first) ?? new Set()).add(mark));
    if (last) lasts.set(last, (lasts.get(last) ?? new Set()).add(mark));
  }
  const top = Math.min(6, ...structure.blocks.filter(({ kind }) => kind === 'heading').map(({ level }) => level));
  const none: ReadonlySet<PlacedMark> = new Set();
  const levelOf = ({ kind, level }: Block): number => (kind === 'title' ? 1 : kind === 'heading' ? Math.min(6, Math.max(2, level - top + 2)) : 0);
  const pictures = picturesByBlock(structure);
  const carried = (list: readonly Picture[] = []): ExportedPicture[] => list.flatMap((picture) => {
    const content = pictureFiles?.get(picture.sha256);
    return content ? [{ ...picture, ...content }] : [];
  });
  const blocks = structure.blocks.map((block, index) => ({
    block,
    level: levelOf(block),
    pieces: cutBlock(block, text, structure.marks, placed, firsts.get(block) ?? none, lasts.get(block) ?? none),
    pictures: carried(pictures.of.get(block.start)),
    after: index === structure.blocks.length - 1 ? carried(pictures.after) : [],
  }));
  const sure = new Set(placed.map(({ annotation }) => annotation));
  return { blocks, placed, lost: annotations.flatMap(({ annotation }) => (sure.has(annotation) ? [] : [annotation])) };
}
