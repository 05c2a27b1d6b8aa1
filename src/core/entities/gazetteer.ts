/** The names that are known beforehand, compiled from the tables in resources/gazetteer for lookup by tokens. */
import { entityTypes, type EntityType } from './entity';
import { slug } from './slug';
import { foldKey, tokenise, type Token } from './tokens';
import { readWeights, type TaggerTable, type Weights } from './weights';

/** One table as it lies in a JSON file; every part may be missing. Type names are checked when compiled. */
export interface GazetteerTable {
  readonly format: number;
  readonly entries?: readonly TableEntry[];
  /** Names of one kind in bulk, parted by `|`. */
  readonly names?: readonly { readonly type: string; readonly about?: string; readonly weak?: boolean; readonly names: string }[];
  /** Words for the people and things of a place, parted by `|`. */
  readonly demonyms?: readonly { readonly of: string; readonly names: string }[];
  /** Words that tell the type of the name they end (or begin, for `first`), parted by spaces. */
  readonly heads?: readonly { readonly type: string; readonly position: string; readonly words: string }[];
  /** Plain word lists by name, parted by spaces. */
  readonly lists?: readonly { readonly list: string; readonly words: string }[];
  /** Weights of the trained tagger (see tagger.ts). */
  readonly tagger?: TaggerTable;
}

export interface TableEntry {
  /** A slug of the name where missing. */
  readonly id?: string;
  readonly type: string;
  readonly kind?: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly about?: string;
  /** Also an everyday word or a common name: believed only where the sentence speaks of its field. */
  readonly weak?: boolean;
  /** Aliases that are weak though the name is not: "Challenger" for the shuttle. */
  readonly weakAliases?: readonly string[];
}

export interface GazetteerEntry {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly about: string;
  readonly weak: boolean;
  /** Hand-made entries outrank names listed in bulk. */
  readonly listed: boolean;
  readonly demonym: boolean;
}

interface Form {
  readonly keys: readonly string[];
  readonly surface: readonly string[];
  readonly entry: GazetteerEntry;
}

export type HeadPosition = 'first' | 'last';

export interface Gazetteer {
  readonly forms: ReadonlyMap<string, readonly Form[]>;
  readonly heads: Readonly<Record<HeadPosition, ReadonlyMap<string, EntityType>>>;
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
  /** Absent where no table holds a trained tagger: the rules then decide alone. */
  readonly tagger: Weights | null;
}

export interface GazetteerHit {
  readonly entry: GazetteerEntry;
  /** Number of tokens covered. */
  readonly length: number;
}

function checkType(type: string, owner: string): EntityType {
  const found = entityTypes.find((known) => known === type);
  if (found === undefined) throw new Error(`Gazetteer: ${owner} has the unknown type "${type}"; use one of ${entityTypes.join(', ')}`);
  return found;
}

class Compiler {
  readonly forms = new Map<string, Form[]>();
  readonly heads = { first: new Map<string, EntityType>(), last: new Map<string, EntityType>() };
  readonly lists = new Map<string, Set<string>>();
  tagger: Weights | null = null;

  add(table: GazetteerTable): void {
    for (const row of table.entries ?? []) this.addEntry(row, false);
    for (const row of table.names ?? []) {
      for (const name of row.names.split('|')) {
        this.addEntry({ type: row.type, name, about: row.about ?? '', weak: row.weak ?? false }, true);
      }
    }
    for (const row of table.demonyms ?? []) {
      for (const name of row.names.split('|')) this.addForms(name, demonymEntry(name, row.of));
    }
    for (const row of table.heads ?? []) {
      const position: HeadPosition = row.position === 'first' ? 'first' : 'last';
      for (const word of row.words.split(' ')) this.heads[position].set(word, checkType(row.type, `head word ${word}`));
    }
    for (const row of table.lists ?? []) {
      const list = this.lists.get(row.list) ?? new Set<string>();
      for (const word of row.words.split(' ')) if (word !== '') list.add(word);
      this.lists.set(row.list, list);
    }
    if (table.tagger !== undefined) this.tagger = readWeights(table.tagger);
  }

