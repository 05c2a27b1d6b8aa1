/** The foot of the note pane: who links here, each with the text around its link. */
import { useTranslation } from 'react-i18next';
import type { Backlink } from '../../shared/contract';
import { NoteLinks } from './note-links';

export function NoteBacklinks({ backlinks }: { readonly backlinks: readonly Backlink[] }) {
  const { t } = useTranslation('notes');
  if (backlinks.length === 0) return null;
  return (
    <section className="note-backlinks" aria-label={t('linked', { count: backlinks.length })}>
      <h2>{t('linked', { count: backlinks.length })}</h2>
      <NoteLinks links={backlinks} />
    </section>
  );
}
