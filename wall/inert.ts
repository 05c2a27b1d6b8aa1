/** Looks into exported files as their readers would, and names everything in them that could act. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Nodes } from 'mdast';
import { parseHTML } from 'linkedom';
import { openArchive, utf8 } from '../src/core/documents/archive';

const elements = new Set(
  ('html head meta title style body main article section header footer h1 h2 h3 h4 h5 h6 p br hr em strong del code pre blockquote cite figure ul ol li table ' +
    'tbody tr th td mark sup a div aside').split(' '),
);
const attributes = new Set('lang charset http-equiv content name class id rel href scope start value aria-label role'.split(' '));

/** Where a link may lead to: the web, mail, or a place in the file. */
const harmless = /^(?:https?:\/\/|mailto:|#)/i;

/** What acts in a page: elements that run or fetch, handlers, styles of the source, links of other schemes. */
export function activeInHtml(html: string): string[] {
  const { document } = parseHTML(html);
  const found: string[] = [];
  for (const each of document.querySelectorAll('*')) {
    if (!elements.has(each.localName)) found.push(`<${each.localName}>`);
    for (const { name, value } of each.attributes) {
      if (!attributes.has(name)) found.push(`${each.localName} ${name}`);
      if (name === 'href' && !harmless.test(value)) found.push(`href ${value.slice(0, 60)}`);
      if (name === 'http-equiv' && value !== 'Content-Security-Policy') found.push(`http-equiv ${value}`);
    }
  }
  const styles = [...document.querySelectorAll('style')].map((style) => style.textContent ?? '');
  if (styles.length > 1 || /@import|url\(|expression/i.test(styles.join(''))) found.push('a style that fetches');
  return found;
}

/** What acts in Markdown once somebody shows it as a page: raw HTML, pictures from elsewhere, links of other schemes. */
export function activeInMarkdown(markdown: string): string[] {
  const found: string[] = [];
  const open: Nodes[] = [fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'html') found.push(`html ${node.value.slice(0, 60)}`);
    if (node.type === 'image' || node.type === 'imageReference' || node.type === 'definition') found.push(node.type);
    if (node.type === 'link' && !harmless.test(node.url)) found.push(`link ${node.url.slice(0, 60)}`);
    if ('children' in node) open.push(...node.children);
  }
  return found;
}

const wordParts = new Set(['[Content_Types].xml', '_rels/.rels', 'docProps/core.xml', 'word/_rels/document.xml.rels', 'word/document.xml', 'word/styles.xml', 'word/numbering.xml', 'word/comments.xml', 'word/footnotes.xml']);

/** What acts in a Word document: further parts, fields, foreign chunks, relationships that lead out by other schemes. */
export function activeInWord(bytes: Uint8Array): string[] {
  const archive = openArchive(bytes);
  const found = [...archive.names].filter((name) => !wordParts.has(name));
  for (const [name, part] of archive.read(archive.names)) {
    const xml = utf8(part);
    if (/<w:(?:instrText|fldSimple|fldChar|altChunk|object|control|pict|drawing|attachedTemplate|subDoc)\b/.test(xml) || /<!(?:DOCTYPE|ENTITY)/.test(xml)) found.push(`${name}: a field, an object or an entity`);
    for (const [, target = ''] of xml.matchAll(/Target="([^"]*)" TargetMode="External"/g)) if (!harmless.test(target)) found.push(`${name}: ${target.slice(0, 60)}`);
  }
  return found;
}

/** What is wrong with JSON-LD: not JSON, an address of another scheme, or text that would close the script element it is put into. */
export function activeInJsonLd(text: string): string[] {
  const found: string[] = [];
  if (/<\/?script|<!--/i.test(text)) found.push('closes a script element');
  JSON.parse(text, (name, value: unknown) => {
    if (['id', '@id', 'source', 'creator', 'generator'].includes(name) && typeof value === 'string' && /^\s*(?:javascript|data|vbscript|file):/i.test(value)) found.push(`${name} ${value.slice(0, 60)}`);
    return value;
  });
  return found;
}

/** Cells a spreadsheet would compute. */
export function activeInCsv(csv: string): string[] {
  const found: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (field.lastIndex = 1; field.lastIndex < csv.length; ) {
    const cell = field.exec(csv);
    if (!cell) return ['not CSV'];
    const text = cell[1]?.replace(/""/g, '"') ?? cell[2] ?? '';
    if (/^[\s\0]*[=+\-@＝＋－＠|%]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text)) found.push(text.slice(0, 40));
  }
  return found;
}

/** What TeX would carry out, and braces that do not match. */
export function activeInBibtex(text: string): string[] {
  const commands = [...text.matchAll(/\\([a-zA-Z]+)/g)].map(([, name = '']) => name).filter((name) => !/^text[a-z]+$/.test(name));
  let depth = 0;
  let lowest = 0;
  for (const [brace] of text.replace(/\\[{}]/g, '').matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    lowest = Math.min(lowest, depth);
  }
  return [...new Set(commands), ...(depth === 0 && lowest === 0 ? [] : ['braces do not match'])];
}
