/** Beside the timeline: which articles it is about. */
import { useTranslation } from 'react-i18next';
import { DocumentChoice } from './document-choice';

export default function TimelineChoices() {
  const { t } = useTranslation('timeline');
  return (
    <>
      <header className="pane-head">
        <h2>{t('title')}</h2>
      </header>
      <div className="choice-groups">
        <DocumentChoice />
      </div>
    </>
  );
}
