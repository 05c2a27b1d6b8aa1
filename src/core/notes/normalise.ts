/** The normal form of a note's tree: the form that Markdown and the editor give back unchanged. */
import { mapLines, withDescendants } from './blocks-within';
import { keepsToLine } from './inline-html';
import { keepSource, sourceOf } from './kept-source';
import { manyLines, normaliseCode, normaliseOpaque } from './normalise-code';
import { footnoteLabel, normaliseInline, oneLine, writable } from './normalise-inline';
import { normaliseTable, tableWithComment } from './normalise-table';
import type { NoteBlock, NoteFootnote, NoteInline, NoteList, NoteListItem, NotePassage, NoteQuote, NoteTree } from './note';
import { lineText } from './plain-text';

export { opaqueLanguage, readOpaque } from './normalise-code';

/** Largest number CommonMark accepts as a list marker. */
const lastNumber = 999_999_999;

/** Blocks a line of text stands for: none, the line, or what Markdown reads such a line as. */
function paragraph(line: readonly NoteInline[]): readonly NoteBlock[] {
  const children = normaliseInline(line);
  const [only] = children;
  if (only === undefined) return [];
  if (children.length === 1 && only.type === 'html' && !keepsToLine(only.source)) return [{ type: 'opaque', data: keepSource(only.source) }];
  if (children.length === 1 && only.type === 'math' && only.tex.includes('$')) return [{ type: 'formula', tex: only.tex }];
  return [{ type: 'paragraph', children }];
}

function item(node: NoteListItem, kind: NoteList['kind']): NoteListItem {
  const [first, ...rest] = [...paragraph(node.children), ...node.blocks.flatMap(block)];
  const line = first?.type === 'paragraph' ? first.children : [];
  const blocks = first === undefined || first.type === 'paragraph' ? rest : [first, ...rest];
  return { checked: kind === 'check' ? (node.checked ?? false) : null, children: line, blocks: merged(blocks) };
}

function list(node: NoteList): readonly NoteBlock[] {
  if (node.items.length === 0) return [];
  const start = node.kind === 'number' && Number.isInteger(node.start) ? Math.min(Math.max(node.start, 0), lastNumber - node.items.length) : 1;
  return [{ type: 'list', kind: node.kind, start, items: node.items.map((each) => item(each, node.kind)) }];
}

/** A quotation keeps its paragraphs (parted by one empty line) and its lines, without the space around them. */
const quotation = (quote: string) =>
  manyLines(quote)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^[ \t\n]+|[ \t\n]+$/g, '');

const passage = (node: NotePassage): NotePassage => ({
  type: 'passage',
  annotation: writable(node.annotation),
  document: writable(node.document),
  quote: quotation(node.quote),
  source: oneLine(node.source).trim(),
});

/** A quote that ends in the source line of a passage is that passage. */
function passageOf(node: NoteQuote): NotePassage | null {
  const paragraphs = node.blocks.flatMap((each) => (each.type === 'paragraph' ? [each.children] : []));
  const [dash, link, more] = paragraphs.at(-1) ?? [];
  if (paragraphs.length !== node.blocks.length || more !== undefined) return null;
  if (dash?.type !== 'text' || dash.text !== '— ' || dash.marks.length > 0) return null;
  if (link?.type !== 'reference' || link.target.kind !== 'annotation') return null;
  return passage({ type: 'passage', annotation: link.target.id, document: '', quote: paragraphs.slice(0, -1).map(lineText).join('\n\n'), source: link.text });
}

function quote(node: NoteQuote): readonly NoteBlock[] {
  const blocks = inside(node.blocks);
  return blocks.length === 0 ? [] : [passageOf({ type: 'quote', blocks }) ?? { type: 'quote', blocks }];
}

const emptied = (text: string) => text.replace(/^[ \t]+$/gm, '');

/** Lines of nothing but space are empty in a footnote: Markdown cannot say how much of that space is its own. */
function withoutBlankSpace(node: NoteBlock): NoteBlock {
  if (node.type === 'code') return { ...node, text: emptied(node.text) };
  if (node.type === 'formula') return { ...node, tex: emptied(node.tex) };
  if (node.type === 'quote' || node.type === 'callout') return { ...node, blocks: node.blocks.map(withoutBlankSpace) };
  if (node.type === 'list') return { ...node, items: node.items.map((one) => ({ ...one, blocks: one.blocks.map(withoutBlankSpace) })) };
  const source = node.type === 'opaque' ? sourceOf(node.data) : null;
  return source === null ? node : { type: 'opaque', data: keepSource(emptied(source)) };
}

