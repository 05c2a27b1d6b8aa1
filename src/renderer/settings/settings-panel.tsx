/** The settings: theme, type size, mentions; each takes effect at once. */
import { Label, Radio, RadioGroup, Slider, SliderOutput, SliderThumb, SliderTrack, Switch, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './panel.css';
import { citationStyles, type CitationStyle } from '../../core/export/citation-style';
import { themes } from '../../shared/reading';
import { setPanel } from '../state/panel';
import { setSettings, useSettings } from '../state/settings';
import { useVault } from '../state/vault';
import { Panel } from '../ui/panel';

const close = () => setPanel(null);

export default function SettingsPanel() {
  const { t } = useTranslation('settings');
  const { theme, textSize, showMentions, citationStyle } = useSettings();
  const vault = useVault((state) => state.summary?.name ?? '');
  return (
    <Panel title={t('title')} closeLabel={t('keys.close')} onClose={close}>
      <RadioGroup className="setting" orientation="horizontal" value={theme} onChange={(value) => void setSettings({ theme: value as (typeof themes)[number] })}>
        <Label>{t('theme.label')}</Label>
        <div className="segments">
          {themes.map((each) => (
            <Radio key={each} value={each} className="segment">
              {t(`theme.${each}`)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <Slider className="setting" minValue={14} maxValue={28} value={textSize} onChange={(value) => void setSettings({ textSize: value })}>
        <Label>{t('textSize')}</Label>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
        <SliderOutput className="slider-output" />
      </Slider>
      <Switch className="setting switch" isSelected={showMentions} onChange={(value) => void setSettings({ showMentions: value })}>
        {t('mentions')}
        <span className="switch-track" aria-hidden />
      </Switch>
      <RadioGroup className="setting" orientation="horizontal" value={citationStyle} onChange={(value) => void setSettings({ citationStyle: value as CitationStyle })}>
        <Label>{t('citations.label')}</Label>
        <div className="segments">
          {citationStyles.map((each) => (
            <Radio key={each} value={each} className="segment">
              {t(`citations.${each}`)}
            </Radio>
          ))}
        </div>
        <Text slot="description" className="visually-hidden">
          {t('citations.note')}
        </Text>
      </RadioGroup>
      <p className="setting setting-note" aria-hidden>
        {t('citations.note')}
      </p>
      <p className="setting setting-note">{t('vault', { name: vault })}</p>
    </Panel>
  );
}
