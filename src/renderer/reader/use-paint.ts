/** Paints the article: mentions by type, marks by colour, their overlaps, the mark in focus. */
import { useEffect, useMemo } from 'react';
import { annotationColors } from '../../core/annotations/annotation';
import { runs, type PaintedRange, type Run } from '../../core/annotations/runs';
import type { TextRange } from '../../core/documents/document';
import { entityTypes } from '../../core/entities/entity';
import { isUnsaved, useAnnotations } from '../state/annotations';
import { useShownMentions } from '../state/mentions';
import { usePassage } from '../state/passage';
import { paint, wipe } from './paint';
import type { ReaderParts } from './parts';
import { within } from './sight';

/** Everything that is painted as a mark, oldest first; orphans have no place and are not among them. */
export function usePaintedRanges(): readonly PaintedRange[] {
  const list = useAnnotations((state) => state.list);
  const unsaved = useAnnotations((state) => state.unsaved);
  const saved = useMemo(
    () =>
      list.flatMap(({ annotation, anchor }): PaintedRange[] =>
        anchor.range ? [{ id: annotation.id, color: annotation.color, style: annotation.style, start: anchor.range.start, end: anchor.range.end }] : [],
      ),
    [list],
  );
  return useMemo(() => (unsaved.length === 0 ? saved : [...saved, ...unsaved]), [saved, unsaved]);
}

/** Marks whose place is only proposed: never painted as if it were known. */
function useUncertain(): ReadonlySet<string> {
  const list = useAnnotations((state) => state.list);
  return useMemo(() => new Set(list.flatMap(({ annotation, anchor }) => (anchor.status === 'uncertain' ? [annotation.id] : []))), [list]);
}

/** The ids that cover an offset, the one made last first: of a bookmark nothing is painted, and what is not saved yet cannot be opened. */
export function idsAt(ranges: readonly PaintedRange[], offset: number): string[] {
  return ranges.filter(({ id, style, start, end }) => style !== 'bookmark' && !isUnsaved(id) && start <= offset && offset < end).map(({ id }) => id).reverse();
}

function paintMarks(parts: ReaderParts, painted: readonly Run[], ranges: readonly PaintedRange[]): void {
  const colors = new Map(ranges.map(({ id, color }) => [id, color]));
  const top = painted.flatMap((run) => {
    const last = run.ids.at(-1);
    const color = last === undefined ? undefined : colors.get(last);
    return color === undefined ? [] : [{ color, start: run.start, end: run.end }];
  });
  for (const color of annotationColors) {
    paint(parts.article, 'highlight', color, top.filter((run) => run.color === color));
  }
  paint(parts.article, 'highlight-overlap', '', painted.filter((run) => run.ids.length > 1));
}

function paintUnderlines(parts: ReaderParts, ranges: readonly PaintedRange[]): void {
  for (const color of annotationColors) paint(parts.article, 'underline', color, ranges.filter((range) => range.color === color));
}

function useMentionPaint(parts: ReaderParts | null, painted: TextRange): void {
  const list = useShownMentions();
  useEffect(() => {
    if (!parts || list.length === 0) return;
    const near = within(list, painted);
    for (const type of entityTypes) {
      paint(parts.article, 'mention', type, near.filter((mention) => mention.type === type));
    }
    return () => wipe('mention');
  }, [parts, list, painted]);
}

/** Paints what stands in `painted`; `all` are the marks of the whole text. */
export function usePaint(parts: ReaderParts | null, all: readonly PaintedRange[], painted: TextRange): void {
  const ranges = useMemo(() => within(all, painted), [all, painted]);
  const unsaved = useAnnotations((state) => state.unsaved);
  const active = usePassage((state) => state.active);
  const stretch = usePassage((state) => state.stretch);
  useMentionPaint(parts, painted);
  useEffect(() => () => wipe('highlight', 'underline'), [parts]);
  const uncertain = useUncertain();
  useEffect(() => {
    if (!parts) return;
    const certain = ranges.filter(({ id }) => !uncertain.has(id));
    const highlights = certain.filter(({ style }) => style === 'highlight');
    paintMarks(parts, runs(highlights, parts.open.text.length), highlights);
    paintUnderlines(parts, certain.filter(({ style }) => style === 'underline'));
    paint(parts.article, 'highlight-uncertain', '', ranges.filter(({ id }) => uncertain.has(id)));
  }, [parts, ranges, uncertain]);
  useEffect(() => {
    if (parts) paint(parts.article, 'highlight-unsaved', '', unsaved);
  }, [parts, unsaved]);
  useEffect(() => {
    if (parts) paint(parts.article, 'highlight-active', '', stretch ? [stretch.range] : ranges.filter(({ id }) => id === active));
  }, [parts, ranges, active, stretch]);
}
