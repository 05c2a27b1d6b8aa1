import { expect, it } from 'vitest';
import type { Annotation } from './annotation';
import { marksText } from './marks-text';

const names = { amber: 'Amber', green: 'Green', blue: 'Blue', rose: 'Rose', violet: 'Violet' };
const mark = (exact: string, more: Partial<Annotation> = {}): Annotation => ({
  id: exact, document: 'd', revision: 'r', created: '', modified: '', style: 'highlight', color: 'amber', comment: '', tags: [],
  selectors: { quote: { exact, prefix: '', suffix: '' }, position: { start: 0, end: 1 } },
  ...more,
});

it('says of each mark its passage, colour, tags and comment', () => {
  expect(marksText([mark('one'), mark('two', { color: 'rose', tags: ['a', 'b'], comment: 'Why?' })], names)).toBe('“one”\nAmber\n\n“two”\nRose #a #b\nWhy?');
  expect(marksText([], names)).toBe('');
});
