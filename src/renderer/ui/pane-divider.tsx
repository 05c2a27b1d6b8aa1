/** A divider between two panes: dragged, or moved with the arrow keys; a double click resets it. */
import { useCallback, type KeyboardEvent, type PointerEvent } from 'react';
import './pane-divider.css';

interface Properties {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  /** The side of the divider on which the pane it sizes lies. */
  readonly pane: 'left' | 'right';
  readonly onChange: (value: number) => void;
}

const step = 16;

export function PaneDivider({ label, value, min, max, initial, pane, onChange }: Properties) {
  const sign = pane === 'left' ? 1 : -1;
  const set = useCallback((next: number) => onChange(Math.round(Math.min(max, Math.max(min, next)))), [min, max, onChange]);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => set(value + sign * (moved.clientX - from));
    const stop = () => handle.removeEventListener('pointermove', move);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', stop, { once: true });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: value - sign * step, ArrowRight: value + sign * step, Home: min, End: max }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };

  return (
    <div
      className="pane-divider"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(initial)}
    />
  );
}
