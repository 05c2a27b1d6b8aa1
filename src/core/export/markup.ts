/** HTML put together from elements and text: text is escaped where it is put in, so nothing a reader wrote becomes markup. */
import { safeTarget } from '../documents/link-target';

/** Markup that is complete and safe; every other string is text. */
export interface Markup {
  readonly html: string;
}
export type Child = Markup | string;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Characters HTML has no way to write: they are shown as the replacement character. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text, or an attribute's value, as HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(unwritable, '\ufffd').replace(/[&<>"']/g, (found) => entities[found] ?? found);

export type ElementName =
  | 'a' | 'article' | 'aside' | 'blockquote' | 'br' | 'cite' | 'code' | 'col' | 'colgroup' | 'del' | 'div' | 'em' | 'figure' | 'footer' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6'
  | 'header' | 'hr' | 'img' | 'li' | 'main' | 'mark' | 'ol' | 'p' | 'pre' | 'section' | 'strong' | 'sub' | 'sup' | 'table' | 'tbody' | 'td' | 'th' | 'tr' | 'ul';
export type AttributeName = 'alt' | 'aria-label' | 'class' | 'height' | 'href' | 'id' | 'lang' | 'rel' | 'role' | 'scope' | 'src' | 'start' | 'style' | 'title' | 'value' | 'width';
export type Attributes = Partial<Record<AttributeName, string>>;

const empty: readonly ElementName[] = ['br', 'col', 'hr', 'img'];

/** An element; `null` children are left out. */
export function element(name: ElementName, attributes: Attributes = {}, ...children: readonly (Child | null)[]): Markup {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escapeHtml(value)}"`);
  const open = `<${name}${written.join('')}>`;
  if (empty.includes(name)) return { html: open };
  // A line end right after the tag is dropped by every reader of HTML, so one more stands before the text's own.
  const inner = join(children);
  const line = name === 'pre' && inner.startsWith('\n') ? '\n' : '';
  return { html: `${open}${line}${inner}</${name}>` };
}

const join = (children: readonly (Child | null)[]): string =>
  children.map((child) => (child === null ? '' : typeof child === 'string' ? escapeHtml(child) : child.html)).join('');

/** Plain text as paragraphs: blank lines part them, other line ends stay line ends. */
export function plainParagraphs(text: string): Markup[] {
  const parts = text.split(/(?:\r?\n[ \t]*){2,}/).filter((part) => part.trim() !== '');
  return parts.map((part) =>
    element('p', {}, ...part.trim().split(/\r?\n/).flatMap((line, index): Child[] => (index === 0 ? [line] : [element('br'), line]))),
  );
}

/** An address that leads somewhere from a file: the web and mail; `null` for every other. */
export function outsideAddress(target: string | undefined): string | null {
  const address = safeTarget(target);
  return address === null || address.startsWith('#') ? null : address;
}

/** A whole file: nothing is fetched, nothing runs. @param language BCP 47, or `null` where it is not known. */
export function htmlPage(title: string, language: string | null, style: string, ...body: readonly Child[]): string {
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  return [
    '<!doctype html>',
    // An empty language says that it is not known (HTML, 3.2.6.2).
    `<html lang="${escapeHtml(language ?? '')}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title.replace(/\s+/g, ' ').trim())}</title>`,
    `<style>${style}</style>`,
    '</head>',
    `<body>${join(body)}</body>`,
    '</html>',
    '',
  ].join('\n');
}
