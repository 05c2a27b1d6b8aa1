/** The library: articles in groups by how far they were read, narrowed and sorted as the reader likes, and the collections. */
import { ArrowUpDown, ListFilter, Plus, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { MenuItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './document-list.css';
import { articleOrders, type ArticleOrder } from '../../core/shelf/article-list';
import { useCollections } from '../state/collections';
import { useDocuments } from '../state/documents';
import { importDocuments } from '../state/imports';
import { setSettings, useSettings } from '../state/settings';
import { setFilter, showCollection, useShelf } from '../state/shelf';
import { IconButton } from '../ui/icon-button';
import { MenuButton } from '../ui/menu-button';
import { ArticleBulk } from './article-bulk';
import { ArticleList } from './article-list';
import { useArticles } from './use-articles';

// A start shows the articles; what stands below them comes a moment later.
const Collections = lazy(() => import('./collections'));

export function DocumentList() {
  const { t } = useTranslation('library');
  const list = useDocuments((state) => state.list);
  const { filter, collection } = useShelf();
  const groups = useArticles();
  const within = useCollections((state) => state.list.find(({ id }) => id === collection));
  const count = list?.length ?? 0;
  const none = count === 0 ? t('empty') : filter === '' ? t('noneInside', { name: within?.name ?? '' }) : t('none', { filter });
  return (
    <>
      <header className="pane-head">
        <h2>{t('title')}</h2>
        <SortMenu />
        <IconButton icon={Plus} label={t('import')} onPress={() => void importDocuments()} />
      </header>
      <label className="filter">
        <ListFilter size={16} strokeWidth={1.75} aria-hidden />
        <span className="visually-hidden">{t('filter', { count })}</span>
        <input type="text" value={filter} placeholder={t('filter', { count })} title={t('filterHint')} onChange={(event) => setFilter(event.target.value)} />
      </label>
      {within ? (
        <p className="library-within">
          <span>{t('within', { name: within.name })}</span>
          <IconButton icon={X} label={t('leave', { name: within.name })} onPress={() => showCollection(null)} />
        </p>
      ) : null}
      {list !== null && groups.length === 0 ? <p className="empty">{none}</p> : null}
      <ArticleList groups={groups} />
      <ArticleBulk />
      <Suspense fallback={null}>
        <Collections />
      </Suspense>
    </>
  );
}

function SortMenu() {
  const { t } = useTranslation('library');
  const order = useSettings((state) => state.libraryOrder);
  return (
    <MenuButton
      icon={ArrowUpDown}
      label={t('sort')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[order]}
      onSelectionChange={(keys) => void setSettings({ libraryOrder: [...(keys === 'all' ? [] : keys)][0] as ArticleOrder })}
    >
      {articleOrders.map((each) => (
        <MenuItem key={each} id={each}>
          {t(`order.${each}`)}
        </MenuItem>
      ))}
    </MenuButton>
  );
}
