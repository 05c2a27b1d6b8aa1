/** The recognisers compared, each from a text to ranges with one of the types they share. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileGazetteer, type Gazetteer } from '../../src/core/entities/gazetteer';
import { recognise } from '../../src/core/entities/recognise';
import { gazetteer } from '../../src/main/library/gazetteer';
import names from '../../resources/gazetteer/names.json';
import people from '../../resources/gazetteer/people.json';
import places from '../../resources/gazetteer/places.json';
import space from '../../resources/gazetteer/space.json';
import words from '../../resources/gazetteer/words.json';
import world from '../../resources/gazetteer/world.json';

/** UTF-16 range; types as Wikigold has them, dates apart. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

export type Recogniser = (text: string) => readonly Found[];

const peer = createRequire(join(process.cwd(), 'bench/package.json'));

/** Types of ours that Wikigold knows by another name; the others are MISC to it. */
const types: Readonly<Record<string, string>> = { person: 'PER', organisation: 'ORG', place: 'LOC', date: 'DATE' };

function almagest(tables: Gazetteer): Recogniser {
  return (text) => {
    const { entities, mentions } = recognise(text, tables);
    const typeOf = new Map(entities.map(({ id, type }) => [id, types[type] ?? 'MISC']));
    return mentions.map(({ start, end, entity }) => ({ start, end, type: typeOf.get(entity) ?? 'MISC' }));
  };
}

interface CompromiseMatch {
  readonly text: string;
  readonly offset: { readonly start: number; readonly length: number };
}
interface CompromiseView {
  people(): CompromiseView;
  places(): CompromiseView;
  organizations(): CompromiseView;
  json(options: { readonly offset: true }): readonly CompromiseMatch[];
}

/** Its people, places and organisations; its ranges take the punctuation along, which is cut off here. */
function compromise(): Recogniser {
  const nlp = peer('compromise') as (text: string) => CompromiseView;
  return (text) => {
    const doc = nlp(text);
    const found = (view: CompromiseView, type: string): Found[] =>
      view.json({ offset: true }).map(({ offset: { start, length } }) => {
        const written = text.slice(start, start + length);
        const name = written.replace(/^[^\p{L}\p{N}]+|(?:['’]s)?[^\p{L}\p{N}]+$|['’]s$/gu, '');
        const from = start + Math.max(0, written.indexOf(name));
        return { start: from, end: from + name.length, type };
      });
    return [...found(doc.people(), 'PER'), ...found(doc.places(), 'LOC'), ...found(doc.organizations(), 'ORG')];
  };
}

interface WinkTokens {
  out(what: unknown, as: unknown): readonly string[];
}
interface Wink {
  readonly its: Readonly<Record<'value' | 'pos' | 'precedingSpaces', unknown>>;
  readonly as: { readonly array: unknown };
  readDoc(text: string): { tokens(): WinkTokens };
}

/** It names no people or places: runs of its proper nouns are the nearest it has, without a type. */
function wink(): Recogniser {
  const { its, as, readDoc } = (peer('wink-nlp') as (model: unknown) => Wink)(peer('wink-eng-lite-web-model'));
  return (text) => {
    const tokens = readDoc(text).tokens();
    const [values, tags, gaps] = [tokens.out(its.value, as.array), tokens.out(its.pos, as.array), tokens.out(its.precedingSpaces, as.array)];
    const found: Found[] = [];
    let at = 0;
    let open: { start: number; end: number } | null = null;
    values.forEach((value, index) => {
      const start = at + (gaps[index]?.length ?? 0);
      at = start + value.length;
      if (tags[index] === 'PROPN') open = { start: open?.start ?? start, end: at };
      else if (open) {
        found.push({ ...open, type: '' });
        open = null;
      }
    });
    if (open !== null) found.push({ ...(open as { start: number; end: number }), type: '' });
    return found;
  };
}

export const recognisers = {
  Almagest: almagest(gazetteer()),
  'Almagest, rules and tables alone': almagest(compileGazetteer([space, places, world, people, names, words])),
  compromise: compromise(),
  'wink-nlp': wink(),
} satisfies Readonly<Record<string, Recogniser>>;
