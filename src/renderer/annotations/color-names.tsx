/** The names of the five colours: what each means to the reader. */
import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { annotationColors, type AnnotationColor } from '../../core/annotations/annotation';
import { renameColor, useColors } from '../state/colors';
import { setPanel } from '../state/panel';
import { Panel } from '../ui/panel';
import '../settings/panel.css';
import './color-dots.css';
import './color-names.css';

const close = () => setPanel(null);

function Name({ color }: { readonly color: AnnotationColor }) {
  const { t } = useTranslation('annotations');
  const kept = useColors((meanings) => meanings[color]);
  const [typed, setTyped] = useState(kept);
  return (
    <TextField className="color-name" value={typed} maxLength={60} onChange={setTyped} onBlur={() => void renameColor(color, typed)}>
      <Label data-color={color}>
        <span className="color-spot" data-color={color} aria-hidden />
        {t(`color.${color}`)}
      </Label>
      <Input placeholder={t('namesHint')} />
    </TextField>
  );
}

export default function ColorNames() {
  const { t } = useTranslation('annotations');
  const keep = () => {
    // A field that still has the focus is left by this, and so saved.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    close();
  };
  return (
    <Panel title={t('names')} closeLabel={t('close')} onClose={keep}>
      <p className="setting-note color-names-note">{t('namesNote')}</p>
      {annotationColors.map((color) => (
        <Name key={color} color={color} />
      ))}
    </Panel>
  );
}
