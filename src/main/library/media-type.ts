/** Tells plain text, Markdown and HTML apart: by what stands in the file first, by its extension second. */
import type { TextMediaType } from '../../core/documents/document';

const LOOK_AT = 4096;
/** What may stand before the first tag of a page. */
const PREAMBLE = /^(?:\s|\ufeff|<\?xml[^>]*>|<!--[\s\S]*?-->)+/;
const PAGE = /^<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/i;
const TAG = /<\/?(?:p|div|span|h[1-6]|a|article|section|table|ul|ol|br|b|i|em|strong|title|meta)\b[^<>]*>/gi;

const EXTENSIONS: Readonly<Record<string, TextMediaType>> = {
  md: 'text/markdown', markdown: 'text/markdown', mdown: 'text/markdown', mkd: 'text/markdown', mdx: 'text/markdown',
  html: 'text/html', htm: 'text/html', xhtml: 'text/html', xht: 'text/html',
};

/** Lower-case extension of a file name without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Front matter or second-level headings together with links, emphasis, fences: nobody writes those by chance. */
function looksLikeMarkdown(head: string): boolean {
  if (/^---\n[\s\S]*?\w+:[\s\S]*?\n---\n/.test(head) && /^#{1,6} \S/m.test(head)) return true;
  return /^#{2,6} \S/m.test(head) && /^# \S|\]\(\S+\)|\*\*\S|^```/m.test(head);
}

/** The media type `source` is to be parsed as. */
export function mediaTypeOf(source: string, name: string): TextMediaType {
  const head = source.slice(0, LOOK_AT);
  if (PAGE.test(head.replace(PREAMBLE, ''))) return 'text/html';
  const named = EXTENSIONS[extensionOf(name)];
  if (named === 'text/html') return /<[a-z!/]/i.test(source) ? named : 'text/plain';
  if (named) return named;
  const begins = head.replace(PREAMBLE, '').startsWith('<');
  if (begins && (head.match(TAG)?.length ?? 0) >= 4) return 'text/html';
  return looksLikeMarkdown(head.replace(/\r\n?/g, '\n')) ? 'text/markdown' : 'text/plain';
}
