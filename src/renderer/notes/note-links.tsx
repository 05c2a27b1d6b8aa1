/** Notes that link here, each with the text around its link. */
import { NotebookPen } from 'lucide-react';
import { titleOf } from '../state/notes';
import { openNote } from '../state/place';
import './note-links.css';

interface NoteLink {
  readonly note: string;
  readonly title: string;
  readonly context: string;
}

export function NoteLinks({ links }: { readonly links: readonly NoteLink[] }) {
  return (
    <ul>
      {links.map((link, index) => (
        <li key={`${link.note}-${String(index)}`}>
          <button type="button" className="note-link" onClick={() => openNote(link.note)}>
            <NotebookPen size={14} strokeWidth={1.75} aria-hidden />
            <span>
              <b>{titleOf(link)}</b>
              {link.context === '' ? null : <q>{link.context}</q>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
