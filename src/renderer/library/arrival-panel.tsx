/** What would come of another program's notes or marks, line by line, before anything does. */
import { BookCheck, BookOpen, FileX2, Unlink, type LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ArrivalLine, ArrivalReport } from '../../shared/contract';
import { bringArrivals, leaveArrivals, useArrivals } from '../state/arrivals';
import { Panel } from '../ui/panel';
import './arrival-panel.css';
import './imported-panel.css';

type Shown = ArrivalLine['fate'] | 'lost';

/** What needs the reader's eye comes first. */
const icons: Readonly<Record<Shown, LucideIcon>> = { failed: FileX2, lost: Unlink, new: BookCheck, same: BookOpen };
/** Fates as the list of imported files shows them. */
const looks: Readonly<Record<Shown, string>> = { failed: 'failed', lost: 'known', new: 'came', same: 'known' };
const order = Object.keys(icons) as Shown[];
/** Lines drawn of a kind; the rest is counted. */
const most = 100;

const shownAs = ({ fate, lost }: ArrivalLine): Shown => (fate === 'new' && lost ? 'lost' : fate);

function Lines({ shown, lines }: { readonly shown: Shown; readonly lines: readonly ArrivalLine[] }) {
  const { t } = useTranslation('library');
  const Icon = icons[shown];
  return (
    <>
      {lines.slice(0, most).map(({ name, problem }, index) => (
        <li key={`${String(index)} ${name}`} className="imported-line" data-fate={looks[shown]}>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          <div>
            <b>{name}</b>
            <span className="imported-fate">{t(`arrival.fate.${shown}`)}</span>
            {problem === null ? null : <p>{problem}</p>}
          </div>
        </li>
      ))}
      {lines.length > most ? <li className="imported-line">{t('arrival.more', { count: lines.length - most })}</li> : null}
    </>
  );
}

/** Titles named in a sentence. */
const named = 3;

/** Remarks that are said; the rest is counted. */
const spoken = 5;

const isNothing = ({ lines, whole, decisions, collections = [] }: Pick<ArrivalReport, 'lines' | 'whole' | 'decisions' | 'collections'>): boolean =>
  whole.length + decisions.length + collections.length === 0 && lines.every(({ fate }) => fate !== 'new');

function Summary({ lines, articles, whole, decisions, collections = [], remarks = [] }: ArrivalReport) {
  const { t } = useTranslation('library');
  const coming = lines.filter(({ fate }) => fate === 'new');
  const marks = coming.filter(({ note }) => note === null).length;
  const same = lines.filter(({ fate }) => fate === 'same').length;
  const lost = coming.filter((each) => each.lost).length;
  const missing = new Set(coming.flatMap((each) => each.missing)).size;
  const titles = articles.slice(0, named).map(({ title }) => title).join(', ') + (articles.length > named ? ' …' : '');
  return (
    <div className="arrival-summary" role="status">
      {isNothing({ lines, whole, decisions, collections }) ? <p>{t('arrival.nothing')}</p> : null}
      {whole.length > 0 ? <p>{t('arrival.whole', { count: whole.length })}</p> : null}
      {marks > 0 ? <p>{t('arrival.marks', { count: marks })}</p> : null}
      {marks < coming.length ? <p>{t('arrival.notes', { count: coming.length - marks })}</p> : null}
      {collections.length > 0 ? <p>{t('arrival.collections', { count: collections.length })}</p> : null}
      {decisions.length > 0 ? <p>{t('arrival.decisions', { count: decisions.length })}</p> : null}
      {same > 0 ? <p>{t('arrival.same', { count: same })}</p> : null}
      {missing > 0 ? <p>{t('arrival.missing', { count: missing })}</p> : null}
      {lost > 0 ? <p>{t('arrival.lost', { count: lost })}</p> : null}
      {articles.length > 0 ? <p>{t('arrival.articles', { count: articles.length, titles })}</p> : null}
      {remarks.slice(0, spoken).map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {remarks.length > spoken ? <p>{t('arrival.more', { count: remarks.length - spoken })}</p> : null}
    </div>
  );
}

export default function ArrivalPanel() {
  const { t } = useTranslation('library');
  const { plan, bringing } = useArrivals();
  if (!plan) return null;
  const nothing = isNothing(plan);
  return (
    <Panel title={t('arrival.title')} closeLabel={t('arrival.close')} className="imported" dialogClassName="arrival" onClose={leaveArrivals}>
      <Summary {...plan} />
      <ul className="arrival-lines" tabIndex={0} aria-label={t('arrival.list')}>
        {order.map((shown) => (
          <Lines key={shown} shown={shown} lines={plan.lines.filter((line) => shownAs(line) === shown)} />
        ))}
      </ul>
      <footer className="panel-acts">
        <Button className="panel-button" onPress={leaveArrivals}>
          {t('arrival.cancel')}
        </Button>
        {nothing ? null : (
          <Button className="panel-button panel-button-first" isDisabled={bringing} autoFocus onPress={() => void bringArrivals()}>
            {t('arrival.import')}
          </Button>
        )}
      </footer>
    </Panel>
  );
}
