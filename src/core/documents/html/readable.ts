/** Finds the article in a page by Mozilla's Readability, the only file that imports it. */
import { Readability } from '@mozilla/readability';
import { type DomDocument, type DomElement, type DomNode, isElement, isHidden, walk } from './dom';

export interface Article {
  readonly root: DomNode;
  readonly title: string | null;
  readonly byline: string | null;
  readonly language: string | null;
}

/** Readability recurses and re-reads each ancestor's text: deeper or larger trees are mapped whole instead. */
const DEEPEST = 200;
const MOST_ELEMENTS = 150_000;

/** Whether the tree is of a size and depth that Readability can take. */
function isManageable(document: DomDocument): boolean {
  let depth = 0;
  let deepest = 0;
  let count = 0;
  const enter = (node: DomNode): boolean => {
    if (!isElement(node)) return false;
    count++;
    deepest = Math.max(deepest, ++depth);
    return true;
  };
  walk(document.documentElement, enter, () => depth--);
  return deepest <= DEEPEST && count <= MOST_ELEMENTS;
}

/**
 * Formulas set by MathJax or KaTeX are drawn twice, once for the eye and once as MathML. Only the latter has text, and
 * Readability would drop both for the word "menu" in a class name.
 */
function keepFormulas(document: DomDocument): void {
  for (const formula of [...document.querySelectorAll('mjx-container, .MathJax, .MathJax_Display, .katex')]) {
    const math = firstMath(formula);
    if (math) formula.replaceWith(math);
  }
}

function firstMath(root: DomElement): DomElement | null {
  let found: DomElement | null = null;
  const enter = (node: DomNode): boolean => {
    if (found || !isElement(node)) return false;
    if (node.localName === 'math') found = node;
    return !found;
  };
  walk(root, enter, () => undefined);
  return found;
}

/** Readability reads only the commonest spelling of styles that hide, and then drops the styles. */
function dropHidden(document: DomDocument): void {
  const hidden: DomElement[] = [];
  const enter = (node: DomNode): boolean => {
    if (!isElement(node)) return false;
    if (!isHidden(node)) return true;
    hidden.push(node);
    return false;
  };
  walk(document.body, enter, () => undefined);
  for (const element of hidden) element.remove();
}

/** The article of a page, changing `document`; `null` where there is none to be told from the rest. */
export function readArticle(document: DomDocument): Article | null {
  if (!isManageable(document)) return null;
  keepFormulas(document);
  dropHidden(document);
  try {
    const page = document as unknown as ConstructorParameters<typeof Readability>[0];
    const article = new Readability<DomNode>(page, { serializer: (node) => node as unknown as DomNode }).parse();
    if (!article?.content) return null;
    return { root: article.content, title: article.title ?? null, byline: article.byline ?? null, language: article.lang ?? null };
  } catch {
    // A tree Readability stumbles over is still readable as a whole.
    return null;
  }
}
