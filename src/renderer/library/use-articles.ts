/** The articles as the list shows them: narrowed, sorted, grouped. */
import { useDeferredValue, useMemo } from 'react';
import { useCollections } from '../state/collections';
import { useDocuments } from '../state/documents';
import { usePlace } from '../state/place';
import { useSettings } from '../state/settings';
import { shownArticles, useShelf, type Article } from '../state/shelf';
import type { ArticleGroup } from '../../core/shelf/article-list';

export function useArticles(): readonly [ArticleGroup, readonly Article[]][] {
  // A library of a thousand comes in without holding up what is typed and read.
  const list = useDeferredValue(useDocuments((state) => state.list));
  const open = usePlace((place) => place.document);
  const collections = useCollections((state) => state.list);
  // Scrolling the article must not wait for the list.
  const reading = useDeferredValue(usePlace((place) => place.reading));
  const filter = useDeferredValue(useShelf((state) => state.filter));
  const collection = useShelf((state) => state.collection);
  const order = useSettings((state) => state.libraryOrder);
  return useMemo(
    () => shownArticles({ list: list ?? [], collections, session: { reading, offsets: usePlace.getState().offsets }, filter, collection, order, open }),
    [list, collections, reading, filter, collection, order, open],
  );
}
