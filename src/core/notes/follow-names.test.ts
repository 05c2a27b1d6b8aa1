import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree } from './arbitrary';
import { linesOf } from './blocks-within';
import { followNames } from './follow-names';
import { fromMarkdown, normalise, toMarkdown } from './markdown';
import type { NoteInline, NoteReference, NoteTree, ReferenceTarget } from './note';

const names = fc.constantFrom('NASA', 'The Agency', 'a', 'word', 'nasa', '日本');
const naming: fc.Arbitrary<(target: ReferenceTarget) => string | null> = fc.func(fc.option(names)).map((name) => ({ kind, id }) => name(kind, id));
const inlinesOf = (tree: NoteTree): readonly NoteInline[] => tree.blocks.flatMap(linesOf).flat();
const linksOf = (tree: NoteTree) => inlinesOf(tree).filter((node): node is NoteReference => node.type === 'reference');
const plain = fromMarkdown('[NASA](almagest:entity/nasa), [the agency](almagest:entity/nasa) and [Old](almagest:note/n?named)');

describe('links that follow the names of what they lead to', () => {
  it('say the present name where they said the former one, and the writer’s words where they said those', () => {
    fc.assert(
      fc.property(anyTree.map(normalise), naming, naming, (tree, before, after) => {
        const then = linksOf(followNames(tree, before));
        const now = linksOf(followNames(followNames(tree, before), after));
        linksOf(tree).forEach((link, at) => {
          const [former, present] = [before(link.target), after(link.target)];
          const follows = link.named ?? link.text === former;
          if (!follows && link.text !== present) expect(now[at]).toEqual(link);
          if (follows && former !== null) expect(then[at]).toEqual({ ...link, text: former, named: true });
          if (follows && present !== null) expect(now[at]).toEqual({ ...link, text: present, named: true });
        });
      }),
    );
  });

  it('change nothing else, and nothing twice', () => {
    fc.assert(
      fc.property(anyTree.map(normalise), naming, (tree, name) => {
        const followed = followNames(tree, name);
        expect(followNames(followed, name)).toBe(followed);
        const bare = (each: NoteTree) => inlinesOf(each).map((node) => (node.type === 'reference' ? node.target : node));
        expect(bare(followed)).toEqual(bare(tree));
      }),
    );
  });

  it('keep it through Markdown whether they follow', () => {
    const tree = followNames(plain, ({ kind }) => (kind === 'entity' ? 'NASA' : null));
    const markdown = toMarkdown(tree);
    expect(markdown).toBe('[NASA](almagest:entity/nasa?named), [the agency](almagest:entity/nasa) and [Old](almagest:note/n?named)\n');
    expect(toMarkdown(followNames(fromMarkdown(markdown), () => 'New'))).toBe('[New](almagest:entity/nasa?named), [the agency](almagest:entity/nasa) and [New](almagest:note/n?named)\n');
  });

  it('keep their text where the target has no name', () => {
    expect(followNames(plain, () => null)).toBe(plain);
    expect(followNames(plain, () => ' ')).toBe(plain);
  });
});
