/** The timeline: the axis over the chosen articles, and the same passages as a table under it. */
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './timeline.css';
import { daysOf, layOut, type Dated, type Spot } from '../../core/entities/timeline';
import type { DatedPassage } from '../../shared/contract';
import { openDocument } from '../state/place';
import { useScope } from '../state/scope';
import { followTimeline, useTimeline } from '../state/timeline';
import { IconButton } from '../ui/icon-button';
import { Axis } from './axis';
import { PassageTable } from './passage-table';

/** A day is never wider than this, nor the axis than what a page can scroll (CSS pixels). */
const widestDay = 40;
const widest = 4_000_000;

const longest = 28;
const short = (name: string) => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name);
const widthOf = (label: string) => label.length * 6.6;

function dated(passage: DatedPassage): Dated {
  const days = daysOf(passage) ?? { start: 0, end: 1 };
  return { ...days, label: short(passage.subject?.name ?? passage.words), type: passage.subject?.type ?? 'date' };
}

/** The scale: all of it fits until the reader zooms. */
function useScale(items: readonly Dated[]) {
  const [width, setWidth] = useState(0);
  const [zoom, setZoom] = useState(1);
  const span = useMemo(() => items.reduce((most, { end }) => Math.max(most, end), -Infinity) - items.reduce((least, { start }) => Math.min(least, start), Infinity), [items]);
  const fit = span > 0 && Number.isFinite(span) ? Math.max(1, width) / span : 1;
  const most = Math.max(1, Math.min(widestDay, widest / Math.max(1, span)) / fit);
  const zoomBy = useCallback((factor: number) => setZoom((now) => Math.max(1, Math.min(most, now * factor))), [most]);
  return { perDay: fit * Math.min(zoom, most), setWidth, zoomBy, reset: () => setZoom(1) };
}

export default function Timeline() {
  const { t } = useTranslation('timeline');
  const { passages } = useTimeline();
  const documents = useScope((scope) => scope.documents);
  useEffect(followTimeline, []);
  if (passages === null) return <p className="entity-page-empty" aria-busy />;
  if (passages.length === 0) return <p className="entity-page-empty">{documents?.length === 0 ? t('noneChosen') : t('empty')}</p>;
  return <Page passages={passages} />;
}

function Page({ passages }: { readonly passages: readonly DatedPassage[] }) {
  const { t } = useTranslation('timeline');
  const items = useMemo(() => passages.map(dated), [passages]);
  const { perDay, setWidth, zoomBy, reset } = useScale(items);
  const axis = useMemo(() => layOut(items, perDay, widthOf), [items, perDay]);
  const [only, setOnly] = useState<readonly DatedPassage[] | null>(null);
  useEffect(() => setOnly(null), [passages]);
  const choose = ({ items: chosen }: Spot) => {
    const found = chosen.flatMap((at) => passages[at] ?? []);
    const [first] = found;
    if (found.length === 1 && first) openDocument(first.document, first.range);
    else setOnly(found);
  };
  return (
    <div className="timeline">
      <header className="timeline-head">
        <h1>{t('title')}</h1>
        <p role="status">{t('count', { count: passages.length })}</p>
        <IconButton icon={ZoomOut} label={t('zoomOut')} shortcut="−" onPress={() => zoomBy(1 / 1.6)} />
        <IconButton icon={ZoomIn} label={t('zoomIn')} shortcut="+" onPress={() => zoomBy(1.6)} />
        <IconButton icon={Maximize2} label={t('fit')} onPress={reset} />
      </header>
      <Axis axis={axis} passages={passages} perDay={perDay} onChoose={choose} onZoom={zoomBy} onWidth={setWidth} />
      {only === null ? null : (
        <p className="timeline-only">
          {t('only', { count: only.length })}
          <button type="button" className="button" onClick={() => setOnly(null)}>
            {t('showAll')}
          </button>
        </p>
      )}
      <PassageTable passages={only ?? passages} />
    </div>
  );
}
