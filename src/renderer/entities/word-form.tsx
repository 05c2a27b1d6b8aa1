/** A field for one name or sentence: Enter saves, Escape leaves it as it was. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface Properties {
  readonly label: string;
  /** What stands in the field at first. */
  readonly words: string;
  /** Several lines; Enter saves all the same, for a description is a sentence. */
  readonly long?: boolean;
  /** Asks whether capitals matter. */
  readonly asksExact?: boolean;
  readonly onSave: (words: string, exact: boolean) => void;
  readonly onDone: () => void;
}

export function WordForm({ label, words, long = false, asksExact = false, onSave, onDone }: Properties) {
  const { t } = useTranslation('entities');
  const [value, setValue] = useState(words);
  const [exact, setExact] = useState(true);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    // After the menu has given the focus back, which it does in the frame in which it closes.
    const timer = setTimeout(() => field.current?.select(), 50);
    field.current?.focus();
    return () => clearTimeout(timer);
  }, []);
  const save = () => {
    const typed = value.replace(/\s+/g, ' ').trim();
    if (typed !== words) onSave(typed, exact);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') save();
    else onDone();
  };
  const shared = { ref: field, className: 'word-field', value, 'aria-label': label, onKeyDown };
  return (
    <div className="word-form">
      {long ? (
        <textarea {...shared} rows={3} maxLength={10_000} onChange={(event) => setValue(event.target.value)} />
      ) : (
        <input {...shared} type="text" maxLength={200} placeholder={label} onChange={(event) => setValue(event.target.value)} />
      )}
      {asksExact ? (
        <label className="word-exact">
          <input type="checkbox" checked={exact} onChange={(event) => setExact(event.target.checked)} />
          {t('edit.exact')}
        </label>
      ) : null}
      <p className="word-acts">
        <button type="button" className="button" onClick={save}>
          {t('edit.save')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('edit.cancel')}
        </button>
      </p>
    </div>
  );
}
