/** An entity beside the article: who it is, where it is named, which notes link to it. */
import { useTranslation } from 'react-i18next';
import './entity-page.css';
import type { MentionInContext } from '../../shared/contract';
import { useEntities } from '../state/entities';
import { openDocument, openEntity } from '../state/place';
import { Backlinks } from './backlinks';
import { EntityHead } from './entity-head';

export function EntityBeside() {
  const { t } = useTranslation('entities');
  const { dossier, failure } = useEntities();
  if (!dossier) return <p className="empty">{failure ?? t('beside')}</p>;
  const { entity, mentions, backlinks } = dossier;
  return (
    <div className="entity-beside" data-type={entity.type}>
      <EntityHead dossier={dossier} />
      <button type="button" className="button entity-beside-open" onClick={() => openEntity(entity.id)}>
        {t('open')}
      </button>
      <section>
        <h2 className="group-label entity-beside-label">{t('mentions', { count: mentions.length })}</h2>
        {mentions.map((mention) => (
          <Quote key={`${mention.document}:${mention.range.start}`} mention={mention} />
        ))}
      </section>
      <section className="entity-section">
        <h2 className="group-label entity-beside-label">{t('linked')}</h2>
        <Backlinks backlinks={backlinks} empty={t('noBacklinks', { name: entity.name })} />
      </section>
    </div>
  );
}

function Quote({ mention }: { readonly mention: MentionInContext }) {
  const { sentence, highlight, section } = mention;
  return (
    <button type="button" className="entity-quote" onClick={() => openDocument(mention.document, mention.range)}>
      {sentence.slice(0, highlight.start)}
      <b>{sentence.slice(highlight.start, highlight.end)}</b>
      {sentence.slice(highlight.end)}
      <small>{section}</small>
    </button>
  );
}
