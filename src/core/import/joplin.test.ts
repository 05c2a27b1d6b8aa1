import { imagesOf } from '../notes/images';
import { describe, expect, it } from 'vitest';
import { idFromHex, isJoplin, readJoplin } from './joplin';

const hex = (digit: string): string => digit.repeat(32);
const item = (text: string, fields: Readonly<Record<string, string>>) => ({ path: `${fields['id'] ?? ''}.md`, text: `${text}\n\n${Object.entries(fields).map(([name, value]) => `${name}: ${value}`).join('\n')}` });

const files = [
  item(`One\n\nTo [the *other*](:/${hex('b')}), a ![picture](:/${hex('c')}) and [nobody](:/${hex('d')}).\n\n---\n\nkey: a line that looks like a field`, { id: hex('a'), created_time: '2024-01-02T03:04:05.000Z', updated_time: '2024-01-03T03:04:05.000Z', type_: '1' }),
  item('Two', { id: hex('b'), type_: '1' }),
  item('photo.png', { id: hex('c'), mime: 'image/png', type_: '4' }),
  item('sea', { id: hex('e'), type_: '5' }),
  { path: 'f.md', text: `id: ${hex('f')}\nnote_id: ${hex('a')}\ntag_id: ${hex('e')}\ntype_: 6` },
  item('Notebook', { id: hex('1'), type_: '2' }),
];

describe('Joplin’s own export', () => {
  it('gives its notes with tags, times and links, and keeps the words of what did not come', () => {
    expect(isJoplin(files)).toBe(true);
    const [one, two, ...rest] = readJoplin(files);
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ id: idFromHex(hex('a')), title: 'One', tags: ['sea'], created: '2024-01-02T03:04:05.000Z', modified: '2024-01-03T03:04:05.000Z', missing: ['photo.png', hex('d')] });
    expect(one?.tree.blocks[0]).toMatchObject({ type: 'paragraph', children: [{ text: 'To ' }, { type: 'reference', target: { kind: 'note', id: two?.id } }, { text: ', a picture and nobody.' }] });
    expect(JSON.stringify(one?.tree)).toContain('key: a line that looks like a field');
    expect(two).toMatchObject({ title: 'Two', tree: { blocks: [] } });
  });

  it('shows pictures where a note embeds them, links to them or sizes them, with their words or their name', () => {
    const note = item(`One

![A [lamp]](:/${hex('c')}) ![](:/${hex('c')}) [see](:/${hex('c')}) <img width="30" alt="Small" src=":/${hex('c')}"/> [other](:/${hex('d')})`, { id: hex('a'), type_: '1' });
    const [one] = readJoplin([note, item('my photo.png', { id: hex('c'), type_: '4' }), item('manual.pdf', { id: hex('d'), type_: '4' })], [`resources/${hex('c')}.png`]);
    expect(imagesOf(one?.tree ?? { blocks: [] }).map(({ url, alt }) => [url, alt])).toEqual(['A [lamp]', 'my photo', 'see', 'Small'].map((alt) => [`resources/${hex('c')}.png`, alt]));
    expect(one?.missing).toEqual(['manual.pdf']);
  });

  it('has ids that are ours, one for each of theirs', () => {
    expect([hex('0'), hex('f'), `${'0'.repeat(31)}1`].map(idFromHex)).toEqual(['0'.repeat(26), `7${'Z'.repeat(25)}`, `${'0'.repeat(25)}1`]);
  });

  it('is told from Markdown that was written to be read', () => expect(isJoplin([{ path: 'a.md', text: '# A\n\ntype_: 1' }])).toBe(false));
});
