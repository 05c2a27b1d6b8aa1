/** Beside the graph: which articles and types it is about, in what units it counts, and how weak a link may be. */
import { useTranslation } from 'react-i18next';
import { entityTypes } from '../../core/entities/entity';
import { countBy, setWeakest, toggleType, useGraph, type GraphUnit } from '../state/graph';
import { DocumentChoice } from '../timeline/document-choice';
import '../timeline/document-choice.css';
import './choices.css';

const units: readonly GraphUnit[] = ['sentence', 'section'];

export default function GraphChoices() {
  const { t } = useTranslation('graph');
  const { t: word } = useTranslation('entities');
  const { by, types, weakest } = useGraph();
  return (
    <>
      <header className="pane-head">
        <h2>{t('title')}</h2>
      </header>
      <div className="choice-groups">
        <fieldset className="choice-group">
          <legend className="group-label">{t('by')}</legend>
          {units.map((unit) => (
            <label key={unit} className="choice">
              <input type="radio" name="graph-unit" checked={by === unit} onChange={() => countBy(unit)} />
              {t(`unit.${unit}`)}
            </label>
          ))}
        </fieldset>
        <fieldset className="choice-group">
          <legend className="group-label">{t('weight')}</legend>
          <label className="choice">
            <input className="choice-weight" type="range" min={0} max={40} step={1} value={weakest} aria-label={t('weight')} onChange={(event) => setWeakest(Number(event.target.value))} />
            <output>{weakest}</output>
          </label>
          <p className="choice-note">{t('weightHint')}</p>
        </fieldset>
        <fieldset className="choice-group">
          <legend className="group-label">{t('types')}</legend>
          {entityTypes
            .filter((type) => type !== 'date')
            .map((type) => (
              <label key={type} className="choice" data-type={type}>
                <input type="checkbox" checked={types.has(type)} onChange={() => toggleType(type)} />
                <i className="type-dot" aria-hidden />
                {word(`types.${type}`)}
              </label>
            ))}
        </fieldset>
        <DocumentChoice />
      </div>
    </>
  );
}
