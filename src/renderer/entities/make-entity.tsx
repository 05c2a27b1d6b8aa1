/** Makes an entity of a passage: its name as it stands there, and of which type it is. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './entity-edit.css';
import type { TextRange } from '../../core/documents/document';
import { entityTypes, type EntityType } from '../../core/entities/entity';
import { createEntity } from '../state/decisions';

interface Properties {
  readonly range: TextRange;
  readonly passage: string;
  readonly onLeave: () => void;
}

export function MakeEntity({ range, passage, onLeave }: Properties) {
  const { t } = useTranslation('entities');
  const [name, setName] = useState(() => passage.replace(/\s+/g, ' ').trim().slice(0, 200));
  const [type, setType] = useState<EntityType>('other');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => field.current?.select(), 50);
    return () => clearTimeout(timer);
  }, []);
  return (
    <form
      className="word-form make-entity"
      aria-label={t('make.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        void createEntity(range, name.trim(), type);
        onLeave();
      }}
    >
      <label>
        {t('make.name')}
        <input ref={field} className="word-field" type="text" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {t('make.type')}
        <select className="word-field" value={type} onChange={(event) => setType(event.target.value as EntityType)}>
          {entityTypes.map((each) => (
            <option key={each} value={each}>
              {t(`type.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="word-acts">
        <button type="submit" className="button">
          {t('make.create')}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          {t('edit.cancel')}
        </button>
      </p>
    </form>
  );
}
