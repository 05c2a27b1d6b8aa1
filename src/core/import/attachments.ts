/** Files that notes of other programs name and that no note of ours can hold. */
import { linesOf } from '../notes/blocks-within';
import type { NoteInline, NoteLinkPart, NoteTree } from '../notes/note';

/** `x/manual.pdf` and the like, without a scheme. */
const FILE = /^(?![a-z][a-z0-9+.-]*:|[/#?])[^?#]*\.[a-z0-9]{1,5}$/i;
/** Endings by which a name alone is a file's: that of a note may have a dot in it. */
const KNOWN = /\.(?:pdf|epub|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|json|html?|zip|svg|bmp|tiff?|heic|png|jpe?g|gif|webp|avif|mp[34]|m4a|wav|ogg|flac|mov|webm|mkv|canvas|excalidraw)$/i;
const PAGE = /\.(?:md|markdown)$/i;

function nameOf(url: string): string[] {
  if (!FILE.test(url) || PAGE.test(url) || url.startsWith('../images/')) return [];
  const name = url.slice(url.lastIndexOf('/') + 1);
  try {
    return [decodeURIComponent(name)];
  } catch {
    return [name];
  }
}

const namesIn = (inlines: readonly (NoteInline | NoteLinkPart)[]): string[] =>
  inlines.flatMap((node) => (node.type === 'image' ? nameOf(node.url) : node.type === 'link' ? [...nameOf(node.url), ...namesIn(node.children)] : []));

/** Names of the files that a note, its pictures brought in, refers to by where they lay beside it, and of those that `missing` names; each once. */
export function attachmentsOf(tree: NoteTree, missing: readonly string[]): string[] {
  return [...new Set([...tree.blocks.flatMap(linesOf).flatMap(namesIn), ...missing.filter((name) => KNOWN.test(name)).flatMap(nameOf)])];
}
