/** What a reader sees of Markdown: its rendering without what does not show; used by tests only. */
import { parseHTML } from 'linkedom';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { math, mathHtml } from 'micromark-extension-math';

export const renderGfm = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm(), math()], htmlExtensions: [gfmHtml(), mathHtml({ output: 'mathml' })] });

const marks = new Set(['EM', 'STRONG', 'DEL', 'CODE', 'A', 'MARK', 'SUB', 'SUP']);

/** What of the page's nodes is looked at. */
interface Seen {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly tagName?: string;
  readonly parentElement: { readonly tagName: string } | null;
  readonly childNodes: Iterable<unknown>;
  readonly getAttribute?: (name: string) => string | null;
}

const shownAttributes = ['href', 'title', 'src', 'alt', 'start', 'checked', 'align', 'class'];

function attributesOf(node: Seen): string {
  const value = (name: string) => node.getAttribute?.(name) ?? '';
  return shownAttributes.map((name) => (value(name) === '' || (name === 'start' && value(name) === '1') ? '' : ` ${name}=${value(name)}`)).join('');
}

/** Characters with the marks on them; white space and the order of nested marks do not show. */
function flatten(node: Seen, open: readonly string[], preformatted: boolean, out: string[]): void {
  if (node.nodeType === 3) {
    const text = preformatted ? (node.textContent ?? '') : (node.textContent ?? '').replace(/\s+/g, ' ');
    const around = [...new Set(open)].sort().map((mark) => `‹${mark}›`).join('');
    for (const letter of text) out.push(/\s/.test(letter) && !preformatted ? ' ' : letter + around);
    return;
  }
  if (node.nodeType !== 1) return;
  const name = (node.tagName ?? '').toUpperCase();
  const inside = (more: readonly string[] = open) => [...node.childNodes].forEach((child) => flatten(child as Seen, more, preformatted || name === 'PRE', out));
  if (marks.has(name) && !preformatted) return inside([...open, name + attributesOf(node)]);
  // A paragraph in a list item shows as its line does.
  const [before, after] = name === 'P' && node.parentElement?.tagName === 'LI' ? ['⏎', '⏎'] : [`⟨${name}${attributesOf(node)}⟩`, `⟨/${name}⟩`];
  out.push(before);
  inside();
  out.push(after);
}

/** Two texts with the same meaning look the same to a reader. */
export function meaningOf(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body><div id="all">${html}</div></body></html>`);
  const out: string[] = [];
  for (const child of (document.getElementById('all') as unknown as Seen).childNodes) flatten(child as Seen, [], false, out);
  return out
    .join('')
    .replace(/[ ⏎]*(⟨[^⟩]*⟩)[ ⏎]*/g, '$1')
    .replace(/ *⏎[ ⏎]*/g, '⏎')
    .replace(/ +/g, ' ')
    .trim();
}
