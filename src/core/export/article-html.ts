/** An article as one HTML file: its text with the marks in their colours, what was said of them in the margin. */
import type { Annotation } from '../annotations/annotation';
import { cutArticle, type ArticleBlock, type ExportedArticle, type ExportedPicture, type Piece, type PlacedMark } from './article-pieces';
import { groupBlocks, type BlockGroup, type ItemTree } from './group-blocks';
import { element, htmlPage, outsideAddress, plainParagraphs, type Child, type Markup } from './markup';
import { pageStyle } from './page-style';

/** Words of the file besides the reader's own; the caller may give those of another language. */
export interface ArticleWords {
  readonly comments: string;
  /** Heading over annotations whose passage is not, or not surely, in the present text. */
  readonly orphans: string;
}
const english: ArticleWords = { comments: 'Comments', orphans: 'Passages no longer found in the text' };

const emphasisNames = { emphasis: 'em', strong: 'strong', code: 'code' } as const;

/** Of links that lie on one another the first leads somewhere: a link holds no link. */
function emphasise(piece: Piece): Child {
  const link = piece.emphasis.find(({ kind, target }) => kind === 'link' && outsideAddress(target) !== null);
  return piece.emphasis.reduceRight<Child>((inner, mark) => {
    if (mark.kind !== 'link') return element(emphasisNames[mark.kind], {}, inner);
    return mark === link ? element('a', { href: outsideAddress(mark.target) ?? '', rel: 'noreferrer' }, inner) : inner;
  }, piece.text);
}

const reference = ({ number }: PlacedMark): Markup | null =>
  number === null ? null : element('sup', { id: `mark-${String(number)}` }, element('a', { href: `#comment-${String(number)}`, rel: 'noreferrer' }, String(number)));

/** The piece in the colour of the mark made last; several marks on one another are underlined. */
function paint(piece: Piece): Child[] {
  const inner = emphasise(piece);
  const shown = piece.marks.filter(({ annotation }) => annotation.style !== 'bookmark');
  const top = shown.at(-1)?.annotation;
  const looks = top ? [top.color, ...(top.style === 'underline' ? ['underline'] : []), ...(shown.length > 1 ? ['several'] : [])] : [];
  const painted = looks.length === 0 ? inner : element('mark', { class: looks.join(' ') }, inner);
  return [painted, ...piece.closes.flatMap((mark) => reference(mark) ?? [])];
}

const inline = (pieces: readonly Piece[]): Child[] => pieces.flatMap(paint);

/** Pieces of a table by row and cell; the tab or line end after a cell is left out. */
function rowsOf(pieces: readonly Piece[]): Piece[][][] {
  const rows: Piece[][][] = [[[]]];
  for (const piece of pieces) {
    const parts = piece.text === '\t' || piece.text === '\n';
    rows.at(-1)?.at(-1)?.push(parts ? { ...piece, text: '', marks: [] } : piece);
    if (piece.text === '\t') rows.at(-1)?.push([]);
    if (piece.text === '\n') rows.push([[]]);
  }
  return rows;
}

function table(pieces: readonly Piece[]): Markup {
  const row = (cells: Piece[][], index: number): Markup =>
    element('tr', {}, ...cells.map((cell) => (index === 0 ? element('th', { scope: 'col' }, ...inline(cell)) : element('td', {}, ...inline(cell)))));
  return element('table', {}, element('tbody', {}, ...rowsOf(pieces).map(row)));
}

const image = ({ type, base64, alt, width, height }: ExportedPicture): Markup =>
  element('img', { src: `data:${type};base64,${base64}`, alt, width: String(width), height: String(height) });

function block({ block: { kind }, level, pieces, pictures }: ArticleBlock): Markup {
  const content = inline(pieces);
  switch (kind) {
    case 'title':
    case 'heading':
      return element(`h${String(level)}` as 'h1', {}, ...content);
    case 'quote':
      return element('blockquote', {}, element('p', {}, ...content));
    case 'code':
      return element('pre', {}, element('code', {}, ...content));
    case 'table':
      return table(pieces);
    case 'figure':
      return element('figure', {}, ...pictures.map(image), pictures.length === 0 ? null : element('br'), ...content);
    case 'footnote':
      return element('p', { class: 'footnote' }, ...content);
    default:
      return element('p', {}, ...content);
  }
}

