/** Where articles are kept: starred, tagged, put into collections and away, marked as read; and what of the library is shown. */
import { create } from 'zustand';
import { articleTest, groupOf, inGroups, inOrder, type ArticleGroup, type ArticleOrder, type ListedArticle } from '../../core/shelf/article-list';
import { namesOf, within, type Collection } from '../../core/shelf/collection';
import type { Shelf } from '../../core/documents/document';
import type { DocumentSummary } from '../../shared/contract';
import type { Session } from '../../shared/settings';
import { translate } from '../strings';
import { changeDocuments } from './descriptions';
import { useDocuments } from './documents';
import { perform, takeBack, type Change } from './history';
import { attempt, notify } from './notices';
import { say } from './passage';
import { setPanel } from './panel';
import { setReading, unread, usePlace } from './place';

/** An article of the list with how far it was read. */
export interface Article extends DocumentSummary, ListedArticle {}

interface ShownShelf {
  readonly filter: string;
  /** The collection whose articles alone are shown; `null` for all. */
  readonly collection: string | null;
  readonly selected: ReadonlySet<string>;
  /** Groups of which only the heading is shown. */
  readonly folded: ReadonlySet<ArticleGroup>;
  /** The articles whose collections and tags lie open. */
  readonly edited: readonly string[];
}

export const useShelf = create<ShownShelf>(() => ({ filter: '', collection: null, selected: new Set(), folded: new Set(['finished', 'archived']), edited: [] }));

export const setFilter = (filter: string): void => useShelf.setState({ filter });
export const select = (selected: Iterable<string>): void => useShelf.setState({ selected: new Set(selected) });
export const showCollection = (collection: string | null): void => useShelf.setState({ collection, selected: new Set() });

export const fold = (group: ArticleGroup): void =>
  useShelf.setState(({ folded }) => ({ folded: new Set(folded.has(group) ? [...folded].filter((each) => each !== group) : [...folded, group]) }));

type Readings = Session['reading'];

/** How far an article was read; of one read before that was kept, where its first line in sight stood. */
export function readingOf({ id, length }: Pick<DocumentSummary, 'id' | 'length'>, { reading, offsets }: Pick<Session, 'reading' | 'offsets'>): Readings[string] {
  return reading[id] ?? { ...unread, share: length === 0 ? 0 : Math.min(1, (offsets[id] ?? 0) / length) };
}

/** Articles as they were made of summaries before: a row whose article is the same is not drawn anew. */
const made = new WeakMap<DocumentSummary, Article>();

function articleOf(summary: DocumentSummary, read: Readings[string]): Article {
  const before = made.get(summary);
  if (before?.read.at === read.at && before.read.share === read.share && before.read.done === read.done) return before;
  const article = { ...summary, read };
  made.set(summary, article);
  return article;
}

interface Asked {
  readonly list: readonly DocumentSummary[];
  readonly collections: readonly Collection[];
  readonly session: Pick<Session, 'reading' | 'offsets'>;
  readonly filter: string;
  readonly collection: string | null;
  readonly order: ArticleOrder;
  /** The article that is open. */
  readonly open: string | null;
}

/** The articles to show, in their groups and order. One whose end was reached stays where it is until another is opened. */
export function shownArticles({ list, collections, session, filter, collection, order, open }: Asked): [ArticleGroup, Article[]][] {
  const inside = collection === null ? null : within(collections, collection);
  const test = articleTest(filter, ({ shelf }) => namesOf(collections, shelf.collections));
  const articles = list.map((summary) => articleOf(summary, readingOf(summary, session)));
  const groupFor = (article: Article): ArticleGroup => (article.id === open && groupOf(article) === 'finished' ? 'reading' : groupOf(article));
  const shown = inOrder(articles.filter((each) => (!inside || each.shelf.collections.some((id) => inside.has(id))) && test(each)), order);
  return inGroups(shown, groupFor);
}

