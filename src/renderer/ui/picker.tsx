/** Chooses one of many by its name: what is typed narrows the list, arrows and Enter choose, Escape leaves. */
import { useEffect, useRef, type ReactNode } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import './picker.css';

export interface PickerItem {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of its name; a few words. */
  readonly detail: string;
  /** Gives it a dot of its type's colour. */
  readonly type?: string;
}

interface Properties {
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** The best that fit what was typed, best first. */
  readonly items: readonly PickerItem[];
  /** What is said where nothing fits. */
  readonly none: string;
  readonly onChoose: (id: string) => void;
  /** The list is no longer wanted, whether something was chosen or not. */
  readonly onDone: () => void;
  /** Where a name that is not in the list may be chosen too: the line that offers it. */
  readonly make?: { readonly offer: (name: string) => ReactNode; readonly onMake: (name: string) => void };
}

/** Key of the line that makes a new one; no id has a space. */
const making = 'a new one';

/** The menu that was chosen from gives the focus back first (milliseconds). */
const FOCUS_AFTER = 50;

export function Picker({ label, typed, onType, items, none, onChoose, onDone, make }: Properties) {
  const name = typed.trim();
  const makes = make !== undefined && name !== '' && !items.some((each) => each.name === name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => field.current?.focus(), FOCUS_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      className="picker"
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Autocomplete inputValue={typed} onInputChange={onType}>
        <SearchField aria-label={label}>
          <Input ref={field} className="picker-field" placeholder={label} maxLength={200} />
        </SearchField>
        <ListBox
          className="picker-list"
          aria-label={label}
          renderEmptyState={() => <p className="picker-none">{none}</p>}
          onAction={(key) => {
            if (key === making) make?.onMake(name);
            else onChoose(String(key));
            onDone();
          }}
        >
          {items.map((item) => (
            <ListBoxItem key={item.id} id={item.id} textValue={item.name} className="picker-item" data-type={item.type}>
              {item.type === undefined ? null : <i className="type-dot" aria-hidden />}
              <span>{item.name}</span>
              <small>{item.detail}</small>
            </ListBoxItem>
          ))}
          {makes && (
            <ListBoxItem id={making} textValue={name} className="picker-item">
              <span>{make.offer(name)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  );
}
