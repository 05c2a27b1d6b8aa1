/** What is pasted from web pages and office programs, cleaned by an allow-list before the editor sees it. */
import { isAllowedAddress } from './addresses';

/** Elements that are kept, without their attributes. Everything else gives way to its children. */
export const keptElements: readonly string[] =
  'P H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE PRE CODE B STRONG I EM S DEL STRIKE A BR HR SPAN DIV SUB SUP MARK TABLE TBODY THEAD TR TD TH'.split(' ');
const kept = new Set(keptElements);
/** Elements that go with everything inside them. */
const dropped = new Set('SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG MATH HEAD TITLE META LINK FORM INPUT BUTTON SELECT TEXTAREA IMG VIDEO AUDIO CANVAS'.split(' '));

const rename = (element: Element, name: string): Element => {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
};

function wrap(element: Element, name: string): void {
  const inner = element.ownerDocument.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}

/** Office programs say bold and italic by style; one of them wraps everything in a `b` that is not bold. */
function applyStyle(element: Element): Element {
  const style = element.getAttribute('style') ?? '';
  const normal = /font-weight:\s*(normal|400)/i.test(style) && (element.tagName === 'B' || element.tagName === 'STRONG');
  const plain = normal ? rename(element, 'span') : element;
  if (/font-weight:\s*(bold|[6-9]00)/i.test(style) && plain.tagName === 'SPAN') wrap(plain, 'b');
  if (/font-style:\s*italic/i.test(style) && plain.tagName === 'SPAN') wrap(plain, 'i');
  return plain;
}

function cleanElement(original: Element): void {
  if (dropped.has(original.tagName.toUpperCase())) return original.remove();
  const element = applyStyle(original);
  const href = element.getAttribute('href');
  for (const { name } of [...element.attributes]) element.removeAttribute(name);
  const link = element.tagName === 'A' && href !== null && isAllowedAddress(href);
  if (link) element.setAttribute('href', href.trim());
  else if (element.tagName === 'A' || !kept.has(element.tagName)) element.replaceWith(...element.childNodes);
}

/** `NodeFilter.SHOW_COMMENT`. */
const showComments = 0x80;

/** Cleans a parsed page in place. The document must be inert (from `DOMParser`), so that nothing in it loads or runs. */
export function cleanPasted(page: Document): void {
  const comments = page.createTreeWalker(page, showComments);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
  for (const element of [...page.body.querySelectorAll('*')].reverse()) cleanElement(element);
}