function block(node: NoteBlock): readonly NoteBlock[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(node.children);
    case 'heading': {
      const children = normaliseInline(node.children, false);
      return children.length === 0 ? [] : [{ type: 'heading', level: node.level, children }];
    }
    case 'quote':
      return quote(node);
    case 'callout': {
      const tone = node.tone.toLowerCase();
      return [{ type: 'callout', tone: /^[a-z][a-z0-9-]*$/.test(tone) ? tone : 'note', title: oneLine(node.title).trim(), blocks: inside(node.blocks) }];
    }
    case 'footnote-text': {
      const blocks = inside(node.blocks).map(withoutBlankSpace);
      return blocks.length === 0 ? [] : [{ type: 'footnote-text', label: footnoteLabel(node.label), blocks }];
    }
    case 'list':
      return list(node);
    case 'table':
      return normaliseTable(node);
    case 'code':
      return [normaliseCode(node)];
    case 'formula': {
      const tex = manyLines(node.tex).replace(/^\s*\n|\s+$/g, '');
      return tex.trim() === '' ? [] : [{ type: 'formula', tex }];
    }
    case 'rule':
      return [{ type: 'rule' }];
    case 'passage':
      return [passage(node)];
    case 'opaque':
      return [normaliseOpaque(node.data)];
  }
}

/**
 * Two lists of one kind that follow one another are one list: no editor, and not every Markdown, can tell them apart. A comment
 * that says the widths of the table after it is part of that table.
 */
function merged(blocks: readonly NoteBlock[]): readonly NoteBlock[] {
  const all: NoteBlock[] = [];
  for (const each of blocks) {
    const last = all.at(-1);
    const sized = tableWithComment(last, each);
    if (sized) all.splice(-1, 1, sized);
    else if (each.type === 'list' && last?.type === 'list' && last.kind === each.kind) {
      all.splice(-1, 1, ...list({ ...last, items: [...last.items, ...each.items] }));
    } else all.push(each);
  }
  return all;
}

const inside = (blocks: readonly NoteBlock[]): readonly NoteBlock[] => merged(blocks.flatMap(block));

/** A block without the footnotes inside it, which go to `found`. */
function withoutFootnotes(node: NoteBlock, found: NoteFootnote[]): NoteBlock {
  const rest = (blocks: readonly NoteBlock[]): readonly NoteBlock[] =>
    blocks.flatMap((each): readonly NoteBlock[] => {
      const left = withoutFootnotes(each, found);
      if (left.type !== 'footnote-text') return [left];
      found.push(left);
      return [];
    });
  if (node.type === 'quote' || node.type === 'callout' || node.type === 'footnote-text') return { ...node, blocks: rest(node.blocks) };
  return node.type === 'list' ? { ...node, items: node.items.map((one) => ({ ...one, blocks: rest(one.blocks) })) } : node;
}

/** Footnotes are shown at the end wherever they are written: none stands inside another block, and each has a label of its own. */
function ownFootnotes(blocks: readonly NoteBlock[], labels: Set<string>): readonly NoteBlock[] {
  const inner: NoteFootnote[] = [];
  const outer = blocks.map((each) => withoutFootnotes(each, inner));
  return [...outer, ...inner].flatMap((each): readonly NoteBlock[] => {
    if (each.type !== 'footnote-text') return [each];
    if (inside(each.blocks).length === 0) return [];
    let { label } = each;
    for (let next = 2; labels.has(label); next += 1) label = `${each.label}-${String(next)}`;
    labels.add(label);
    return [{ ...each, label }];
  });
}

/** A mark that leads to no footnote is read as text everywhere, so it is text. */
const withoutLooseMarks = (blocks: readonly NoteBlock[], labels: ReadonlySet<string>): readonly NoteBlock[] =>
  blocks.map((each) => mapLines(each, (line) => line.map((node) => (node.type === 'footnote' && !labels.has(node.label) ? { type: 'text', text: `[^${node.label}]`, marks: [] } : node))));

/** Idempotent; the text stays, the order stays. Empty paragraphs, headings, quotes and lists go. */
export function normalise(tree: NoteTree): NoteTree {
  const first = inside(tree.blocks);
  if (!hasFootnotes(first)) return { blocks: first };
  const labels = new Set<string>();
  const named = ownFootnotes(first, labels);
  return { blocks: inside(withoutLooseMarks(named, labels)) };
}

function hasFootnotes(blocks: readonly NoteBlock[]): boolean {
  let found = false;
  for (const each of blocks) {
    if (found || withDescendants(each).some(({ type }) => type === 'footnote-text')) return true;
    mapLines(each, (line) => {
      found ||= line.some(({ type }) => type === 'footnote');
      return line;
    });
  }
  return found;
}
