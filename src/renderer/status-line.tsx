/** The status line: saved or not, words and minutes, entities, the vault. */
import { Check, CircleAlert, LoaderCircle, PanelLeft, PanelRight, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { RecognitionStatus } from './recognition-status';
import './status-line.css';
import { useDocuments } from './state/documents';
import { useNotes } from './state/notes';
import { openProblems } from './state/problems';
import { isListOpen, isSideOpen, setListOpen, setSideOpen, usePlace } from './state/place';
import { readingOf } from './state/shelf';
import { useVault } from './state/vault';
import { IconButton } from './ui/icon-button';

const icons = { saved: Check, saving: LoaderCircle, failed: CircleAlert } as const;
const wordsPerMinute = 220;

export function StatusLine() {
  const { t } = useTranslation();
  const listOpen = usePlace(isListOpen);
  const sideOpen = usePlace(isSideOpen);
  const summary = useVault((state) => state.summary);
  const save = useNotes((state) => state.save);
  const open = useDocuments((state) => state.list?.find(({ id }) => id === state.open?.document.id));
  const share = usePlace((place) => (open ? readingOf(open, place).share : 0));
  const Icon = icons[save];
  return (
    <footer className="status" aria-label={t('status.label')}>
      <span className={`status-save status-${save}`} role="status">
        <Icon size={14} strokeWidth={2} aria-hidden />
        {t(`status.${save}`)}
      </span>
      {open === undefined ? null : (
        <span>{t('status.words', { count: open.words, minutes: Math.max(1, Math.ceil((open.words * (1 - share)) / wordsPerMinute)) })}</span>
      )}
      {summary === null ? null : (
        <span className="status-counts">
          {t('status.entities', { count: summary.entities })} · {t('status.mentions', { count: summary.mentions })}
        </span>
      )}
      <span className="status-gap" />
      <RecognitionStatus />
      {summary === null || summary.problems === 0 ? null : (
        <Button className="status-problems" onPress={() => void openProblems()}>
          <TriangleAlert size={14} strokeWidth={2} aria-hidden />
          {t('status.problems', { count: summary.problems })}
        </Button>
      )}
      {summary?.readOnly ? <span>{t('status.readOnly')}</span> : null}
      <span>{summary?.name}</span>
      <span className="status-offline">{t('status.offline')}</span>
      <span className="status-panes">
        <IconButton icon={PanelLeft} label={t('pane.list')} pressed={listOpen} onPress={() => setListOpen(!listOpen)} />
        <IconButton icon={PanelRight} label={t('pane.side')} pressed={sideOpen} onPress={() => setSideOpen(!sideOpen)} />
      </span>
    </footer>
  );
}
