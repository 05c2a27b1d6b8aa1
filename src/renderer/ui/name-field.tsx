/** A field in the place of a name, to give it another: Enter and leaving it keep what was typed, Escape the old name. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import './name-field.css';

/** The menu that was chosen from gives the focus back first (milliseconds). */
const FOCUS_AFTER = 60;

interface Properties {
  readonly label: string;
  readonly name: string;
  readonly onKeep: (name: string) => void;
  /** The field is no longer wanted; called before `onKeep`. */
  readonly onDone: () => void;
}

export function NameField({ label, name: before, onKeep, onDone }: Properties) {
  const [name, setName] = useState(before);
  const field = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => {
    const timer = setTimeout(() => field.current?.select(), FOCUS_AFTER);
    return () => clearTimeout(timer);
  }, []);
  const leave = (keep: boolean) => {
    if (left.current) return;
    left.current = true;
    onDone();
    if (keep) onKeep(name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The list around it must not take what is typed for its own.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      leave(event.key === 'Enter');
    }
  };
  return (
    <label className="filter name-field">
      <span className="visually-hidden">{label}</span>
      <input ref={field} type="text" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} onKeyDown={onKeyDown} onBlur={() => leave(true)} />
    </label>
  );
}
