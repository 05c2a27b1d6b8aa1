/** Notes that name the entity without linking to it: each place becomes a link when the reader says so. */
import { useTranslation } from 'react-i18next';
import './relations.css';
import type { Entity } from '../../core/entities/entity';
import type { UnlinkedNote } from '../../shared/contract';
import { linkMentions } from '../state/link-mentions';
import { openNote } from '../state/place';

interface Properties {
  readonly entity: Entity;
  readonly notes: readonly UnlinkedNote[];
}

export function Unlinked({ entity, notes }: Properties) {
  const { t } = useTranslation('entities');
  if (notes.length === 0) return null;
  const titled = notes.map((each) => ({ ...each, title: each.title.trim() === '' ? t('untitled') : each.title }));
  return (
    <section className="entity-section">
      <h2>{t('unlinked')}</h2>
      {titled.map(({ note, title, mentions }) => (
        <div key={note} className="unlinked-note">
          <header>
            <b>
              <button type="button" onClick={() => openNote(note)}>
                {title}
              </button>
            </b>
            <button type="button" className="button" onClick={() => void linkMentions(entity, { id: note, title }, null)}>
              {t('linkAll', { count: mentions.length })}
            </button>
          </header>
          <ul>
            {mentions.map(({ turn, match, context, start }) => (
              <li key={turn} className="unlinked-place">
                <span>
                  {context.slice(0, start)}
                  <b>{match}</b>
                  {context.slice(start + match.length)}
                </span>
                <button type="button" className="button" aria-label={t('linkOne', { match, title })} onClick={() => void linkMentions(entity, { id: note, title }, turn)}>
                  {t('link')}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
