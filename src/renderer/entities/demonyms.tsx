/** Words for people and things of a place: related to it, and counted as its name only where the reader says so. */
import { useTranslation } from 'react-i18next';
import './relations.css';
import type { Entity } from '../../core/entities/entity';
import type { Demonym } from '../../shared/contract';
import { addAlias } from '../state/decisions';
import { openDocument } from '../state/place';

export function Demonyms({ entity, words }: { readonly entity: Entity; readonly words: readonly Demonym[] }) {
  const { t } = useTranslation('entities');
  if (words.length === 0) return null;
  return (
    <section className="entity-section">
      <h2>{t('demonyms')}</h2>
      {words.map(({ word, count, document, range }) => (
        <p key={word} className="demonym">
          <button type="button" onClick={() => openDocument(document, range)}>
            {t('demonym', { word, count })}
          </button>
          <button type="button" className="button" onClick={() => void addAlias(entity, word, true)}>
            {t('countAsName', { word })}
          </button>
        </p>
      ))}
    </section>
  );
}
