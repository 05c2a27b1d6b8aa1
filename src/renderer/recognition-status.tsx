/** Says in the status line how far the finding of names is, and lets the reader hold it. */
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { pauseRecognition, useRecognition } from './state/recognition';

/** Fewer articles are done before one has read the sentence. */
const WORTH_SAYING = 5;

export function RecognitionStatus() {
  const { t } = useTranslation();
  const { done, total, paused } = useRecognition();
  if (total < WORTH_SAYING) return null;
  return (
    <span className="status-recognition">
      <progress aria-label={t('recognition.label')} max={total} value={done} />
      <span>{t(paused ? 'recognition.paused' : 'recognition.running', { done, count: total })}</span>
      <Button className="status-pause" onPress={() => void pauseRecognition(!paused)}>
        {t(paused ? 'recognition.goOn' : 'recognition.pause')}
      </Button>
    </span>
  );
}
