/** Reads Markdown (GFM, formulas, call-outs) into a note's tree; any string has a tree, and none of its text is lost. */
import type { Blockquote, Code, Definition, FootnoteDefinition, List, ListItem, Nodes, Paragraph, RootContent, Table } from 'mdast';
import type { Math } from 'mdast-util-math';
import { readCallout } from './callout';
import { isKept, keepSource } from './kept-source';
import { toString } from './mdast-text';
import { parseMarkdown } from './markdown-source';
import type { NoteBlock, NoteInline, NoteList, NoteListItem, NotePassage, NoteTree } from './note';
import { normalise } from './normalise';
import { phrasingToInline, type Reading } from './phrasing';
import { lineText } from './plain-text';
import { readReferenceUrl } from './reference-url';
import { writeMdast } from './write-mdast';

const text = (value: string): readonly NoteInline[] => [{ type: 'text', text: value, marks: [] }];

const sourceText = (node: Nodes, reading: Reading) => reading.markdown.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

/** The source line of a passage: `— [Article › Section](almagest:annotation/<id>)`. */
function passageOf(node: Blockquote, reading: Reading): NotePassage | null {
  const last = node.children.at(-1);
  if (last?.type !== 'paragraph' || last.children.length !== 2) return null;
  const [dash, link] = last.children;
  if (dash?.type !== 'text' || dash.value !== '— ' || link?.type !== 'link') return null;
  const place = readReferenceUrl(link.url);
  if (place?.target.kind !== 'annotation') return null;
  const paragraphs = node.children.slice(0, -1);
  if (!paragraphs.every((each): each is Paragraph => each.type === 'paragraph')) return null;
  const quote = paragraphs.map((each) => lineText(phrasingToInline(each.children, reading))).join('\n\n');
  return { type: 'passage', annotation: place.target.id, document: place.document, quote, source: toString(link) };
}

function blockquote(node: Blockquote, reading: Reading, depth: number): NoteBlock {
  const passage = passageOf(node, reading);
  if (passage) return passage;
  const callout = readCallout(node, reading.markdown);
  const inside = blocks(callout?.children ?? node.children, reading, depth);
  return callout ? { type: 'callout', tone: callout.tone, title: callout.title, blocks: inside } : { type: 'quote', blocks: inside };
}

function listItem(node: ListItem, reading: Reading, depth: number): NoteListItem {
  const [first, ...rest] = node.children;
  const line = first?.type === 'paragraph' ? first : null;
  return {
    checked: node.checked ?? null,
    children: line ? phrasingToInline(line.children, reading) : [],
    blocks: blocks(line ? rest : node.children, reading, depth),
  };
}

function list(node: List, reading: Reading, depth: number): NoteList {
  const checks = node.children.some((item) => typeof item.checked === 'boolean');
  const items = node.children.map((item) => listItem(item, reading, depth));
  return { type: 'list', kind: checks ? 'check' : node.ordered ? 'number' : 'bullet', start: node.start ?? 1, items };
}

const code = (node: Code): NoteBlock => ({
  type: 'code',
  language: node.lang ? [node.lang, ...(node.meta ? [node.meta] : [])].join(' ') : null,
  text: node.value,
});

const table = (node: Table, reading: Reading): NoteBlock => ({
  type: 'table',
  align: (node.align ?? []).map((each) => each ?? null),
  header: true,
  // Cells beyond the heading's are shown nowhere.
  rows: node.children.map((row) => row.children.slice(0, node.align?.length).map((cell) => phrasingToInline(cell.children, reading))),
});

const footnote = (node: FootnoteDefinition, reading: Reading, depth: number): NoteBlock => ({
  type: 'footnote-text',
  label: node.label ?? node.identifier,
  blocks: blocks(node.children, reading, depth),
});

/** A formula alone in its paragraph between doubled dollars is one of its own. */
function paragraph(node: Paragraph, reading: Reading): NoteBlock {
  const [only, more] = node.children as readonly (Nodes | undefined)[];
  if (only?.type === 'inlineMath' && !more && sourceText(only, reading).startsWith('$$')) return { type: 'formula', tex: only.value.trim() };
  return { type: 'paragraph', children: phrasingToInline(node.children, reading) };
}

function block(node: RootContent | Math, reading: Reading, depth: number): NoteBlock | null {
  if (depth > reading.deepest) return { type: 'paragraph', children: text(sourceText(node, reading)) };
  switch (node.type) {
    case 'paragraph':
      return paragraph(node, reading);
    case 'heading':
      return { type: 'heading', level: node.depth, children: phrasingToInline(node.children, reading) };
    case 'blockquote':
      return blockquote(node, reading, depth + 1);
    case 'list':
      return list(node, reading, depth + 1);
    case 'footnoteDefinition':
      return footnote(node, reading, depth + 1);
    case 'table':
      return table(node, reading);
    case 'code':
      return code(node);
    case 'math':
      return { type: 'formula', tex: node.value };
    case 'thematicBreak':
      return { type: 'rule' };
    default:
      if (node.type === 'definition' && reading.used.has(node.identifier)) return null;
      if (isKept(node.type)) return { type: 'opaque', data: keepSource(node.type === 'html' ? node.value.replace(/\n+$/, '') : writeMdast([node]).trim()) };
      return { type: 'paragraph', children: text(sourceText(node, reading)) };
  }
}

const blocks = (nodes: readonly RootContent[], reading: Reading, depth: number): readonly NoteBlock[] =>
  nodes.flatMap((node) => block(node, reading, depth) ?? []);

/** The definitions of links and images, and the names that links and images use. */
function definitionsIn(root: Nodes): Pick<Reading, 'definitions' | 'used'> {
  const definitions = new Map<string, Definition>();
  const used = new Set<string>();
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    if ('children' in node) for (const child of [...node.children].reverse()) open.push(child);
  }
  return { definitions, used };
}

/** Never throws. Answers a tree in normal form. */
export function fromMarkdown(given: string): NoteTree {
  const { root, markdown } = parseMarkdown(given);
  const reading: Reading = { markdown, ...definitionsIn(root), deepest: 40 };
  return normalise({ blocks: blocks(root.children, reading, 0) });
}
