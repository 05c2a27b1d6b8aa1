/** Every entity of the library by type, narrowed and sorted as the reader likes; arrows move, Enter opens. */
import { ArrowDownWideNarrow, ListFilter, Merge } from 'lucide-react';
import { useDeferredValue, useEffect } from 'react';
import { GridList, GridListItem, MenuItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './entity-list.css';
import { listOrders, type EntityGroup, type ListOrder } from '../../core/entities/narrow';
import type { EntitySummary } from '../../shared/contract';
import { followDuplicates, useDuplicates } from '../state/duplicates';
import { useEntities } from '../state/entities';
import { askList, followEntityList, showMore, useEntityList } from '../state/entity-list';
import { setPanel } from '../state/panel';
import { openEntity, usePlace } from '../state/place';
import { MenuButton } from '../ui/menu-button';
import { ListChoices } from './list-choices';

export function EntityList() {
  const { t } = useTranslation('entities');
  const asked = useEntityList((state) => state.asked);
  // Hundreds of rows: drawing them anew lets keys and the pointer go first.
  const answer = useDeferredValue(useEntityList((state) => state.answer));
  useEffect(followEntityList, []);
  const { text, order } = asked;
  const count = answer?.total ?? 0;
  const none = count === 0 ? t('empty') : text === '' ? t('noneSuch') : t('none', { filter: text });
  return (
    <>
      <header className="pane-head">
        <h2>{t('title')}</h2>
        <MenuButton label={t('orderBy')} icon={ArrowDownWideNarrow} selectionMode="single" disallowEmptySelection selectedKeys={[order]} onSelectionChange={(keys) => askList({ order: [...(keys === 'all' ? [] : keys)][0] as ListOrder })}>
          {listOrders.map((each) => (
            <MenuItem key={each} id={each}>
              {t(`order.${each}`)}
            </MenuItem>
          ))}
        </MenuButton>
      </header>
      <label className="filter">
        <ListFilter size={16} strokeWidth={1.75} aria-hidden />
        <span className="visually-hidden">{t('filter', { count })}</span>
        <input type="text" value={text} placeholder={t('filter', { count })} onChange={(event) => askList({ text: event.target.value })} />
      </label>
      <ListChoices />
      <div className="entity-groups">
        {answer?.groups.length === 0 ? <p className="empty">{none}</p> : null}
        {answer?.groups.map((group) => (
          <section key={group.type} aria-labelledby={`entity-type-${group.type}`}>
            <h3 className="group-label" id={`entity-type-${group.type}`}>
              {t(`types.${group.type}`)} <span className="entity-group-count">{group.count}</span>
            </h3>
            <Group group={group} order={order} />
          </section>
        ))}
      </div>
      <Suggested />
    </>
  );
}

/** Says that some look alike; the reader looks at them or not. */
function Suggested() {
  const { t } = useTranslation('entities');
  const count = useDuplicates((state) => state.pairs.length);
  useEffect(followDuplicates, []);
  if (count === 0) return null;
  return (
    <button type="button" className="suggested" onClick={() => setPanel('duplicates')}>
      <Merge size={16} strokeWidth={1.75} aria-hidden />
      {t('duplicates.button', { count })}
    </button>
  );
}

function Group({ group: { type, count, items }, order }: { readonly group: EntityGroup; readonly order: ListOrder }) {
  const { t } = useTranslation('entities');
  const chosen = usePlace((place) => place.entity);
  // What was chosen may have been merged into another since.
  const open = useEntities((state) => (chosen === null ? null : (state.dossier?.entity.id ?? chosen)));
  const counted = ({ mentions, notes }: EntitySummary) => (order === 'notes' ? notes : mentions);
  return (
    <>
      <GridList
        aria-label={t(`types.${type}`)}
        items={items}
        dependencies={[order]}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={open === null ? [] : [open]}
        onAction={(key) => openEntity(String(key))}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined && key !== open) openEntity(String(key));
        }}
      >
        {(item) => (
          <GridListItem id={item.id} textValue={item.name} className="list-row entity-row" data-type={item.type}>
            <i className="type-dot" aria-hidden />
            <span className="entity-row-name">{item.name}</span>
            <span className="entity-row-count" title={order === 'notes' ? t('notes', { count: item.notes }) : t('mentions', { count: item.mentions })}>
              {counted(item)}
            </span>
          </GridListItem>
        )}
      </GridList>
      {count > items.length ? (
        <button type="button" className="button entity-more" onClick={() => showMore(type)}>
          {t('more', { count: count - items.length })}
        </button>
      ) : null}
    </>
  );
}
