import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree } from './arbitrary';
import { linesOf, withDescendants } from './blocks-within';
import { referencesOf } from './links';
import { fromMarkdown, normalise, toMarkdown } from './markdown';
import { absorbing, leadsOfNotes, mergeNotes, unmergeNotes } from './merge';
import type { NoteTree } from './note';
import { plainText } from './plain-text';

const tags = fc.uniqueArray(fc.constantFrom('moon', 'law', 'mars', 'ESA'));
const tree = anyTree.map(normalise);
const note = fc.record({ title: fc.constantFrom('', 'Debris', 'a *b* [c]'), tags, tree });

/** What each footnote mark in the lines leads to: the words of the first footnote of its label. */
function footnotes(inside: NoteTree, among: NoteTree): (string | null)[] {
  const texts = among.blocks.flatMap(withDescendants);
  const marks = inside.blocks.flatMap(linesOf).flat().flatMap((node) => (node.type === 'footnote' ? [node.label] : []));
  return marks.map((label) => {
    const text = texts.find((block) => block.type === 'footnote-text' && block.label === label);
    return text ? plainText({ blocks: text.type === 'footnote-text' ? text.blocks : [] }) : null;
  });
}

describe('two notes merged into one', () => {
  it('keep every link of both, in order, every word and every tag', () => {
    fc.assert(
      fc.property(note, note, (into, from) => {
        const merged = mergeNotes(into, from);
        expect(normalise(merged.tree)).toEqual(merged.tree);
        expect(referencesOf(merged.tree)).toEqual([...referencesOf(into.tree), ...referencesOf(from.tree)]);
        expect(new Set(merged.tags)).toEqual(new Set([...into.tags, ...from.tags]));
        const words = (each: NoteTree) => plainText(each).match(/[a-z]+/g) ?? [];
        expect(words(merged.tree).sort()).toEqual([...words(into.tree), ...(from.title.match(/[a-z]+/g) ?? []), ...words(from.tree)].sort());
      }),
    );
  });

  it('keep each footnote with its mark', () => {
    const [into, from] = [fromMarkdown('A[^1] and[^2].\n\n[^1]: One.\n\n[^2]: Two.'), fromMarkdown('B[^1] and[^x].\n\n[^1]: Other.\n\n[^x]: X.')];
    expect(toMarkdown(mergeNotes({ tags: [], tree: into }, { title: 'T', tags: [], tree: from }).tree)).toBe(
      'A[^1] and[^2].\n\n[^1]: One.\n\n[^2]: Two.\n\n# T\n\nB[^1-2] and[^x].\n\n[^1-2]: Other.\n\n[^x]: X.\n',
    );
    fc.assert(
      fc.property(note, note, (one, other) => {
        const merged = mergeNotes(one, other).tree;
        const [ofOne, ofOther] = [footnotes(one.tree, one.tree), footnotes(other.tree, other.tree)];
        const now = footnotes(merged, merged);
        ofOne.forEach((text, at) => text !== null && expect(now[at]).toBe(text));
        ofOther.forEach((text, at) => text !== null && expect(now[ofOne.length + at]).toBe(text));
      }),
    );
  });

  it('come apart again as they were, and what was written above meanwhile stays', () => {
    const line = fromMarkdown('Written since.').blocks;
    fc.assert(
      fc.property(note, note, (into, from) => {
        const after = mergeNotes(into, from);
        expect(unmergeNotes(after, into, after)).toEqual({ tags: into.tags, tree: into.tree });
        const since = { tags: after.tags, tree: normalise({ blocks: [...line, ...after.tree.blocks] }) };
        const apart = unmergeNotes(since, into, after);
        if (apart) expect(apart.tree.blocks).toEqual(normalise({ blocks: [...line, ...into.tree.blocks] }).blocks);
      }),
    );
    const [into, from] = [{ tags: [], tree: fromMarkdown('One.') }, { title: 'T', tags: ['t'], tree: fromMarkdown('Two.') }];
    const after = mergeNotes(into, from);
    expect(unmergeNotes({ tags: ['t', 'new'], tree: fromMarkdown('One.\n\nMore.\n\n# T\n\nTwo.') }, into, after)).toEqual({ tags: ['new'], tree: fromMarkdown('One.\n\nMore.') });
    expect(unmergeNotes({ tags: [], tree: fromMarkdown('One.\n\n# T\n\nTwo, changed.') }, into, after)).toBeNull();
  });
});

describe('where ids of merged notes lead', () => {
  it('is a note that is there, whatever was merged into what, one after another', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 8 }), (merges) => {
        const there = new Map<string, readonly string[]>(ids.map((id) => [id, []]));
        const expected = new Map(ids.map((id) => [id, id]));
        for (const [one, other] of merges) {
          const [from, into] = [ids[one] ?? '', ids[other] ?? ''];
          const [came, stays] = [there.get(from), there.get(into)];
          if (from === into || !came || !stays) continue;
          there.delete(from);
          there.set(into, absorbing(into, stays, from, came));
          for (const [id, leads] of expected) if (leads === from) expected.set(id, into);
        }
        const leads = leadsOfNotes([...there].map(([id, absorbed]) => ({ id, absorbed })));
        expect(ids.map(leads)).toEqual(ids.map((id) => expected.get(id)));
      }),
    );
  });

  it('is the note itself once it is back', () => {
    expect(['a', 'b', 'x'].map(leadsOfNotes([{ id: 'a' }, { id: 'b', absorbed: ['a', 'x'] }]))).toEqual(['a', 'b', 'b']);
  });
});
