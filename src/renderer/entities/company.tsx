/** What is named beside the entity more often than chance has it, the strongest first. */
import { useTranslation } from 'react-i18next';
import './relations.css';
import type { CompanionEntity } from '../../shared/contract';
import { openEntity } from '../state/place';

export function Company({ company }: { readonly company: readonly CompanionEntity[] }) {
  const { t } = useTranslation('entities');
  if (company.length === 0) return null;
  return (
    <section className="entity-section">
      <h2>{t('company')}</h2>
      <p className="section-hint">{t('companyHint')}</p>
      <ul className="company" aria-label={t('company')}>
        {company.map(({ id, name, type, together, weight }) => (
          <li key={id} data-type={type}>
            <button type="button" className="company-open" title={t('together', { count: together })} onClick={() => openEntity(id)}>
              <i className="type-dot" aria-hidden />
              {name} <small>{weight.toFixed(1)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
