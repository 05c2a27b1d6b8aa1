/** The articles by group: click or Enter opens, arrows choose, Shift and Ctrl choose several; rows are dragged onto collections. */
import { ChevronDown, ChevronRight, FileText } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { Button, Collection, GridList, GridListHeader, GridListSection, ListLayout, Virtualizer, useDragAndDrop } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './article-list.css';
import type { ArticleGroup } from '../../core/shelf/article-list';
import { useDocuments } from '../state/documents';
import { openDocument, usePlace } from '../state/place';
import { fold, openShelf, select, toggleArchived, toggleStar, useShelf, type Article } from '../state/shelf';
import { removeDocuments } from '../state/trash';
import { useVault } from '../state/vault';
import { ArticleRow } from './article-row';
import { articleDrag } from './drag';

interface Properties {
  readonly groups: readonly [ArticleGroup, readonly Article[]][];
}

/** Acts of one key on the chosen rows. */
const acts: Readonly<Record<string, (ids: readonly string[]) => void>> = {
  s: (ids) => void toggleStar(ids),
  e: (ids) => void toggleArchived(ids),
  t: openShelf,
  Delete: (ids) => void removeDocuments(ids),
};

function actByKey(event: KeyboardEvent): void {
  const act = acts[event.key];
  const key = document.activeElement?.closest('[role="row"]')?.getAttribute('data-key');
  const readOnly = useVault.getState().summary?.readOnly ?? false;
  if (!act || !key || readOnly || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  const { selected } = useShelf.getState();
  act(selected.has(key) ? [...selected] : [key]);
}

/** The open article is the chosen one until others are chosen. */
function useChosen(): ReadonlySet<string> {
  const open = usePlace((place) => place.document);
  const selected = useShelf((state) => state.selected);
  useEffect(() => select(open === null ? [] : [open]), [open]);
  return selected;
}

function useDrag() {
  const { t } = useTranslation('library');
  return useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [articleDrag]: String(key), 'text/plain': useDocuments.getState().list?.find(({ id }) => id === key)?.title ?? '' })),
    renderDragPreview: (items) => (
      <span className="drag-preview">
        <FileText size={15} strokeWidth={1.75} aria-hidden />
        {items.length === 1 ? items[0]?.['text/plain'] : t('dragged', { count: items.length })}
      </span>
    ),
  }).dragAndDropHooks;
}

export function ArticleList({ groups }: Properties) {
  const { t } = useTranslation('library');
  const selected = useChosen();
  const open = usePlace((place) => place.document);
  const { folded, filter } = useShelf();
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const drag = useDrag();
  const isFolded = (group: ArticleGroup): boolean => filter === '' && folded.has(group);
  return (
    <div className="article-list-keys" onKeyDown={actByKey}>
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 64, estimatedHeadingSize: 36 }}>
        <GridList
          className="article-list"
          aria-label={t('title')}
          disallowTypeAhead
          selectionMode="multiple"
          selectionBehavior="replace"
          selectedKeys={selected}
          onSelectionChange={(keys) => select(keys === 'all' ? groups.flatMap(([, articles]) => articles.map(({ id }) => id)) : [...keys].map(String))}
          onAction={(key) => openDocument(String(key))}
          {...(readOnly ? {} : { dragAndDropHooks: drag })}
        >
          {groups.map(([group, articles]) => (
            <GridListSection key={group} id={group} className="article-group">
              <GroupHeader group={group} count={articles.length} folded={isFolded(group)} />
              <Collection items={isFolded(group) ? [] : articles} dependencies={[open]}>
                {(article) => <ArticleRow article={article} isOpen={article.id === open} />}
              </Collection>
            </GridListSection>
          ))}
        </GridList>
      </Virtualizer>
    </div>
  );
}

function GroupHeader({ group, count, folded }: { readonly group: ArticleGroup; readonly count: number; readonly folded: boolean }) {
  const { t } = useTranslation('library');
  const Chevron = folded ? ChevronRight : ChevronDown;
  return (
    <GridListHeader className="article-group-head">
      <Button className="group-label article-group-fold" aria-expanded={!folded} onPress={() => fold(group)}>
        {t(`group.${group}`)} <span className="article-group-count">{count}</span>
        <Chevron size={14} strokeWidth={2} aria-hidden />
      </Button>
    </GridListHeader>
  );
}
