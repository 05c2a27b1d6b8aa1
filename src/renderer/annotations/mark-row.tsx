/** What a row of the marks list shows: colour by name, section, passage, comment, tags and a menu. */
import { Bookmark, Check, EllipsisVertical, Underline } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, MenuItem, Separator } from 'react-aria-components';
import { annotationColors } from '../../core/annotations/annotation';
import type { AnchoredAnnotation } from '../../shared/contract';
import { removeMark, updateMark } from '../state/annotations';
import { useColorNames } from '../state/colors';
import { copyLink, openMarks, quoteMark, showMark, usePassage } from '../state/passage';
import { CopyItems } from '../export/copy-items';
import { MenuButton } from '../ui/menu-button';
import { Comment } from './comment';
import { quoteOf, statusOf } from './marks';

interface Properties {
  readonly mark: AnchoredAnnotation;
  readonly text: string;
  /** Short heading of its section. */
  readonly section: string;
}

function comment(id: string): void {
  showMark(id);
  openMarks([id], 'comment');
}

function RowMenu({ id, document, placed, quote }: { readonly id: string; readonly document: string; readonly placed: boolean; readonly quote: string }) {
  const { t } = useTranslation('annotations');
  const names = useColorNames();
  return (
    <MenuButton icon={EllipsisVertical} label={t('more')}>
      {annotationColors.map((color) => (
        <MenuItem key={color} id={color} textValue={names[color]} onAction={() => void updateMark(id, { color })}>
          <span className="color-spot color-spot-small" data-color={color} />
          {names[color]}
        </MenuItem>
      ))}
      <Separator />
      {placed ? <MenuItem onAction={() => comment(id)}>{t('comment')}</MenuItem> : null}
      <MenuItem onAction={() => void quoteMark(id)}>{t('quote')}</MenuItem>
      <CopyItems kind="mark" id={id} document={document} />
      <MenuItem onAction={() => void copyLink('annotation', id, quote.slice(0, 80))}>{t('copyLink')}</MenuItem>
      <MenuItem data-tone="danger" onAction={() => void removeMark(id)}>
        {t('remove')}
      </MenuItem>
    </MenuButton>
  );
}

/** What kind of mark it is: a dot of its colour, a line under, or a ribbon. */
function StyleIcon({ style, color }: Pick<AnchoredAnnotation['annotation'], 'style' | 'color'>) {
  const { t } = useTranslation('annotations');
  const Icon = style === 'bookmark' ? Bookmark : Underline;
  return (
    <span className="mark-row-style" data-color={color}>
      {style === 'highlight' ? <span className="color-spot color-spot-small" aria-hidden /> : <Icon size={15} strokeWidth={2} aria-hidden />}
      {style === 'highlight' ? null : <span className="visually-hidden">{t(`style.${style}`)}</span>}
    </span>
  );
}

/** Kept apart from the row itself, which the list makes for every mark, also for those that are not drawn. */
export const MarkRow = memo(function MarkRow({ mark, text, section }: Properties) {
  const { t } = useTranslation('annotations');
  const { annotation, anchor } = mark;
  const active = usePassage((state) => state.active === annotation.id);
  const quote = quoteOf(mark, text);
  const name = useColorNames()[annotation.color];
  return (
    <div className="mark-row-body" data-color={annotation.color} data-style={annotation.style} data-active={active}>
      <div className="mark-row-head">
        <Checkbox slot="selection" className="mark-row-choose" aria-label={t('choose')}>
          <span className="mark-row-box" aria-hidden>
            <Check size={12} strokeWidth={3} />
          </span>
          <StyleIcon style={annotation.style} color={annotation.color} />
        </Checkbox>
        <span className="mark-row-color">{name}</span>
        <span className="mark-row-section">{section}</span>
        <RowMenu id={annotation.id} document={annotation.document} placed={anchor.range !== undefined} quote={quote} />
      </div>
      <blockquote className="mark-row-quote">{quote}</blockquote>
      {anchor.status === 'same' ? null : (
        <p className="mark-status" data-status={anchor.status}>
          {t(`status.${statusOf(mark)}`)}
        </p>
      )}
      {annotation.comment === '' ? null : <Comment comment={annotation.comment} />}
      {annotation.tags.length === 0 ? null : (
        <p className="mark-row-tags">
          {annotation.tags.map((tag) => (
            <span key={tag} className="chip">
              {tag}
            </span>
          ))}
        </p>
      )}
    </div>
  );
});
