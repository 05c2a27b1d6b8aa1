import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referencesOf } from '../notes/links';
import { anyTree as aTree } from '../notes/arbitrary';
import type { NoteTree } from '../notes/note';
import { plainText } from '../notes/plain-text';
import type { Entity } from './entity';
import { linkMentions, unlinkedIn } from './unlinked';

const esa: Entity = { id: 'esa', type: 'organisation', name: 'European Space Agency', aliases: ['ESA'], description: '' };
const paragraph = (text: string): NoteTree => ({ blocks: [{ type: 'paragraph', children: [{ type: 'text', text, marks: [] }] }] });
const note = paragraph('The European Space Agency (ESA) and esa are two; ESAs are none. ESA again.');

describe('unlinked mentions', () => {
  it('are whole words with their capitals, in reading order, each in its context', () => {
    const found = unlinkedIn(note, esa);
    expect(found.map(({ match }) => match)).toEqual(['European Space Agency', 'ESA', 'ESA']);
    for (const { context, start, match } of found) expect(context.slice(start, start + match.length)).toBe(match);
  });

  it('become links one by one or all, and are unlinked no more', () => {
    const one = linkMentions(note, esa, 1);
    expect(unlinkedIn(one, esa).map(({ match }) => match)).toEqual(['European Space Agency', 'ESA']);
    expect(referencesOf(one)).toEqual([{ kind: 'entity', id: 'esa' }]);
    expect(unlinkedIn(linkMentions(note, esa, null), esa)).toEqual([]);
  });

  it('are not looked for in code and in links', () => {
    const tree: NoteTree = {
      blocks: [
        { type: 'code', language: null, text: 'ESA' },
        { type: 'paragraph', children: [{ type: 'text', text: 'ESA', marks: ['code'] }, { type: 'link', url: 'https://esa.int', children: [{ type: 'text', text: 'ESA', marks: [] }] }] },
      ],
    };
    expect(unlinkedIn(tree, esa)).toEqual([]);
  });

  it('linking changes no word of any note', () => {
    fc.assert(
      fc.property(aTree, fc.constantFrom('a', 'ESA', ' ', 'the'), fc.option(fc.nat(3), { nil: null }), (tree, name, turn) => {
        const entity = { ...esa, name, aliases: [] };
        expect(plainText(linkMentions(tree, entity, turn))).toBe(plainText(tree));
      }),
    );
  });
});
