/** A relation to another entity: its name first, typed or chosen, then the other. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity } from '../../core/entities/entity';
import { relationNames } from '../../core/entities/relations';
import { relateEntities } from '../state/decisions';
import { EntityPicker } from './entity-picker';

interface Properties {
  readonly entity: Entity;
  readonly onDone: () => void;
}

export function RelationForm({ entity, onDone }: Properties) {
  const { t } = useTranslation('entities');
  const [relation, setRelation] = useState('');
  const [named, setNamed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // After the menu has given the focus back.
    const timer = setTimeout(() => field.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  if (named) return <EntityPicker entity={entity} label={`${relation.trim()} …`} onChoose={(to) => void relateEntities(entity, relation.trim(), to)} onDone={onDone} />;
  return (
    <form
      className="word-form"
      aria-label={t('relation.add', { name: entity.name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (relation.trim() !== '') setNamed(true);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <input
        ref={field}
        className="word-field"
        type="text"
        list="relation-names"
        value={relation}
        maxLength={80}
        aria-label={t('relation.name')}
        placeholder={t('relation.name')}
        onChange={(event) => setRelation(event.target.value)}
      />
      <datalist id="relation-names">
        {relationNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p className="word-acts">
        <button type="submit" className="button" disabled={relation.trim() === ''}>
          {t('relation.to')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('edit.cancel')}
        </button>
      </p>
    </form>
  );
}
