/** Handles at the two ends of the mark in focus: its passage is changed by drag, or by the keys that move the caret. */
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { moveEdge, type EdgeStep } from '../../core/annotations/edges';
import type { TextRange } from '../../core/documents/document';
import { isMac } from '../platform';
import { updateMark, useAnnotations } from '../state/annotations';
import { say, stretchMark, usePassage } from '../state/passage';
import { useVault } from '../state/vault';
import { translate } from '../strings';
import { caretMove } from './caret-moves';
import { trimRange } from './lookup';
import { letterBox } from './measure';
import { offsetUnder, type Granularity } from './offsets';
import { onSheet, useParts, useSetting, type ReaderParts } from './parts';
import type { Box } from './placement';
import './handles.css';

type End = 'start' | 'end';
const ends = ['start', 'end'] as const;

/** Lines have no meaning at a single edge, so the keys of lines go by sentences. */
const steps: Partial<Record<Granularity, EdgeStep>> = { character: 'character', word: 'word', sentence: 'sentence', line: 'sentence', lineboundary: 'sentence', paragraph: 'paragraph' };

/** The range with one end moved; the other end is never passed. */
function moved(range: TextRange, end: End, to: number): TextRange {
  return end === 'start' ? { start: Math.min(to, range.end - 1), end: range.end } : { start: range.start, end: Math.max(to, range.start + 1) };
}

async function commit({ open }: ReaderParts, id: string, range: TextRange): Promise<void> {
  const fitted = trimRange(open.text, range);
  const done = fitted !== null && (await updateMark(id, { range: fitted }));
  stretchMark(null);
  if (done) say(translate('annotations:stretched', { quote: open.text.slice(fitted.start, fitted.end).slice(0, 200) }));
}

interface HandleProperties {
  readonly id: string;
  readonly end: End;
  readonly range: TextRange;
  /** The letter at this end, in the sheet's coordinates. */
  readonly box: Box;
}

function Handle({ id, end, range, box }: HandleProperties) {
  const { t } = useTranslation('annotations');
  const parts = useParts();
  // From the pointer to the middle of the line it drags, so that the hand need not be on the letter.
  const grip = useRef<{ x: number; y: number } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const sheet = parts.sheet.getBoundingClientRect();
    const edge = sheet.left + (end === 'start' ? box.left : box.right);
    grip.current = { x: edge - event.clientX, y: sheet.top + (box.top + box.bottom) / 2 - event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
    parts.sheet.dataset['held'] = 'true';
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!grip.current) return;
    const to = offsetUnder(parts.article, event.clientX + grip.current.x, event.clientY + grip.current.y);
    if (to !== null) stretchMark({ id, range: moved(range, end, to) });
  };
  const onPointerUp = () => {
    grip.current = null;
    delete parts.sheet.dataset['held'];
    const { stretch } = usePassage.getState();
    if (stretch) void commit(parts, id, stretch.range);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = caretMove({ key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, shiftKey: true }, isMac());
    const step = move && steps[move.granularity];
    if (event.key === 'Enter') parts.article.root.focus({ preventScroll: true });
    else if (event.key === 'Escape') {
      stretchMark(null);
      parts.article.root.focus({ preventScroll: true });
    } else if (step) stretchMark({ id, range: moved(range, end, moveEdge(parts.open.text, range[end], step, move.forward)) });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const words = parts.open.text.slice(range.start, range.end);
  return (
    <div
      role="slider"
      tabIndex={0}
      className="mark-handle"
      data-end={end}
      aria-label={t(`handle.${end}`)}
      aria-valuemin={0}
      aria-valuemax={parts.open.text.length}
      aria-valuenow={range[end]}
      aria-valuetext={end === 'start' ? words.slice(0, 60) : words.slice(-60)}
      style={{ left: end === 'start' ? box.left : box.right, top: box.top, height: box.bottom - box.top }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
      onBlur={() => {
        const { stretch } = usePassage.getState();
        if (stretch && !grip.current) void commit(parts, id, stretch.range);
      }}
    />
  );
}

/** The mark in focus where it has a passage that can be changed. */
function useActiveMark(): { readonly id: string; readonly range: TextRange } | null {
  const active = usePassage((state) => state.active);
  const stretch = usePassage((state) => state.stretch);
  const mark = useAnnotations((state) => (active === null ? undefined : state.list.find(({ annotation }) => annotation.id === active)));
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  if (!mark?.anchor.range || active === null || readOnly || mark.annotation.style === 'bookmark' || mark.anchor.status === 'uncertain') return null;
  return { id: active, range: stretch?.id === active ? stretch.range : mark.anchor.range };
}

export function Handles() {
  const parts = useParts();
  const { turn } = useSetting();
  const mark = useActiveMark();
  const [boxes, setBoxes] = useState<Record<End, Box> | null>(null);
  const { start = -1, end = -1 } = mark?.range ?? {};
  useLayoutEffect(() => {
    const first = start < 0 ? null : letterBox(parts.article, start);
    const last = start < 0 ? null : letterBox(parts.article, end - 1);
    setBoxes(first && last ? { start: onSheet(parts, first), end: onSheet(parts, last) } : null);
  }, [parts, turn, start, end]);
  if (!mark || !boxes) return null;
  return ends.map((each) => <Handle key={each} id={mark.id} end={each} range={mark.range} box={boxes[each]} />);
}