/** How many articles stand in a collection and in those in it; what is archived is not counted. */
export function countIn(list: readonly DocumentSummary[], collections: readonly Collection[], id: string): number {
  const inside = within(collections, id);
  return list.filter(({ shelf }) => !shelf.archived && shelf.collections.some((each) => inside.has(each))).length;
}

const summaries = (ids: readonly string[]): readonly DocumentSummary[] => (useDocuments.getState().list ?? []).filter(({ id }) => ids.includes(id));
export const shelvesOf = (ids: readonly string[]): readonly Shelf[] => summaries(ids).map(({ shelf }) => shelf);

/** Changes the shelves of articles as one change; those that stay as they are are passed over. */
async function shelve(label: string, ids: readonly string[], next: (shelf: Shelf) => Partial<Shelf>): Promise<Change | null> {
  const changes = summaries(ids).flatMap(({ id, shelf }) => {
    const patch = { shelf: { ...shelf, ...next(shelf) } };
    return JSON.stringify(patch.shelf) === JSON.stringify(shelf) ? [] : [{ document: id, patch }];
  });
  return changeDocuments(label, changes);
}

const offerUndo = (message: string, change: Change | null): void => {
  if (change) notify({ tone: 'plain', message, act: { label: translate('library:undo'), run: () => void attempt(takeBack(change)) } });
};

/** Stars articles, or takes the star from them where all have one. */
export async function toggleStar(ids: readonly string[]): Promise<void> {
  const starred = !shelvesOf(ids).every((shelf) => shelf.starred);
  const done = await shelve(translate(starred ? 'library:change.star' : 'library:change.unstar'), ids, () => ({ starred }));
  if (done) say(translate(starred ? 'library:starred' : 'library:unstarred', { count: ids.length }));
}

/** Puts articles away, or brings them back where all are away. */
export async function toggleArchived(ids: readonly string[]): Promise<void> {
  const archived = !shelvesOf(ids).every((shelf) => shelf.archived);
  const done = await shelve(translate(archived ? 'library:change.archive' : 'library:change.unarchive'), ids, () => ({ archived }));
  offerUndo(translate(archived ? 'library:archived' : 'library:unarchived', { count: ids.length }), done);
}

const added = (to: readonly string[], came: readonly string[], gone: readonly string[]): string[] => [...new Set([...to.filter((each) => !gone.includes(each)), ...came])];

/** Adds tags to all the articles and takes others from all. */
export const changeTags = (ids: readonly string[], came: readonly string[], gone: readonly string[]): Promise<Change | null> =>
  shelve(translate('library:change.tags'), ids, ({ tags }) => ({ tags: added(tags, came, gone) }));

/** Puts the articles into collections and takes them out of others. */
export const changeCollections = (ids: readonly string[], came: readonly string[], gone: readonly string[]): Promise<Change | null> =>
  shelve(translate('library:change.collect'), ids, ({ collections }) => ({ collections: added(collections, came, gone) }));

/** Puts articles into a collection, as a drop on it does, and says so. */
export async function collect(ids: readonly string[], { id, name }: Collection): Promise<void> {
  offerUndo(translate('library:collected', { count: ids.length, name: name.slice(0, 80) }), await changeCollections(ids, [id], []));
}

/** Says of articles that they were read to the end, or never. */
export async function markRead(ids: readonly string[], done: boolean): Promise<void> {
  const { reading } = usePlace.getState();
  const before = Object.fromEntries(ids.map((id) => [id, reading[id] ?? unread]));
  const after = Object.fromEntries(ids.map((id) => [id, done ? { ...(reading[id] ?? unread), share: 1, done } : unread]));
  const set = (some: Readings) => () => Promise.resolve(setReading(some));
  await perform({ label: translate(done ? 'library:change.finish' : 'library:change.unread'), redo: set(after), undo: set(before) });
}

/** Opens the collections and tags of articles. */
export function openShelf(ids: readonly string[]): void {
  if (ids.length === 0) return;
  useShelf.setState({ edited: ids });
  setPanel('shelf');
}
