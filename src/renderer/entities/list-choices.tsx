/** Narrows the list of entities by type, article and links from notes. */
import { useTranslation } from 'react-i18next';
import { entityTypes, type EntityType } from '../../core/entities/entity';
import { useDocuments } from '../state/documents';
import { linkedChoices, type Narrowing } from './narrow';

export interface Choices {
  readonly type: EntityType | null;
  /** Document id. */
  readonly document: string | null;
  readonly linked: Narrowing['linked'];
}

export const noChoice: Choices = { type: null, document: null, linked: 'any' };

interface Properties {
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

export function ListChoices({ choices, onChange }: Properties) {
  const { t } = useTranslation('entities');
  const documents = useDocuments((state) => state.list) ?? [];
  const chosen = (value: string) => (value === '' ? null : value);
  return (
    <div className="list-choices" role="group" aria-label={t('narrow')}>
      <select aria-label={t('narrowType')} value={choices.type ?? ''} onChange={(event) => onChange({ ...choices, type: chosen(event.target.value) as EntityType | null })}>
        <option value="">{t('anyType')}</option>
        {entityTypes.map((type) => (
          <option key={type} value={type}>
            {t(`types.${type}`)}
          </option>
        ))}
      </select>
      <select aria-label={t('narrowLinked')} value={choices.linked} onChange={(event) => onChange({ ...choices, linked: event.target.value as Choices['linked'] })}>
        {linkedChoices.map((linked) => (
          <option key={linked} value={linked}>
            {t(`linkedOr.${linked}`)}
          </option>
        ))}
      </select>
      {documents.length < 2 ? null : (
        <select className="list-choices-wide" aria-label={t('narrowDocument')} value={choices.document ?? ''} onChange={(event) => onChange({ ...choices, document: chosen(event.target.value) })}>
          <option value="">{t('anyDocument')}</option>
          {documents.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
