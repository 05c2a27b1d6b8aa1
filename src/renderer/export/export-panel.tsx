/** The export dialog: what, in which format, how it begins; then the system asks where to. */
import { Button, Label, ProgressBar, Radio, RadioGroup, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { exportKinds, formatsOf, type ExportFormat, type ExportKind } from '../../shared/export';
import { chooseFormat, chooseKind, closeExport, formatFor, saveExport, useExport } from '../state/export';
import { useSettings } from '../state/settings';
import { Panel } from '../ui/panel';
import './export-panel.css';

function Preview({ format }: { readonly format: ExportFormat }) {
  const { t } = useTranslation('export');
  const preview = useExport((state) => state.preview);
  const shown = typeof preview === 'string';
  return (
    <div className="export-look">
      <h3 id="export-look">{t('preview')}</h3>
      {shown ? (
        <pre tabIndex={0} role="region" aria-labelledby="export-look">
          {preview === '' ? t('nothing') : preview}
        </pre>
      ) : (
        <p role="status">{preview === undefined ? t('making') : t(`about.${format}` as const)}</p>
      )}
    </div>
  );
}

export default function ExportPanel() {
  const { t } = useTranslation('export');
  const { kind, ids, writing, progress } = useExport();
  const chosen = useSettings((settings) => settings.exportFormat);
  const format = formatFor(kind, chosen);
  return (
    <Panel title={t('title')} closeLabel={t('close')} className="export-panel" onClose={closeExport}>
      <RadioGroup className="export-kinds" orientation="horizontal" value={kind} onChange={(value) => chooseKind(value as ExportKind)}>
        <Label>{t('what')}</Label>
        <div className="segments">
          {exportKinds.map((each) => (
            <Radio key={each} value={each} className="segment" isDisabled={!(each in ids)}>
              {t(`kind.${each}`)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <div className="export-columns">
        <RadioGroup className="export-formats" value={format} onChange={(value) => chooseFormat(value as ExportFormat)}>
          <Label>{t('format')}</Label>
          {formatsOf[kind].map((each) => (
            <Radio key={each} value={each} className="export-format">
              {t(`name.${each}` as const)}
              <Text slot="description" className="export-format-use" aria-hidden>
                {t(`use.${each}` as const)}
              </Text>
            </Radio>
          ))}
        </RadioGroup>
        <Preview format={format} />
      </div>
      <footer className="panel-acts">
        {progress ? (
          <ProgressBar className="export-progress" value={progress.done} maxValue={progress.total} aria-label={t('title')} valueLabel={t('writing', progress)}>
            {({ percentage, valueText }) => (
              <>
                <span>{valueText}</span>
                <span className="export-progress-line" aria-hidden>
                  <span style={{ inlineSize: `${String(percentage ?? 0)}%` }} />
                </span>
              </>
            )}
          </ProgressBar>
        ) : null}
        <Button className="panel-button" onPress={closeExport}>
          {progress ? t('stop') : t('cancel')}
        </Button>
        <Button className="panel-button panel-button-first" isDisabled={writing} onPress={() => void saveExport()}>
          {t('save')}
        </Button>
      </footer>
    </Panel>
  );
}
