/** The axis of time: dots at their days, labels above them, ticks below; only what is in sight is drawn. */
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type WheelEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ticks, type Axis as AxisLayout, type Spot } from '../../core/entities/timeline';
import type { DatedPassage } from '../../shared/contract';
import { sayTick } from './dates';

/** CSS pixels left free at either end, so that the first and last labels have room. */
const edge = 90;
const rowHeight = 20;
/** Half the width of a tick's words: none is cut by the end of the sheet. */
const tickHalf = 24;

interface Properties {
  readonly axis: AxisLayout;
  readonly passages: readonly DatedPassage[];
  /** CSS pixels a day. */
  readonly perDay: number;
  readonly onChoose: (spot: Spot) => void;
  /** Zooms by a factor. */
  readonly onZoom: (factor: number) => void;
  readonly onWidth: (width: number) => void;
}

/** What part of the axis is in sight, CSS pixels. */
function useSight(perDay: number, onWidth: (width: number) => void) {
  const frame = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ left: 0, width: 0 });
  const before = useRef(perDay);
  const look = () => {
    const { current } = frame;
    if (current) setSight({ left: current.scrollLeft, width: current.clientWidth });
  };
  useLayoutEffect(() => {
    const { current } = frame;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      look();
      onWidth(current.clientWidth - 2 * edge);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [onWidth]);
  useLayoutEffect(() => {
    // What stands in the middle stays there.
    const { current } = frame;
    if (current && before.current !== perDay) {
      const middle = current.scrollLeft + current.clientWidth / 2 - edge;
      current.scrollLeft = (middle * perDay) / before.current + edge - current.clientWidth / 2;
    }
    before.current = perDay;
    look();
  }, [perDay]);
  return { frame, sight, look };
}

export function Axis({ axis, passages, perDay, onChoose, onZoom, onWidth }: Properties) {
  const { t } = useTranslation('timeline');
  const { frame, sight, look } = useSight(perDay, onWidth);
  const [active, setActive] = useState(0);
  const height = axis.rows * rowHeight + 72;
  const shown = (x: number) => x > sight.left - 300 && x < sight.left + sight.width + 300;
  const go = (at: number) => {
    const to = Math.max(0, Math.min(axis.spots.length - 1, at));
    setActive(to);
    const x = (axis.spots[to]?.x ?? 0) + edge;
    const { current } = frame;
    if (current && (x < current.scrollLeft + 60 || x > current.scrollLeft + current.clientWidth - 60)) current.scrollLeft = x - current.clientWidth / 2;
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-spot="${String(to)}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Partial<Record<string, () => void>> = {
      ArrowRight: () => go(active + 1),
      ArrowLeft: () => go(active - 1),
      Home: () => go(0),
      End: () => go(axis.spots.length - 1),
      '+': () => onZoom(1.6),
      '=': () => onZoom(1.6),
      '-': () => onZoom(1 / 1.6),
    };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
  const onWheel = (event: WheelEvent) => {
    if (event.ctrlKey) onZoom(event.deltaY < 0 ? 1.2 : 1 / 1.2);
  };
  const from = axis.first + (sight.left - edge - 100) / perDay;
  const to = axis.first + (sight.left + sight.width - edge + 100) / perDay;
  return (
    <div ref={frame} className="axis" role="group" aria-label={t('axis')} onScroll={look} onKeyDown={onKeyDown} onWheel={onWheel}>
      <div className="axis-sheet" style={{ width: axis.width + 2 * edge, height }}>
        <span className="axis-line" style={{ bottom: 40 }} />
        {sight.width === 0
          ? null
          : ticks(Math.max(axis.first - (edge - tickHalf) / perDay, from), Math.min(axis.last + (edge - tickHalf) / perDay, to), perDay, 76).map((tick) => (
              <span key={tick.day} className="axis-tick" style={{ left: (tick.day - axis.first) * perDay + edge }}>
                {sayTick(tick)}
              </span>
            ))}
        {axis.spots.map((spot, at) =>
          at === active || shown(spot.x + edge) ? (
            <span key={`${String(at)} ${String(spot.items[0])}`} className="axis-spot" data-type={spot.type} style={{ left: spot.x + edge }}>
              {spot.row === null ? null : (
                <span className="axis-label" aria-hidden style={{ bottom: 62 + spot.row * rowHeight }}>
                  {spot.label}
                </span>
              )}
              {spot.row !== null && spot.row > 0 ? <span className="axis-stem" style={{ bottom: 52, height: 10 + spot.row * rowHeight }} /> : null}
              <button
                type="button"
                data-spot={at}
                className="axis-dot"
                data-many={spot.items.length > 1}
                tabIndex={at === Math.min(active, axis.spots.length - 1) ? 0 : -1}
                title={spot.label}
                aria-label={t('spot', { count: spot.items.length, date: passages[spot.items[0] ?? 0]?.words ?? '', label: spot.label })}
                onFocus={() => setActive(at)}
                onClick={() => onChoose(spot)}
              />
            </span>
          ) : null,
        )}
      </div>
    </div>
  );
}
