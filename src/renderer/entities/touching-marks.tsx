/** The marks that touch a mention of the entity; each opens its place. */
import { useTranslation } from 'react-i18next';
import type { AnchoredAnnotation } from '../../shared/contract';
import { openDocument } from '../state/place';

export function TouchingMarks({ annotations }: { readonly annotations: readonly AnchoredAnnotation[] }) {
  const { t } = useTranslation('entities');
  const { t: color } = useTranslation('annotations');
  if (annotations.length === 0) return null;
  return (
    <section className="entity-section">
      <h2>{t('marks')}</h2>
      {annotations.map(({ annotation, anchor }) => (
        <button
          key={annotation.id}
          type="button"
          className="touching-mark"
          data-color={annotation.color}
          onClick={() => openDocument(annotation.document, anchor.range)}
        >
          {annotation.selectors.quote.exact}
          <small>{[color(`color.${annotation.color}`), annotation.comment].filter(Boolean).join(' · ')}</small>
        </button>
      ))}
    </section>
  );
}
