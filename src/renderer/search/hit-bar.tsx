/** The small bar while the hits of a search are walked through: which one is open, the next, the one before, the way back. */
import { ChevronDown, ChevronUp, List, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import './hit-bar.css';
import { showAccelerator } from '../keys';
import { isMac } from '../platform';
import { articlesOf, endHits, stepHit, useHits } from '../state/hits';
import { openSearchPage } from '../state/search-page';
import { IconButton } from '../ui/icon-button';

export function HitBar() {
  const { t } = useTranslation('search');
  const { text, list, at } = useHits();
  if (text === null || list.length === 0) return null;
  const articles = articlesOf(list);
  const next = showAccelerator('search.next', isMac());
  const previous = showAccelerator('search.previous', isMac());
  return (
    <div className="hit-bar" role="toolbar" aria-label={t('hits.label')}>
      <IconButton icon={List} label={t('hits.back')} onPress={() => openSearchPage(text)} />
      <span className="hit-bar-text">{text.trim().slice(0, 60)}</span>
      <span className="hit-bar-count" role="status">
        {t('hits.at', { at: at + 1, count: list.length })}
        {articles > 1 ? ` ${t('hits.articles', { count: articles })}` : ''}
      </span>
      <IconButton icon={ChevronUp} label={t('hits.previous')} {...(previous === undefined ? {} : { shortcut: previous })} onPress={() => void stepHit(-1)} />
      <IconButton icon={ChevronDown} label={t('hits.next')} {...(next === undefined ? {} : { shortcut: next })} onPress={() => void stepHit(1)} />
      <IconButton icon={X} label={t('hits.end')} shortcut="Esc" onPress={() => void endHits()} />
    </div>
  );
}
