/** Reads a line of Markdown: marks, links, references, images, formulas and breaks. */
import type { Definition, PhrasingContent } from 'mdast';
import type { InlineMath } from 'mdast-util-math';
import { toString } from './mdast-text';
import type { NoteInline, NoteLinkPart, NoteText, TextMark } from './note';
import { readReferenceUrl } from './reference-url';

/** What reading one Markdown text needs to know everywhere in it. */
export interface Reading {
  readonly markdown: string;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Identifiers of the definitions that links named. */
  readonly used: ReadonlySet<string>;
  /** Nesting beyond this depth is kept as text: a tree that deep is hostile, not written. */
  readonly deepest: number;
}

const wrapperMarks = { strong: 'bold', emphasis: 'italic', delete: 'strike' } as const;

/** A line end that is no hard break is a space. */
const words = (text: string, marks: readonly TextMark[]): NoteText => ({ type: 'text', text: text.replace(/\r\n?|\n/g, ' '), marks });

/** What a link may hold of what was read inside it. */
const linkParts = (inlines: readonly NoteInline[]): readonly NoteLinkPart[] =>
  inlines.flatMap((node): readonly NoteLinkPart[] => {
    if (node.type === 'link') return node.children;
    if (node.type === 'break') return [words(' ', [])];
    if (node.type === 'reference') return [words(node.text, [])];
    return node.type === 'footnote' ? [words(`[^${node.label}]`, [])] : [node];
  });

const plain = (parts: readonly NoteLinkPart[]): string =>
  parts.map((part) => (part.type === 'text' ? part.text : part.type === 'image' ? part.alt : part.type === 'math' ? part.tex : '')).join('');

interface Destination {
  readonly url: string;
  readonly title?: string | null | undefined;
}

/** A title as a member to spread. */
const titled = (title: string | null | undefined) => (title === null || title === undefined ? {} : { title });

function link({ url, title }: Destination, inside: readonly NoteInline[]): NoteInline {
  const children = linkParts(inside);
  const read = readReferenceUrl(url);
  if (read) return { type: 'reference', target: read.target, text: plain(children), ...read.named };
  return { type: 'link', url, ...titled(title), children };
}

const image = ({ url, title }: Destination, alt: string | null | undefined): NoteInline => ({ type: 'image', url, alt: alt ?? '', ...titled(title) });

function named(identifier: string, reading: Reading): Destination {
  const { url, title } = reading.definitions.get(identifier) ?? { url: '', title: null };
  return { url, title };
}

function inline(node: PhrasingContent | InlineMath, reading: Reading, marks: readonly TextMark[], depth: number): readonly NoteInline[] {
  if (depth > reading.deepest) return [words(toString(node), marks)];
  const inside = (children: readonly PhrasingContent[], more: readonly TextMark[] = marks) =>
    children.flatMap((child) => inline(child, reading, more, depth + 1));
  switch (node.type) {
    case 'text':
      return [words(node.value, marks)];
    case 'inlineCode':
      return [words(node.value, [...marks, 'code'])];
    case 'inlineMath':
      return [{ type: 'math', tex: node.value }];
    case 'strong':
    case 'emphasis':
    case 'delete':
      return inside(node.children, [...marks, wrapperMarks[node.type]]);
    case 'break':
      return [{ type: 'break' }];
    case 'html':
      return [{ type: 'html', source: node.value }];
    case 'link':
      return [link(node, inside(node.children))];
    case 'linkReference':
      return [link(named(node.identifier, reading), inside(node.children))];
    case 'image':
      return [image(node, node.alt)];
    case 'imageReference':
      return [image(named(node.identifier, reading), node.alt)];
    case 'footnoteReference':
      return [{ type: 'footnote', label: node.label ?? node.identifier }];
  }
}

export const phrasingToInline = (nodes: readonly PhrasingContent[], reading: Reading): readonly NoteInline[] =>
  nodes.flatMap((node) => inline(node, reading, [], 0));
