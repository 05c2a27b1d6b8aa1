/** An article's pictures as Markdown: in the order of the text, each once, in the first words that the source has for it. */
import type { RootContent } from 'mdast';
import type { Picture } from '../documents/document';
import { pictureName } from '../documents/picture-bytes';
import { writeMdast } from '../notes/to-markdown';

/** Under a heading of their own; nothing where there are none. @param addressOf where a picture's file lies, as the page writes it */
export function picturesToMarkdown(pictures: readonly Picture[], addressOf: (name: string) => string, heading = 'Pictures'): string {
  if (pictures.length === 0) return '';
  const byName = new Map<string, Picture>();
  for (const picture of pictures) {
    const name = pictureName(picture);
    if ((byName.get(name)?.alt ?? '') === '') byName.set(name, picture);
  }
  const shown = [...byName].map(([name, { alt }]): RootContent => ({ type: 'paragraph', children: [{ type: 'image', url: addressOf(name), alt: alt.replace(/\s+/g, ' ').trim() }] }));
  return `\n${writeMdast([{ type: 'heading', depth: 2, children: [{ type: 'text', value: heading }] }, ...shown])}`;
}
