/** A bubble beside a passage: placed once it has been measured, scrolling with the text. */
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { TextRange } from '../../core/documents/document';
import { linesOf } from './measure';
import { onSheet, useParts, useSetting } from './parts';
import { placeBubble, type Spot } from './placement';
import './floating.css';

interface Properties {
  readonly range: TextRange;
  readonly className: string;
  /** Escape, while the focus stands in the bubble. */
  readonly onEscape?: () => void;
  readonly children: ReactNode;
}

/** How far a bubble may stand out of the text at the left (CSS pixels), short of the outline. */
const OVERHANG = 16;

export function Floating({ range, className, onEscape, children }: Properties) {
  const parts = useParts();
  const { turn } = useSetting();
  const self = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<Spot | null>(null);
  const { start, end } = range;
  useLayoutEffect(() => {
    const place = () => {
      const box = self.current?.getBoundingClientRect();
      if (!box) return;
      const view = parts.page.getBoundingClientRect();
      const all = linesOf(parts.article, { start, end });
      const seen = all.filter((line) => line.bottom > view.top && line.top < view.bottom);
      const lines = (seen.length > 0 ? seen : all).map((line) => onSheet(parts, line));
      const bounds = onSheet(parts, view);
      // A passage that is still to be scrolled to is not held to what is in sight now.
      const reach = seen.length > 0 ? {} : { top: -Infinity, bottom: Infinity };
      const beside = { ...bounds, ...reach, left: Math.max(bounds.left, -OVERHANG) };
      setSpot(placeBubble(lines, { width: box.width, height: box.height }, beside));
    };
    place();
    const observer = new ResizeObserver(place);
    if (self.current) observer.observe(self.current);
    return () => observer.disconnect();
  }, [parts, turn, start, end]);
  useEffect(() => {
    // In the capturing phase at the window: a tooltip that is shown would keep the key to itself.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !onEscape || !self.current?.contains(document.activeElement)) return;
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [onEscape]);
  return (
    <div ref={self} className={`floating ${className}`} style={spot ?? undefined} data-placed={spot !== null}>
      {children}
    </div>
  );
}
