import { expect, it } from 'vitest';
import { earlierVersion, type KnownDocument } from './earlier-version';
import { identifiersOf, namedIdentifier } from './identifiers';

const paragraph = (words: string): string => `${words} is what this paragraph speaks of, and it goes on for a while.`;
const text = ['Debris', 'Traffic', 'Cost', 'Law'].map(paragraph).join('\n\n');
const changed = text.replace(paragraph('Law'), paragraph('Something else'));
const document = (changes: Partial<KnownDocument> = {}): KnownDocument => ({ id: 'one', title: 'On orbits', name: 'orbits.html', identifiers: [], ...changes });
const earlier = async (known: KnownDocument, incoming: KnownDocument, now: string, then = text) => (await earlierVersion([known], { ...incoming, text: now }, () => Promise.resolve(then)))?.id ?? null;

it('spells DOI, ISBN and address in one way each', () => {
  expect(identifiersOf({ identifier: 'https://doi.org/10.1000/ABC.1' })).toEqual(identifiersOf({ doi: '10.1000/abc.1' }));
  expect(identifiersOf({ url: 'https://www.example.org/a/#top' })).toEqual(identifiersOf({ identifier: 'http://example.org/a' }));
  expect(identifiersOf({ identifier: 'urn:isbn:978-0-00-000000-1' })).toEqual(['isbn:9780000000001']);
  expect(namedIdentifier({ identifier: 'A-1', date: '2020' })).toEqual({ identifier: 'A-1', date: '2020' });
});

it('knows a version by DOI or address whatever else has changed', async () => {
  const identifiers = identifiersOf({ doi: '10.1000/abc' });
  expect(await earlier(document({ identifiers, name: 'a', title: 'A' }), document({ identifiers }), 'All of it is new.')).toBe('one');
});

it('knows a version by its file name or title only where the text speaks for it', async () => {
  expect(await earlier(document(), document({ title: 'Renamed' }), changed)).toBe('one');
  expect(await earlier(document(), document({ name: 'renamed.html' }), changed)).toBe('one');
  expect(await earlier(document(), document(), ['Mars', 'Venus'].map(paragraph).join('\n\n'))).toBeNull();
  expect(await earlier(document(), document({ name: 'a.html', title: 'A' }), text)).toBeNull();
  expect(await earlier(document(), document(), 'Short.', 'Short.')).toBeNull();
});
