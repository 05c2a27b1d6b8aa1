/** The list of articles as the reader asks for it: which are shown, in what order, and in which groups. */
import type { Shelf } from '../documents/document';
import { fold } from '../search/fold';
import { parseQuery, type Clause } from '../search/parse-query';

/** What the list needs to know of an article. */
export interface ListedArticle {
  readonly title: string;
  readonly byline: string | null;
  /** ISO 8601 day, month or year of publication; `null` where it is not known. */
  readonly date: string | null;
  /** ISO 8601 instant of the import. */
  readonly added: string;
  readonly annotations: number;
  readonly notes: number;
  readonly shelf: Shelf;
  /** When it was last read (milliseconds since 1970), 0 for never; the share of it above the lower edge then; whether its end was reached. */
  readonly read: { readonly at: number; readonly share: number; readonly done: boolean };
}

export const articleOrders = ['read', 'added', 'title', 'author', 'year', 'progress'] as const;
export type ArticleOrder = (typeof articleOrders)[number];

export const articleGroups = ['reading', 'unread', 'finished', 'archived'] as const;
export type ArticleGroup = (typeof articleGroups)[number];

export function groupOf({ shelf, read }: ListedArticle): ArticleGroup {
  if (shelf.archived) return 'archived';
  if (read.done) return 'finished';
  return read.at > 0 || read.share > 0 ? 'reading' : 'unread';
}

/** The year an article is of; `null` where its date does not begin with one. */
export const yearOf = ({ date }: Pick<ListedArticle, 'date'>): string | null => /^\d{4}/.exec(date ?? '')?.[0] ?? null;

/** What `is:` asks of an article. */
const states: Readonly<Record<string, (article: ListedArticle) => boolean>> = {
  starred: ({ shelf }) => shelf.starred,
  archived: ({ shelf }) => shelf.archived,
  reading: (article) => groupOf(article) === 'reading',
  unread: ({ read }) => read.at === 0 && read.share === 0,
  finished: ({ read }) => read.done,
};

/** What `has:` asks of it. */
const holdings: Readonly<Record<string, (article: ListedArticle) => boolean>> = {
  mark: ({ annotations }) => annotations > 0,
  note: ({ notes }) => notes > 0,
  tag: ({ shelf }) => shelf.tags.length > 0,
};

/** By its beginning, so that it answers while it is typed. */
const named = (tests: typeof states, value: string) => Object.entries(tests).find(([name]) => name.startsWith(value))?.[1] ?? null;

/** Whether words begin so, wherever among the others. */
const begins = (text: string, wanted: string): boolean => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')}`.includes(` ${wanted}`);

const bare = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** The test of a filter; `null` where the list knows nothing of what it asks, which is then read as words. */
function filterTest(name: string, value: string, collectionNames: (article: ListedArticle) => readonly string[]): ((article: ListedArticle) => boolean) | null {
  const wanted = bare(value);
  if (name === 'is' || name === 'has') return named(name === 'is' ? states : holdings, wanted);
  if (name === 'tag') return ({ shelf }) => shelf.tags.some((tag) => bare(tag).startsWith(wanted));
  if (name === 'author') return ({ byline }) => begins(byline ?? '', wanted);
  if (name === 'collection') return (article) => collectionNames(article).some((each) => bare(each).startsWith(wanted));
  return name === 'date' ? ({ date }) => (date ?? '').startsWith(value.trim()) : null;
}

function clauseTest(clause: Clause, collectionNames: (article: ListedArticle) => readonly string[]): (article: ListedArticle) => boolean {
  const asked = clause.filter && filterTest(clause.filter.name, clause.filter.value, collectionNames);
  if (asked) return asked;
  if (clause.text.startsWith('#')) return ({ shelf }) => shelf.tags.some((tag) => bare(tag).startsWith(bare(clause.text)));
  const wanted = bare(clause.text);
  return ({ title, byline, date, shelf }) => [title, byline ?? '', date ?? '', ...shelf.tags].some((text) => begins(text, wanted));
}

/**
 * A test for what is typed, in the language of the search: words and "phrases" by the beginnings of words in title, authors, year and
 * tags; `-` for without, `OR`, and `tag:`, `author:`, `collection:`, `date:`, `is:starred`, `has:note` and the like.
 */
export function articleTest(typed: string, collectionNames: (article: ListedArticle) => readonly string[]): (article: ListedArticle) => boolean {
  const goals: { readonly without: boolean; readonly tests: ((article: ListedArticle) => boolean)[] }[] = [];
  for (const clause of parseQuery(typed, true)) {
    const test = clauseTest(clause, collectionNames);
    const before = clause.or ? goals.at(-1) : undefined;
    if (before) before.tests.push(test);
    else goals.push({ without: clause.without, tests: [test] });
  }
  return (article) => goals.every(({ without, tests }) => without !== tests.some((test) => test(article)));
}

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const textOrder = (a: string | null, b: string | null): number => (a === null || b === null ? Number(a === null) - Number(b === null) : words.compare(a, b));
/** The last word of the first name before a comma: what bibliographies sort by. */
const surname = ({ byline }: ListedArticle): string | null => /(\S+)\s*$/.exec((byline ?? '').split(/,| and |;/)[0] ?? '')?.[1] ?? null;
const newest = (a: ListedArticle, b: ListedArticle): number => (a.added < b.added ? 1 : a.added > b.added ? -1 : 0);

/** What is not known stands last. */
const orders: Readonly<Record<ArticleOrder, (a: ListedArticle, b: ListedArticle) => number>> = {
  read: (a, b) => b.read.at - a.read.at,
  added: newest,
  title: (a, b) => words.compare(a.title, b.title),
  author: (a, b) => textOrder(surname(a), surname(b)),
  // Newest first.
  year: (a, b) => (yearOf(a) === null || yearOf(b) === null ? textOrder(yearOf(a), yearOf(b)) : textOrder(yearOf(b), yearOf(a))),
  progress: (a, b) => b.read.share - a.read.share,
};

/** In the order asked for; equals by when they were added, then by title. */
export const inOrder = <Article extends ListedArticle>(articles: readonly Article[], order: ArticleOrder): Article[] =>
  [...articles].sort((a, b) => orders[order](a, b) || newest(a, b) || words.compare(a.title, b.title));

/** The groups that have articles, in the order in which they are shown. */
export function inGroups<Article extends ListedArticle>(articles: readonly Article[], groupFor: (article: Article) => ArticleGroup = groupOf): [ArticleGroup, Article[]][] {
  const grouped = new Map<ArticleGroup, Article[]>(articleGroups.map((group) => [group, []]));
  for (const article of articles) grouped.get(groupFor(article))?.push(article);
  return [...grouped].filter(([, inside]) => inside.length > 0);
}
