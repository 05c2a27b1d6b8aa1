/** A work that highlights were made in, by another program: which article of the library it is, and what stands for it where it is none. */
import type { BlockContent, Root } from 'mdast';
import { identifiersOf } from '../documents/identifiers';
import type { Imprint } from '../documents/document';
import { writeMdast } from '../notes/to-markdown';

export interface Work {
  readonly title: string;
  readonly byline: string | null;
  readonly imprint: Imprint;
}

/** An article of the library, as far as it is told from others. */
export interface Candidate extends Work {
  readonly id: string;
}

/** Words of a name in one spelling: folded, without punctuation, and without what other programs put in brackets after it. */
function folded(name: string): string {
  const bare = name.replace(/[([{][^()[\]{}]*[)\]}]\s*$/u, '');
  return (bare.trim() === '' ? name : bare).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** A title without what follows a colon or a dash, which some programs leave out. */
const main = (title: string): string => folded(title.split(/:\s|\s[–—-]\s/u)[0] ?? title);

/** Whether two lines of authors share a family name; a line that says nothing contradicts nothing. */
function shareAuthor(a: string | null, b: string | null): boolean {
  const [one, other] = [folded(a ?? ''), folded(b ?? '')].map((line) => new Set(line.split(' ').filter((word) => word.length > 2 && word !== 'and')));
  if (!one || !other || one.size === 0 || other.size === 0) return true;
  return [...one].some((word) => other.has(word));
}

/** The article that a work is: of one DOI, ISBN or address, else of one title and no other author. `null` where it is none or might be several. */
export function matchWork<T extends Candidate>(work: Work, library: readonly T[]): T | null {
  const named = new Set(identifiersOf(work.imprint));
  const identified = library.find(({ imprint }) => identifiersOf(imprint).some((each) => named.has(each)));
  if (identified) return identified;
  const title = folded(work.title);
  if (title === '') return null;
  const fitting = library.filter((each) => shareAuthor(each.byline, work.byline));
  const same = fitting.filter((each) => folded(each.title) === title);
  const near = same.length > 0 ? same : fitting.filter((each) => main(each.title) === main(work.title) && [folded(each.title), title].includes(main(work.title)));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** The one article by these authors of this year: all that a citation in running text says of it. */
export function matchCited<T extends Candidate>({ byline, imprint: { date } }: Work, library: readonly T[]): T | null {
  const year = date?.slice(0, 4);
  if (byline === null || folded(byline) === '' || year === undefined) return null;
  const cited = library.filter((each) => folded(each.byline ?? '') !== '' && each.imprint.date?.startsWith(year) === true && shareAuthor(each.byline, byline.replace(/ et al\b\.?/, '')));
  return cited.length === 1 ? (cited[0] ?? null) : null;
}

/** Shorter words, in UTF-16 units, stand in many texts and say nothing about which it was. */
const TELLING = 24;
const unspaced = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

/** How many of the quotes that tell something a text has, however its lines break. */
export function quotesIn(text: string, quotes: readonly string[]): number {
  const telling = quotes.map(unspaced).filter((quote) => quote.length >= TELLING);
  if (telling.length === 0) return 0;
  const whole = unspaced(text);
  return telling.filter((quote) => whole.includes(quote)).length;
}

const paragraphs = (quote: string): BlockContent[] =>
  quote.split(/\n\s*\n/).flatMap((each) => {
    const value = each.replace(/\s+/g, ' ').trim();
    return value === '' ? [] : [{ type: 'paragraph', children: [{ type: 'text', value }] } as BlockContent];
  });

/**
 * Markdown of an article that stands for a work the library does not have: its title and the passages that were marked, each
 * a quotation. The work itself can come under the marks later, as a new version.
 */
export function excerpts(title: string, quotes: readonly string[]): string {
  const children: Root['children'] = [{ type: 'heading', depth: 1, children: [{ type: 'text', value: title.replace(/\s+/g, ' ').trim() }] }];
  for (const quote of new Set(quotes)) if (quote.trim() !== '') children.push({ type: 'blockquote', children: paragraphs(quote) });
  return writeMdast(children);
}
