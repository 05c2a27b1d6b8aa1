/** The first and the last date of the sentences that name the entity; each opens its place. */
import { useTranslation } from 'react-i18next';
import './relations.css';
import type { DatedPassage, Dossier } from '../../shared/contract';
import { openDocument } from '../state/place';

function Place({ passage, label }: { readonly passage: DatedPassage; readonly label: string }) {
  return (
    <button type="button" title={passage.sentence} onClick={() => openDocument(passage.document, passage.range)}>
      {label}
    </button>
  );
}

export function EntityDates({ dates }: { readonly dates: Dossier['dates'] }) {
  const { t } = useTranslation('entities');
  if (dates === null) return null;
  const { first, last } = dates;
  return (
    <p className="entity-dates">
      {t('firstDate')} <Place passage={first} label={first.words} /> · {t('lastDate')} <Place passage={last} label={last.words} />
    </p>
  );
}
