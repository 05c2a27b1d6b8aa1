/** The performance mark `first-text`: the moment the article's first section has been painted. */
import { useEffect } from 'react';

let marked = false;

/** Marks once per window, after the frame that paints what is mounted now. */
export function useFirstTextMark(): void {
  useEffect(() => {
    if (marked) return;
    marked = true;
    // The first callback runs before the frame is painted, the second after it.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('first-text')));
  }, []);
}
