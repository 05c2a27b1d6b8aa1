/** An article's pictures as Markdown: in the order of the text, each once, in the source's words. */
import type { RootContent } from 'mdast';
import type { Picture } from '../documents/document';
import { pictureName } from '../documents/picture-bytes';
import { writeMdast } from '../notes/to-markdown';

/** Under a heading of their own; nothing where there are none. @param addressOf where a picture's file lies, as the page writes it */
export function picturesToMarkdown(pictures: readonly Picture[], addressOf: (name: string) => string, heading = 'Pictures'): string {
  if (pictures.length === 0) return '';
  const byName = new Map(pictures.map((picture) => [pictureName(picture), picture] as const));
  const shown = [...byName].map(([name, { alt }]): RootContent => ({ type: 'paragraph', children: [{ type: 'image', url: addressOf(name), alt: alt.replace(/\s+/g, ' ').trim() }] }));
  return `\n${writeMdast([{ type: 'heading', depth: 2, children: [{ type: 'text', value: heading }] }, ...shown])}`;
}
