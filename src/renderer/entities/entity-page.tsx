/** An entity's page: what it is and is related to, every mention in its sentence, what is named beside it, the marks and notes that touch it. */
import { useTranslation } from 'react-i18next';
import './entity-page.css';
import type { Dossier } from '../../shared/contract';
import { useEntities } from '../state/entities';
import { usePlace } from '../state/place';
import { Backlinks } from './backlinks';
import { Company } from './company';
import { Concordance } from './concordance';
import { Demonyms } from './demonyms';
import { EntityDates } from './entity-dates';
import { EntityHead } from './entity-head';
import { Relations } from './relations';
import { TouchingMarks } from './touching-marks';
import { Unlinked } from './unlinked';

export function EntityPage() {
  const { t } = useTranslation('entities');
  const chosen = usePlace((place) => place.entity);
  const { dossier, failure } = useEntities();
  if (failure !== null) return <p className="entity-page-empty">{failure}</p>;
  if (chosen === null || dossier === null) return <p className="entity-page-empty">{chosen === null ? t('choose') : ''}</p>;
  return <Page dossier={dossier} />;
}

function Page({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('entities');
  const { entity, mentions, annotations, backlinks, relations, company, dates, unlinked, demonyms } = dossier;
  const articles = new Set(mentions.map(({ document }) => document)).size;
  const stats = [
    [mentions.length, t('stat.mentions', { count: mentions.length })],
    [annotations.length, t('stat.marks', { count: annotations.length })],
    [backlinks.length, t('stat.notes', { count: backlinks.length })],
    [articles, t('stat.articles', { count: articles })],
  ] as const;
  return (
    <article className="entity-page" data-type={entity.type} aria-label={entity.name}>
      <div className="entity-page-top">
        <EntityHead dossier={dossier} />
        <dl className="entity-stats">
          {stats.map(([count, label]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Relations entity={entity} relations={relations} />
      <EntityDates dates={dates} />
      <Concordance key={entity.id} entity={entity} mentions={mentions} />
      <Company company={company} />
      <Demonyms entity={entity} words={demonyms} />
      <TouchingMarks annotations={annotations} />
      <Unlinked entity={entity} notes={unlinked} />
      <section className="entity-section">
        <h2>{t('linked')}</h2>
        <Backlinks backlinks={backlinks} empty={t('noBacklinks', { name: entity.name })} />
      </section>
    </article>
  );
}
