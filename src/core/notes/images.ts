/** The pictures of a note: which of them lie in the vault, and putting others in their place. */
import { linesOf, mapLines } from './blocks-within';
import type { NoteImage, NoteInline, NoteLinkPart, NoteTree } from './note';

/** Hex SHA-256 of the bytes and the ending of their kind. */
const own = /^\.\.\/images\/([0-9a-f]{64}\.(?:png|jpg|gif|webp|avif))$/;

/** The name a picture has among those of the vault; `null` where it does not lie there. */
export const imageName = (url: string): string | null => own.exec(url)?.[1] ?? null;

/** How a note names a picture of the vault. */
export const imageUrl = (name: string): string => `../images/${name}`;

const imagesIn = (inlines: readonly (NoteInline | NoteLinkPart)[]): readonly NoteImage[] =>
  inlines.flatMap((node) => (node.type === 'image' ? [node] : node.type === 'link' ? imagesIn(node.children) : []));

/** Every picture in reading order, repeated ones included. */
export const imagesOf = (tree: NoteTree): readonly NoteImage[] => tree.blocks.flatMap(linesOf).flatMap(imagesIn);

/** Names of the vault's pictures in the note, each once. */
export const imageNamesOf = (tree: NoteTree): readonly string[] => [...new Set(imagesOf(tree).flatMap(({ url }) => imageName(url) ?? []))];

/** The note with other addresses for its pictures; those that `addressOf` does not name (`undefined`) keep theirs. */
export function withImageAddresses(tree: NoteTree, addressOf: (url: string) => string | undefined): NoteTree {
  const image = (node: NoteImage): NoteImage => ({ ...node, url: addressOf(node.url) ?? node.url });
  const part = (node: NoteLinkPart): NoteLinkPart => (node.type === 'image' ? image(node) : node);
  const inline = (node: NoteInline): NoteInline => (node.type === 'image' ? image(node) : node.type === 'link' ? { ...node, children: node.children.map(part) } : node);
  return { blocks: tree.blocks.map((block) => mapLines(block, (line) => line.map(inline))) };
}
