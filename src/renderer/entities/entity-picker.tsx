/** Chooses another entity, as one to merge into, or the name of one to be made. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity } from '../../core/entities/entity';
import { nameHolds } from '../../core/entities/narrow';
import type { EntitySummary } from '../../shared/contract';
import { fittingEntities } from '../state/entity-list';
import { Picker } from '../ui/picker';

/** Those whose name holds what is typed, as soon as they are known; until then those of the last answer that hold it too, so that Enter never takes another. */
function useFitting({ id, type }: Entity, typed: string): readonly EntitySummary[] {
  const [items, setItems] = useState<readonly EntitySummary[]>([]);
  useEffect(() => {
    let wanted = true;
    void fittingEntities({ id, type }, typed).then((found) => wanted && setItems(found));
    return () => void (wanted = false);
  }, [id, type, typed]);
  return items.filter(nameHolds(typed));
}

interface Properties {
  readonly entity: Entity;
  readonly label: string;
  readonly onChoose: (into: EntitySummary) => void;
  readonly onDone: () => void;
  /** Where a name that is not in the list may be chosen too. */
  readonly onMake?: (name: string) => void;
}

export function EntityPicker({ entity, label, onChoose, onDone, onMake }: Properties) {
  const { t } = useTranslation('entities');
  const [typed, setTyped] = useState('');
  const items = useFitting(entity, typed);
  return (
    <Picker
      label={label}
      typed={typed}
      onType={setTyped}
      items={items.map(({ id, name, type, mentions }) => ({ id, name, type, detail: t('mentions', { count: mentions }) }))}
      none={t('none', { filter: typed })}
      onChoose={(key) => {
        const into = items.find(({ id }) => id === key);
        if (into) onChoose(into);
      }}
      onDone={onDone}
      {...(onMake && { make: { offer: (name: string) => t('split.make', { name }), onMake } })}
    />
  );
}
