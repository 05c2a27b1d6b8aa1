/** The mouse over the article: what stands under it, the card of a mention after a moment, and what a click opens. */
import { useEffect } from 'react';
import type { PaintedRange } from '../../core/annotations/runs';
import type { TextRange } from '../../core/documents/document';
import type { NamedMention } from '../../shared/contract';
import { shownMentions } from '../state/mentions';
import { closeMarks, openMarks, showFootnote, showMention, usePassage } from '../state/passage';
import { openEntity, showEntityBeside } from '../state/place';
import { rangeAt } from './lookup';
import { linesOf } from './measure';
import { offsetUnder, readSelection } from './offsets';
import type { ReaderParts } from './parts';
import { idsAt } from './use-paint';

const DWELL = 450;
const LEAVE = 250;

/** Whether a passage is drawn under the point, give or take the space between two lines. */
function covers({ article }: ReaderParts, range: TextRange, x: number, y: number): boolean {
  return linesOf(article, range).some((line) => x >= line.left - 1 && x <= line.right + 1 && y >= line.top - 2 && y <= line.bottom + 2);
}

interface Under {
  readonly mention: NamedMention | null;
  /** Marks under the point, the one made last first. */
  readonly marks: readonly string[];
}

function under(parts: ReaderParts, marks: readonly PaintedRange[], x: number, y: number): Under {
  const offset = offsetUnder(parts.article, x, y);
  if (offset === null) return { mention: null, marks: [] };
  // The offset is that of the nearest gap between letters, so the letter meant may be the one before.
  const near = offset > 0 && !covers(parts, { start: offset, end: offset + 1 }, x, y) ? offset - 1 : offset;
  if (!covers(parts, { start: near, end: near + 1 }, x, y)) return { mention: null, marks: [] };
  return { mention: rangeAt(shownMentions(), near), marks: idsAt(marks, near) };
}

function click(parts: ReaderParts, marks: readonly PaintedRange[], event: MouseEvent): void {
  const selected = readSelection(parts.article);
  if (event.button !== 0 || event.detail > 1 || (selected && selected.end > selected.start)) return;
  if (event.target instanceof Element && event.target.closest('a')) return;
  const found = under(parts, marks, event.clientX, event.clientY);
  if (found.mention && (event.ctrlKey || event.metaKey)) openEntity(found.mention.entity);
  else if (found.marks.length > 0) openMarks(found.marks);
  else {
    const { card, active, footnote } = usePassage.getState();
    if (footnote) showFootnote(null);
    if (card || active !== null) closeMarks();
    if (found.mention) showEntityBeside(found.mention.entity);
  }
}

/** Shows a mention's card when the mouse rests on it, and lets it go when the mouse has left both. */
function hover(parts: ReaderParts, marks: readonly PaintedRange[]): () => void {
  const { root } = parts.article;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let wanted: NamedMention | null = null;
  const want = (mention: NamedMention | null, wait: number) => {
    if (mention === wanted) return;
    wanted = mention;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (parts.sheet.querySelector('.mention-card:hover, .mention-card:focus-within')) return;
      if (usePassage.getState().card === null) showMention(mention);
    }, wait);
  };
  const onMove = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
    const { clientX, clientY } = event;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const found = under(parts, marks, clientX, clientY);
      root.dataset['over'] = found.mention ? 'mention' : found.marks.length > 0 ? 'mark' : 'text';
      want(found.mention, found.mention ? DWELL : LEAVE);
    });
  };
  const onLeave = () => want(null, LEAVE);
  // A card that came up under a drag would end the selection where it stands.
  const onDown = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    wanted = null;
    showMention(null);
  };
  root.addEventListener('pointerdown', onDown);
  root.addEventListener('pointermove', onMove);
  root.addEventListener('pointerleave', onLeave);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    root.removeEventListener('pointermove', onMove);
    root.removeEventListener('pointerleave', onLeave);
    root.removeEventListener('pointerdown', onDown);
  };
}

export function usePointer(parts: ReaderParts | null, marks: readonly PaintedRange[]): void {
  useEffect(() => {
    if (!parts) return;
    const { root } = parts.article;
    const onClick = (event: MouseEvent) => click(parts, marks, event);
    const stopHover = hover(parts, marks);
    root.addEventListener('click', onClick);
    return () => {
      stopHover();
      root.removeEventListener('click', onClick);
    };
  }, [parts, marks]);
}
