/** Tells tables that hold data from tables that only lay a page out. */
import { type DomElement, type DomNode, isElement, nameOf, walk } from './dom';

/** What no data cell holds. */
const LAYOUT_CONTENT = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'blockquote', 'figure', 'article', 'section', 'hr']);
/** What data cells may hold, but not many of in one. */
const PARAGRAPHS = new Set(['p', 'div']);

interface Count {
  readonly table: DomElement;
  rows: number;
  cells: number;
  paragraphs: number;
  layout: boolean;
}

/** The tables below `root` that are layout, found in one pass. */
export function layoutTables(root: DomNode): Set<DomElement> {
  const layout = new Set<DomElement>();
  const open: Count[] = [];
  const enter = (node: DomNode): boolean => {
    if (!isElement(node)) return false;
    const name = nameOf(node);
    const around = open.at(-1);
    if (name === 'table') {
      if (around) around.layout = true;
      open.push({ table: node, rows: 0, cells: 0, paragraphs: 0, layout: /^(?:presentation|none)$/.test(node.getAttribute('role') ?? '') });
    } else if (around) {
      if (name === 'tr') around.rows++;
      else if (name === 'td' || name === 'th') around.cells++;
      else if (LAYOUT_CONTENT.has(name)) around.layout = true;
      else if (PARAGRAPHS.has(name)) around.paragraphs++;
    }
    return true;
  };
  const leave = (element: DomElement): void => {
    const count = open.at(-1);
    if (count?.table !== element) return;
    open.pop();
    const oneColumn = count.cells <= count.rows;
    if (count.layout || oneColumn || count.paragraphs > count.cells * 2) layout.add(element);
  };
  walk(root, enter, leave);
  return layout;
}
