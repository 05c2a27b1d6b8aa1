import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree } from './arbitrary';
import { imageName, imageNamesOf, imagesOf, imageUrl, withImageAddresses } from './images';
import { fromMarkdown, normalise, toMarkdown } from './markdown';

const name = `${'0123456789abcdef'.repeat(4)}.png`;

describe('pictures of a note', () => {
  it('are found wherever they stand, and stand in its Markdown', () => {
    const markdown = `a ![lamp](${imageUrl(name)}) [![in a link](${imageUrl(name)})](https://a.b)\n\n| ![cell](${imageUrl(name)}) |\n| - |\n\n- item\n  - ![far](https://example.org/far.png)\n`;
    const tree = fromMarkdown(markdown);
    expect(imagesOf(tree).map(({ alt }) => alt)).toEqual(['lamp', 'in a link', 'cell', 'far']);
    expect(imageNamesOf(tree)).toEqual([name]);
    expect(toMarkdown(tree)).toContain(`![lamp](../images/${name})`);
  });

  it('have no name where they do not lie in the vault', () => {
    for (const url of ['../images/a.png', `images/${name}`, `../images/../${name}`, `../images/${name}?x`, `../images/${name.replace('png', 'svg')}`, `../images/${name.toUpperCase()}`]) expect(imageName(url)).toBeNull();
  });

  it('change their addresses and nothing else', () => {
    fc.assert(
      fc.property(anyTree.map(normalise), (tree) => {
        expect(withImageAddresses(tree, () => undefined)).toEqual(tree);
        const moved = withImageAddresses(tree, (url) => `there/${url}`);
        expect(imagesOf(moved)).toEqual(imagesOf(tree).map((image) => ({ ...image, url: `there/${image.url}` })));
        expect(withImageAddresses(moved, (url) => url.replace('there/', ''))).toEqual(tree);
      }),
    );
  });
});
