import { expect, it } from 'vitest';
import type { AnchoredAnnotation, LinkInto } from '../../shared/contract';
import { groupLinks } from './linked-groups';

const link = (note: string, kind: LinkInto['target']['kind'], id: string): LinkInto => ({ note, title: note, context: '', target: { kind, id } });
const sections = [{ id: 's-one', heading: 'One', level: 1, start: 0, end: 50 }, { id: 's-two#b', heading: 'Two', level: 1, start: 50, end: 90 }];
const mark = { annotation: { id: 'm' }, anchor: { status: 'same', range: { start: 20, end: 30 }, confidence: 1 } } as unknown as AnchoredAnnotation;

it('names what is linked in the order of the text, the article first; each note once in each', () => {
  const given = [link('a', 'section', 'd#s-two#b'), link('b', 'annotation', 'm'), link('a', 'document', 'd'), link('c', 'section', 'd#s-gone'), link('c', 'document', 'd'), link('b', 'section', 'd#s-one')];
  const groups = groupLinks(given, sections, [mark]);
  expect(groups.map(({ key, links }) => [key, links.map(({ note }) => note)])).toEqual([['', ['a', 'c']], ['section s-one', ['b']], ['mark m', ['b']], ['section s-two#b', ['a']]]);
});
