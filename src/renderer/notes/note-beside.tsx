/** The second note, in the middle of the notes' room. It stays mounted in other rooms, so that it keeps its undo history and caret. */
import { PanelRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { writeAtSide } from '../state/notes';
import { closeNote, usePlace } from '../state/place';
import { IconButton } from '../ui/icon-button';
import './note-beside.css';
import { NotePane } from './note-pane';

export function NoteBeside({ hidden }: { readonly hidden: boolean }) {
  const { t } = useTranslation('notes');
  const beside = usePlace((place) => place.beside);
  if (beside === null) return null;
  return (
    <section className="note-beside" aria-label={t('beside.title')} hidden={hidden}>
      <header className="pane-head note-beside-head">
        <h2>{t('beside.title')}</h2>
        <IconButton icon={PanelRight} label={t('beside.side')} onPress={writeAtSide} />
        <IconButton icon={X} label={t('close')} onPress={() => closeNote(beside)} />
      </header>
      <NotePane pane="beside" />
    </section>
  );
}
