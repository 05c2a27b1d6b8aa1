import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referencesOf } from './links';
import { toMarkdown } from './markdown';
import { fillTemplate, markGroups, readTemplate, type TemplateMark } from './note-template';

const mark = (over: Partial<TemplateMark> = {}): TemplateMark => ({
  annotation: 'a1', document: 'd1', quote: 'The treaty of 1967', source: 'Article › Law', section: 'Law', color: 'Claim', tags: [], comment: '', ...over,
});
const template = (group: string, body: string) => readTemplate('file', `---\ntitle: Notes on {{article}}\ngroup: ${group}\n---\n\n${body}`);
const markdown = (group: string, body: string, marks: readonly TemplateMark[]) => toMarkdown(fillTemplate(template(group, body), 'Space *law*', marks, 'No tag').tree).trim();

describe('a template', () => {
  it('groups marks and writes each part as often as it is meant', () => {
    const marks = [mark(), mark({ annotation: 'a2', quote: 'second', comment: 'Is it **so**?', tags: ['law', 'moon'] }), mark({ annotation: 'a3', section: 'Moon', quote: 'third' })];
    const made = markdown('section', 'About {{article}}.\n\n## {{group}}\n\n{{quote}}\n\n{{comment}}\n\nThe end.', marks);
    expect(made).toBe('About Space \\*law\\*.\n\n## Law\n\nThe treaty of 1967\n\nsecond\n\nIs it **so**?\n\n## Moon\n\nthird\n\nThe end.');
    expect(markdown('tag', '## {{group}}\n\n- {{quote}}', marks)).toBe('## No tag\n\n- The treaty of 1967\n- third\n\n## law\n\n- second\n\n## moon\n\n- second');
    expect(fillTemplate(template('none', '{{quote}}'), 'A', marks, '').title).toBe('Notes on A');
  });

  it('writes passages that lead to their marks', () => {
    const { tree } = fillTemplate(template('color', '## {{group}}\n\n{{passage}}'), 'A', [mark()], '');
    expect(referencesOf(tree)).toEqual([{ kind: 'annotation', id: 'a1' }]);
    expect(tree.blocks[1]).toEqual({ type: 'passage', annotation: 'a1', document: 'd1', quote: 'The treaty of 1967', source: 'Article › Law' });
  });

  it('reads a file without front matter, and an unknown group, as the plainest', () => {
    expect(readTemplate('Mine', '{{quote}}')).toEqual({ name: 'Mine', title: '{{article}}', group: 'none', body: '{{quote}}' });
    expect(template('nonsense', '').group).toBe('none');
    expect(template('colour', '').group).toBe('color');
  });

  it('keeps every mark whatever its words, and words never become form', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''), { minLength: 1, maxLength: 5 }), fc.constantFrom(...markGroups), (quotes, group) => {
        const marks = quotes.map((quote, index) => mark({ annotation: `a${String(index)}`, quote }));
        const { tree } = fillTemplate(readTemplate('t', `---\ngroup: ${group}\n---\n{{passage}}`), 'A', marks, 'rest');
        expect(referencesOf(tree)).toHaveLength(quotes.length);
        const words = fillTemplate(readTemplate('t', '{{quote}}'), 'A', marks, '').tree;
        expect(words.blocks.every(({ type }) => type === 'paragraph')).toBe(true);
      }),
      { numRuns: 80 },
    );
  });
});
