/** The saved searches with how much each finds now; pressed, the search page shows it. */
import { Bookmark, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, MenuItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './saved-searches.css';
import type { CountedSearch } from '../../shared/contract';
import { removeSearch, renameSearch, useSavedSearches } from '../state/saved-searches';
import { openSearchPage, useSearchPage } from '../state/search-page';
import { usePlace } from '../state/place';
import { useVault } from '../state/vault';
import { MenuButton } from '../ui/menu-button';
import { NameField } from '../ui/name-field';

export function SavedSearches() {
  const { t } = useTranslation('search');
  const list = useSavedSearches((state) => state.list);
  const [renamed, setRenamed] = useState<string | null>(null);
  if (list.length === 0) return null;
  return (
    <section className="saved-searches" aria-labelledby="saved-searches">
      <h3 className="group-label" id="saved-searches">
        {t('saved.title')}
      </h3>
      <ul>
        {list.map((search) => (
          <li key={search.id}>
            {search.id === renamed ? <NameField label={t('saved.name')} name={search.name} onDone={() => setRenamed(null)} onKeep={(name) => void renameSearch(search, name)} /> : <Saved search={search} onRename={() => setRenamed(search.id)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Saved({ search, onRename }: { readonly search: CountedSearch; readonly onRename: () => void }) {
  const { t } = useTranslation('search');
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const searching = usePlace((place) => place.view === 'search');
  const shown = useSearchPage((page) => page.text.trim() === search.query);
  return (
    <>
      <Button
        className="list-row saved-search"
        {...(searching && shown ? { 'data-selected': true } : {})}
        onPress={() => openSearchPage(search.query)}
      >
        <Bookmark size={16} strokeWidth={1.75} aria-hidden />
        <span className="saved-search-name">{search.name}</span>
        <span className="saved-search-count">
          {search.count} <span className="visually-hidden">{t('saved.results', { count: search.count })}</span>
        </span>
      </Button>
      {readOnly ? null : (
        <MenuButton label={t('saved.menu', { name: search.name })}>
          <MenuItem onAction={onRename}>
            <Pencil size={15} strokeWidth={1.75} aria-hidden />
            {t('saved.rename')}
          </MenuItem>
          <MenuItem data-tone="danger" onAction={() => void removeSearch(search)}>
            <Trash2 size={15} strokeWidth={1.75} aria-hidden />
            {t('saved.remove')}
          </MenuItem>
        </MenuButton>
      )}
    </>
  );
}
