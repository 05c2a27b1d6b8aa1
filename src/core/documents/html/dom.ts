/** Reads HTML and XML into a tree by linkedom, the only file that imports it; what we use of a DOM is said in interfaces of ours. */
import { DOMParser, parseHTML } from 'linkedom';
import { limitDepth } from './depth';

export const ELEMENT = 1;
export const TEXT = 3;
export const CDATA = 4;

export interface DomNode {
  readonly nodeType: number;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  textContent: string | null;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  appendChild(child: DomNode): unknown;
  before(...nodes: DomNode[]): void;
  prepend(...nodes: DomNode[]): void;
  replaceWith(...nodes: DomNode[]): void;
  remove(): void;
}

export interface DomDocument extends DomNode {
  readonly documentElement: DomElement;
  readonly head: DomElement;
  readonly body: DomElement;
  readonly childNodes: Iterable<DomNode>;
  createElement(name: string): DomElement;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

/** What may stand in a head; anything else there belongs to the body whose tag was left out. */
const HEAD = new Set(['title', 'meta', 'link', 'style', 'script', 'base', 'noscript', 'template']);

const HIDDEN_STYLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/i;

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT;
}

/** Whether the page itself says that the element is not to be seen. */
export function isHidden(element: DomElement): boolean {
  return element.hasAttribute('hidden') || HIDDEN_STYLE.test(element.getAttribute('style') ?? '');
}

/** An element's name in lower case, as HTML means it. */
export function nameOf(element: DomElement): string {
  return element.localName.toLowerCase();
}

/**
 * A document with html, head and body, whatever `source` leaves out. Scripts do not run and nothing is loaded. linkedom
 * keeps the case of attribute names and puts content that has no body beside it: both are put right.
 */
export function parseDom(source: string): DomDocument {
  const flat = limitDepth(source);
  const bare = /<html[\s>]/i.test(flat) ? (parseHTML(flat).document as unknown as DomDocument) : null;
  // Without end tags: an open <xmp> or <textarea> would take them for text.
  const document = bare && isPage(bare) ? bare : (parseHTML(`<html><head></head><body>${flat}`).document as unknown as DomDocument);
  const { documentElement, head, body } = document;
  for (const child of childrenOf(documentElement)) if (child !== head && child !== body) body.appendChild(child);
  for (const child of childrenOf(head)) {
    const misplaced = isElement(child) ? !HEAD.has(nameOf(child)) : isText(child);
    if (misplaced) body.appendChild(child);
  }
  walk(documentElement, (node) => isElement(node) && lowerAttributes(node), () => undefined);
  lowerAttributes(documentElement);
  return document;
}

/** The elements of an XML document in order. Entities a document declares itself are not expanded, and nothing is loaded. */
export function parseXml(source: string): DomElement[] {
  const document = new DOMParser().parseFromString(limitDepth(source), 'text/xml') as unknown as DomNode;
  const elements: DomElement[] = [];
  walk(document, (node) => isElement(node) && elements.push(node) > 0, () => undefined);
  return elements;
}

/** An element's name without the prefix of its namespace. */
export function localName(element: DomElement): string {
  return element.localName.slice(element.localName.indexOf(':') + 1);
}

function lowerAttributes(element: DomElement): true {
  const mixed = [...element.attributes].filter(({ name }) => name !== name.toLowerCase());
  for (const { name, value } of mixed) {
    element.removeAttribute(name);
    if (!element.hasAttribute(name.toLowerCase())) element.setAttribute(name.toLowerCase(), value);
  }
  return true;
}

/** Whether everything stands in one html element, as it does unless that tag is in a comment or comes late. */
function isPage({ documentElement, childNodes }: Pick<DomDocument, 'childNodes'> & { readonly documentElement: DomElement | null }): boolean {
  if (!documentElement || nameOf(documentElement) !== 'html') return false;
  // Not by siblings: a document type has none in linkedom.
  return [...childNodes].every((child) => child === documentElement || (child.nodeType !== ELEMENT && !isText(child)));
}

function isText(node: DomNode): boolean {
  return (node.nodeType === TEXT || node.nodeType === CDATA) && /\S/.test(node.textContent ?? '');
}

export function childrenOf(node: DomNode): DomNode[] {
  const children: DomNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/**
 * Visits all nodes below `root` in order without recursion, so that no depth of markup can exhaust the stack. `enter` says whether
 * to go into an element; `leave` is called for those gone into.
 */
export function walk(root: DomNode, enter: (node: DomNode) => boolean, leave: (element: DomElement) => void): void {
  let node = root.firstChild;
  while (node) {
    if (isElement(node) ? enter(node) : (enter(node), false)) {
      const child: DomNode | null = node.firstChild;
      if (child) {
        node = child;
        continue;
      }
      leave(node as DomElement);
    }
    let next: DomNode | null = node.nextSibling;
    while (!next) {
      const parent: DomNode | null = node?.parentNode ?? null;
      if (!parent || parent === root) return;
      leave(parent as DomElement);
      node = parent;
      next = parent.nextSibling;
    }
    node = next;
  }
}
