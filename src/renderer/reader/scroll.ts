/** Scrolls to places of the text, and keeps at it until parts that were only guessed have been laid out. */
import type { TextRange } from '../../core/documents/document';
import { letterBox, linesOf } from './measure';
import type { ReaderParts } from './parts';
import { UPPER_SPACE } from './sight';

const FRAMES = 30;
const CALM = 3;

/** What a reader does to be somewhere else: it goes before what was scrolled for them. */
const OWN_WAYS = ['wheel', 'pointerdown', 'keydown'] as const;

/** Repeats `step` frame by frame until nothing has moved for a few of them, or the reader moves; the value returned stops it. */
function settle(step: () => boolean): () => void {
  let frame = 0;
  let left = FRAMES;
  let calm = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const way of OWN_WAYS) window.removeEventListener(way, stop, true);
  };
  const run = () => {
    calm = step() ? 0 : calm + 1;
    if (calm < CALM && --left > 0) frame = requestAnimationFrame(run);
    else stop();
  };
  for (const way of OWN_WAYS) window.addEventListener(way, stop, { capture: true, passive: true });
  run();
  return stop;
}

function shift(page: HTMLElement, by: number): boolean {
  if (Math.abs(by) < 1) return false;
  const before = page.scrollTop;
  page.scrollTop = before + by;
  return page.scrollTop !== before;
}

/** How far (CSS pixels, downwards) the page is from having the line that holds `offset` at its upper edge; at the start of the text, what stands above it. */
export function distanceTo({ article, page }: Pick<ReaderParts, 'article' | 'page'>, offset: number): number {
  if (offset <= (article.starts[0] ?? 0)) return -page.scrollTop;
  const box = letterBox(article, offset);
  return box ? box.top - page.getBoundingClientRect().top - UPPER_SPACE : 0;
}

/** Puts the line that holds `offset` at the upper edge; the start of the text is shown with what stands above it. */
export function scrollToOffset(parts: ReaderParts, offset: number): () => void {
  return settle(() => shift(parts.page, distanceTo(parts, offset)));
}

/** Brings a range into sight, a third of the way down, unless it is in sight already. */
export function scrollToRange({ article, page }: ReaderParts, range: TextRange): () => void {
  return settle(() => {
    const lines = linesOf(article, range);
    const first = lines[0];
    if (!first) return false;
    const view = page.getBoundingClientRect();
    const last = lines.at(-1) ?? first;
    const seen = first.top >= view.top + 64 && Math.min(last.bottom, first.top + view.height / 2) <= view.bottom - 64;
    return seen ? false : shift(page, first.top - view.top - view.height / 3);
  });
}
