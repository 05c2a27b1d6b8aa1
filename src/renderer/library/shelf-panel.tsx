/** The collections and tags of one article or of several at once. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './shelf-panel.css';
import type { Shelf } from '../../core/documents/document';
import { collectionTree, type CollectionBranch } from '../../core/shelf/collection';
import { makeCollection, useCollections } from '../state/collections';
import { useDocuments } from '../state/documents';
import { setPanel } from '../state/panel';
import { changeCollections, changeTags, useShelf } from '../state/shelf';
import { ChipField } from '../ui/chip-field';
import { IconButton } from '../ui/icon-button';
import { Panel } from '../ui/panel';

const close = () => setPanel(null);

/** The branches as lines, each with how deep it stands. */
const lines = (branches: readonly CollectionBranch[], depth = 0): [CollectionBranch, number][] =>
  branches.flatMap((each): [CollectionBranch, number][] => [[each, depth], ...lines(each.children, depth + 1)]);

interface LineProperties {
  readonly collection: CollectionBranch;
  readonly depth: number;
  readonly ids: readonly string[];
  readonly shelves: readonly Shelf[];
}

function Line({ collection, depth, ids, shelves }: LineProperties) {
  const inside = shelves.filter(({ collections }) => collections.includes(collection.id)).length;
  const all = inside === shelves.length;
  return (
    <li className="shelf-line" data-depth={Math.min(depth, 8)}>
      <label>
        <input
          type="checkbox"
          checked={all}
          ref={(box) => void (box && (box.indeterminate = inside > 0 && !all))}
          onChange={() => void changeCollections(ids, all ? [] : [collection.id], all ? [collection.id] : [])}
        />
        {collection.name}
      </label>
    </li>
  );
}

/** Makes a collection and puts the articles into it. */
function Make({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('library');
  const [name, setName] = useState('');
  const make = async () => {
    setName('');
    const id = await makeCollection(name, null);
    if (id !== null) await changeCollections(ids, [id], []);
  };
  return (
    <form
      className="shelf-make"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <label className="filter">
        <span className="visually-hidden">{t('collections.newName')}</span>
        <input type="text" value={name} maxLength={200} placeholder={t('collections.newName')} onChange={(event) => setName(event.target.value)} />
      </label>
      <IconButton icon={Plus} label={t('collections.make')} disabled={name.trim() === ''} onPress={() => void make()} />
    </form>
  );
}

export default function ShelfPanel() {
  const { t } = useTranslation('library');
  const ids = useShelf((state) => state.edited);
  const documents = useDocuments((state) => state.list) ?? [];
  const collections = useCollections((state) => state.list);
  const edited = documents.filter(({ id }) => ids.includes(id));
  const shelves = edited.map(({ shelf }) => shelf);
  const tags = [...new Set(shelves.flatMap((shelf) => shelf.tags))].sort();
  const known = [...new Set(documents.flatMap(({ shelf }) => shelf.tags))].sort();
  const retag = (next: readonly string[]) => void changeTags(ids, next.filter((tag) => !tags.includes(tag)), tags.filter((tag) => !next.includes(tag)));
  return (
    <Panel title={t('shelf.title')} closeLabel={t('shelf.close')} className="shelf-panel" onClose={close}>
      <p className="shelf-about">{edited.length === 1 ? edited[0]?.title : t('shelf.several', { count: edited.length })}</p>
      <fieldset className="shelf-collections">
        <legend>{t('collections.title')}</legend>
        <ul>
          {lines(collectionTree(collections)).map(([collection, depth]) => (
            <Line key={collection.id} collection={collection} depth={depth} ids={ids} shelves={shelves} />
          ))}
        </ul>
        <Make ids={ids} />
      </fieldset>
      <div className="shelf-tags">
        <h3>{t('shelf.tags')}</h3>
        <ChipField chips={tags} known={known} label={t('shelf.tags')} placeholder={t('shelf.tagsHint')} removeLabel={(tag) => t('shelf.untag', { tag })} onChange={retag} />
      </div>
    </Panel>
  );
}
