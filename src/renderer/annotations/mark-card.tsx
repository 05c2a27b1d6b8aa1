/** The card of a mark: its colour, comment and tags to change, and what may be done with it. */
import { ChevronLeft, ChevronRight, Combine, NotebookPen, Pencil, Quote, Trash2, Underline, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { annotationColors } from '../../core/annotations/annotation';
import type { AnchoredAnnotation } from '../../shared/contract';
import { holdDraft, mergeMarks, removeMark, touching, updateMark, useAnnotations } from '../state/annotations';
import { useColorNames } from '../state/colors';
import { useDocumentNotes } from '../state/document-notes';
import { titleOf } from '../state/notes';
import { closeMarks, focusMark, quoteMark, type MarkCard as Card } from '../state/passage';
import { openNote } from '../state/place';
import { ChipField } from '../ui/chip-field';
import { IconButton } from '../ui/icon-button';
import { Comment } from './comment';
import { ColorDots } from './color-dots';
import { tagsInUse } from './marks';
import './mark-card.css';

/** A comment that is saved when the field is left, the card closes, or the window asks for it. */
function CommentField({ mark, focused }: { readonly mark: AnchoredAnnotation; readonly focused: boolean }) {
  const { t } = useTranslation('annotations');
  const { id, comment } = mark.annotation;
  const [text, setText] = useState(comment);
  const [writing, setWriting] = useState(focused || comment === '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focused) setWriting(true);
  }, [focused]);
  useEffect(() => {
    if (writing && (focused || comment !== '')) field.current?.focus({ preventScroll: true });
    // Only when writing begins: what is typed must not call the focus back.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [writing, focused]);
  const latest = useRef(comment);
  useEffect(() => {
    const keep = async () => void (await updateMark(id, { comment: latest.current }));
    const letGo = holdDraft(id, keep);
    return () => {
      letGo();
      void keep();
    };
  }, [id]);
  const type = (typed: string) => {
    latest.current = typed;
    setText(typed);
  };
  const save = () => void updateMark(id, { comment: text });
  const leave = () => {
    save();
    setWriting(text.trim() === '');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    save();
    closeMarks();
  };
  if (!writing) {
    return (
      <div className="mark-said">
        <Comment comment={text} />
        <IconButton icon={Pencil} label={t('commentEdit')} onPress={() => setWriting(true)} />
      </div>
    );
  }
  return (
    <textarea
      ref={field}
      className="mark-comment"
      aria-label={t('comment')}
      placeholder={t('commentHint')}
      title={t('commentMarkdown')}
      rows={Math.min(8, Math.max(2, text.split('\n').length + Math.floor(text.length / 48)))}
      value={text}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
}

function Pager({ at, count, onStep }: { readonly at: number; readonly count: number; readonly onStep: (by: number) => void }) {
  const { t } = useTranslation('annotations');
  return (
    <div className="mark-pager">
      <IconButton icon={ChevronLeft} label={t('previousHere')} disabled={at === 0} onPress={() => onStep(-1)} />
      <span>{t('ofHere', { at: at + 1, count })}</span>
      <IconButton icon={ChevronRight} label={t('nextHere')} disabled={at === count - 1} onPress={() => onStep(1)} />
    </div>
  );
}

/** What is done with a mark that has a passage. */
function PassageActs({ mark: { annotation } }: { readonly mark: AnchoredAnnotation }) {
  const { t } = useTranslation('annotations');
  const list = useAnnotations((state) => state.list);
  const { id, style } = annotation;
  // Whether a mark touches another is told by all of them.
  const near = useMemo(() => touching(list, id), [list, id]);
  const underlined = style === 'underline';
  return (
    <>
      <IconButton icon={Underline} label={t('underline')} pressed={underlined} onPress={() => void updateMark(id, { style: underlined ? 'highlight' : 'underline' })} />
      {near.length > 1 ? <IconButton icon={Combine} label={t('mergeNear', { count: near.length })} onPress={() => void mergeMarks(near)} /> : null}
      <IconButton icon={Quote} label={t('quote')} onPress={() => void quoteMark(id)} />
    </>
  );
}

/** The notes that link to the mark or quote it. */
function MarkNotes({ id }: { readonly id: string }) {
  const { t } = useTranslation('annotations');
  const list = useDocumentNotes((state) => state.list);
  const links = list.filter(({ target }) => target.kind === 'annotation' && target.id === id);
  if (links.length === 0) return null;
  return (
    <ul className="mark-notes" aria-label={t('notes')}>
      {links.map((link) => (
        <li key={link.note}>
          <button type="button" title={link.context} onClick={() => openNote(link.note)}>
            <NotebookPen size={14} strokeWidth={2} aria-hidden />
            <span>{titleOf(link)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** `onLeave` closes the card and gives the focus back. */
export function MarkCard({ card, onLeave }: { readonly card: Card; readonly onLeave: () => void }) {
  const { t } = useTranslation('annotations');
  const list = useAnnotations((state) => state.list);
  const known = useMemo(() => tagsInUse(list), [list]);
  const names = useColorNames();
  const [at, setAt] = useState(0);
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (card.focus === 'card') self.current?.focus({ preventScroll: true });
  }, [card]);
  const here = card.ids.flatMap((id) => list.find(({ annotation }) => annotation.id === id) ?? []);
  const index = Math.min(at, here.length - 1);
  const mark = here[index];
  if (!mark) return null;
  const { annotation, anchor } = mark;
  const name = names[annotation.color];
  const isPassage = annotation.style !== 'bookmark';
  const step = (by: number) => {
    setAt(index + by);
    focusMark(here[index + by]?.annotation.id ?? null);
  };
  const remove = () => {
    onLeave();
    void removeMark(annotation.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const color = event.target === self.current ? annotationColors[Number(event.key) - 1] : undefined;
    if (color) void updateMark(annotation.id, { color });
    else if (event.target === self.current && event.key === 'Delete') remove();
    else return;
    event.stopPropagation();
  };
  return (
    <div ref={self} tabIndex={-1} className="mark-card" role="dialog" aria-label={t(`card.${annotation.style}`, { color: name })} data-color={annotation.color} onKeyDown={onKeyDown}>
      <div className="mark-card-head">
        <ColorDots chosen={annotation.color} onChoose={(color) => void updateMark(annotation.id, { color })} />
        <span className="mark-card-color">{name}</span>
        {isPassage ? <PassageActs mark={mark} /> : null}
        <IconButton icon={Trash2} label={t('remove')} onPress={remove} />
        <IconButton icon={X} label={t('close')} shortcut="Esc" onPress={onLeave} />
      </div>
      {anchor.status === 'same' ? null : <p className="mark-status" data-status={anchor.status}>{t(`status.${anchor.status}`)}</p>}
      <CommentField key={annotation.id} mark={mark} focused={card.focus === 'comment'} />
      <ChipField
        chips={annotation.tags}
        known={known}
        label={t('tags')}
        placeholder={t('tagsHint')}
        removeLabel={(tag) => t('tagRemove', { tag })}
        onChange={(tags) => void updateMark(annotation.id, { tags })}
      />
      <MarkNotes id={annotation.id} />
      {here.length > 1 ? <Pager at={index} count={here.length} onStep={step} /> : null}
    </div>
  );
}
