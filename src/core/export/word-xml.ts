/** The parts of a Word document (Office Open XML, ECMA-376) as text: paragraphs, runs, comments and what they need around them. */
import type { AnnotationColor } from '../annotations/annotation';

/** Characters XML 1.0 cannot hold are shown as the replacement character. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text, or an attribute's value, as XML. */
export const escapeXml = (text: string): string => text.replace(unwritable, '\ufffd').replace(/[&<>"']/g, (found) => entities[found] ?? found);

export interface RunLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly sub?: boolean;
  readonly super?: boolean;
  readonly code?: boolean;
  readonly link?: boolean;
  readonly color?: AnnotationColor;
  /** Marked by a line under it, of its colour, instead of a shade. */
  readonly underline?: boolean;
}

/** Shades behind marked text, as the window has them in light. */
const shades: Readonly<Record<AnnotationColor, string>> = { amber: 'F8E3A1', green: 'CBE8BF', blue: 'C5DFF5', rose: 'F7CDD2', violet: 'E0D3F4' };

const lines: Readonly<Record<AnnotationColor, string>> = { amber: 'B98A12', green: '4C8A3A', blue: '3576B5', rose: 'BF4C5D', violet: '7A55BD' };

/** Text in one look; line ends become breaks and tabs tabs. Members of the properties stand in the order the schema asks for. */
export function run(text: string, look: RunLook = {}): string {
  if (text === '') return '';
  const properties = [
    look.link ? '<w:rStyle w:val="Hyperlink"/>' : look.code ? '<w:rStyle w:val="CodeText"/>' : '',
    look.bold ? '<w:b/>' : '',
    look.italic ? '<w:i/>' : '',
    look.strike ? '<w:strike/>' : '',
    look.color && look.underline ? `<w:u w:val="single" w:color="${lines[look.color]}"/>` : '',
    look.color && !look.underline ? `<w:shd w:val="clear" w:color="auto" w:fill="${shades[look.color]}"/>` : '',
    look.sub ? '<w:vertAlign w:val="subscript"/>' : look.super ? '<w:vertAlign w:val="superscript"/>' : '',
  ].join('');
  const parts = text.replace(/\r\n?/g, '\n').split(/([\n\t])/);
  const content = parts.map((part) => (part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`));
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content.join('')}</w:r>`;
}

/** `list`: the numbering it belongs to and how deep, from 0. */
export interface ParagraphLook {
  readonly style?: string;
  readonly list?: { readonly numbering: number; readonly level: number };
}

export function paragraph(content: string, { style, list }: ParagraphLook = {}): string {
  const numbering = list ? `<w:numPr><w:ilvl w:val="${String(Math.min(8, list.level))}"/><w:numId w:val="${String(list.numbering)}"/></w:numPr>` : '';
  const named = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`;
  return `<w:p>${named + numbering === '' ? '' : `<w:pPr>${named}${numbering}</w:pPr>`}${content}</w:p>`;
}

/** Width of a line on the page (`word-file.ts`: A4 less its margins), in twentieths of a point. */
const lineWidth = 9026;

/**
 * Rows of cells, each with the runs of its one paragraph.
 * @param widths shares of the columns in the width of the page, in percents; without them columns are as wide as what they hold.
 */
export function table(rows: readonly (readonly string[])[], widths?: readonly number[]): string {
  const columns = Math.max(1, ...rows.map((cells) => cells.length));
  const edge = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="AAAAAA"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('');
  // Percents are counted in fiftieths here.
  const wide = (share: number | undefined): string => (share === undefined ? 'w:w="0" w:type="auto"' : `w:w="${String(share * 50)}" w:type="pct"`);
  const cell = (content: string, share: number | undefined): string => `<w:tc><w:tcPr><w:tcW ${wide(share)}/></w:tcPr>${paragraph(content)}</w:tc>`;
  const filled = rows.map((cells) => `<w:tr>${Array.from({ length: columns }, (_, index) => cell(cells[index] ?? '', widths?.[index])).join('')}</w:tr>`);
  const grid = Array.from({ length: columns }, (_, index) => `<w:gridCol w:w="${widths ? String(Math.round(((widths[index] ?? 0) * lineWidth) / 100)) : '2000'}"/>`).join('');
  // A table must be followed by a paragraph where it ends a cell or the document.
  return `<w:tbl><w:tblPr><w:tblW ${wide(widths ? 100 : undefined)}/><w:tblBorders>${borders}</w:tblBorders>${widths ? '<w:tblLayout w:type="fixed"/>' : ''}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${filled.join('')}</w:tbl>${paragraph('')}`;
}

export interface WordComment {
  /** From 0; the anchors in the text name it. */
  readonly id: number;
  readonly author: string;
  /** ISO 8601 instant; empty where it is not known. */
  readonly date: string;
  readonly paragraphs: readonly string[];
}

export const commentStart = (id: number): string => `<w:commentRangeStart w:id="${String(id)}"/>`;
export const commentEnd = (id: number): string =>
  `<w:commentRangeEnd w:id="${String(id)}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${String(id)}"/></w:r>`;

/** A link by the number of its relationship. */
export const hyperlink = (relationship: string, content: string): string => `<w:hyperlink r:id="${relationship}">${content}</w:hyperlink>`;

export const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const wordSpaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export function commentsPart(comments: readonly WordComment[]): string {
  const written = comments.map(({ id, author, date, paragraphs }) => {
    const when = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(date) ? ` w:date="${date.slice(0, 19)}Z"` : '';
    const lines = paragraphs.map((text) => paragraph(run(text), { style: 'CommentText' })).join('');
    return `<w:comment w:id="${String(id)}" w:author="${escapeXml(author)}"${when} w:initials="${escapeXml(author.slice(0, 1))}">${lines === '' ? paragraph('') : lines}</w:comment>`;
  });
  return `${head}<w:comments ${wordSpaces}>${written.join('')}</w:comments>`;
}

/** The mark of a footnote by its number, from 1. */
export const footnoteMark = (id: number): string => `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${String(id)}"/></w:r>`;

/** Footnotes in order, each with the markup of its paragraphs; the first two, which every processor asks for, part them from the text. */
export function footnotesPart(footnotes: readonly string[]): string {
  const parting = ['separator', 'continuationSeparator'].map((kind, at) => `<w:footnote w:type="${kind}" w:id="${String(at - 1)}"><w:p><w:r><w:${kind}/></w:r></w:p></w:footnote>`);
  const sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
  const written = footnotes.map((content, at) => {
    const signed = content.replace(/<w:p>(<w:pPr>.*?<\/w:pPr>)?/, (start) => `${start}${sign}${run(' ')}`);
    return `<w:footnote w:id="${String(at + 1)}">${signed === '' ? paragraph(sign) : signed}</w:footnote>`;
  });
  return `${head}<w:footnotes ${wordSpaces}>${parting.join('')}${written.join('')}</w:footnotes>`;
}

/** What a numbering counts: bullets, or numbers from a first one. */
export type Numbering = 'bullet' | number;

/** One definition for bullets and one for numbers; every list is an instance, so that each counts for itself. Instances count from 1. */
export function numberingPart(lists: readonly Numbering[]): string {
  const levels = (format: string, text: (level: number) => string): string =>
    Array.from({ length: 9 }, (_, level) => `<w:lvl w:ilvl="${String(level)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text(level)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${String(720 * (level + 1))}" w:hanging="360"/></w:pPr></w:lvl>`).join('');
  const kinds = [levels('bullet', () => '•'), levels('decimal', (level) => `%${String(level + 1)}.`)];
  const abstract = kinds.map((each, id) => `<w:abstractNum w:abstractNumId="${String(id)}"><w:multiLevelType w:val="hybridMultilevel"/>${each}</w:abstractNum>`);
  const instances = lists.map((list, index) => {
    const starts = Array.from({ length: 9 }, (_, level) => `<w:lvlOverride w:ilvl="${String(level)}"><w:startOverride w:val="${String(list)}"/></w:lvlOverride>`).join('');
    return `<w:num w:numId="${String(index + 1)}"><w:abstractNumId w:val="${list === 'bullet' ? '0' : '1'}"/>${list === 'bullet' ? '' : starts}</w:num>`;
  });
  return `${head}<w:numbering ${wordSpaces}>${abstract.join('')}${instances.join('')}</w:numbering>`;
}

function style(type: 'paragraph' | 'character', id: string, name: string, paragraphLook: string, runLook: string): string {
  const based = type === 'paragraph' && id !== 'Normal' ? '<w:basedOn w:val="Normal"/>' : '';
  const first = id === 'Normal' ? ' w:default="1"' : '';
  return `<w:style w:type="${type}"${first} w:styleId="${id}"><w:name w:val="${name}"/>${based}<w:qFormat/>${paragraphLook === '' ? '' : `<w:pPr>${paragraphLook}</w:pPr>`}${runLook === '' ? '' : `<w:rPr>${runLook}</w:rPr>`}</w:style>`;
}

const sized = (halfPoints: number): string => `<w:sz w:val="${String(halfPoints)}"/>`;
const mono = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>';

/** Styles by the names every word processor knows, so that outline and contents work. */
export const stylesPart = `${head}<w:styles ${wordSpaces}>${[
  style('paragraph', 'Normal', 'Normal', '<w:spacing w:after="160" w:line="276" w:lineRule="auto"/>', `<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/>${sized(22)}`),
  style('paragraph', 'Title', 'Title', '<w:spacing w:after="240"/>', `<w:b/>${sized(44)}`),
  ...[32, 28, 26, 24, 22, 22].map((size, index) =>
    style('paragraph', `Heading${String(index + 1)}`, `heading ${String(index + 1)}`, `<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="${String(index)}"/>`, `<w:b/>${sized(size)}`),
  ),
  style('paragraph', 'Quote', 'Quote', '<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="D0CBBF"/></w:pBdr><w:ind w:left="360"/>', ''),
  style('paragraph', 'Code', 'Code', '<w:shd w:val="clear" w:color="auto" w:fill="F5F3EE"/>', mono + sized(18)),
  style('paragraph', 'ListParagraph', 'List Paragraph', '<w:spacing w:after="60"/>', ''),
  style('paragraph', 'Small', 'Small', '', `<w:color w:val="55524A"/>${sized(18)}`),
  style('paragraph', 'CommentText', 'annotation text', '<w:spacing w:after="60"/>', sized(20)),
  style('character', 'CommentReference', 'annotation reference', '', sized(16)),
  style('character', 'FootnoteReference', 'footnote reference', '', '<w:vertAlign w:val="superscript"/>'),
  style('character', 'CodeText', 'Code Text', '', mono),
  style('character', 'Hyperlink', 'Hyperlink', '', '<w:color w:val="2B5C8A"/><w:u w:val="single"/>'),
].join('')}</w:styles>`;
