/** The dated passages as a table: what the axis shows, for every way of reading; only the rows in sight are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatedPassage } from '../../shared/contract';
import { openDocument, openEntity } from '../state/place';

export function PassageTable({ passages }: { readonly passages: readonly DatedPassage[] }) {
  const { t } = useTranslation('timeline');
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: passages.length, getScrollElement: () => frame.current, estimateSize: () => 44, overscan: 12 });
  const { t: word } = useTranslation('entities');
  return (
    <div ref={frame} className="passages" role="table" aria-label={t('table')} aria-rowcount={passages.length + 1}>
      <div role="rowgroup" className="passages-head">
        <div role="row" className="passages-row" aria-rowindex={1}>
          {(['date', 'what', 'passage', 'place'] as const).map((column) => (
            <span key={column} role="columnheader">
              {t(`column.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="passages-body" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const passage = passages[index];
          if (!passage) return null;
          const { subject } = passage;
          return (
            <div key={index} ref={rows.measureElement} data-index={index} role="row" aria-rowindex={index + 2} className="passages-row" style={{ transform: `translateY(${String(start)}px)` }}>
              <span role="cell">
                <button type="button" className="passages-date" aria-label={t('open', { date: passage.words, title: passage.documentTitle })} onClick={() => openDocument(passage.document, passage.range)}>
                  {passage.words}
                </button>
              </span>
              <span role="cell" data-type={subject?.type ?? 'date'}>
                {subject ? (
                  <button type="button" className="passages-what" title={word(`type.${subject.type}`)} onClick={() => openEntity(subject.id)}>
                    <i className="type-dot" aria-hidden />
                    {subject.name}
                  </button>
                ) : null}
              </span>
              <span role="cell" className="passages-text">
                {passage.sentence}
              </span>
              <span role="cell" className="passages-place" title={passage.documentTitle}>
                <span>{passage.documentTitle}</span> <small>{passage.section}</small>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
