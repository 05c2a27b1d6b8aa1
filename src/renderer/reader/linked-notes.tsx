/** Under the article: the notes that link to it, to its sections and to the marks in it, each with the text around its link. */
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shortHeading } from '../../core/documents/sections';
import type { AnchoredAnnotation, OpenDocument } from '../../shared/contract';
import { NoteLinks } from '../notes/note-links';
import { useAnnotations } from '../state/annotations';
import { followDocumentNotes, useDocumentNotes } from '../state/document-notes';
import { showMark } from '../state/passage';
import { openDocument } from '../state/place';
import './linked-notes.css';
import { groupLinks } from './linked-groups';

export function LinkedNotes({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation('reader');
  useEffect(followDocumentNotes, []);
  const { document, list } = useDocumentNotes();
  const marks = useAnnotations((state) => state.list);
  const groups = useMemo(() => groupLinks(list, open.structure.sections, marks), [list, open.structure.sections, marks]);
  if (document !== open.document.id || list.length === 0) return null;
  const label = t('linkedNotes', { count: new Set(list.map(({ note }) => note)).size });
  return (
    <section className="linked-notes" aria-label={label}>
      <h2>{label}</h2>
      {groups.map(({ key, links, section, mark }) => (
        <div key={key} className="linked-group">
          {section ? (
            <h3>
              <button type="button" onClick={() => openDocument(open.document.id, { start: section.start, end: section.start + (section.heading?.length ?? 0) })}>
                {t('linkedSection', { name: shortHeading(section) })}
              </button>
            </h3>
          ) : null}
          {mark ? <MarkHeading mark={mark} /> : null}
          <NoteLinks links={links} />
        </div>
      ))}
    </section>
  );
}

function MarkHeading({ mark: { annotation } }: { readonly mark: AnchoredAnnotation }) {
  const { t } = useTranslation('reader');
  return (
    <h3>
      <button type="button" onClick={() => showMark(annotation.id)}>
        {t('linkedMark', { quote: annotation.selectors.quote.exact.replace(/\s+/g, ' ').slice(0, 80) })}
      </button>
    </h3>
  );
}
