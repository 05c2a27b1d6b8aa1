import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedSections, type SectionedText } from './carry-sections';
import type { Section } from './document';

interface Part {
  readonly heading: string;
  readonly body: string;
}

function textOf(parts: readonly Part[]): SectionedText {
  let text = '';
  const sections = parts.map(({ heading, body }): Section => {
    const start = text.length;
    text += `${heading}\n\n${body}\n\n`;
    return { id: `s-${heading}`, heading, level: 1, start, end: text.length };
  });
  return { text, sections };
}

const words = fc.array(fc.stringMatching(/^[a-z]{5,9}$/), { minLength: 12, maxLength: 30 }).map((each) => each.join(' '));
const parts = fc.uniqueArray(fc.record({ heading: fc.stringMatching(/^h[a-z]{3,8}$/), body: words }), { selector: ({ heading }) => heading, minLength: 1, maxLength: 6 });

describe('sections under other headings', () => {
  it('are found by their words, wherever they stand now', () => {
    fc.assert(
      fc.property(parts, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), fc.boolean(), (before, renamed, turned) => {
        const after = before.map((part, at) => (renamed[at] ? { ...part, heading: `new-${part.heading}` } : part));
        const leads = carriedSections(textOf(before), textOf(turned ? [...after].reverse() : after));
        expect(Object.fromEntries(leads)).toEqual(Object.fromEntries(before.flatMap(({ heading }, at) => (renamed[at] ? [[`s-${heading}`, `s-new-${heading}`]] : []))));
      }),
    );
  });

  it('lead nowhere where their words are gone, and never to a section that was there before', () => {
    const body = 'one two three four five six seven eight nine ten';
    const before = textOf([{ heading: 'a', body }, { heading: 'b', body: 'other words stand here and nowhere else in it' }]);
    expect(carriedSections(before, textOf([{ heading: 'b', body }, { heading: 'c', body: 'nothing of the first one is left at all' }])).size).toBe(0);
    expect(carriedSections(before, textOf([{ heading: 'b', body: 'other' }, { heading: 'c', body: 'one two three four and then quite another story' }])).size).toBe(0);
    expect([...carriedSections(before, textOf([{ heading: 'c', body: `${body} other words stand here and nowhere else in it` }]))]).toHaveLength(1);
    expect(carriedSections(before, textOf([{ heading: 'c', body: `${body} and much that came since then` }])).get('s-a')).toBe('s-c');
  });
});
