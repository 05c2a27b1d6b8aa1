/** Links of an export of ours: they go to a file, and say in their title what in the notebook that file is. */
import type { Nodes } from 'mdast';
import { parseMarkdown } from '../notes/markdown-source';
import { readReferenceUrl } from '../notes/reference-url';

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

function spliceOf(node: Nodes, markdown: string): Splice | null {
  if (node.type !== 'link' || typeof node.title !== 'string' || readReferenceUrl(node.title) === null) return null;
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const at = markdown.slice(start, end).lastIndexOf('](');
  return at < 0 ? null : { start: start + at, end, url: node.title };
}

/** Lets our own addresses in a Markdown or JSON text lead to the articles as another vault knows them. @param ids by the id that is written */
export function renameArticles(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replace(/((?:almagest:(?:document|section)\/|[?&]document=|urn:almagest:document:))([\w.~-]+)/g, (whole, before: string, id: string) => {
    const there = ids.get(id);
    return there === undefined ? whole : before + encodeURIComponent(there);
  });
}

/** Gives such links our own address again; everything else stays letter for letter, line ends excepted. */
export function readOwnLinks(given: string): string {
  if (!given.includes('almagest:')) return given;
  const { root, markdown } = parseMarkdown(given);
  const splices: Splice[] = [];
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const splice = spliceOf(node, markdown);
    if (splice) splices.push(splice);
    else if ('children' in node) open.push(...node.children);
  }
  splices.sort((left, right) => right.start - left.start);
  return splices.reduce((text, { start, end, url }) => `${text.slice(0, start)}](${url.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})${text.slice(end)}`, markdown);
}
