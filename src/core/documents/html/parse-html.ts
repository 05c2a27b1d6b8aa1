/** Reads a web page: its article where one can be told from the rest, else all of it. No HTML is kept. */
import type { ParsedDocument } from '../document';
import { CanonicalBuilder } from '../canonical';
import { oneLine } from '../cleaning';
import { Flow } from '../flow';
import { languageTag } from '../language-tag';
import { parseDom } from './dom';
import { mapHtml } from './map-html';
import { pageMetadata } from './page-metadata';
import { readArticle } from './readable';

/** Total: never throws. `null` where the page has nothing to read. */
export function parseHtml(source: string, name: string): ParsedDocument | null {
  const document = parseDom(source);
  const own = pageMetadata(document);
  const article = readArticle(document);
  if (article) {
    const title = oneLine(article.title) ?? own.title;
    const canonical = new CanonicalBuilder();
    mapHtml(article.root, new Flow(canonical), title);
    const parsed = canonical.finish(name, { ...own, title, byline: article.byline ?? own.byline ?? null, language: languageTag(article.language) ?? own.language ?? null });
    if (parsed) return parsed;
  }
  // Readability changes the tree it looks at, so the whole page is read afresh.
  const canonical = new CanonicalBuilder();
  mapHtml(parseDom(source).body, new Flow(canonical), own.title);
  return canonical.finish(name, own);
}
