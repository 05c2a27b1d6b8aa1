/** Words as chips with a field behind them: comma or Enter adds one, Backspace in the empty field takes the last away. */
import { X } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import './chip-field.css';
import { withTyped } from './chips';

interface Properties {
  readonly chips: readonly string[];
  /** Offered while typing. */
  readonly known: readonly string[];
  /** Name of the field. */
  readonly label: string;
  readonly placeholder: string;
  readonly removeLabel: (chip: string) => string;
  readonly readOnly?: boolean;
  readonly onChange: (chips: readonly string[]) => void;
}

export function ChipField({ chips, known, label, placeholder, removeLabel, readOnly = false, onChange }: Properties) {
  const [text, setText] = useState('');
  const offers = useId();
  const add = (typed: string) => {
    const next = withTyped(chips, typed);
    setText('');
    if (next !== chips) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || readOnly) return;
    if (event.key === 'Enter' && text.trim() !== '') add(text);
    else if (event.key === 'Backspace' && text === '' && chips.length > 0) onChange(chips.slice(0, -1));
    else return;
    event.preventDefault();
  };
  return (
    <div className="chip-field">
      {chips.map((chip) => (
        <span key={chip} className="chip">
          {chip}
          <button type="button" className="chip-remove" disabled={readOnly} aria-label={removeLabel(chip)} onClick={() => onChange(chips.filter((each) => each !== chip))}>
            <X size={12} strokeWidth={2} aria-hidden />
          </button>
        </span>
      ))}
      <input
        className="chip-input"
        list={offers}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={100}
        readOnly={readOnly}
        onChange={(event) => (/[,\n]/.test(event.target.value) ? add(event.target.value) : setText(event.target.value))}
        onKeyDown={onKeyDown}
        onBlur={() => add(text)}
      />
      <datalist id={offers}>
        {known.filter((chip) => !chips.includes(chip)).map((chip) => (
          <option key={chip} value={chip} />
        ))}
      </datalist>
    </div>
  );
}
