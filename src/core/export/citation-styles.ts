/**
 * Four citation styles by their guides' public rules: APA (7th edition), Chicago author-date (17th), MLA (9th), IEEE (2023). The
 * engine of the field, citeproc, is under CPAL or AGPL and cannot be shipped here; so what works of this notebook need stands
 * in this table. Titles keep the capitals they have.
 */
import type { Work } from './bibliography';
import type { CitationStyle } from './citation-style';
import { american, british, family, familyFirst, familyInitials, givenFirst, initialsFirst, joined, monthDay } from './citation-names';

/** Words in order; those in an object are set in italics. */
export type Runs = readonly (string | { readonly italic: string })[];

/** What a citation in the text needs of a work. */
export interface Cited {
  readonly work: Work;
  /** From 1, in the order of the first citations. */
  readonly number: number;
  /** `a`, `b` … of works of the same authors and year; empty where there is one. */
  readonly letter: string;
  /** Whether another work cited has the same authors. */
  readonly isAmbiguous: boolean;
}

export interface Style {
  /** Over the list of works. */
  readonly heading: string;
  /** Whether the list keeps the order of citations instead of the alphabet's. */
  readonly numbered: boolean;
  readonly reference: (cited: Cited) => Runs;
  /** What stands in brackets for one work. @param bare without its authors, who stand in the sentence */
  readonly citation: (cited: Cited, locator: string, bare: boolean) => string;
  /** What stands in the sentence for the authors of a work. */
  readonly authors: (cited: Cited) => string;
  /** Brackets and what parts several works. */
  readonly around: readonly [string, string, string];
}

type Kind = 'article' | 'chapter' | 'book' | 'page';

function kindOf({ isbn, container, doi, volume, publisher, url }: Work): Kind {
  if (container !== null) return isbn !== null ? 'chapter' : doi !== null || volume !== null ? 'article' : url !== null ? 'page' : publisher !== null ? 'chapter' : 'article';
  return isbn === null && (url !== null || publisher === null) ? 'page' : 'book';
}

