/** Writes a note's tree as Markdown (GFM, formulas, call-outs) that any other program reads. */
import type { BlockContent, DefinitionContent, List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { widthsComment } from './column-widths';
import { overTwoLines } from './inline-html';
import { sourceOf } from './kept-source';
import { isWholeSource } from './markdown-source';
import type { NoteBlock, NoteCallout, NoteInline, NoteList, NoteListItem, NotePassage, NoteTable, NoteTree } from './note';
import { normalise, opaqueLanguage } from './normalise';
import { referenceUrl } from './reference-url';
import { toPhrasing } from './to-phrasing';
import { writeMdast } from './write-mdast';

export { writeMdast } from './write-mdast';

const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
function line(children: readonly NoteInline[]): Paragraph {
  const [only, more] = children;
  return paragraph(only?.type === 'html' && !more ? [{ type: 'html', value: overTwoLines(only.source) }] : toPhrasing(children, 'flow'));
}

type Inner = BlockContent | DefinitionContent;

function listItem(item: NoteListItem): ListItem {
  const first = item.children.length > 0 || item.checked !== null ? [line(item.children)] : [];
  const [under, ...more] = item.blocks;
  // Only a list stands directly under a line of text; and not one that begins with an empty item.
  const close = under?.type === 'list' && more.length === 0 && under.items[0]?.children.length !== 0;
  return { type: 'listItem', spread: item.blocks.length > 0 && !close, checked: item.checked, children: [...first, ...inside(item.blocks)] };
}

const list = (node: NoteList): List => ({
  type: 'list',
  ordered: node.kind === 'number',
  start: node.kind === 'number' ? node.start : null,
  spread: false,
  children: node.items.map(listItem),
});

function table({ align, header, widths, rows }: NoteTable): Inner[] {
  const empty = align.map((): readonly NoteInline[] => []);
  const grid: Table = {
    type: 'table',
    align: [...align],
    children: (header ? rows : [empty, ...rows]).map((row) => ({ type: 'tableRow', children: row.map((cell) => ({ type: 'tableCell', children: toPhrasing(cell, 'span') })) })),
  };
  return widths ? [{ type: 'html', value: widthsComment(widths) }, grid] : [grid];
}

function linesOf(text: string): PhrasingContent[] {
  return text.split('\n').flatMap((each, index): PhrasingContent[] => {
    const value: PhrasingContent = { type: 'text', value: each };
    return index === 0 ? [value] : [{ type: 'break' }, value];
  });
}

/** The quotation, then its source as the last paragraph: that line tells a passage from a quote. */
function passage(node: NotePassage): Inner {
  const paragraphs = node.quote === '' ? [] : node.quote.split('\n\n').map((each) => paragraph(linesOf(each)));
  const url = referenceUrl({ kind: 'annotation', id: node.annotation }, { document: node.document });
  const source = paragraph([{ type: 'text', value: '— ' }, { type: 'link', url, children: [{ type: 'text', value: node.source }] }]);
  return { type: 'blockquote', children: [...paragraphs, source] };
}

function callout({ tone, title, blocks }: NoteCallout): Inner {
  const head: PhrasingContent[] = [{ type: 'html', value: `[!${tone.toUpperCase()}]` }];
  if (title !== '') head.push({ type: 'text', value: ` ${title}` });
  return { type: 'blockquote', children: [paragraph(head), ...inside(blocks)] };
}

/** @param last whether nothing follows it in what it stands in. */
function opaque(data: string, last: boolean): Inner {
  const source = sourceOf(data);
  if (source !== null && isWholeSource(source, last)) return { type: 'html', value: source };
  return { type: 'code', lang: opaqueLanguage, value: data };
}

function code(language: string | null, value: string): Inner {
  const [lang = null, ...meta] = language === null ? [] : language.split(' ');
  return { type: 'code', lang, meta: meta.length === 0 ? null : meta.join(' '), value };
}

function block(node: Exclude<NoteBlock, NoteTable>, last: boolean): Inner {
  switch (node.type) {
    case 'paragraph':
      return line(node.children);
    case 'heading':
      return { type: 'heading', depth: node.level, children: toPhrasing(node.children, 'span') };
    case 'quote':
      return { type: 'blockquote', children: inside(node.blocks) };
    case 'callout':
      return callout(node);
    case 'footnote-text':
      return { type: 'footnoteDefinition', identifier: node.label, label: node.label, children: inside(node.blocks) };
    case 'list':
      return list(node);
    case 'code':
      return code(node.language, node.text);
    case 'formula':
      return { type: 'math', value: node.tex } as unknown as Inner;
    case 'rule':
      return { type: 'thematicBreak' };
    case 'passage':
      return passage(node);
    case 'opaque':
      return opaque(node.data, last);
  }
}

const inside = (blocks: readonly NoteBlock[]): Inner[] => blocks.flatMap((each, index) => (each.type === 'table' ? table(each) : [block(each, index === blocks.length - 1)]));

/** The Markdown nodes of the tree's normal form. */
export const toMdast = (tree: NoteTree): RootContent[] => inside(normalise(tree).blocks);

/** Markdown of the tree's normal form, ending in a line end; empty for an empty tree. */
export const toMarkdown = (tree: NoteTree): string => writeMdast(toMdast(tree));
