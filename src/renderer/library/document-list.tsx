/** The library: every article with how far it has been read, its marks and notes. */
import { FilePlus2, ListFilter, Plus, SquarePen, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { GridList, GridListItem, MenuItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './document-list.css';
import type { DocumentSummary } from '../../shared/contract';
import { openDetails } from '../state/descriptions';
import { useDocuments } from '../state/documents';
import { importDocuments } from '../state/imports';
import { openDocument, usePlace } from '../state/place';
import { SavedSearches } from '../search/saved-searches';
import { importVersion } from '../state/review';
import { removeDocument } from '../state/trash';
import { useVault } from '../state/vault';
import { IconButton } from '../ui/icon-button';
import { MenuButton } from '../ui/menu-button';

export function DocumentList() {
  const { t } = useTranslation('library');
  const list = useDocuments((state) => state.list);
  const open = usePlace((place) => place.document);
  const [filter, setFilter] = useState('');
  const shown = (list ?? []).filter(({ title }) => title.toLowerCase().includes(filter.trim().toLowerCase()));
  return (
    <>
      <header className="pane-head">
        <h2>{t('title')}</h2>
        <IconButton icon={Plus} label={t('import')} onPress={() => void importDocuments()} />
      </header>
      <label className="filter">
        <ListFilter size={16} strokeWidth={1.75} aria-hidden />
        <span className="visually-hidden">{t('filter', { count: list?.length ?? 0 })}</span>
        <input type="text" value={filter} placeholder={t('filter', { count: list?.length ?? 0 })} onChange={(event) => setFilter(event.target.value)} />
      </label>
      {list !== null && shown.length === 0 ? <p className="empty">{filter === '' ? t('empty') : t('none', { filter })}</p> : null}
      <GridList
        className="document-list"
        aria-label={t('title')}
        items={shown}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={open === null ? [] : [open]}
        onAction={(key) => openDocument(String(key))}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined && key !== open) openDocument(String(key));
        }}
      >
        {(item: DocumentSummary) => <DocumentRow item={item} />}
      </GridList>
      <SavedSearches />
    </>
  );
}

function DocumentRow({ item }: { readonly item: DocumentSummary }) {
  const { t } = useTranslation('library');
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const percent = Math.round(item.progress * 100);
  return (
    <GridListItem id={item.id} textValue={item.title} className="list-row document-row">
      <span className="document-row-head">
        <span className="document-row-title">{item.title}</span>
        {readOnly ? null : (
          <span className="document-row-menu">
            <MenuButton label={t('menu', { title: item.title })}>
              <MenuItem onAction={() => void openDetails(item.id)}>
                <SquarePen size={15} strokeWidth={1.75} aria-hidden />
                {t('edit')}
              </MenuItem>
              <MenuItem onAction={() => void importVersion(item.id, item.title)}>
                <FilePlus2 size={15} strokeWidth={1.75} aria-hidden />
                {t('revise')}
              </MenuItem>
              <MenuItem data-tone="danger" onAction={() => void removeDocument(item.id, item.title)}>
                <Trash2 size={15} strokeWidth={1.75} aria-hidden />
                {t('remove')}
              </MenuItem>
            </MenuButton>
          </span>
        )}
      </span>
      <span className="document-row-detail">
        <span className="document-row-progress" aria-hidden>
          <i style={{ width: `${percent}%` }} />
        </span>
        {[t('progress', { percent }), t('marks', { count: item.annotations }), t('notes', { count: item.notes })].join(' · ')}
      </span>
    </GridListItem>
  );
}
