/** Chooses the articles that the timeline and the graph are about. */
import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './document-choice.css';
import { useDocuments } from '../state/documents';
import { chooseAll, chooseNone, toggleDocument, useScope } from '../state/scope';

/** From so many articles on a name narrows them; more rows than `MOST` are never drawn. */
const MANY = 20;
const MOST = 100;

export function DocumentChoice() {
  const { t } = useTranslation('timeline');
  const list = useDocuments((state) => state.list) ?? [];
  const { documents } = useScope();
  const [text, setText] = useState('');
  const typed = text.trim().toLowerCase();
  const fitting = list.filter(({ title }) => title.toLowerCase().includes(typed));
  const shown = fitting.slice(0, MOST);
  const chosen = new Set(documents ?? []);
  const turn = (id: string) => toggleDocument(id, list.map((each) => each.id));
  return (
    <fieldset className="choice-group">
      <legend className="group-label">{t('articles')}</legend>
      <label className="choice">
        <input type="checkbox" checked={documents === null} onChange={documents === null ? chooseNone : chooseAll} />
        {t('all')}
      </label>
      {list.length < MANY ? null : (
        <label className="filter choice-filter">
          <ListFilter size={16} strokeWidth={1.75} aria-hidden />
          <span className="visually-hidden">{t('filter', { count: list.length })}</span>
          <input type="text" value={text} placeholder={t('filter', { count: list.length })} onChange={(event) => setText(event.target.value)} />
        </label>
      )}
      {shown.map(({ id, title }) => (
        <label key={id} className="choice">
          <input type="checkbox" checked={documents === null || chosen.has(id)} onChange={() => turn(id)} />
          <span title={title}>{title}</span>
        </label>
      ))}
      {fitting.length > shown.length ? <p className="choice-note">{t('more', { count: fitting.length - shown.length })}</p> : null}
    </fieldset>
  );
}
