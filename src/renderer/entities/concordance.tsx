/** Every mention in its sentence, by article and section or sorted by the word beside it; each line opens its place. Long lists draw what is in sight. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Download } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { Label, MenuItem, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './concordance.css';
import type { Entity } from '../../core/entities/entity';
import type { MentionInContext } from '../../shared/contract';
import { exportFormats, exportPage } from '../state/entities';
import { openDocument } from '../state/place';
import { MenuButton } from '../ui/menu-button';
import { Split, SplitButton, useChoice, type Choice } from './split';
import { concordanceRows, orders, type ConcordanceRow, type Order } from './concordance-rows';

/** The longest name in characters: one column for all lines, so that the names stand under one another. */
const nameWidth = (mentions: readonly MentionInContext[]) => mentions.reduce((most, { highlight }) => Math.max(most, highlight.end - highlight.start), 0);

/** Beyond so many rows only those in sight are drawn. */
const manyRows = 150;

function Words({ mention: { sentence, highlight, section } }: { readonly mention: MentionInContext }) {
  return (
    <>
      <span className="concordance-left">
        <bdi>{sentence.slice(0, highlight.start)}</bdi>
      </span>
      <b className="concordance-name">{sentence.slice(highlight.start, highlight.end)}</b>
      <span className="concordance-right">{sentence.slice(highlight.end)}</span>
      <span className="concordance-place">{section}</span>
    </>
  );
}

/** A line leads to its place; while lines are being chosen it is a box to tick. */
function Line({ row, choice }: { readonly row: ConcordanceRow & { readonly kind: 'line' }; readonly choice: Choice | null }) {
  const { mention, key } = row;
  if (choice)
    return (
      <label className="concordance-line concordance-choice">
        <input type="checkbox" aria-label={mention.sentence} checked={choice.chosen.has(key)} onChange={() => choice.turn(key)} />
        <Words mention={mention} />
      </label>
    );
  return (
    <button type="button" className="concordance-line" title={mention.sentence} onClick={() => openDocument(mention.document, mention.range)}>
      <Words mention={mention} />
    </button>
  );
}

const Row = ({ row, choice }: { readonly row: ConcordanceRow; readonly choice: Choice | null }) =>
  row.kind === 'line' ? <Line row={row} choice={choice} /> : <h3 className="concordance-group">{row.title}</h3>;

/** The rows in sight of a long list; the page around it scrolls. */
function Long({ rows, choice }: { readonly rows: readonly ConcordanceRow[]; readonly choice: Choice | null }) {
  const self = useRef<HTMLUListElement>(null);
  const [above, setAbove] = useState(0);
  const page = () => self.current?.closest<HTMLElement>('.entity-page') ?? null;
  useLayoutEffect(() => {
    const box = self.current?.getBoundingClientRect();
    const around = page();
    if (box && around) setAbove(box.top - around.getBoundingClientRect().top + around.scrollTop);
  }, []);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: page, estimateSize: () => 37, overscan: 20, scrollMargin: above });
  return (
    <ul ref={self} className="concordance concordance-long" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const row = rows[index];
        return row ? (
          <li key={key} ref={virtual.measureElement} data-index={index} aria-setsize={rows.length} aria-posinset={index + 1} style={{ transform: `translateY(${String(start - above)}px)` }}>
            <Row row={row} choice={choice} />
          </li>
        ) : null;
      })}
    </ul>
  );
}

interface Properties {
  readonly entity: Entity;
  readonly mentions: readonly MentionInContext[];
}

export function Concordance({ entity, mentions }: Properties) {
  const { t } = useTranslation('entities');
  const [order, setOrder] = useState<Order>('place');
  const [choice, setChoosing] = useChoice();
  const rows = useMemo(() => concordanceRows(mentions, order), [mentions, order]);
  return (
    <section className="entity-section" style={{ '--name-width': `${String(nameWidth(mentions) * 1.2 + 1)}ch` } as CSSProperties}>
      <div className="concordance-head">
        <h2>{t('every')}</h2>
        <RadioGroup className="segments" orientation="horizontal" value={order} onChange={(value) => setOrder(value as Order)}>
          <Label className="visually-hidden">{t('sort')}</Label>
          {orders.map((each) => (
            <Radio key={each} value={each} className="segment">
              {t(`sortBy.${each}`)}
            </Radio>
          ))}
        </RadioGroup>
        <MenuButton label={t('exportPage')} icon={Download}>
          {exportFormats.map((format) => (
            <MenuItem key={format} onAction={() => void exportPage(entity.id, format)}>
              {t(`exportAs.${format}`)}
            </MenuItem>
          ))}
        </MenuButton>
        <SplitButton mentions={mentions} choice={choice} onTurn={setChoosing} />
      </div>
      {choice && <Split entity={entity} rows={rows} choice={choice} onDone={() => setChoosing(false)} />}
      {rows.length > manyRows ? (
        <Long key={order} rows={rows} choice={choice} />
      ) : (
        <ul className="concordance">
          {rows.map((row) => (
            <li key={row.key} role={row.kind === 'line' ? undefined : 'presentation'}>
              <Row row={row} choice={choice} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
