/** Icons beside the lines that carry a comment or a bookmark; only those near what is in sight are measured and drawn. */
import { Bookmark, MessageSquare } from 'lucide-react';
import { useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationColor } from '../../core/annotations/annotation';
import type { TextRange } from '../../core/documents/document';
import type { AnchoredAnnotation } from '../../shared/contract';
import { useAnnotations } from '../state/annotations';
import { openMarks } from '../state/passage';
import { letterBox } from './measure';
import { onSheet, useParts, useSetting } from './parts';
import './margin.css';

interface Icon {
  /** Top in the sheet's coordinates, CSS pixels. */
  readonly top: number;
  readonly ids: readonly string[];
  readonly comment: string;
  /** The first of them, where it is a bookmark: its colour and the words it stands at. */
  readonly bookmark: { readonly color: AnnotationColor; readonly words: string } | null;
}

const SIZE = 24;

interface Placed {
  readonly mark: AnchoredAnnotation;
  readonly start: number;
}

function spoken(list: readonly AnchoredAnnotation[]): Placed[] {
  return list
    .flatMap((mark) => (mark.anchor.range && (mark.annotation.comment !== '' || mark.annotation.style === 'bookmark') ? [{ mark, start: mark.anchor.range.start }] : []))
    .sort((a, b) => a.start - b.start);
}

export function Margin({ near }: { readonly near: TextRange }) {
  const { t } = useTranslation('annotations');
  const parts = useParts();
  const { turn } = useSetting();
  const list = useAnnotations((state) => state.list);
  const marks = useMemo(() => spoken(list), [list]);
  const [icons, setIcons] = useState<readonly Icon[]>([]);
  const { start: first, end: last } = near;
  useLayoutEffect(() => {
    const found: Icon[] = [];
    for (const { mark, start } of marks) {
      if (start < first || start > last) continue;
      const box = letterBox(parts.article, start);
      if (!box) continue;
      const line = onSheet(parts, box);
      const top = (line.top + line.bottom - SIZE) / 2;
      const { id, comment, style, color, selectors } = mark.annotation;
      const bookmark = style === 'bookmark' ? { color, words: selectors.quote.exact } : null;
      const before = found.at(-1);
      if (before && top < before.top + SIZE) found[found.length - 1] = { ...before, ids: [...before.ids, id] };
      else found.push({ top, ids: [id], comment, bookmark });
    }
    setIcons(found);
  }, [parts, turn, marks, first, last]);
  return icons.map(({ top, ids, comment, bookmark }) => (
    <button
      key={ids[0]}
      type="button"
      className="margin-icon"
      {...(bookmark && { 'data-color': bookmark.color })}
      style={{ top }}
      aria-label={bookmark ? t('openBookmark', { words: bookmark.words }) : t('openComment', { comment: comment.slice(0, 80) })}
      title={comment.slice(0, 200)}
      onClick={() => openMarks(ids)}
    >
      {bookmark ? <Bookmark size={14} strokeWidth={2} aria-hidden /> : <MessageSquare size={12} strokeWidth={2} aria-hidden />}
      {ids.length > 1 ? <span className="margin-count">{ids.length}</span> : null}
    </button>
  ));
}
