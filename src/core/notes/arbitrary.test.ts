/** What the laws are tried on: every kind of block and of inline there is, and every kind inside every box. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyTree } from './arbitrary';
import { blocksWithin } from './blocks-within';
import type { NoteBlock, NoteInline, NoteLinkPart } from './note';

/** A kind that is new to the note does not compile here until it is named, and fails until it is made. */
const blocks: Readonly<Record<NoteBlock['type'], true>> = {
  paragraph: true, heading: true, quote: true, callout: true, 'footnote-text': true, code: true, formula: true, table: true, rule: true, list: true, passage: true, opaque: true,
};
const inlines: Readonly<Record<NoteInline['type'], true>> = { text: true, break: true, link: true, reference: true, image: true, math: true, html: true, footnote: true };
const linkParts: Readonly<Record<NoteLinkPart['type'], true>> = { text: true, image: true, math: true, html: true };
const boxes: readonly NoteBlock['type'][] = ['list', 'quote', 'callout', 'footnote-text'];

function linesOf(block: NoteBlock): (readonly NoteInline[])[] {
  if (block.type === 'paragraph' || block.type === 'heading') return [block.children];
  if (block.type === 'table') return block.rows.flat().map((cell) => cell);
  return block.type === 'list' ? block.items.map(({ children }) => children) : [];
}

it('has every kind of block at the top and inside every box, and every kind of inline in every kind of line and link', () => {
  const seen = new Set<string>();
  const look = (block: NoteBlock, inside: string): void => {
    seen.add(`${inside} > ${block.type}`);
    for (const inline of linesOf(block).flat()) {
      seen.add(`${block.type} > ${inline.type}`);
      if (inline.type === 'link') for (const part of inline.children) seen.add(`link > ${part.type}`);
    }
    for (const within of blocksWithin(block)) look(within, block.type);
  };
  for (const { blocks: top } of fc.sample(anyTree, { numRuns: 4000, seed: 1 })) for (const block of top) look(block, 'note');
  const wanted = [
    ...['note', ...boxes].flatMap((box) => Object.keys(blocks).map((kind) => `${box} > ${kind}`)),
    ...['paragraph', 'heading', 'table', 'list'].flatMap((line) => Object.keys(inlines).map((kind) => `${line} > ${kind}`)),
    ...Object.keys(linkParts).map((kind) => `link > ${kind}`),
  ];
  expect(wanted.filter((each) => !seen.has(each))).toEqual([]);
});
