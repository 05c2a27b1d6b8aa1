/** What is known of a document as a work to cite: who wrote it, when, where it stands. */
import type { Imprint } from '../documents/document';
import { namedIdentifier } from '../documents/identifiers';

export interface CitedDocument {
  readonly id: string;
  readonly title: string;
  readonly byline: string | null;
  readonly language: string | null;
  readonly imprint: Imprint;
  /** ISO 8601 instant at which the reader took it in. */
  readonly imported: string;
}

/** A person, or somebody that has one name only: an agency, a newspaper. */
export type Author = { readonly family: string; readonly given: string } | { readonly literal: string };

export interface Work {
  readonly key: string;
  readonly title: string;
  readonly authors: readonly Author[];
  /** Year, and month and day where they are known; empty where nothing is. */
  readonly date: readonly number[];
  readonly publisher: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly doi: string | null;
  readonly isbn: string | null;
  /** Journal, book or site, and the place in it. */
  readonly container: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly pages: string | null;
  readonly imported: readonly number[];
}

const oneLine = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** Words that name a body, not a person. */
const bodies = /\b(agency|association|bureau|center|centre|collective|commission|committee|council|department|desk|editors?|editorial|foundation|group|institute|journal|magazine|ministry|museum|news|office|organi[sz]ation|press|reporters?|society|staff|team|times|university|wikipedia)\b/i;
/** Parts of a family name that stand before it. */
const particles = /^(af|al|bin|da|das|de|del|della|den|der|des|di|dos|du|el|ibn|la|le|ten|ter|van|von|zu|zur)$/;
const suffixes = /^(jr|sr|ii|iii|iv|phd|md|esq)\.?$/i;

function author(name: string): Author | null {
  const plain = oneLine(name).replace(/^[\s.,;:·|-]+|[\s,;:·|-]+$/g, '');
  if (plain === '' || suffixes.test(plain)) return null;
  const words = plain.split(' ');
  if (words.length === 1 || words.length > 5 || bodies.test(plain)) return { literal: plain };
  const particle = words.findIndex((word, index) => index > 0 && particles.test(word));
  const at = particle > 0 ? particle : words.length - 1;
  return { given: words.slice(0, at).join(' '), family: words.slice(at).join(' ') };
}

/** `Doe, Jane`: two names, the second of at most two words, and the first of one. */
function inverted(part: string): Author | null {
  const [family = '', given = '', ...more] = part.split(',').map(oneLine);
  const names = more.length === 0 && given !== '' && family.split(' ').length === 1 && given.split(' ').length <= 2;
  return names && !bodies.test(part) ? { family, given } : null;
}

/**
 * The authors a byline names, as well as its words tell: `By A. Writer and B. Other`. Names parted by semicolons may be
 * inverted (`Doe, Jane; Roe, Richard`).
 */
export function readAuthors(byline: string | null): Author[] {
  const plain = oneLine(byline ?? '').replace(/^(?:written |words |story |text )?(?:by|von|par|por)\s*:?\s+/i, '');
  const parts = plain.split(/\s*;\s*|\s+(?:and|und|et|y|with)\s+|\s*(?:&|\||·|\/)\s*/i);
  const all = plain.includes(';') || parts.length === 1 ? parts.map((part) => inverted(part) ?? part) : parts;
  return all.flatMap((part) => (typeof part === 'string' ? part.split(/\s*,\s*/).flatMap((name) => author(name) ?? []) : [part]));
}

/** Year, month and day of an ISO 8601 date, or the year that stands in other words. */
export function readDate(date: string | undefined): number[] {
  const iso = /^\s*(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)/.exec(date ?? '');
  const parts = iso ? iso.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)])) : [];
  const [year, month = 1, day = 1] = parts;
  if (year !== undefined) return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? parts : [year];
  const found = /\b(1[4-9]\d\d|20\d\d)\b/.exec(date ?? '')?.[1];
  return found === undefined ? [] : [Number(found)];
}

/** Letters and digits every program takes in a key. */
const ascii = (text: string): string => text.normalize('NFKD').replace(/[^A-Za-z0-9]/g, '').toLowerCase();

function keyOf(authors: readonly Author[], year: number | undefined, title: string): string {
  const [first] = authors;
  const name = first === undefined ? '' : ascii('family' in first ? first.family : first.literal).slice(0, 24);
  const word = title.split(/[^\p{L}\p{N}]+/u).map(ascii).find((each) => each.length > 3) ?? '';
  const key = `${name}${year ?? ''}${word.slice(0, 24)}`;
  return /^[a-z]/.test(key) ? key : `work${key}`;
}

/** Documents as works, each with a key of its own, in the order given. */
export function worksOf(documents: readonly CitedDocument[]): Work[] {
  const taken = new Set<string>();
  return documents.map(({ title, byline, language, imprint, imported }) => {
    const authors = readAuthors(byline);
    const date = readDate(imprint.date);
    const stem = keyOf(authors, date[0], title);
    let key = stem;
    for (let count = 2; taken.has(key); count += 1) key = `${stem}-${String(count)}`;
    taken.add(key);
    const named = namedIdentifier(imprint);
    const said = (field: keyof Imprint): string | null => (named[field] === undefined ? null : oneLine(named[field]) || null);
    return {
      key,
      title: oneLine(title),
      authors,
      date,
      publisher: said('publisher'),
      language,
      doi: said('doi'),
      isbn: said('isbn'),
      url: said('url'),
      container: said('container'),
      volume: said('volume'),
      issue: said('issue'),
      pages: said('pages'),
      imported: readDate(imported),
    };
  });
}
