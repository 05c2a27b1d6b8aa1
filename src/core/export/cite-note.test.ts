import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTree } from '../notes/arbitrary';
import { fromMarkdown } from '../notes/markdown';
import { normalise } from '../notes/normalise';
import type { NoteTree } from '../notes/note';
import { worksOf } from './bibliography';
import { citeNote } from './cite-note';
import { citationStyles } from './citation-style';
import { noteToMarkdown } from './note-markdown';

const document = (id: string, title: string, byline: string, date: string) => ({ id, title, byline, language: 'en', imprint: { date, publisher: 'Press', isbn: '9780306406157' }, imported: '2026-01-01T00:00:00.000Z' });
const works = worksOf([document('1', 'Lamps', 'Jane Doe', '2019'), document('2', 'Towers', 'Jane Doe', '2019'), document('3', 'Beacons', 'Richard Roe', '2020')]);
const text = (words: string): NoteTree => ({ blocks: [{ type: 'paragraph', children: [{ type: 'text', text: words, marks: [] }] }] });
const lines = (tree: NoteTree, style: (typeof citationStyles)[number]) => noteToMarkdown({ title: '', tags: [], tree: citeNote(tree, works, style).tree }).trim().split('\n\n');

describe('citations of a note', () => {
  it('are written out, in brackets and in the sentence, and the works are listed at the end', () => {
    expect(works.map(({ key }) => key)).toEqual(['doe2019lamps', 'doe2019towers', 'roe2020beacons']);
    const note = text('As @roe2020beacons says [see @doe2019towers, p. 4; @doe2019lamps], it burns [-@roe2020beacons].');
    expect(lines(note, 'apa')).toEqual([
      'As Roe (2020) says (see Doe, 2019b, p. 4; Doe, 2019a), it burns (2020).',
      '## References',
      'Doe, J. (2019a). _Lamps_. Press.',
      'Doe, J. (2019b). _Towers_. Press.',
      'Roe, R. (2020). _Beacons_. Press.',
    ]);
    expect(lines(note, 'mla')).toEqual(['As Roe says (see Doe, Towers 4; Doe, Lamps), it burns.', '## Works Cited', 'Doe, Jane. _Lamps_. Press, 2019.', 'Doe, Jane. _Towers_. Press, 2019.', 'Roe, Richard. _Beacons_. Press, 2020.']);
    expect(lines(note, 'ieee').map((line) => line.replace(/\\/g, ''))).toEqual(['As Roe [1] says see [2, p. 4], [3], it burns [1].', '## References', '[1] R. Roe, _Beacons_. Press, 2020.', '[2] J. Doe, _Towers_. Press, 2019.', '[3] J. Doe, _Lamps_. Press, 2019.']);
  });

  it('that name no work stay as they were written, and are named', () => {
    const { tree, unknown } = citeNote(text('[@nobody] and [@doe2019lamps; @nobody2] and mail@doe2019lamps.org'), works, 'apa');
    expect(unknown).toEqual(['nobody', 'nobody2']);
    expect(JSON.stringify(tree)).toContain('[@nobody] and [@doe2019lamps; @nobody2] and mail@doe2019lamps.org');
  });

  it('in code, lists, tables and quotes are left, and written, where they stand', () => {
    const { tree } = citeNote(fromMarkdown('> [@doe2019lamps]\n\n- one\n  - @roe2020beacons\n\n| a | b |\n|---|---|\n| x | [@doe2019lamps] |\n\n`[@doe2019lamps]`\n\n    @doe2019lamps\n'), works, 'apa');
    const said = JSON.stringify(tree.blocks);
    expect(said.match(/\(Doe, 2019\)/g)).toHaveLength(2);
    expect(said).toContain('Roe (2020)');
    expect(said.match(/"\[@doe2019lamps\]"|"@doe2019lamps"/g)).toHaveLength(2);
  });

  it('change no note that cites nothing', () => {
    fc.assert(
      fc.property(anyTree, fc.constantFrom(...citationStyles), (tree, style) => {
        const note = normalise(tree);
        expect(citeNote(note, works, style).tree).toEqual(note);
      }),
    );
  });
});
