/** Pictures as Obsidian embeds them: `![[near.png]]`, `![[near.png|A lamp]]` and `![[near.png|300]]`, by their name alone. */

/** What a text is made of, in order: words, and pictures by name. */
export type EmbedPart = { readonly text: string } | { readonly name: string; readonly alt: string };

const EMBED = /!\[\[([^[\]|#\n]+?\.(?:png|jpe?g|gif|webp|avif|svg|bmp))(?:#[^[\]|\n]*)?(?:\|([^[\]\n]*))?\]\]/gi;
/** The width, or width and height, that a picture is to have. */
const SIZE = /^\d+(?:x\d+)?$/;

/** The first of an address that is only a name: it may lie anywhere in the folder that was chosen. */
export const ANYWHERE = 'anywhere:';

/** What is said of the picture in the embed. */
const altOf = (words: string | undefined): string => (words?.split('|') ?? []).map((each) => each.trim()).filter((each) => !SIZE.test(each)).join(' ');

/** Linear in the text. */
export function embedParts(text: string): EmbedPart[] {
  const parts: EmbedPart[] = [];
  let at = 0;
  for (const embed of text.matchAll(EMBED)) {
    const [whole, name = '', words] = embed;
    if (embed.index > at) parts.push({ text: text.slice(at, embed.index) });
    parts.push({ name: name.trim(), alt: altOf(words) });
    at = embed.index + whole.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
