/** Small Word documents for tests, packed as Word packs them. */
import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...all: (readonly [id: string, type: string, target: string, mode?: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([id, type, target, mode]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`).join('')}</Relationships>`;

/** A paragraph in a style, by its id in the style sheet below. */
export const paragraph = (content: string, style = ''): string => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${content}</w:p>`;
export const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const item = (text: string, level: number): string => `<w:p><w:pPr><w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`;
const cell = (text: string): string => `<w:tc>${paragraph(run(text))}</w:tc>`;

/** One of everything. */
export const BODY =
  paragraph(run('Minor Planets'), 'Titel') +
  paragraph(run('Orbits'), 'Ueber1') +
  paragraph(`${run('They go ')}${run('round', '<w:b/>')}${run(', says ')}<w:hyperlink r:id="rId9">${run('a page')}</w:hyperlink>${run('.')}<w:r><w:footnoteReference w:id="2"/></w:r>`) +
  paragraph(`${run('Where ')}<m:oMath><m:sSup><m:e><m:r><m:t>T</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:r><m:t>=a</m:t></m:r></m:oMath>${run(' holds.')}<w:del w:id="1"><w:r><w:delText>never</w:delText></w:r></w:del>`) +
  item('inner', 0) +
  item('Ceres', 1) +
  paragraph(run('Said of old.'), 'Zitat') +
  `<w:tbl><w:tr>${cell('name')}${cell('km')}</w:tr><w:tr>${cell('Ceres')}${cell('939')}</w:tr></w:tbl>` +
  paragraph(run('Names'), 'Ueber2') +
  paragraph(run('After goddesses.'));

const STYLES = [['Titel', 'Title'], ['Ueber1', 'heading 1'], ['Ueber2', 'heading 2'], ['Zitat', 'Quote']]
  .map(([id = '', name = '']) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join('');
const bullets = [0, 1].map((level) => `<w:lvl w:ilvl="${String(level)}"><w:numFmt w:val="bullet"/></w:lvl>`).join('');

/** A document with `body`; `changed` replaces or adds parts by name. */
export function wordDocument(body = BODY, changed: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': relations(['rId1', 'officeDocument', 'word/document.xml']),
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Document1</dc:title><dc:creator>Ann Lee; Microsoft Office User</dc:creator><dcterms:created>2020-03-04T05:06:07Z</dcterms:created></cp:coreProperties>',
    'word/_rels/document.xml.rels': relations(
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'numbering', 'numbering.xml'],
      ['rId3', 'footnotes', 'footnotes.xml'],
      ['rId9', 'hyperlink', 'https://example.org/', 'External'],
    ),
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${W}>${STYLES}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${bullets}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="2">${paragraph(run('Kepler, 1609.'))}</w:footnote></w:footnotes>`,
    ...changed,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])));
}
