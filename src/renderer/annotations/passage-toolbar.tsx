/** The bubble at a selected passage: five colours, comment, quote into note, and what is needed seldom. */
import { Copy, MapPin, MessageSquarePlus, Quote, Underline } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MenuItem, Separator, Toolbar } from 'react-aria-components';
import type { AnnotationColor } from '../../core/annotations/annotation';
import type { TextRange } from '../../core/documents/document';
import { commentSelection, copyPassage, makeOfSelection, quotePassage } from '../state/passage';
import { placeOn, useReview } from '../state/review';
import { IconButton } from '../ui/icon-button';
import { MenuButton } from '../ui/menu-button';
import { ColorDots } from './color-dots';
import './passage-toolbar.css';

interface Properties {
  readonly range: TextRange;
  /** In the colour used last where none is given. */
  readonly onMark: (style: 'highlight' | 'underline', color?: AnnotationColor) => void;
  /** Called once something has been done with the passage. */
  readonly onLeave: () => void;
}

export function PassageToolbar({ range, onMark, onLeave }: Properties) {
  const { t } = useTranslation('annotations');
  const placing = useReview((state) => state.placing !== null);
  const copy = (withSource: boolean) => {
    void copyPassage(range, withSource);
    onLeave();
  };
  const quote = () => {
    onLeave();
    void quotePassage(range);
  };
  return (
    <Toolbar className="passage-toolbar" aria-label={t('toolbar')}>
      {placing ? <IconButton icon={MapPin} label={t('review.here')} onPress={() => void placeOn(range).then((done) => done && onLeave())} /> : null}
      <ColorDots onChoose={(color) => onMark('highlight', color)} />
      <IconButton icon={Underline} label={t('underline')} shortcut="U" onPress={() => onMark('underline')} />
      <Separator orientation="vertical" className="passage-separator" />
      <IconButton icon={MessageSquarePlus} label={t('comment')} shortcut="C" onPress={() => void commentSelection()} />
      <IconButton icon={Quote} label={t('quote')} shortcut="N" onPress={quote} />
      <IconButton icon={Copy} label={t('copyWithSource')} onPress={() => copy(true)} />
      <MenuButton label={t('more')}>
        <MenuItem onAction={() => copy(false)}>{t('copyText')}</MenuItem>
        <MenuItem onAction={() => copy(true)}>{t('copyWithSource')}</MenuItem>
        <MenuItem onAction={makeOfSelection}>{t('makeEntity')}</MenuItem>
      </MenuButton>
    </Toolbar>
  );
}
