/** Chooses another entity, as one to merge into, or the name of one to be made: what is typed narrows the list, arrows and Enter choose. */
import { useEffect, useRef, useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Entity } from '../../core/entities/entity';
import type { EntitySummary } from '../../shared/contract';
import { fittingEntities } from '../state/entity-list';

/** Those whose name holds what is typed, as soon as they are known. */
function useFitting({ id, type }: Entity, typed: string): readonly EntitySummary[] {
  const [items, setItems] = useState<readonly EntitySummary[]>([]);
  useEffect(() => {
    let wanted = true;
    void fittingEntities({ id, type }, typed).then((found) => wanted && setItems(found));
    return () => void (wanted = false);
  }, [id, type, typed]);
  return items;
}

interface Properties {
  readonly entity: Entity;
  readonly label: string;
  readonly onChoose: (into: EntitySummary) => void;
  readonly onDone: () => void;
  /** Where a name that is not in the list may be chosen too. */
  readonly onMake?: (name: string) => void;
}

/** Key of the line that makes a new entity; no id has a space. */
const making = 'a new one';

export function EntityPicker({ entity, label, onChoose, onDone, onMake }: Properties) {
  const { t } = useTranslation('entities');
  const [typed, setTyped] = useState('');
  const items = useFitting(entity, typed);
  const name = typed.trim();
  const makes = onMake !== undefined && name !== '' && !items.some((each) => each.name === name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => field.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      className="word-form merge-picker"
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField aria-label={label}>
          <Input ref={field} className="word-field" placeholder={label} maxLength={200} />
        </SearchField>
        <ListBox
          className="merge-list"
          aria-label={label}
          renderEmptyState={() => <p className="merge-none">{t('none', { filter: typed })}</p>}
          onAction={(key) => {
            if (key === making) onMake?.(name);
            const into = items.find(({ id }) => id === key);
            if (into) onChoose(into);
            onDone();
          }}
        >
          {items.map((item) => (
            <ListBoxItem key={item.id} id={item.id} textValue={item.name} className="merge-item" data-type={item.type}>
              <i className="type-dot" aria-hidden />
              <span>{item.name}</span>
              <small>{t('mentions', { count: item.mentions })}</small>
            </ListBoxItem>
          ))}
          {makes && (
            <ListBoxItem id={making} textValue={name} className="merge-item">
              <span>{t('split.make', { name })}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </div>
  );
}
