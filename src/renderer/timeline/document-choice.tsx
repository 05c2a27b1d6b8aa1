/** Chooses the articles that the timeline and the graph are about. */
import { useTranslation } from 'react-i18next';
import './document-choice.css';
import { useDocuments } from '../state/documents';
import { chooseAll, toggleDocument, useScope } from '../state/scope';

export function DocumentChoice() {
  const { t } = useTranslation('timeline');
  const list = useDocuments((state) => state.list) ?? [];
  const { documents } = useScope();
  const ids = list.map(({ id }) => id);
  return (
    <fieldset className="choice-group">
      <legend className="group-label">{t('articles')}</legend>
      <label className="choice">
        <input type="checkbox" checked={documents === null} onChange={chooseAll} />
        {t('all')}
      </label>
      {list.map(({ id, title }) => (
        <label key={id} className="choice">
          <input type="checkbox" checked={documents?.includes(id) ?? true} onChange={() => toggleDocument(id, ids)} />
          <span title={title}>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
