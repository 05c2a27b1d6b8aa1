/** The collections, one in another, each with how many articles stand in it, and the saved searches. */
import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './collections.css';
import { makeCollection, useCollections } from '../state/collections';
import { useVault } from '../state/vault';
import { SavedSearches } from '../search/saved-searches';
import { IconButton } from '../ui/icon-button';
import { NameField } from '../ui/name-field';
import { CollectionTree } from './collection-tree';

export default function Collections() {
  const { t } = useTranslation('library');
  const list = useCollections((state) => state.list);
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  /** The collection a new one is being named in; `''` for the top, `null` where none is. */
  const [making, setMaking] = useState<string | null>(null);
  return (
    <div className="collections-part">
      <section className="collections" aria-labelledby="collections">
        <header className="collections-head">
          <h3 className="group-label" id="collections">
            {t('collections.title')}
          </h3>
          {readOnly ? null : <IconButton icon={FolderPlus} label={t('collections.make')} onPress={() => setMaking('')} />}
        </header>
        {making === null ? null : (
          <NameField label={t('collections.name')} name="" onDone={() => setMaking(null)} onKeep={(name) => void makeCollection(name, making === '' ? null : making)} />
        )}
        {list.length === 0 && making === null ? <p className="collections-hint">{t('collections.none')}</p> : null}
        {list.length === 0 ? null : <CollectionTree onMake={setMaking} />}
      </section>
      <SavedSearches />
    </div>
  );
}
