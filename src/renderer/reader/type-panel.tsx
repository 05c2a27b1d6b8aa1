/** How the article is set: its theme, face, size, leading and measure; each takes effect at once. */
import { Minus, Plus, RotateCcw, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import { faces, ordinaryReading, readingBounds, themes } from '../../shared/reading';
import { setSettings, useSettings } from '../state/settings';
import { IconButton } from '../ui/icon-button';
import './type-panel.css';

type Measured = keyof typeof readingBounds;

/** Counted in whole steps, so that halves and tenths do not add up to more digits. */
function Stepper({ name, icons = [Minus, Plus] }: { readonly name: Measured; readonly icons?: readonly [LucideIcon, LucideIcon] }) {
  const { t } = useTranslation('reader');
  const value = useSettings((settings) => settings[name]);
  const { least, most, step } = readingBounds[name];
  const by = (steps: number) => void setSettings({ [name]: Math.min(most, Math.max(least, Math.round((value / step + steps) * step * 100) / 100)) });
  return (
    <div className="type-row" role="group" aria-label={t(`setting.${name}`)}>
      <span className="type-label">{t(`setting.${name}`)}</span>
      <IconButton icon={icons[0]} label={t(`less.${name}`)} disabled={value <= least} onPress={() => by(-1)} />
      <output className="type-value">{t(`unit.${name}`, { value })}</output>
      <IconButton icon={icons[1]} label={t(`greater.${name}`)} disabled={value >= most} onPress={() => by(1)} />
    </div>
  );
}

function Choice<Value extends string>({ label, values, value, nameOf, onChange }: { readonly label: string; readonly values: readonly Value[]; readonly value: Value; readonly nameOf: (value: Value) => string; readonly onChange: (value: Value) => void }) {
  return (
    <RadioGroup className="type-choice" orientation="horizontal" value={value} onChange={(chosen) => onChange(chosen as Value)}>
      <Label className="type-label">{label}</Label>
      <div className="segments">
        {values.map((each) => (
          <Radio key={each} value={each} className="segment" data-value={each}>
            {nameOf(each)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

export function TypePanel() {
  const { t } = useTranslation('reader');
  const { t: word } = useTranslation('settings');
  const { theme, face } = useSettings();
  return (
    <div className="type-panel">
      <Choice label={word('theme.label')} values={themes} value={theme} nameOf={(each) => word(`theme.${each}`)} onChange={(chosen) => void setSettings({ theme: chosen })} />
      <Choice label={t('face.label')} values={faces} value={face} nameOf={(each) => t(`face.${each}`)} onChange={(chosen) => void setSettings({ face: chosen })} />
      <Stepper name="textSize" />
      <Stepper name="leading" />
      <Stepper name="measure" />
      <Button className="type-reset" onPress={() => void setSettings(ordinaryReading)}>
        <RotateCcw size={14} strokeWidth={1.75} aria-hidden />
        {t('ordinary')}
      </Button>
    </div>
  );
}
