import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { afterAll, expect, it, vi } from 'vitest';
import { offsetAt, pointAt, readArticle, type ArticleText } from './offsets';

const { document, HTMLElement } = parseHTML('<!doctype html><html><body></body></html>');
vi.stubGlobal('document', document);
vi.stubGlobal('HTMLElement', HTMLElement);
vi.stubGlobal('NodeFilter', { SHOW_TEXT: 4 });
afterAll(() => void vi.unstubAllGlobals());

/** Draws blocks (each a list of stretches) parted by a blank line, every other stretch in an element of its own. */
function drawn(blocks: readonly (readonly string[])[]): { article: ArticleText; text: string } {
  const root = document.createElement('article');
  const texts: string[] = [];
  let start = 0;
  for (const stretches of blocks) {
    const block = document.createElement('p');
    block.dataset['start'] = String(start);
    stretches.forEach((stretch, index) => {
      const node = document.createTextNode(stretch);
      if (index % 2 === 0) block.append(node);
      else {
        const inner = document.createElement('em');
        inner.append(node);
        block.append(inner);
      }
    });
    root.append(block);
    texts.push(stretches.join(''));
    start += stretches.join('').length + 2;
  }
  document.body.replaceChildren(root);
  return { article: readArticle(root), text: texts.join('\n\n') };
}

const stretch = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => text.length > 0);
const article = fc.array(fc.array(stretch, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

it('maps every offset inside a block to a point and back', () => {
  fc.assert(
    fc.property(article, fc.constantFrom('start' as const, 'end' as const), (blocks, lean) => {
      const { article: root, text } = drawn(blocks);
      root.starts.forEach((start, index) => {
        const end = (root.starts[index + 1] ?? text.length + 2) - 2;
        for (let offset = start + (lean === 'end' ? 1 : 0); offset <= end - (lean === 'start' ? 1 : 0); offset++) {
          const point = pointAt(root, offset, lean);
          expect(point && offsetAt(root, point.node, point.index)).toBe(offset);
        }
      });
    }),
    { numRuns: 60 },
  );
});

it('stands before the letter that begins a range and behind the one that ends it', () => {
  const { article: root, text } = drawn([['The ', 'signing', ' of the treaty'], ['laid ', 'the ground']]);
  for (let offset = 0; offset < 25; offset++) {
    const start = pointAt(root, offset, 'start');
    expect((start?.node as Text).data.charAt(start?.index ?? -1)).toBe(text.charAt(offset));
    const end = pointAt(root, offset + 1, 'end');
    expect((end?.node as Text).data.charAt((end?.index ?? 0) - 1)).toBe(text.charAt(offset));
  }
});

it('counts points between elements too, as a triple click or select-all leaves them', () => {
  const { article: root } = drawn([['The ', 'signing', ' of it'], ['laid']]);
  const [first, second] = root.blocks;
  if (!first || !second) throw new Error('two blocks were drawn');
  expect([0, 1, 2, 3].map((index) => offsetAt(root, first, index))).toEqual([0, 4, 11, 17]);
  expect(offsetAt(root, second, 0)).toBe(19);
  expect(offsetAt(root, second, 1)).toBe(23);
});

it('leans to what follows at a start and to what stands before at an end', () => {
  const { article: root } = drawn([['one'], ['two']]);
  expect(pointAt(root, 4, 'start')).toMatchObject({ node: { data: 'two' }, index: 0 });
  expect(pointAt(root, 4, 'end')).toMatchObject({ node: { data: 'one' }, index: 3 });
  const { article: joined } = drawn([['one', 'two']]);
  expect(pointAt(joined, 3, 'start')).toMatchObject({ node: { data: 'two' }, index: 0 });
  expect(pointAt(joined, 3, 'end')).toMatchObject({ node: { data: 'one' }, index: 3 });
  expect(pointAt(root, 99, 'end')).toMatchObject({ node: { data: 'two' }, index: 3 });
});
