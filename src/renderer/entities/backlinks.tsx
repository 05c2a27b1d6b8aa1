/** The notes that link here, each with the text around its link. */
import type { Backlink } from '../../shared/contract';
import { openNote } from '../state/place';

export function Backlinks({ backlinks, empty }: { readonly backlinks: readonly Backlink[]; readonly empty: string }) {
  if (backlinks.length === 0) return <p className="entity-description">{empty}</p>;
  return (
    <>
      {backlinks.map(({ note, title, context }) => (
        <button key={note} type="button" className="backlink" onClick={() => openNote(note)}>
          <b>{title}</b>
          <span>{context}</span>
        </button>
      ))}
    </>
  );
}
