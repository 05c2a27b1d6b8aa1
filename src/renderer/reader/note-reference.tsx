/** A reference to a footnote in the text: opens the note in a bubble. */
import { createContext, useContext, type MouseEvent, type ReactNode } from 'react';
import type { FootnoteReference } from '../../core/documents/footnotes';
import { showFootnote } from '../state/passage';

/** The references of the drawn article by where they begin. */
export const FootnotesContext = createContext<ReadonlyMap<number, FootnoteReference>>(new Map());

/** A link inside the article: a reference where a note belongs to it, else words that lead nowhere. */
export function InnerLink({ start, children }: { readonly start: number; readonly children: ReactNode }) {
  const footnote = useContext(FootnotesContext).get(start);
  if (!footnote) return <span className="reader-dead-link">{children}</span>;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    showFootnote(footnote);
  };
  return (
    <a className="reader-link reader-note" role="doc-noteref" href={`#note-${String(footnote.note.start)}`} data-note={start} draggable={false} onClick={open}>
      {children}
    </a>
  );
}
