/** The performance marks of a start: `first-text`, text of the article has been painted; `article-shown`, the article itself has. */
import { useEffect } from 'react';

let marked = false;

/** Marks once per window, after the frame that paints what is mounted now. */
export function useFirstTextMark(): void {
  useEffect(() => {
    if (marked) return;
    marked = true;
    const mark = () => {
      performance.mark('article-shown');
      // The first screen has marked it where it was painted.
      if (performance.getEntriesByName('first-text').length === 0) performance.mark('first-text');
    };
    // The first callback runs before the frame is painted, the second after it.
    requestAnimationFrame(() => requestAnimationFrame(mark));
  }, []);
}
