/** Puts a Word document's parts together into one file. */
import { packArchive } from '../documents/archive';
import { pictureRun, wordEndings, type WordPicture } from './word-picture';
import { commentsPart, escapeXml, footnotesPart, head, numberingPart, stylesPart, wordSpaces, type Numbering, type WordComment } from './word-xml';

/** Collects what the text refers to, in the order it is written. */
export class WordFile {
  private readonly content: string[] = [];
  private readonly comments: WordComment[] = [];
  private readonly footnotes: string[] = [];
  private readonly lists: Numbering[] = [];
  private readonly links: string[] = [];
  private readonly pictures: WordPicture[] = [];

  /** Adds paragraphs or tables. */
  add(...markup: readonly string[]): void {
    this.content.push(...markup);
  }

  /** Answers the comment's number for its anchors. */
  comment(given: Omit<WordComment, 'id'>): number {
    return this.comments.push({ ...given, id: this.comments.length }) - 1;
  }

  /** Answers the footnote's number, from 1, for its mark; what it says is given when it is known. */
  footnote(): number {
    return this.footnotes.push('');
  }

  /** @param markup paragraphs. */
  fillFootnote(number: number, markup: string): void {
    this.footnotes[number - 1] = markup;
  }

  /** Begins a list of its own and answers its numbering. */
  list(numbering: Numbering): number {
    return this.lists.push(numbering);
  }

  /** Answers the relationship of a link to a web or mail address. */
  link(address: string): string {
    const known = this.links.indexOf(address);
    return `link${String(known < 0 ? this.links.push(address) - 1 : known)}`;
  }

  /** Answers a paragraph that shows the picture, no wider than the page; `null` for kinds that Word does not know. */
  picture(picture: WordPicture): string | null {
    const run = this.pictureRun(picture);
    return run === '' ? null : `<w:p>${run}</w:p>`;
  }

  /** Likewise a run of a line; empty for such kinds. */
  pictureRun(picture: WordPicture): string {
    if (!(picture.type in wordEndings)) return '';
    const known = this.pictures.findIndex(({ sha256 }) => sha256 === picture.sha256);
    return pictureRun(known < 0 ? this.pictures.push(picture) - 1 : known, picture);
  }

  /** The file's bytes: the same for the same content. */
  bytes(title: string): Uint8Array {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
    const parts = ['styles', 'numbering', 'comments', 'footnotes'];
    const overrides = parts.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${type}.${part}+xml"/>`).join('');
    const related = parts.map((part) => `<Relationship Id="${part}" Type="${office}/${part}" Target="${part}.xml"/>`).join('');
    const linked = this.links.map((address, index) => `<Relationship Id="link${String(index)}" Type="${office}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`).join('');
    const media = this.pictures.map(({ type: kind, bytes }, index) => ({ name: `media/picture${String(index)}.${wordEndings[kind] ?? ''}`, bytes }));
    const shown = media.map(({ name }, index) => `<Relationship Id="picture${String(index)}" Type="${office}/image" Target="${name}"/>`).join('');
    const kinds = Object.entries(wordEndings).map(([kind, ending]) => `<Default Extension="${ending}" ContentType="${kind}"/>`).join('');
    const relationships = (inner: string): string => `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
    const core = 'http://schemas.openxmlformats.org/package/2006';
    const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>';
    return packArchive(
      new Map<string, string | Uint8Array>([
        [
          '[Content_Types].xml',
          `${head}<Types xmlns="${core}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${this.pictures.length === 0 ? '' : kinds}<Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/>${overrides}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
        ],
        ['_rels/.rels', relationships(`<Relationship Id="document" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="${core}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`)],
        ['docProps/core.xml', `${head}<cp:coreProperties xmlns:cp="${core}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`],
        ['word/_rels/document.xml.rels', relationships(related + linked + shown)],
        ['word/document.xml', `${head}<w:document ${wordSpaces}><w:body>${this.content.join('')}${page}</w:body></w:document>`],
        ['word/styles.xml', stylesPart],
        ['word/numbering.xml', numberingPart(this.lists)],
        ['word/comments.xml', commentsPart(this.comments)],
        ['word/footnotes.xml', footnotesPart(this.footnotes)],
        ...media.map(({ name, bytes }): [string, Uint8Array] => [`word/${name}`, bytes]),
      ]),
      6,
    );
  }
}
