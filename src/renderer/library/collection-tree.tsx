/** The tree of collections: chosen, one narrows the list; articles are dropped on it, and collections into one another. */
import { ChevronRight, Folder, FolderInput, FolderPlus, Library, Pencil, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, Collection, MenuItem, Tree, TreeItem, TreeItemContent, isTextDropItem, useDragAndDrop, type DropItem, type Key } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { collectionTree, mayMove, type CollectionBranch } from '../../core/shelf/collection';
import { moveCollections, removeCollection, renameCollection, useCollections } from '../state/collections';
import { useDocuments } from '../state/documents';
import { collect, countIn, showCollection, useShelf } from '../state/shelf';
import { useVault } from '../state/vault';
import { MenuButton } from '../ui/menu-button';
import { NameField } from '../ui/name-field';
import { articleDrag, collectionDrag } from './drag';

/** Row of the whole library. */
const everything = 'all';
const rowOf = (collection: string | null): string => collection ?? everything;
const collectionOf = (key: Key | undefined): string | null => (key === undefined || key === everything ? null : String(key));

/** The ids of one kind among what was dropped. */
async function dropped(items: readonly DropItem[], kind: string): Promise<string[]> {
  return Promise.all(items.filter(isTextDropItem).filter(({ types }) => types.has(kind)).map((item) => item.getText(kind)));
}

async function dropOn(items: readonly DropItem[], key: Key): Promise<void> {
  const { list } = useCollections.getState();
  const into = list.find(({ id }) => id === key) ?? null;
  const articles = await dropped(items, articleDrag);
  if (articles.length > 0 && into) await collect(articles, into);
  const moved = (await dropped(items, collectionDrag)).filter((id) => mayMove(list, id, into?.id ?? null));
  if (moved.length > 0) await moveCollections(moved, into?.id ?? null);
}

function useDrops() {
  return useDragAndDrop({
    acceptedDragTypes: [articleDrag, collectionDrag],
    getItems: (keys) => [...keys].filter((key) => key !== everything).map((key) => ({ [collectionDrag]: String(key), 'text/plain': useCollections.getState().list.find(({ id }) => id === key)?.name ?? '' })),
    // Between two rows there is no place: they stand by name.
    getDropOperation: (target, types) => (target.type === 'item' && target.dropPosition === 'on' && (target.key !== everything || types.has(collectionDrag)) ? 'move' : 'cancel'),
    shouldAcceptItemDrop: (target) => target.dropPosition === 'on',
    onItemDrop: ({ items, target }) => void dropOn(items, target.key),
  }).dragAndDropHooks;
}

interface Properties {
  /** Begins to name a new collection in this one. */
  readonly onMake: (parent: string) => void;
}

export function CollectionTree({ onMake }: Properties) {
  const { t } = useTranslation('library');
  const list = useCollections((state) => state.list);
  const chosen = useShelf((state) => state.collection);
  const documents = useDocuments((state) => state.list);
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [renamed, setRenamed] = useState<string | null>(null);
  const branches = useMemo(() => collectionTree(list), [list]);
  const counts = useMemo(() => new Map(list.map(({ id }) => [id, countIn(documents ?? [], list, id)])), [documents, list]);
  const drops = useDrops();
  const branch = (each: CollectionBranch) =>
    each.id === renamed ? (
      <TreeItem id={each.id} textValue={each.name} className="list-row collection">
        <TreeItemContent>
          <NameField label={t('collections.name')} name={each.name} onDone={() => setRenamed(null)} onKeep={(name) => void renameCollection(each.id, name)} />
        </TreeItemContent>
        <Collection items={each.children}>{branch}</Collection>
      </TreeItem>
    ) : (
      <TreeItem id={each.id} textValue={each.name} className="list-row collection">
        <CollectionRow collection={each} count={counts.get(each.id) ?? 0} readOnly={readOnly} onMake={onMake} onRename={setRenamed} />
        <Collection items={each.children}>{branch}</Collection>
      </TreeItem>
    );
  const total = documents?.length ?? 0;
  return (
    <Tree
      className="collection-tree"
      aria-label={t('collections.title')}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[rowOf(chosen)]}
      onSelectionChange={(keys) => showCollection(collectionOf(keys === 'all' ? undefined : [...keys][0]))}
      expandedKeys={list.flatMap(({ id }) => (closed.has(id) ? [] : [id]))}
      onExpandedChange={(keys) => setClosed(new Set(list.flatMap(({ id }) => (keys.has(id) ? [] : [id]))))}
      {...(readOnly ? {} : { dragAndDropHooks: drops })}
    >
      <TreeItem id={everything} textValue={t('collections.all')} className="list-row collection">
        <TreeItemContent>
          <span className="collection-fold" />
          <Library size={16} strokeWidth={1.75} aria-hidden />
          <span className="collection-name">{t('collections.all')}</span>
          <span className="collection-count">{total}</span>
        </TreeItemContent>
      </TreeItem>
      <Collection items={branches} dependencies={[renamed, counts, readOnly]}>
        {branch}
      </Collection>
    </Tree>
  );
}

interface RowProperties extends Properties {
  readonly collection: CollectionBranch;
  readonly count: number;
  readonly readOnly: boolean;
  readonly onRename: (id: string) => void;
}

function CollectionRow({ collection, count, readOnly, onMake, onRename }: RowProperties) {
  const { t } = useTranslation('library');
  const { id, name, parent } = collection;
  return (
    <TreeItemContent>
      {({ hasChildItems, isExpanded }) => (
        <>
          <Button slot="drag" className="visually-hidden" aria-label={t('drag', { title: name })} />
          {hasChildItems ? (
            <Button slot="chevron" className="collection-fold" aria-label={t(isExpanded ? 'collections.fold' : 'collections.unfold')}>
              <ChevronRight size={14} strokeWidth={2} aria-hidden />
            </Button>
          ) : (
            <span className="collection-fold" />
          )}
          <Folder size={16} strokeWidth={1.75} aria-hidden />
          <span className="collection-name">{name}</span>
          <span className="collection-count">
            {count} <span className="visually-hidden">{t('collections.articles', { count })}</span>
          </span>
          {readOnly ? null : (
            <MenuButton label={t('collections.menu', { name })}>
              <MenuItem onAction={() => onMake(id)}>
                <FolderPlus size={15} strokeWidth={1.75} aria-hidden />
                {t('collections.makeInside')}
              </MenuItem>
              <MenuItem onAction={() => onRename(id)}>
                <Pencil size={15} strokeWidth={1.75} aria-hidden />
                {t('collections.rename')}
              </MenuItem>
              {parent === null ? null : (
                <MenuItem onAction={() => void moveCollections([id], null)}>
                  <FolderInput size={15} strokeWidth={1.75} aria-hidden />
                  {t('collections.toTop')}
                </MenuItem>
              )}
              <MenuItem data-tone="danger" onAction={() => void removeCollection(collection)}>
                <Trash2 size={15} strokeWidth={1.75} aria-hidden />
                {t('collections.remove')}
              </MenuItem>
            </MenuButton>
          )}
        </>
      )}
    </TreeItemContent>
  );
}