const numberOf = (item: ArticleBlock): string | null => /^(\d{1,9})[.)]?$/.exec(item.block.marker ?? '')?.[1] ?? null;

function list(items: readonly ItemTree[]): Markup {
  const numbered = items[0] !== undefined && numberOf(items[0].item) !== null;
  const lines = items.map(({ item, children }) => {
    const number = numbered ? numberOf(item) : null;
    return element('li', number === null ? {} : { value: number }, ...item.pictures.map(image), ...inline(item.pieces), children.length === 0 ? null : list(children));
  });
  return element(numbered ? 'ol' : 'ul', {}, ...lines);
}

const tagLine = (tags: readonly string[]): Markup | null => (tags.length === 0 ? null : element('p', { class: 'tags' }, tags.map((tag) => `#${tag}`).join(' ')));

function comment({ annotation, number }: PlacedMark): Markup {
  const back = element('sup', {}, element('a', { href: `#mark-${String(number)}`, rel: 'noreferrer' }, String(number)));
  return element('div', { class: `comment ${annotation.color}`, id: `comment-${String(number)}` }, back, ...plainParagraphs(annotation.comment), tagLine(annotation.tags));
}

/** With the pictures that stand before and after it. */
function pictured(drawn: Markup, blocks: readonly ArticleBlock[]): Markup {
  const before = blocks.flatMap(({ block: { kind }, pictures }) => (kind === 'figure' || kind === 'list-item' ? [] : pictures));
  const after = blocks.flatMap((each) => each.after);
  return before.length + after.length === 0 ? drawn : element('div', {}, ...before.map((each) => element('p', {}, image(each))), drawn, ...after.map((each) => element('p', {}, image(each))));
}

/** A block, or a list as a whole, with what was said of the marks that end in it. */
function group(each: BlockGroup, words: ArticleWords): Markup {
  const inside = each.kind === 'list' ? each.blocks : [each.block];
  const drawn = pictured(each.kind === 'list' ? list(each.items) : block(each.block), inside);
  const said = inside.flatMap(({ pieces }) => pieces.flatMap(({ closes }) => closes)).filter(({ number }) => number !== null);
  said.sort((left, right) => (left.number ?? 0) - (right.number ?? 0));
  if (said.length === 0) return drawn;
  return element('div', { class: 'beside' }, drawn, element('aside', { class: 'margin', 'aria-label': words.comments }, ...said.map(comment)));
}

function lost(annotations: readonly Annotation[], words: ArticleWords): Markup | null {
  if (annotations.length === 0) return null;
  const entries = annotations.map((each) =>
    element('div', { class: `comment ${each.color}` }, element('blockquote', {}, ...plainParagraphs(each.selectors.quote.exact)), ...plainParagraphs(each.comment), tagLine(each.tags)),
  );
  return element('section', {}, element('h2', {}, words.orphans), ...entries);
}

/** One self-contained file: no script, nothing fetched; light and dark by the system's preference. */
export function articleToHtml(article: ExportedArticle, words: ArticleWords = english): string {
  const { blocks, placed, lost: gone } = cutArticle(article);
  const titled = blocks.some(({ block: { kind } }) => kind === 'title');
  const commented = placed.some(({ number }) => number !== null);
  const byline = article.byline === null ? null : element('p', { class: 'byline' }, article.byline);
  const [first, ...rest] = groupBlocks(blocks).map((each) => group(each, words));
  const head = titled ? [first ?? null, byline] : [element('h1', {}, article.title), byline, first ?? null];
  const main = element('main', commented ? { class: 'commented' } : {}, element('article', {}, ...head, ...rest), lost(gone, words));
  return htmlPage(article.title, article.language, pageStyle, main);
}
