/** An article as a Word document: headings, lists and quotes as such, what was said of a passage as a comment on it. */
import type { Annotation } from '../annotations/annotation';
import { cutArticle, type ArticleBlock, type ExportedArticle, type ExportedPicture, type Piece, type PlacedMark } from './article-pieces';
import type { ArticleWords } from './article-html';
import { outsideAddress } from './markup';
import { WordFile } from './word-file';
import { commentEnd, commentStart, hyperlink, paragraph, run, table, type ParagraphLook } from './word-xml';

/** Also what stands in the place of a picture that Word does not show. */
interface DocumentWords extends ArticleWords {
  readonly picture: (kind: string, alt: string) => string;
}
const english: DocumentWords = {
  comments: 'Comments',
  orphans: 'Passages no longer found in the text',
  picture: (kind, alt) => `[${alt === '' ? 'A picture' : `Picture: ${alt}`}. It is of the kind ${kind}, which Word documents cannot hold; the notebook shows it.]`,
};
/** Who comments are said to be by: nothing is known of the reader's name. */
const AUTHOR = 'Almagest';

const sayings = ({ comment, tags }: Annotation): string[] => [
  ...(comment.trim() === '' ? [] : comment.trim().split(/(?:\r?\n[ \t]*){2,}/)),
  ...(tags.length === 0 ? [] : [tags.map((tag) => `#${tag}`).join(' ')]),
];

class ArticleWriter {
  private readonly ids = new Map<PlacedMark, number>();
  private counting: { readonly numbering: number; readonly counted: boolean } | null = null;

  constructor(private readonly file: WordFile) {}

  private piece(piece: Piece): string {
    const is = (kind: string): boolean => piece.emphasis.some((mark) => mark.kind === kind);
    const address = outsideAddress(piece.emphasis.find(({ kind }) => kind === 'link')?.target);
    const top = piece.marks.findLast(({ annotation }) => annotation.style !== 'bookmark')?.annotation;
    const written = run(piece.text, { bold: is('strong'), italic: is('emphasis'), code: is('code'), link: address !== null, ...(top && { color: top.color, underline: top.style === 'underline' }) });
    const content = address === null || written === '' ? written : hyperlink(this.file.link(address), written);
    return piece.opens.map((mark) => this.open(mark)).join('') + content + piece.closes.map((mark) => this.close(mark)).join('');
  }

  private open(mark: PlacedMark): string {
    if (mark.number === null) return '';
    const id = this.file.comment({ author: AUTHOR, date: mark.annotation.modified, paragraphs: sayings(mark.annotation) });
    this.ids.set(mark, id);
    return commentStart(id);
  }

  private close(mark: PlacedMark): string {
    const id = this.ids.get(mark);
    return id === undefined ? '' : commentEnd(id);
  }

  private pieces(pieces: readonly Piece[]): string {
    return pieces.map((each) => this.piece(each)).join('');
  }

  private table(pieces: readonly Piece[]): string {
    const rows: string[][] = [['']];
    for (const piece of pieces) {
      const parts = piece.text === '\t' || piece.text === '\n';
      const row = rows.at(-1) ?? [];
      row[row.length - 1] = (row.at(-1) ?? '') + this.piece(parts ? { ...piece, text: '' } : piece);
      if (piece.text === '\t') row.push('');
      if (piece.text === '\n') rows.push(['']);
    }
    return table(rows);
  }

  /** Items in a row share a numbering; a list that counts begins where its first item does. */
  private item({ block, pieces }: ArticleBlock): string {
    const number = /^(\d{1,9})[.)]?$/.exec(block.marker ?? '')?.[1];
    const counted = number !== undefined;
    if (this.counting?.counted !== counted) this.counting = { counted, numbering: this.file.list(counted ? Number(number) : 'bullet') };
    return paragraph(this.pieces(pieces), { style: 'ListParagraph', list: { numbering: this.counting.numbering, level: Math.max(0, block.level - 1) } });
  }

  block(each: ArticleBlock): string {
    const { block, level, pieces } = each;
    if (block.kind === 'list-item') return this.item(each);
    this.counting = null;
    if (block.kind === 'table') return this.table(pieces);
    const looks: Partial<Record<typeof block.kind, ParagraphLook>> = {
      title: { style: 'Title' },
      heading: { style: `Heading${String(level - 1)}` },
      quote: { style: 'Quote' },
      code: { style: 'Code' },
      footnote: { style: 'Small' },
    };
    return paragraph(this.pieces(pieces), looks[block.kind]);
  }
}

function lost(annotations: readonly Annotation[], words: ArticleWords): string[] {
  if (annotations.length === 0) return [];
  const entries = annotations.flatMap((each) => [
    paragraph(run(each.selectors.quote.exact, { color: each.color }), { style: 'Quote' }),
    ...sayings(each).map((line) => paragraph(run(line))),
  ]);
  return [paragraph(run(words.orphans), { style: 'Heading1' }), ...entries];
}

/** The bytes of a .docx; the same for the same article. */
export function articleToDocx(article: ExportedArticle, words: DocumentWords = english): Uint8Array {
  const { blocks, lost: gone } = cutArticle(article);
  const file = new WordFile();
  const writer = new ArticleWriter(file);
  const titled = blocks[0]?.block.kind === 'title';
  const byline = article.byline === null ? [] : [paragraph(run(article.byline), { style: 'Small' })];
  const instead = ({ type, alt }: ExportedPicture): string => paragraph(run(words.picture(type.replace('image/', '').toUpperCase(), alt)), { style: 'Small' });
  const shown = (pictures: readonly ExportedPicture[]): string => pictures.map((picture) => file.picture(picture) ?? instead(picture)).join('');
  const [first, ...rest] = blocks.map((each) => shown(each.pictures) + writer.block(each) + shown(each.after));
  file.add(...(titled ? [first ?? '', ...byline] : [paragraph(run(article.title), { style: 'Title' }), ...byline, first ?? '']), ...rest, ...lost(gone, words));
  return file.bytes(article.title);
}
