/** Likely duplicates with the reason for each: the reader chooses which are merged and says which are two. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicateEntities } from '../../shared/contract';
import { keepApart, mergePairs } from '../state/decisions';
import { useDuplicates } from '../state/duplicates';
import { setPanel } from '../state/panel';
import { Panel } from '../ui/panel';
import './duplicates-panel.css';

const keyOf = ({ entity, into }: DuplicateEntities) => `${entity.id} ${into.id}`;
const close = () => setPanel(null);

interface RowProperties {
  readonly pair: DuplicateEntities;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

function Row({ pair, chosen, onChoose }: RowProperties) {
  const { t } = useTranslation('entities');
  const { entity, into, reason } = pair;
  const names = { name: entity.name, into: into.name };
  return (
    <li className="duplicate" data-type={into.type}>
      <label>
        <input type="checkbox" checked={chosen} aria-label={t('duplicates.choose', names)} onChange={(event) => onChoose(event.target.checked)} />
        <i className="type-dot" aria-hidden />
        <span>
          {t('duplicates.pair', names)}
          <small>{t(`duplicates.reason.${reason}`)}</small>
        </span>
      </label>
      <button type="button" className="button" aria-label={t('duplicates.apartLabel', names)} onClick={() => void keepApart(pair)}>
        {t('duplicates.apart')}
      </button>
    </li>
  );
}

export default function DuplicatesPanel() {
  const { t } = useTranslation('entities');
  const { pairs } = useDuplicates();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const picked = pairs.filter((pair) => chosen.has(keyOf(pair)));
  const choose = (pair: DuplicateEntities, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(keyOf(pair));
    else next.delete(keyOf(pair));
    setChosen(next);
  };
  return (
    <Panel title={t('duplicates.title')} closeLabel={t('duplicates.close')} className="duplicates-panel" onClose={close}>
      <p className="section-hint">{pairs.length === 0 ? t('duplicates.none') : t('duplicates.hint')}</p>
      <ul className="duplicates" tabIndex={0} aria-label={t('duplicates.title')}>
        {pairs.map((pair) => (
          <Row key={keyOf(pair)} pair={pair} chosen={chosen.has(keyOf(pair))} onChoose={(isChosen) => choose(pair, isChosen)} />
        ))}
      </ul>
      {pairs.length === 0 ? null : (
        <p className="word-acts">
          <button
            type="button"
            className="button"
            disabled={picked.length === 0}
            onClick={() => {
              void mergePairs(picked);
              close();
            }}
          >
            {t('duplicates.merge', { count: picked.length })}
          </button>
          <button type="button" className="button" onClick={() => setChosen(new Set(picked.length === pairs.length ? [] : pairs.map(keyOf)))}>
            {t('duplicates.all')}
          </button>
        </p>
      )}
    </Panel>
  );
}
