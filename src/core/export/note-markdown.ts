/** A note as Markdown for somebody without the application: nothing in it needs Almagest to be read. */
import type { Heading, Link, Nodes, Paragraph, RootContent } from 'mdast';
import type { Note, ReferenceTarget } from '../notes/note';
import { noteMarkdown } from '../notes/note-markdown';
import { readReferenceUrl } from '../notes/reference-url';
import { toMdast, writeMdast } from '../notes/to-markdown';
import { outsideAddress } from './markup';

/** The address a link inside the vault is given outside it, such as an article's web address; `null` leaves its text. */
export type ResolveAddress = (target: ReferenceTarget) => string | null;

function outside(link: Link, resolve: ResolveAddress): Nodes[] {
  const target = readReferenceUrl(link.url)?.target;
  if (!target) return outsideAddress(link.url) === null ? link.children : [link];
  const url = resolve(target);
  return url === null ? link.children : [{ ...link, url }];
}

/** Whether an address is of a scheme, but of none that only leads somewhere: relative ones stay as the writer gave them. */
const mayAct = (url: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(url.replace(/[\s\p{Cc}]/gu, '')) && outsideAddress(url) === null;

/** Puts something in the place of every link. */
function replaceLinks(nodes: RootContent[], change: (link: Link) => Nodes[]): void {
  const open: Nodes[] = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('children' in node)) continue;
    const children = node.children.flatMap((child): Nodes[] => (child.type === 'link' ? change(child) : [child]));
    node.children = children as never;
    open.push(...children);
  }
}

const heading = (title: string): Heading => ({ type: 'heading', depth: 1, children: [{ type: 'text', value: title.replace(/\s+/g, ' ').trim() }] });

const tagLine = (tags: readonly string[]): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'emphasis', children: [{ type: 'text', value: tags.map((tag) => `#${tag}`).join(' ') }] }],
});

/**
 * A note as one of a folder of files: what it says of itself stands in front matter, and links go to the files of what they
 * lead to, so that they work in Obsidian, VS Code and on GitHub. Links to other things than notes keep our own address as their
 * title, and those that lead to no file keep it as it is: by it the way back finds them.
 * @param addressOf the file of a target (and of the article a mark stands in, where the link says it); `null` where it has none.
 */
export function noteToMarkdownFile(note: Note, addressOf: (target: ReferenceTarget, document: string) => string | null): string {
  const body = toMdast(note.tree);
  replaceLinks(body, (link) => {
    const read = readReferenceUrl(link.url);
    if (!read) return mayAct(link.url) ? link.children : [link];
    const file = addressOf(read.target, read.document);
    return [file === null ? link : { ...link, url: file, title: read.target.kind === 'note' ? null : link.url }];
  });
  const written = writeMdast(body);
  return noteMarkdown({ ...note, tree: { blocks: [] } }) + (written === '' ? '' : `\n${written}`);
}

/** Title as a heading, tags in a line, then the text; passages are quotes with their source under them. */
export function noteToMarkdown(note: Pick<Note, 'title' | 'tags' | 'tree'>, resolve: ResolveAddress = () => null): string {
  const body = toMdast(note.tree);
  replaceLinks(body, (link) => outside(link, resolve));
  const title = note.title.trim() === '' ? [] : [heading(note.title)];
  return writeMdast([...title, ...(note.tags.length === 0 ? [] : [tagLine(note.tags)]), ...body]);
}
