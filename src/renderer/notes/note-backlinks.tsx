/** The foot of the note pane: who links here, each with the text around its link. */
import { NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Backlink } from '../../shared/contract';
import { titleOf } from '../state/notes';
import { openNote } from '../state/place';

export function NoteBacklinks({ backlinks }: { readonly backlinks: readonly Backlink[] }) {
  const { t } = useTranslation('notes');
  if (backlinks.length === 0) return null;
  return (
    <section className="note-backlinks" aria-label={t('linked', { count: backlinks.length })}>
      <h2>{t('linked', { count: backlinks.length })}</h2>
      <ul>
        {backlinks.map((link, index) => (
          <li key={`${link.note}-${String(index)}`}>
            <button type="button" onClick={() => openNote(link.note)}>
              <NotebookPen size={14} strokeWidth={1.75} aria-hidden />
              <span>
                <b>{titleOf(link)}</b>
                {link.context === '' ? null : <q>{link.context}</q>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
