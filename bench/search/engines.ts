/** The engines compared, each behind the same few acts: build, keep, open, ask, change. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type lunrType from 'lunr';
import { findBest } from '../../src/core/search/find-best';
import type { SearchRecord } from '../../src/core/search/hit';
import { parseQuery } from '../../src/core/search/parse-query';
import { makePlan } from '../../src/core/search/plan';
import { encodeSegment, viewOfSaved } from '../../src/core/search/saved';
import { createSearch, type Search } from '../../src/core/search/search';
import type { View } from '../../src/core/search/view';
import type { Section } from './corpus';
import type { QueryClass } from './queries';

/** Top twenty ids; `null` where the engine has no such query. */
export type Ask = (kind: QueryClass, text: string) => readonly unknown[] | null;

export interface Engine {
  build(sections: readonly Section[]): void;
  readonly ask: Ask;
  /** The index as it would be kept; `null` where that was not measured. */
  keep(): readonly Uint8Array[] | null;
  open(kept: readonly Uint8Array[]): void;
  /** Makes one section another and sees to it that it is found; `null` where everything must be built anew. */
  change: ((id: number, section: Section) => void) | null;
  /** What is done when nobody asks. */
  rest(): void;
}

const LIMIT = 20;
const peer = createRequire(join(process.cwd(), 'bench/package.json'));

const record = ({ title, text }: Section, id: number): SearchRecord => ({
  kind: 'section', id: `d${id >> 3}#${id}`, document: `d${id >> 3}`, title, body: text, offset: 0, detail: '', facets: { tags: [], authors: [], collections: [] },
});
/** A word that is complete is followed by a space, as it is while typing. */
const typed = (kind: QueryClass, text: string): string => (kind === 'phrase of two' ? `"${text}"` : kind.endsWith('prefix') ? text : `${text} `);

function ours(whole: boolean): Engine {
  let search: Search = createSearch();
  return {
    build(sections) {
      search.put(sections.map(record));
    },
    ask(kind, text) {
      if (whole) return search.query(typed(kind, text), { limit: LIMIT }).hits;
      const plan = makePlan(parseQuery(typed(kind, text), true), search.views);
      return findBest(search.views, plan, { limit: LIMIT, kinds: null, match: 'all', name: '' }).found.map((one) => one.segment.records.idOf(one.ordinal));
    },
    keep: () => search.views.map(({ segment }) => encodeSegment(segment)),
    open(kept) {
      search = createSearch(kept.map((bytes) => viewOfSaved({ name: '', dead: null }, bytes) as View));
    },
    change(id, section) {
      search.put([record(section, id)]);
    },
    rest() {
      while (search.tidy());
    },
  };
}

function lunr(): Engine {
  const library = peer('../node_modules/lunr') as typeof lunrType;
  let index: lunrType.Index | null = null;
  const { presence, wildcard } = library.Query;
  return {
    build(sections) {
      index = library(function () {
        this.ref('id');
        this.field('title');
        this.field('text');
        sections.forEach(({ title, text }, id) => this.add({ id, title, text }));
      });
    },
    ask(kind, text) {
      if (kind === 'phrase of two' || !index) return null;
      const stems = text.split(' ').map((word) => library.stemmer(new library.Token(word, {})).toString());
      const found = index.query((query) => {
        if (kind.endsWith('prefix')) query.term(text, { wildcard: wildcard.TRAILING });
        else if (kind.startsWith('fuzzy')) query.term(stems, { editDistance: 1 });
        else for (const stem of stems) query.term(stem, { presence: presence.REQUIRED });
      });
      return found.slice(0, LIMIT);
    },
    keep: () => [Buffer.from(JSON.stringify(index))],
    open([bytes]) {
      index = library.Index.load(JSON.parse(Buffer.from(bytes as Uint8Array).toString('utf8')) as object);
    },
    change: null,
    rest: () => undefined,
  };
}

interface MiniSearch {
  addAll(of: readonly object[]): void;
  search(text: string, options: object): object[];
  replace(of: object): void;
}
interface MiniSearchClass {
  new (options: object): MiniSearch;
  loadJSON(json: string, options: object): MiniSearch;
}

function minisearch(): Engine {
  const Class = (peer('minisearch') as { default?: MiniSearchClass }).default ?? (peer('minisearch') as MiniSearchClass);
  const options = { fields: ['title', 'text'] };
  let index = new Class(options);
  return {
    build: (sections) => index.addAll(sections.map((section, id) => ({ id, ...section }))),
    ask(kind, text) {
      if (kind === 'phrase of two') return null;
      return index.search(text, { combineWith: 'AND', prefix: kind.endsWith('prefix'), fuzzy: kind.startsWith('fuzzy') ? 1 : false }).slice(0, LIMIT);
    },
    keep: () => [Buffer.from(JSON.stringify(index))],
    open([bytes]) {
      index = Class.loadJSON(Buffer.from(bytes as Uint8Array).toString('utf8'), options);
    },
    change: (id, section) => index.replace({ id, ...section }),
    rest: () => undefined,
  };
}

interface Sqlite {
  exec(sql: string): void;
  run(sql: string, values: readonly unknown[]): void;
  prepare(sql: string): { all(values: readonly unknown[]): unknown[]; run(values: readonly unknown[]): void };
}

function fts5(): Engine {
  const { Database } = peer('node-sqlite3-wasm') as { Database: new () => Sqlite };
  const base = new Database();
  base.exec("CREATE VIRTUAL TABLE t USING fts5(title, text, tokenize = 'porter unicode61')");
  const select = base.prepare(`SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ${LIMIT}`);
  return {
    build(sections) {
      base.exec('BEGIN');
      const insert = base.prepare('INSERT INTO t (rowid, title, text) VALUES (?, ?, ?)');
      sections.forEach(({ title, text }, id) => insert.run([id, title, text]));
      base.exec('COMMIT');
    },
    ask(kind, text) {
      if (kind.startsWith('fuzzy')) return null;
      const words = text.split(' ').map((word) => `"${word}"`);
      return select.all([kind === 'phrase of two' ? `"${text}"` : kind.endsWith('prefix') ? `"${text}"*` : words.join(' AND ')]);
    },
    keep: () => null,
    open: () => undefined,
    change: (id, { title, text }) => base.run('UPDATE t SET title = ?, text = ? WHERE rowid = ?', [title, text, id]),
    rest: () => undefined,
  };
}

export const engines = {
  Almagest: () => ours(false),
  'Almagest, whole answer': () => ours(true),
  lunr,
  minisearch,
  'FTS5 (wasm)': fts5,
} satisfies Record<string, () => Engine>;
export type EngineName = keyof typeof engines;
