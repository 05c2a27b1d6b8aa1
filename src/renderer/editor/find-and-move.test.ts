import { $getRoot, $isElementNode, $isTextNode, type LexicalNode } from 'lexical';
import { expect, it } from 'vitest';
import fc from 'fast-check';
import { $moveBlock } from './block-moves';
import { $find, $replaceAll } from './find-in-note';
import { editorOf } from './headless-note.fixture';

function noteOf(markdown: string) {
  const note = editorOf(markdown);
  const move = (words: string, up: boolean) =>
    note.act(() => {
      const node = $textNode(words);
      if ($isTextNode(node)) node.select();
      $moveBlock(up);
    });
  return { ...note, move, markdown: () => note.markdown().trimEnd(), find: (words: string) => note.read(() => $find(words)) };
}

const $textNode = (words: string): LexicalNode | undefined => {
  const $under = (node: LexicalNode): LexicalNode[] => ($isElementNode(node) ? node.getChildren().flatMap($under) : [node]);
  return $under($getRoot()).find((node) => $isTextNode(node) && node.getTextContent().includes(words));
};

const everywhere = '# The Moon\n\nTo the **mo**on, moon.\n\n- moon one\n  - inner moon\n\n> quoted moon\n\n| moon | b |\n| --- | --- |\n| c | Moon |\n\n```\nmoon()\n```\n\n[Moon](almagest:entity/moon)';

it('finds words in every kind of block, across formats and in chips, without case', () => {
  const found = noteOf(everywhere).find('moon');
  expect(found).toHaveLength(10);
  expect(found.filter(({ writable }) => !writable)).toHaveLength(1);
  expect(noteOf('Müller met Mueller').find('muller')).toHaveLength(1);
  expect(noteOf('nothing').find('  ')).toEqual([]);
});

it('replaces all of them and leaves chips as they are', () => {
  const note = noteOf(everywhere);
  let count = 0;
  note.act(() => (count = $replaceAll($find('moon'), 'Mars')));
  expect(count).toBe(9);
  expect(note.markdown()).toContain('To the **Mars**, Mars.');
  expect(note.markdown()).toContain('Mars()');
  expect(note.markdown()).toContain('[Moon](almagest:entity/moon)');
  expect(note.find('moon')).toHaveLength(1);
});

it('replacing with nothing takes the words away, and replacing twice ends', () => {
  const note = noteOf('one two two three');
  note.act(() => $replaceAll($find('two'), ''));
  expect(note.markdown()).toBe('one   three');
  note.act(() => $replaceAll($find('three'), 'three three'));
  expect(note.markdown()).toBe('one   three three');
});

it('replaces as text does, whatever the words', () => {
  const word = fc.constantFrom('alpha', 'beta', 'gamma', 'al', 'pha');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), word, (words, wanted) => {
      const note = noteOf(words.join(' '));
      note.act(() => $replaceAll($find(wanted), 'X'));
      expect(note.markdown()).toBe(words.join(' ').replaceAll(wanted, 'X'));
    }),
    { numRuns: 60 },
  );
});

it('a block moves up and down over its neighbour, and stops at the ends', () => {
  const note = noteOf('# Head\n\nfirst\n\n> quoted');
  const { move } = note;
  move('first', true);
  expect(note.markdown()).toBe('first\n\n# Head\n\n> quoted');
  move('first', true);
  move('Head', false);
  // The line to write on at the end is a neighbour too.
  expect(note.markdown()).toBe('first\n\n> quoted\n\n# Head');
});

it('a list item moves among its siblings and takes what stands under it along', () => {
  const note = noteOf('- one\n- two\n  - under two\n- three');
  const { move } = note;
  move('two', true);
  expect(note.markdown()).toBe('- two\n  - under two\n- one\n- three');
  move('three', true);
  move('three', true);
  expect(note.markdown()).toBe('- three\n- two\n  - under two\n- one');
});