  private addEntry(row: TableEntry, listed: boolean): void {
    const entry: GazetteerEntry = {
      id: row.id ?? slug(row.name),
      type: checkType(row.type, row.name),
      name: row.name,
      aliases: row.aliases ?? [],
      about: row.about ?? '',
      weak: row.weak ?? false,
      listed,
      demonym: false,
    };
    this.addForms(row.name, entry);
    for (const alias of entry.aliases) this.addForms(alias, entry);
    for (const alias of row.weakAliases ?? []) this.addForms(alias, { ...entry, weak: true });
  }

  private addForms(name: string, entry: GazetteerEntry): void {
    const single = /^[A-Z][a-z]+$/u.test(name);
    const surface = single ? [name] : tokenise(name).map((token) => token.text);
    const keys = surface.map(foldKey);
    const first = keys[0];
    if (first === undefined) return;
    const forms = this.forms.get(first);
    const form: Form = { keys, surface, entry };
    if (forms === undefined) this.forms.set(first, [form]);
    else forms.push(form);
  }

  /** Longest forms first; among equals hand-made entries before listed ones. */
  sort(): void {
    for (const forms of this.forms.values()) {
      if (forms.length < 2) continue;
      forms.sort((a, b) => b.keys.length - a.keys.length || Number(a.entry.listed) - Number(b.entry.listed));
    }
  }
}

function demonymEntry(name: string, of: string): GazetteerEntry {
  const about = `People, language or things of ${of}.`;
  return { id: slug(name), type: 'other', name, aliases: [], about, weak: false, listed: false, demonym: true };
}

/** Compiles tables for lookup. Throws where a table names an unknown type; pure and deterministic otherwise. */
export function compileGazetteer(tables: readonly GazetteerTable[]): Gazetteer {
  const compiler = new Compiler();
  for (const table of tables) compiler.add(table);
  compiler.sort();
  return { forms: compiler.forms, heads: compiler.heads, lists: compiler.lists, tagger: compiler.tagger };
}

/** Whether a word is in one of the gazetteer's plain lists. */
export function inList(gazetteer: Gazetteer, list: string, word: string): boolean {
  return gazetteer.lists.get(list)?.has(word) ?? false;
}

const acronym = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{N}.&]+$/u;

/** Acronyms are case-exact; other words keep their first capital, except generic words that are often written small. */
function fits(surface: string, token: Token, position: number, gazetteer: Gazetteer): boolean {
  if (token.text === surface) return true;
  if (token.kind !== 'word') return true;
  if (acronym.test(surface) && surface.length <= 6) return false;
  if (!/^\p{Lu}/u.test(surface)) return true;
  if (token.capital) return position > 0 || !token.upper || surface.length > 4;
  return position > 0 && inList(gazetteer, 'small', token.key);
}

/** The longest known name that begins at token `i`, or `null`; of equally long ones the one written just so. */
export function lookUp(gazetteer: Gazetteer, tokens: readonly Token[], i: number): GazetteerHit | null {
  const first = tokens[i];
  if (first === undefined) return null;
  let found: Form | null = null;
  for (const form of gazetteer.forms.get(first.key) ?? []) {
    if (found !== null && (form.keys.length < found.keys.length || form.entry.listed !== found.entry.listed)) break;
    if (!formFits(form, gazetteer, tokens, i)) continue;
    if (found === null || form.surface[0] === first.text) found = form;
    if (form.surface[0] === first.text) break;
  }
  return found === null ? null : { entry: found.entry, length: found.keys.length };
}

function formFits(form: Form, gazetteer: Gazetteer, tokens: readonly Token[], i: number): boolean {
  for (let k = 0; k < form.keys.length; k += 1) {
    const token = tokens[i + k];
    const surface = form.surface[k];
    if (token === undefined || surface === undefined || token.key !== form.keys[k]) return false;
    if (k > 0 && token.breaks) return false;
    if (!fits(surface, token, k, gazetteer)) return false;
  }
  return true;
}
