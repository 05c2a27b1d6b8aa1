/** The list under the caret: each thing with its kind as icon and word. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { FilePlus2, FileText, Highlighter, NotebookPen, Pilcrow, Tag, Tags, type LucideIcon } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { EntityType } from '../../core/entities/entity';
import type { ReferenceTarget } from '../../core/notes/note';
import type { LinkSuggestion } from '../../shared/contract';
import './suggestion-list.css';
import type { LinkQuery } from './suggestions';

export type Offer =
  | { readonly kind: 'link'; readonly suggestion: LinkSuggestion }
  | { readonly kind: 'create'; readonly what: 'note' | 'entity'; readonly name: string };

const icons: Record<ReferenceTarget['kind'], LucideIcon> = {
  entity: Tag,
  document: FileText,
  section: Pilcrow,
  note: NotebookPen,
  annotation: Highlighter,
};

interface Properties {
  readonly id: string;
  readonly query: LinkQuery;
  readonly offers: readonly Offer[];
  /** -1 where none is chosen. */
  readonly active: number;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (offer: Offer) => void;
  /** The editor lost the focus, or the page moved under the list. */
  readonly onLeave: () => void;
}

export function SuggestionList({ id, query, offers, active, onPoint, onChoose, onLeave }: Properties) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const list = useRef<HTMLDivElement>(null);
  const place = usePlacement(list, query, offers.length);
  useEffect(() => {
    document.getElementById(`${id}-${String(active)}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  useEffect(() => {
    const root = editor.getRootElement();
    root?.addEventListener('blur', onLeave);
    return () => root?.removeEventListener('blur', onLeave);
  }, [editor, onLeave]);
  return createPortal(
    <div ref={list} id={id} className="suggestions" role="listbox" aria-label={t('suggest.label')} style={place}>
      {offers.map((offer, index) => (
        <div
          key={offer.kind === 'link' ? `${offer.suggestion.target.kind}/${offer.suggestion.target.id}` : `create ${offer.what}`}
          id={`${id}-${String(index)}`}
          className="suggestion"
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onPointerMove={() => onPoint(index)}
          onMouseDown={(event) => {
            // The caret stays where it is.
            event.preventDefault();
            onChoose(offer);
          }}
        >
          <OfferLine offer={offer} />
        </div>
      ))}
    </div>,
    document.body,
  );
}

function OfferLine({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('editor');
  const { t: typeName } = useTranslation('entities');
  if (offer.kind === 'create') {
    const New = offer.what === 'note' ? FilePlus2 : Tags;
    return (
      <>
        <New size={16} strokeWidth={1.75} aria-hidden />
        <span className="suggestion-name">{t(`suggest.create.${offer.what}`, { name: offer.name })}</span>
      </>
    );
  }
  const { target, name, detail } = offer.suggestion;
  // The host says an entity's type and a section's article; the other kinds are named here.
  const inArticle = target.kind === 'section' || target.kind === 'annotation';
  const said = target.kind === 'entity' ? typeName(`type.${detail as EntityType}`) : inArticle ? detail : t(`suggest.${target.kind}`);
  const Icon = icons[target.kind];
  return (
    <>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className="suggestion-name">{name}</span>
      <span className="suggestion-detail">{said}</span>
    </>
  );
}

const gap = 6;

/** Under the trigger, or over it where there is no room; never outside the window. */
function usePlacement(list: React.RefObject<HTMLDivElement | null>, query: LinkQuery, count: number) {
  const [editor] = useLexicalComposerContext();
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const text = editor.getElementByKey(query.key)?.firstChild;
    const box = list.current;
    if (!box || !text || text.nodeType !== Node.TEXT_NODE || (text.textContent ?? '').length < query.start) return;
    const range = document.createRange();
    range.setStart(text, query.start);
    range.setEnd(text, Math.min(query.start + 1, (text.textContent ?? '').length));
    const at = range.getBoundingClientRect();
    const below = at.bottom + gap + box.offsetHeight <= window.innerHeight;
    setPlace({
      left: Math.max(gap, Math.min(at.left, window.innerWidth - box.offsetWidth - gap)),
      top: below ? at.bottom + gap : Math.max(gap, at.top - gap - box.offsetHeight),
    });
  }, [editor, list, query, count]);
  return place;
}