const when = (text: string | null | undefined, before = '', after = ''): string => (text === null || text === undefined || text === '' ? '' : `${before}${text}${after}`);
const doiOf = ({ doi }: Work): string => (doi === null ? '' : `https://doi.org/${doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')}`);
const addressOf = (work: Work): string => doiOf(work) || (work.url ?? '');
/** A full stop, where the words do not end in one or in another mark that ends a sentence. */
const stopped = (text: string): string => (text === '' || /[.!?]["”’]?$/.test(text) ? text : `${text}.`);
/** Where what goes on in italics or quotation marks would end twice. */
const quotedWith = (title: string, mark: string): string => (/[!?.]$/.test(title) ? `“${title}”` : `“${title}${mark}”`);
const italic = (text: string | null): Runs => (text === null || text === '' ? [] : [{ italic: text }]);
const yearOf = ({ work, letter }: Cited): string => `${work.date[0] === undefined ? 'n.d.' : String(work.date[0])}${work.date[0] === undefined && letter !== '' ? '-' : ''}${letter}`;
const plain = (title: string): string => title.replace(/[.!?]+$/, '');

/** Joins what is not empty by single spaces. */
function spaced(...pieces: (Runs | string)[]): Runs {
  const runs: (string | { readonly italic: string })[] = [];
  for (const piece of pieces) {
    const added = (typeof piece === 'string' ? [piece] : piece).filter((run) => run !== '');
    if (added.length > 0) runs.push(...(runs.length > 0 ? [' '] : []), ...added);
  }
  return runs;
}

function apaReference(cited: Cited): Runs {
  const { work } = cited;
  const { title, container, volume, issue, pages, publisher } = work;
  const kind = kindOf(work);
  const names = work.authors.map(familyInitials);
  const shown = names.length > 20 ? `${names.slice(0, 19).join(', ')}, . . . ${names.at(-1) ?? ''}` : joined(names, ', & ', ', & ');
  const day = kind === 'page' ? when(monthDay(work.date), ', ') : '';
  const date = `(${yearOf(cited)}${day}).`;
  const own: Runs = kind === 'article' || kind === 'chapter' ? [stopped(title)] : [{ italic: plain(title) }, /[!?]$/.test(title) ? title.slice(-1) : '.'];
  const head = shown === '' ? spaced(own, date) : spaced(stopped(shown), date, own);
  const site = container !== null && container !== shown ? stopped(container) : '';
  switch (kind) {
    case 'article':
      return spaced(head, container === null ? '' : [{ italic: container }, ...(volume === null ? [] : [', ', { italic: volume }]), `${when(issue, volume === null ? ', (' : '(', ')')}${when(pages, ', ')}.`], addressOf(work));
    case 'chapter':
      return spaced(head, container === null ? '' : ['In ', { italic: container }, when(pages, pages?.includes('–') === true ? ' (pp. ' : ' (p. ', ')'), '.'], publisher === null ? '' : stopped(publisher), addressOf(work));
    case 'book':
      return spaced(head, publisher === null ? '' : stopped(publisher), addressOf(work));
    case 'page':
      return spaced(head, site, addressOf(work));
  }
}

const bookAuthors = (work: Work, most: number, kept: number): string => {
  const names = work.authors.map((author, index) => (index === 0 ? familyFirst(author) : givenFirst(author)));
  return names.length > most ? `${names.slice(0, kept).join(', ')}, et al.` : joined(names, ', and ', ', and ');
};

function chicagoReference(cited: Cited): Runs {
  const { work } = cited;
  const { title, container, volume, issue, pages, publisher } = work;
  const authors = bookAuthors(work, 10, 7);
  const kind = kindOf(work);
  const year = stopped(yearOf(cited));
  const own: Runs = kind === 'book' ? [{ italic: plain(title) }, /[!?]$/.test(title) ? title.slice(-1) : '.'] : [quotedWith(title, '.')];
  const head = authors === '' ? spaced(own, year) : spaced(stopped(authors), year, own);
  const address = addressOf(work) === '' ? '' : `${addressOf(work)}.`;
  switch (kind) {
    case 'article':
      return spaced(head, container === null ? '' : [{ italic: container }, when(volume, ' '), when(issue, volume === null ? ', no. ' : ' (', volume === null ? '' : ')'), when(pages, ': '), '.'], address);
    case 'chapter':
      return spaced(head, container === null ? '' : ['In ', { italic: container }, when(pages, ', '), '.'], publisher === null ? '' : stopped(publisher), address);
    case 'book':
      return spaced(head, publisher === null ? '' : stopped(publisher), address);
    case 'page':
      return spaced(head, container === null ? '' : stopped(container), work.date.length > 1 ? stopped(american(work.date)) : work.date.length === 0 && work.url !== null ? `Accessed ${american(work.imported)}.` : '', address);
  }
}

function mlaReference({ work }: Cited): Runs {
  const { title, container, volume, issue, pages, publisher } = work;
  const [first, second] = work.authors;
  const authors = !first ? '' : work.authors.length > 2 ? `${familyFirst(first)}, et al.` : second ? `${familyFirst(first)}, and ${givenFirst(second)}` : familyFirst(first);
  const kind = kindOf(work);
  const own: Runs = kind === 'book' ? [{ italic: plain(title) }, /[!?]$/.test(title) ? title.slice(-1) : '.'] : [quotedWith(title, '.')];
  const page = when(pages, pages?.includes('–') === true ? 'pp. ' : 'p. ');
  const accessed = work.date.length === 0 && work.url !== null ? `Accessed ${british(work.imported)}.` : '';
  const details = [when(volume, 'vol. '), when(issue, 'no. '), kind === 'article' || kind === 'page' ? '' : (publisher ?? ''), british(work.date), page, (doiOf(work) || work.url?.replace(/^https?:\/\//, '')) ?? ''].filter((detail) => detail !== '');
  const body: Runs = container === null ? [details.join(', ')] : [{ italic: container }, details.length === 0 ? '' : `, ${details.join(', ')}`];
  const last = body.at(-1);
  const closed: Runs = typeof last === 'string' && last !== '' ? [...body.slice(0, -1), stopped(last)] : container === null ? [] : [...body, '.'];
  return spaced(authors === '' ? '' : stopped(authors), own, closed, accessed);
}

function ieeeReference({ work, number }: Cited): Runs {
  const { title, container, volume, issue, pages, publisher, doi } = work;
  const names = work.authors.map(initialsFirst);
  const authors = names.length > 6 ? `${names[0] ?? ''} et al.` : joined(names, ' and ', ', and ');
  const kind = kindOf(work);
  const page = when(pages, pages?.includes('–') === true ? 'pp. ' : 'p. ');
  const start = `[${String(number)}]`;
  const head = (own: Runs): Runs => spaced(start, authors === '' ? own : [`${authors}, `, ...own]);
  const end = (...details: string[]): string => details.filter((detail) => detail !== '').join(', ');
  const identified = doi === null ? '' : `doi: ${doiOf(work).replace('https://doi.org/', '')}`;
  const online = doi === null && work.url !== null ? `Accessed: ${american(work.imported, 'short')}. [Online]. Available: ${work.url}` : '';
  const year = work.date[0] === undefined ? '' : String(work.date[0]);
  switch (kind) {
    case 'article': {
      const details = end(when(volume, 'vol. '), when(issue, 'no. '), page, american(work.date.slice(0, 2), 'short'), identified);
      return spaced(head([quotedWith(title, ',')]), [...italic(container), stopped(`${container === null || details === '' ? '' : ', '}${details}`)], online);
    }
    case 'chapter':
      return spaced(head([quotedWith(title, ',')]), container === null ? '' : ['in ', { italic: container }, '.'], stopped(end(publisher ?? '', year, page, identified)), online);
    case 'book':
      return spaced(head([{ italic: plain(title) }, '.']), stopped(end(publisher ?? '', year, identified)), online);
    case 'page':
      return spaced(head([quotedWith(title, container === null && year === '' ? '.' : ',')]), stopped(end(container ?? '', american(work.date, 'short'))), online);
  }
}

const titled = ({ work }: Cited): string => (kindOf(work) === 'book' ? plain(work.title) : `“${plain(work.title)}”`);
const located = (locator: string, before: string): string => when(locator, before);

function shortNames({ work }: Cited, most: number, pair: string, last: string): string | null {
  const names = work.authors.map(family);
  if (names.length === 0) return null;
  return names.length > most ? `${names[0] ?? ''} et al.` : joined(names, pair, last);
}

export const styles: Readonly<Record<CitationStyle, Style>> = {
  apa: {
    heading: 'References',
    numbered: false,
    reference: apaReference,
    citation: (cited, locator, bare) => `${bare ? '' : `${shortNames(cited, 2, ' & ', ', & ') ?? titled(cited)}, `}${yearOf(cited)}${located(locator, ', ')}`,
    authors: (cited) => shortNames(cited, 2, ' and ', ', and ') ?? titled(cited),
    around: ['(', '; ', ')'],
  },
  chicago: {
    heading: 'References',
    numbered: false,
    reference: chicagoReference,
    citation: (cited, locator, bare) => `${bare ? '' : `${shortNames(cited, 3, ' and ', ', and ') ?? titled(cited)} `}${yearOf(cited)}${located(locator.replace(/^pp?\.\s*/, ''), ', ')}`,
    authors: (cited) => shortNames(cited, 3, ' and ', ', and ') ?? titled(cited),
    around: ['(', '; ', ')'],
  },
  mla: {
    heading: 'Works Cited',
    numbered: false,
    reference: mlaReference,
    citation: (cited, locator, bare) => {
      const names = bare ? null : shortNames(cited, 2, ' and ', ', and ');
      const title = names === null ? (bare && !cited.isAmbiguous ? '' : titled(cited)) : cited.isAmbiguous ? titled(cited) : '';
      return [[names ?? '', title].filter((part) => part !== '').join(', '), locator.replace(/^pp?\.\s*/, '')].filter((part) => part !== '').join(' ');
    },
    authors: (cited) => shortNames(cited, 2, ' and ', ', and ') ?? titled(cited),
    around: ['(', '; ', ')'],
  },
  ieee: {
    heading: 'References',
    numbered: true,
    reference: ieeeReference,
    citation: ({ number }, locator) => `[${String(number)}${located(locator, ', ')}]`,
    authors: (cited) => shortNames(cited, 2, ' and ', ', and ') ?? titled(cited),
    around: ['', ', ', ''],
  },
};

export const wordsOf = (runs: Runs): string => runs.map((run) => (typeof run === 'string' ? run : run.italic)).join('');
