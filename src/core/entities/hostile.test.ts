import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileGazetteer, type GazetteerTable } from './gazetteer';
import { read } from './reading';
import { recognise } from './recognise';

const folder = 'resources/gazetteer';
const gazetteer = compileGazetteer(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as GazetteerTable),
);

const prose = 'the committee met in a small room by the river and spoke of debris and of traffic until the evening came. ';
const log = Array.from({ length: 400 }, (_, n) => `2024-03-0${String((n % 9) + 1)}T10:15:${String(n % 60).padStart(2, '0')}Z [INFO] worker-${String(n % 7)} GET /api/v1/items/${String(n * 37)} 200 ${String(n % 90)}ms`).join('\n');

/** Texts of any length in which there is little or nothing to find, and how many mentions a thousand words of them may have at most. */
const hostile: readonly (readonly [string, (copies: number) => string, number])[] = [
  ['a line without spaces', (copies) => 'Aa1bCd'.repeat(copies * 20), 0],
  ['all capitals', (copies) => prose.toUpperCase().repeat(copies), 5],
  ['no capitals', (copies) => prose.repeat(copies), 0],
  ['emoji', (copies) => '👩‍🚀🚀 🛰️ 🌍 👨‍👩‍👧‍👦 '.repeat(copies * 10), 0],
  ['right to left', (copies) => 'اجتمعت اللجنة في غرفة صغيرة وتحدثت عن الحطام وحركة المرور. '.repeat(copies), 0],
  ['Chinese', (copies) => '委员会在一个小房间里开会，讨论了碎片和交通问题。'.repeat(copies), 0],
  ['unclosed brackets', (copies) => 'The (A [B {C '.repeat(copies * 5), 1000],
  ['capitals in a row', (copies) => 'Xo Yo Zo Wo '.repeat(copies * 5), 1000],
];

describe('texts that were not written to be read', () => {
  it.each(hostile)('%s: no flood of names', (_name, make, most) => {
    const text = make(40);
    const words = Math.max(1, text.split(/\s+/).length);
    const { mentions, entities } = recognise(text, gazetteer);
    expect((mentions.length / words) * 1000).toBeLessThanOrEqual(most);
    expect(entities.length).toBeLessThanOrEqual(mentions.length);
  });

  it.each(hostile)('%s: twice the text is twice the tokens and never more names than that', (_name, make) => {
    const [one, two] = [make(20), make(40)];
    const count = (text: string) => ({ tokens: read(text, gazetteer).tokens.length, mentions: recognise(text, gazetteer).mentions.length });
    const [small, large] = [count(one), count(two)];
    expect(large.tokens).toBeLessThanOrEqual(2 * small.tokens + 2);
    expect(large.mentions).toBeLessThanOrEqual(2 * small.mentions + 2);
  });

  it('a log file has its dates and hardly a name', () => {
    const { entities } = recognise(log, gazetteer);
    expect(entities.filter(({ type }) => type !== 'date').length).toBeLessThanOrEqual(5);
  });

  it('ten megabytes without a space are cut into words of bounded length and end', () => {
    const text = 'Zorvan'.repeat(1_700_000);
    expect(text.length).toBeGreaterThan(10_000_000);
    expect(recognise(text, gazetteer).mentions.length).toBeLessThanOrEqual(1);
    expect(read(text, gazetteer).tokens.every((token) => token.key.length <= 60)).toBe(true);
  });

  it('letters that are no letters: halves of pairs, marks without a letter, nothing at all', () => {
    for (const text of ['', '\ud800', '\u0301'.repeat(5000), '\u0000\u0007', '\u202eNASA\u202c', '“”’)]'.repeat(1000)]) {
      for (const { start, end } of recognise(text, gazetteer).mentions) expect(end).toBeGreaterThan(start);
    }
  });
});
