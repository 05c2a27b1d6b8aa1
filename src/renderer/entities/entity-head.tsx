/** Name, type and kind, description and other names of an entity. */
import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Dossier } from '../../shared/contract';
import { EntityEdit } from './entity-edit';
import { typeIcons } from './type-icons';

export function EntityHead({ dossier: { entity, kind, confirmed } }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('entities');
  const Icon = typeIcons[entity.type];
  return (
    <div className="entity-head" data-type={entity.type}>
      <div className="entity-head-top">
        <p className="entity-type">
          <Icon size={14} strokeWidth={2} aria-hidden />
          {[t(`type.${entity.type}`), kind].filter(Boolean).join(' · ')}
          {confirmed ? (
            <span className="entity-confirmed" title={t('confirmed')}>
              <BadgeCheck size={14} strokeWidth={2} aria-hidden />
              <span className="visually-hidden">{t('confirmed')}</span>
            </span>
          ) : null}
        </p>
        <EntityEdit key={entity.id} entity={entity} />
      </div>
      <h1>{entity.name}</h1>
      {entity.description === '' ? null : <p className="entity-description">{entity.description}</p>}
      {entity.aliases.length === 0 ? null : (
        <p className="entity-description">
          {t('aliases')} <b>{entity.aliases.join(', ')}</b>
        </p>
      )}
    </div>
  );
}
