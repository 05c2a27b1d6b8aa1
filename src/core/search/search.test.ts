import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from './best';
import { findBest } from './find-best';
import type { SearchHit, SearchRecord, Snippet } from './hit';
import { parseQuery } from './parse-query';
import { makePlan } from './plan';
import { createSearch, type Search } from './search';
import { createSegments } from './segments';

const article = readFileSync(new URL('../../../resources/article/space-agencies.txt', import.meta.url), 'utf8');

function blocks(text: string): SearchRecord[] {
  return [...text.matchAll(/[^\n]+/g)].map((match, i) => ({
    kind: 'section' as const, id: `a#${i}`, document: 'a', title: `Part ${i}`, body: match[0], offset: match.index, detail: 'An article',
  }));
}

const other = (kind: SearchRecord['kind'], id: string, title: string, body: string): SearchRecord => ({
  kind, id, document: kind === 'annotation' ? 'a' : null, title, body, offset: 0, detail: '',
});

const marked = ({ text, highlights }: Snippet): string[] => highlights.map(({ start, end }) => text.slice(start, end));
const best = (search: Search, query: string): SearchHit | undefined => search.query(query).hits[0];

describe('search', () => {
  let search: Search;
  beforeAll(() => {
    search = createSearch();
    search.put([
      ...blocks(article),
      other('entity', 'esa', 'European Space Agency', 'ESA · Agence spatiale européenne\nAn intergovernmental organisation'),
      other('entity', 'europa', 'Europa', 'A moon of Jupiter'),
      other('note', 'ja', '日本の宇宙開発', 'JAXAの探査機はやぶさ2が小惑星から戻った。'),
      other('note', 'who', 'Health in orbit', 'The WHO advises the U.S. crew, and IT staff, on café élan. Those who orbit know it.'),
      other('annotation', 'mark', 'compare with Apollo', 'first crewed international space mission'),
    ]);
  });

  it.each(['Cassini-Huygens', 'cassini–huygens', 'cassinihuygens', 'Cassini Huygens', 'huygens', 'CASSINI'])('finds the mission by %s', (query) => {
    const hit = best(search, query);
    expect(hit?.body.text).toContain('Cassini-Huygens');
    expect(marked(hit?.body ?? { text: '', highlights: [] })[0]).toMatch(/Cassini|Huygens/);
  });

  it('finds every word of the article while it is typed and when it is typed out, with a star or without', () => {
    const segments = createSegments();
    segments.put(blocks(article));
    const found = (query: string): Set<string> => {
      const plan = makePlan(parseQuery(query, true), segments.views);
      const wish = { limit: 100, kinds: null, match: 'all', name: '' } as const;
      return new Set(findBest(segments.views, plan, wish).found.map((one) => recordOf(one).id));
    };
    const answers = new Map<string, Set<string>>();
    const missing: string[] = [];
    for (const { id, body } of blocks(article)) {
      for (const word of body.match(/\p{L}{3,}/gu) ?? []) {
        for (const query of [word.slice(0, 3), word.slice(0, -1), word, `${word}*`, `${word} `]) {
          const answer = answers.get(query) ?? found(query);
          answers.set(query, answer);
          if (!answer.has(id)) missing.push(`${query} (${word})`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it('finds stems through the beginning of a longer form', () => {
    expect(search.query('collaborati').total).toBe(search.query('collaboration*').total);
    expect(search.query('collaborati').total).toBeGreaterThan(5);
  });

  it('keeps acronyms apart from stop words, as typed in capitals', () => {
    expect(best(search, 'WHO')?.id).toBe('who');
    expect(marked(best(search, 'WHO')?.body ?? { text: '', highlights: [] })).toEqual(['WHO']);
    expect(marked(best(search, 'who')?.body ?? { text: '', highlights: [] })).toEqual(['who']);
    expect(best(search, 'IT staff')?.id).toBe('who');
    expect(marked(best(search, 'U.S.')?.body ?? { text: '', highlights: [] })).toContain('U.S.');
    expect(search.query('US').total).toBe(search.query('U.S.').total);
  });

  it('finds accents, Japanese and possessives however they are typed', () => {
    for (const query of ['cafe', 'CAFÉ', 'cafe\u0301', 'ｃａｆｅ', 'élan', 'elan']) expect(best(search, query)?.id).toBe('who');
    for (const query of ['宇宙', '宇宙開発', '宙', 'jaxa', 'はやぶさ', '小惑星', 'JAXAの探査機']) expect(best(search, query)?.id).toBe('ja');
    expect(marked(best(search, '探査機')?.body ?? { text: '', highlights: [] })).toEqual(['探査機']);
    expect(search.query('humanity’s').total).toBe(search.query('humanity ').total);
  });

  it('asks for all words, and for any where no record has all', () => {
    for (const { body } of search.query('outer space treaty').hits) expect(body.text.toLowerCase()).toContain('treaty');
    const loose = search.query('treaty zeppelin');
    expect(loose.total).toBeGreaterThan(0);
    expect(marked(loose.hits[0]?.body ?? { text: '', highlights: [] }).join()).toMatch(/treat/i);
  });

  it('holds to an exact phrase and to what is to be left out', () => {
    const phrase = search.query('"outer space treaty"');
    expect(phrase.total).toBe(1);
    expect(marked(phrase.hits[0]?.body ?? { text: '', highlights: [] })).toEqual(['Outer Space Treaty']);
    expect(search.query('"treaty space"').total).toBe(0);
    expect(search.query('"space agency"').hits.every(({ body }) => !marked(body).some((text) => /agencies/i.test(text)))).toBe(true);
    expect(search.query('"outer spa').total).toBe(search.query('"outer space"').total);
    const without = search.query('moon -mars', { limit: 100 });
    expect(without.hits.length).toBeGreaterThan(0);
    for (const hit of without.hits) expect(blocks(article).find(({ id }) => id === hit.id)?.body ?? '').not.toMatch(/\bMars\b/);
    expect(search.query('-moon').total).toBe(0);
  });

  it('takes a phrase by its wording, without case and accents, and never across title and body', () => {
    const own = createSearch();
    own.put([
      other('note', 'one', 'Launch of the', 'space agency café'),
      other('note', 'many', 'Who said', 'Space agencies of the space age, the WHO report'),
    ]);
    const ids = (query: string): string[] => own.query(query).hits.map(({ id }) => id);
    expect(ids('"SPACE agency"')).toEqual(['one']);
    expect(ids('"space agencies"')).toEqual(['many']);
    expect(ids('"agency cafe"')).toEqual(['one']);
    expect(ids('"the who report"')).toEqual(['many']);
    expect(ids('"the space"')).toEqual(['many']);
    expect(ids('"of the" launch')).toEqual(['one']);
    expect(ids('space -"of the space"')).toEqual(['one']);
  });

  it('sets the word itself before longer ones, and asks a long question of whoever answers best', () => {
    const own = createSearch();
    own.put([
      other('note', 'longer', '', 'spacecraft'),
      ...Array.from({ length: 6 }, (_, i) => other('note', `itself${i}`, '', 'space is wide and mostly empty, as we know')),
    ]);
    expect(best(own, 'space')?.id).toBe('itself0');
    expect(own.query('space').total).toBe(7);
    expect(own.query('space wide empty mostly spacecraft ').total).toBe(7);
    expect(own.query('wide empty mostly spacecraft ').total).toBe(7);
    expect(own.query('wide empty mostly ').total).toBe(6);
  });

  it('forgives a slip of the hand only where nothing matches as typed', () => {
    expect(best(search, 'rosscosmos ')?.body.text).toContain('Roscosmos');
    expect(marked(best(search, 'roscosmos')?.body ?? { text: '', highlights: [] })).toContain('Roscosmos');
    expect(search.query('huygnes').total).toBe(search.query('huygens').total);
  });

  it('sets entities of that name first', () => {
    for (const query of ['ESA', 'esa', 'European Space Agency', 'european sp', 'Agence spatiale europeenne']) expect(best(search, query)?.id).toBe('esa');
    expect(search.query('euro').hits.slice(0, 2).map(({ kind }) => kind)).toEqual(['entity', 'entity']);
  });

  it('says where to look: highlights in the snippet, a place in the canonical text', () => {
    for (const hit of search.query('collaboration mars', { limit: 50 }).hits) {
      if (hit.kind === 'section') expect(article.slice(hit.place?.start, hit.place?.end)).toMatch(/^(collab|mars)/i);
      for (const text of marked(hit.body)) expect(text).toMatch(/^(collab|mars)/i);
    }
    const onlyTitle = search.query('apollo', { kinds: ['annotation'] }).hits[0];
    expect(onlyTitle?.place).toBeNull();
    expect(marked(onlyTitle?.title ?? { text: '', highlights: [] })).toEqual(['Apollo']);
    expect(best(search, 'hayabusa はやぶさ')?.place).toBeNull();
  });

  it('finds the place in a text of a million characters, and a phrase that lies across two of its parts', () => {
    const own = createSearch();
    const long = 'lorem ipsum dolor '.repeat(60_000);
    for (const at of [0, 59_990, 60_996, 500_000, long.length]) {
      const start = long.lastIndexOf(' ', at) + 1;
      own.put([{ ...other('annotation', 'long', '', `${long.slice(0, start)}outer space treaty ${long.slice(start)}`), offset: 10 }]);
      expect(best(own, '"outer space treaty"')?.place).toEqual({ start: start + 10, end: start + 28 });
      expect(marked(best(own, 'treaty')?.body ?? { text: '', highlights: [] })).toEqual(['treaty']);
    }
  });

  it('limits, filters and times', () => {
    const two = search.query('space', { limit: 2 });
    expect(two.hits).toHaveLength(2);
    expect(two.total).toBeGreaterThan(10);
    expect(search.query('space', { kinds: ['entity'] }).hits.map(({ kind }) => kind)).toEqual(['entity']);
    let clock = 0;
    expect(search.query('space', { now: () => (clock += 3) }).elapsedMs).toBe(3);
    expect(search.query('space', { limit: 0 }).hits).toEqual([]);
  });

  it('replaces what it is given again and forgets what is removed', () => {
    const own = createSearch();
    own.put([other('note', 'n', 'Old', 'comet'), other('note', 'n', 'New', 'asteroid')]);
    expect(own.size).toBe(1);
    expect(own.query('comet ').total).toBe(0);
    own.put([other('note', 'n', 'New', 'comet'), other('annotation', 'x', '', 'comet'), ...blocks('A comet')]);
    expect(own.query('comet').total).toBe(3);
    own.removeDocument('a');
    own.remove('note', 'unknown');
    expect(own.query('comet').hits.map(({ id }) => id)).toEqual(['n']);
    own.remove('note', 'n');
    expect([own.size, own.query('comet').total]).toEqual([0, 0]);
  });
});

describe('words of other languages', () => {
  const own = createSearch();
  const section = (id: string, language: string | undefined, body: string): SearchRecord => ({
    kind: 'section', id, document: id, title: '', body, offset: 0, detail: '', facets: language === undefined ? {} : { language },
  });
  own.put([
    section('en', 'en-GB', 'universities studied orbits'),
    section('unknown', undefined, 'a university'),
    section('de', 'de', 'Universitäten studieren Abhandlungen'),
    section('fr', 'fr', 'universities, abhandlung'),
  ]);

  it('are filed as they are, English ones under their stems', () => {
    expect(found(own, 'university ')).toEqual(['en', 'unknown']);
    expect(found(own, 'universities ')).toEqual(['en', 'fr', 'unknown']);
    expect(found(own, 'abhandlungen ')).toEqual(['de']);
    expect(found(own, '"universities"')).toEqual(['en', 'fr']);
    expect(found(own, 'abhand')).toEqual(['de', 'fr']);
    expect(own.query('universities ').hits.every(({ body }) => body.highlights.length === 1)).toBe(true);
  });

  const found = (search: typeof own, text: string): string[] => search.query(text).hits.map(({ id }) => id).sort();
});
