/** The edge between two columns: dragged, or moved with the arrow keys; a double click lets the columns be as wide as their words. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import type { KeyboardEvent, PointerEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import './column-handle.css';
import { leastShare, movedEdge } from './column-widths';

/** One press of an arrow key, in percents of the table. */
const step = 2;

interface Properties {
  readonly ref: Ref<HTMLDivElement>;
  /** The column whose right edge it is, from 0. */
  readonly edge: number;
  /** Where it is drawn, CSS pixels. */
  readonly place: { readonly left: number; readonly top: number; readonly height: number };
  /** CSS pixels. */
  readonly tableWidth: number;
  /** Of all columns, in whole percents. */
  readonly shares: readonly number[];
  readonly onChange: (shares: readonly number[] | undefined) => void;
}

export function ColumnHandle({ ref, edge, place, tableWidth, shares, onChange }: Properties) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const [share = 0, next = 0] = [shares[edge], shares[edge + 1]];
  const leave = () => {
    editor.getRootElement()?.focus({ preventScroll: true });
    editor.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step, Home: -100, End: 100 }[event.key];
    if (by !== undefined) onChange(movedEdge(shares, edge, by));
    else if (event.key === 'Escape' || event.key === 'Enter') leave();
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') editor.dispatchCommand(event.shiftKey ? REDO_COMMAND : UNDO_COMMAND, undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** The edge goes along with the pointer; the columns follow when it is let go. */
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const [handle, from] = [event.currentTarget, event.clientX];
    let moved = shares;
    handle.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) => {
      moved = movedEdge(shares, edge, ((clientX - from) / tableWidth) * 100);
      handle.style.translate = `${String((((moved[edge] ?? 0) - share) / 100) * tableWidth)}px 0`;
    };
    const stop = () => {
      handle.removeEventListener('pointermove', move);
      handle.style.translate = '';
      if (moved[edge] !== share) onChange(moved);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', stop, { once: true });
  };
  return (
    <div
      ref={ref}
      className="column-handle"
      style={place}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('columns.edge', { column: edge + 1 })}
      aria-valuenow={share}
      aria-valuemin={Math.min(share, leastShare)}
      aria-valuemax={Math.max(share, share + next - leastShare)}
      aria-valuetext={t('columns.shares', { left: share, right: next })}
      title={t('columns.hint')}
      tabIndex={0}
      // The caret stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onChange(undefined)}
    />
  );
}
