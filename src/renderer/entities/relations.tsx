/** What the reader said links the entity to others: a chip each, which opens the other or is taken away. */
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import './relations.css';
import type { Entity } from '../../core/entities/entity';
import type { RelatedEntity } from '../../shared/contract';
import { unrelateEntities } from '../state/decisions';
import { openEntity } from '../state/place';

interface Properties {
  readonly entity: Entity;
  readonly relations: readonly RelatedEntity[];
}

export function Relations({ entity, relations }: Properties) {
  const { t } = useTranslation('entities');
  if (relations.length === 0) return null;
  return (
    <ul className="relations" aria-label={t('relations')}>
      {relations.map(({ relation, other, inward }) => (
        <li key={`${relation} ${other.id} ${String(inward)}`} className="relation" data-type={other.type}>
          <button type="button" className="relation-open" title={t('relation.open', { name: other.name })} onClick={() => openEntity(other.id)}>
            <i className="type-dot" aria-hidden />
            {inward ? (
              t('relation.inward', { name: other.name, relation })
            ) : (
              <>
                <span>{relation}</span> <b>{other.name}</b>
              </>
            )}
          </button>
          <button
            type="button"
            className="relation-remove"
            aria-label={t('relation.remove', { relation, name: other.name })}
            onClick={() => void (inward ? unrelateEntities(other, relation, entity) : unrelateEntities(entity, relation, other))}
          >
            <X size={14} strokeWidth={1.75} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
