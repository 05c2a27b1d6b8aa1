/** Narrows the list of entities by type, article and links from notes. */
import { useTranslation } from 'react-i18next';
import { entityTypes, type EntityType } from '../../core/entities/entity';
import { linkedChoices } from '../../core/entities/narrow';
import { useDocuments } from '../state/documents';
import { askList, useEntityList, type AskedList } from '../state/entity-list';

export function ListChoices() {
  const { t } = useTranslation('entities');
  const { type, linked, document } = useEntityList((state) => state.asked);
  const documents = useDocuments((state) => state.list) ?? [];
  const chosen = (value: string) => (value === '' ? null : value);
  return (
    <div className="list-choices" role="group" aria-label={t('narrow')}>
      <select aria-label={t('narrowType')} value={type ?? ''} onChange={(event) => askList({ type: chosen(event.target.value) as EntityType | null })}>
        <option value="">{t('anyType')}</option>
        {entityTypes.map((each) => (
          <option key={each} value={each}>
            {t(`types.${each}`)}
          </option>
        ))}
      </select>
      <select aria-label={t('narrowLinked')} value={linked} onChange={(event) => askList({ linked: event.target.value as AskedList['linked'] })}>
        {linkedChoices.map((each) => (
          <option key={each} value={each}>
            {t(`linkedOr.${each}`)}
          </option>
        ))}
      </select>
      {documents.length < 2 ? null : (
        <select className="list-choices-wide" aria-label={t('narrowDocument')} value={document ?? ''} onChange={(event) => askList({ document: chosen(event.target.value) })}>
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
