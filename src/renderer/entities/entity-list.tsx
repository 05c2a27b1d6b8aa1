/** Every entity of the library by type, narrowed and sorted as the reader likes; arrows move, Enter opens. */
import { ArrowDownWideNarrow, ListFilter, Merge } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { GridList, GridListItem, MenuItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './entity-list.css';
import type { EntitySummary } from '../../shared/contract';
import { followDuplicates, useDuplicates } from '../state/duplicates';
import { entitiesNamedIn, useEntities } from '../state/entities';
import { setPanel } from '../state/panel';
import { openEntity, usePlace } from '../state/place';
import { MenuButton } from '../ui/menu-button';
import { ListChoices, noChoice } from './list-choices';
import { groupByType, listOrders, type ListOrder } from './narrow';

/** Ids of the entities that an article names; `null` while no article is chosen. */
function useWithin(document: string | null): ReadonlySet<string> | null {
  const [within, setWithin] = useState<ReadonlySet<string> | null>(null);
  const list = useEntities((state) => state.list);
  useEffect(() => {
    let live = true;
    if (document === null) setWithin(null);
    else void entitiesNamedIn(document).then((named) => live && setWithin(named));
    return () => {
      live = false;
    };
  }, [document, list]);
  return within;
}

export function EntityList() {
  const { t } = useTranslation('entities');
  const list = useEntities((state) => state.list);
  const [text, setText] = useState('');
  const [choices, setChoices] = useState(noChoice);
  const [order, setOrder] = useState<ListOrder>('mentions');
  const { type, linked } = choices;
  const within = useWithin(choices.document);
  const groups = useMemo(() => groupByType(list ?? [], { text, type, linked, within }, order), [list, text, type, linked, within, order]);
  const count = list?.length ?? 0;
  const none = count === 0 ? t('empty') : text === '' ? t('noneSuch') : t('none', { filter: text });
  return (
    <>
      <header className="pane-head">
        <h2>{t('title')}</h2>
        <MenuButton label={t('orderBy')} icon={ArrowDownWideNarrow} selectionMode="single" disallowEmptySelection selectedKeys={[order]} onSelectionChange={(keys) => setOrder([...(keys === 'all' ? [] : keys)][0] as ListOrder)}>
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
        <input type="text" value={text} placeholder={t('filter', { count })} onChange={(event) => setText(event.target.value)} />
      </label>
      <ListChoices choices={choices} onChange={setChoices} />
      <div className="entity-groups">
        {list !== null && groups.length === 0 ? <p className="empty">{none}</p> : null}
        {groups.map(([each, items]) => (
          <section key={each} aria-labelledby={`entity-type-${each}`}>
            <h3 className="group-label" id={`entity-type-${each}`}>
              {t(`types.${each}`)} <span className="entity-group-count">{items.length}</span>
            </h3>
            <EntityGroup items={items} label={t(`types.${each}`)} order={order} />
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

/** A group shows so many at first: thousands of rows are drawn only when they are asked for. */
const atFirst = 200;

function EntityGroup({ items, label, order }: { readonly items: readonly EntitySummary[]; readonly label: string; readonly order: ListOrder }) {
  const { t } = useTranslation('entities');
  const [most, setMost] = useState(atFirst);
  const chosen = usePlace((place) => place.entity);
  // What was chosen may have been merged into another since.
  const open = useEntities((state) => (chosen === null ? null : (state.dossier?.entity.id ?? chosen)));
  const counted = ({ mentions, notes }: EntitySummary) => (order === 'notes' ? notes : mentions);
  return (
    <>
      <GridList
        aria-label={label}
        items={items.slice(0, most)}
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
      {items.length > most ? (
        <button type="button" className="button entity-more" onClick={() => setMost(most * 5)}>
          {t('more', { count: items.length - most })}
        </button>
      ) : null}
    </>
  );
}
