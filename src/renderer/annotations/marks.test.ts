import { expect, it } from 'vitest';
import type { AnnotationColor } from '../../core/annotations/annotation';
import type { AnchoredAnnotation } from '../../shared/contract';
import { filterMarks, noFilter, quoteOf, tagsInUse, sortMarks } from './marks';
import { inTextOrder } from '../../core/annotations/order';

const text = 'The Outer Space Treaty of 1967 laid the groundwork for Café cooperation.';

function mark(id: string, start: number, end: number, more: Partial<{ color: AnnotationColor; comment: string; tags: string[]; status: AnchoredAnnotation['anchor']['status'] }> = {}): AnchoredAnnotation {
  const { color = 'amber', comment = '', tags = [], status = 'same' } = more;
  const selectors = { quote: { exact: `old ${id}`, prefix: '', suffix: '' }, position: { start, end } };
  const annotation = { id, document: 'd', revision: 'r', created: '', modified: '', style: 'highlight' as const, color, comment, tags, selectors };
  return { annotation, anchor: { status, confidence: 1, ...(status === 'orphan' ? {} : { range: { start, end } }) } };
}

const list = [
  mark('late', 50, 60, { color: 'green', tags: ['law', 'space'] }),
  mark('lost', 0, 3, { status: 'orphan' }),
  mark('early', 4, 22, { comment: 'Who signed it?', tags: ['law'] }),
  mark('unsure', 1, 2, { status: 'uncertain' }),
  mark('longer', 4, 30, { color: 'rose' }),
];
const ids = (marks: readonly AnchoredAnnotation[]) => marks.map(({ annotation }) => annotation.id);

it('orders by the text, the longer first, then uncertain ones, then those without a place', () => {
  expect(ids(inTextOrder(list))).toEqual(['longer', 'early', 'late', 'unsure', 'lost']);
});

it('shows the present text of a mark, and the old one where its place is not certain', () => {
  expect(list.map((each) => quoteOf(each, text))).toEqual([text.slice(50, 60), 'old lost', text.slice(4, 22), 'old unsure', text.slice(4, 30)]);
});

it('narrows by text (folded, in quote, comment or tags), by any colour and by all tags', () => {
  expect(ids(filterMarks(list, noFilter, text))).toEqual(ids(list));
  expect(ids(filterMarks(list, { ...noFilter, text: 'WHO treaty' }, text))).toEqual(['early']);
  expect(ids(filterMarks(list, { ...noFilter, text: 'cafe' }, text))).toEqual(['late']);
  expect(ids(filterMarks(list, { ...noFilter, colors: new Set<AnnotationColor>(['green', 'rose']) }, text))).toEqual(['late', 'longer']);
  expect(ids(filterMarks(list, { ...noFilter, tags: new Set(['law', 'space']) }, text))).toEqual(['late']);
});

it('counts tags, most used first', () => {
  expect(tagsInUse(list)).toEqual(['law', 'space']);
});

it('orders by colour and by the last change, and narrows by kind and comment', () => {
  const underlined: AnchoredAnnotation = { ...mark('lined', 40, 44), annotation: { ...mark('lined', 40, 44).annotation, style: 'underline', modified: '2025' } };
  const all = [...list, underlined];
  expect(ids(sortMarks(all, 'newest'))[0]).toBe('lined');
  expect(sortMarks(all, 'color').map(({ annotation }) => annotation.color)).toEqual(['amber', 'amber', 'amber', 'amber', 'green', 'rose']);
  expect(ids(filterMarks(all, { ...noFilter, styles: new Set(['underline'] as const) }, text))).toEqual(['lined']);
  expect(ids(filterMarks(all, { ...noFilter, commented: true }, text))).toEqual(['early']);
});
