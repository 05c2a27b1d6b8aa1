/** The text of a note without its form: for search, lists and counting. */
import type { Note, NoteBlock, NoteInline, NoteList, NoteTree } from './note';
import { sourceOf } from './kept-source';

/** Text of one inline; a break is a line end. */
export function inlineText(node: NoteInline): string {
  switch (node.type) {
    case 'break':
      return '\n';
    case 'link':
      return node.children.map(inlineText).join('');
    case 'image':
      return node.alt;
    case 'math':
      return node.tex;
    case 'html':
    case 'footnote':
      return '';
    default:
      return node.text;
  }
}

export const lineText = (inlines: readonly NoteInline[]) => inlines.map(inlineText).join('');

const together = (texts: readonly string[], between: string) => texts.filter((text) => text !== '').join(between);
const blocksText = (blocks: readonly NoteBlock[]) => together(blocks.map(blockText), '\n\n');

const listText = (list: NoteList): string =>
  list.items
    .map((item) => [lineText(item.children), ...item.blocks.map((block) => (block.type === 'list' ? listText(block) : blockText(block)))])
    .map(([line = '', ...rest]) => [line, ...rest.filter((text) => text !== '')].join('\n'))
    .join('\n');

export function blockText(block: NoteBlock): string {
  switch (block.type) {
    case 'list':
      return listText(block);
    case 'quote':
    case 'footnote-text':
      return blocksText(block.blocks);
    case 'callout':
      return together([block.title, blocksText(block.blocks)], '\n\n');
    case 'table':
      return block.rows.map((row) => row.map((cell) => lineText(cell).replaceAll('\n', ' ')).join('\t')).join('\n');
    case 'code':
      return block.text;
    case 'formula':
      return block.tex;
    case 'passage':
      return block.quote;
    case 'rule':
      return '';
    case 'opaque':
      return sourceOf(block.data) ?? '';
    default:
      return lineText(block.children);
  }
}

/** The blocks' texts, parted by one empty line. Passages give their quotation, not their source. */
export const plainText = (tree: NoteTree): string => blocksText(tree.blocks);

/** The first `length` UTF-16 units on one line, cut between words where there is one to cut at. */
export function excerpt(note: Pick<Note, 'tree'>, length = 160): string {
  const line = plainText(note.tree).replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  const whole = space > length / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${whole.trimEnd()}…`;
}

/** Words of any script parted by white space or dashes; each ideograph or kana counts as one. */
export function wordsIn(text: string): number {
  const words = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}'’_.-])+/gu);
  return (words ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Words of a note's text, as `wordsIn` counts them. */
export const wordCount = (tree: NoteTree): number => wordsIn(plainText(tree));
