/** The rows of the search page; however many there are, only those in sight are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ListFilter, SpellCheck } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { askForMore } from '../state/search-page';
import { Hit } from './hit';
import { isChoice, type Chosen, type Row } from './rows';

/** Height of a row before it is measured, CSS pixels. */
const GUESSED = 78;
const OVERSCAN = 6;

export const rowId = (at: number): string => `search-row-${String(at)}`;

interface Properties {
  readonly rows: readonly Row[];
  /** Key of the chosen row. */
  readonly chosen: string | null;
  readonly onChoose: (row: Chosen) => void;
  readonly onTake: (row: Chosen) => void;
}

/** Follows the answer and the choice alone, whatever is typed meanwhile. */
export const Results = memo(function Results({ rows, chosen, onChoose, onTake }: Properties) {
  const { t } = useTranslation('search');
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => GUESSED,
    getItemKey: (at) => rows[at]?.key ?? at,
    overscan: OVERSCAN,
  });
  const at = rows.findIndex(({ key }) => key === chosen);
  useEffect(() => {
    // The head of the first group is shown with its first hit.
    if (at >= 0) virtual.scrollToIndex(at <= 1 ? 0 : at, { align: 'auto' });
  }, [virtual, at]);
  const choices = rows.filter(isChoice);
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 1) askForMore();
  }, [last, rows.length]);
  const press = (row: Chosen) => (row.key === chosen || !hasPreview(box.current) ? onTake(row) : onChoose(row));
  return (
    <div ref={box} id="search-results" className="search-results" role="listbox" aria-label={t('answers')} data-keeps-focus>
      <div className="search-rows" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const place = { ref: virtual.measureElement, 'data-index': index, style: { transform: `translateY(${String(start)}px)` } };
          if (!isChoice(row)) {
            return (
              <div key={row.key} {...place} className="search-group" role="presentation">
                {row.group.title} <span>{row.group.hits.length < row.group.total ? t('page.of', { shown: row.group.hits.length, total: row.group.total }) : row.group.total}</span>
              </div>
            );
          }
          return (
            <div
              key={row.key}
              {...place}
              id={rowId(index)}
              className="search-row"
              role="option"
              aria-selected={row.key === chosen}
              aria-setsize={choices.length}
              aria-posinset={choices.indexOf(row) + 1}
              onClick={() => press(row)}
            >
              <RowWords row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
});

/** Where there is no room to read a hit beside the list, a click opens it. */
const hasPreview = (box: HTMLElement | null): boolean => (box?.nextElementSibling?.getClientRects().length ?? 0) > 0;

function RowWords({ row }: { readonly row: Chosen }) {
  const { t } = useTranslation('search');
  if (row.kind === 'hit') return <Hit hit={row.hit} />;
  const Icon = row.kind === 'meant' ? SpellCheck : ListFilter;
  return (
    <>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      <span className="hit-words">
        <span className="hit-title">{row.kind === 'meant' ? t('meant', { text: row.label }) : row.label}</span>
      </span>
      {row.kind === 'completion' ? <span className="hit-kind">{t('filterKey')}</span> : null}
    </>
  );
}
