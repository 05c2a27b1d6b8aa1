/** Paints ranges of the article with the CSS Custom Highlight API: the text's elements never change. */
import type { TextRange } from '../../core/documents/document';
import { staticRange, type ArticleText } from './offsets';

/** Paint that must win where several meet stands further on. */
const order = ['mention', 'highlight', 'underline', 'highlight-overlap', 'highlight-uncertain', 'highlight-unsaved', 'highlight-active', 'hit', 'find', 'found', 'flash'] as const;
export type Layer = (typeof order)[number];

/** What is painted under each name: the same is not painted again, for each change of a highlight draws all of it anew. */
const shown = new Map<string, { readonly article: ArticleText; readonly key: string }>();

/** Replaces what is painted under `name` (`layer`, or `layer-variant`). */
export function paint(article: ArticleText, layer: Layer, variant: string, ranges: readonly TextRange[]): void {
  const name = variant === '' ? layer : `${layer}-${variant}`;
  const key = ranges.map(({ start, end }) => `${String(start)} ${String(end)}`).join();
  const before = shown.get(name);
  if (before?.article === article && before.key === key) return;
  shown.set(name, { article, key });
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight();
  highlight.priority = order.indexOf(layer);
  for (const range of ranges) {
    const made = staticRange(article, range);
    if (made) highlight.add(made);
  }
  CSS.highlights.set(name, highlight);
}

/** Takes all paint of a layer away. */
export function wipe(...layers: readonly Layer[]): void {
  for (const name of [...CSS.highlights.keys()]) {
    if (layers.some((layer) => name === layer || name.startsWith(`${layer}-`))) {
      CSS.highlights.delete(name);
      shown.delete(name);
    }
  }
}
