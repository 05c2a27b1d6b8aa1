/** Marks in the open article what the search that is walked through has found there, the open hit strongly. */
import { useEffect, useMemo } from 'react';
import type { TextRange } from '../../core/documents/document';
import { useHits } from '../state/hits';
import { paint, wipe } from './paint';
import type { ReaderParts } from './parts';
import { within } from './sight';

const none: readonly TextRange[] = [];

/** Paints what stands in `painted`. */
export function useHitPaint(parts: ReaderParts | null, painted: TextRange): void {
  const { ranges, document, list, at } = useHits();
  const mine = parts !== null && parts.open.document.id === document;
  const shown = useMemo(() => (mine ? within(ranges, painted) : none), [mine, ranges, painted]);
  const hit = list[at];
  const place = mine && hit?.document === document ? hit.place : null;
  useEffect(() => {
    if (!parts) return;
    paint(parts.article, 'hit', '', shown);
    paint(parts.article, 'hit', 'open', place ? [place] : none);
    return () => wipe('hit');
  }, [parts, shown, place]);
}
