/** A row of the library: title, and how far it was read, its marks and notes, or what it is. */
import { GripVertical, Star } from 'lucide-react';
import { Button, GridListItem, type PressEvent } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import './article-row.css';
import { groupOf, yearOf } from '../../core/shelf/article-list';
import { openDocument } from '../state/place';
import type { Article } from '../state/shelf';
import { useVault } from '../state/vault';
import { ArticleMenu } from './article-menu';

/** Kinds of source, by media type. */
const formats = {
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/html': 'page',
  'application/epub+zip': 'epub',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
} as const;

const DAY = { day: 'numeric', month: 'short' } as const;

/** At most three things to say of an article: first what the reader did with it, then what it is. */
function details(article: Article, t: TFunction<'library'>, language: string): string[] {
  const { read, annotations, notes, format, pages, words, added } = article;
  const year = yearOf(article);
  const done = [
    ...(read.done ? [t('finished')] : groupOf(article) === 'reading' ? [t('progress', { percent: Math.round(read.share * 100) })] : []),
    ...(annotations > 0 ? [t('marks', { count: annotations })] : []),
    ...(notes > 0 ? [t('notes', { count: notes })] : []),
  ];
  const what = [
    t(`format.${formats[format]}`),
    // Of what is being read its import matters no more.
    ...(year !== null ? [year] : done.length > 0 ? [] : [t('saved', { when: new Date(added).toLocaleDateString(language, DAY) })]),
    pages > 0 ? t('pages', { count: pages }) : t('words', { count: words }),
  ];
  return [...done, ...what].slice(0, Math.max(3, done.length));
}

/** A plain click opens; with Shift or Ctrl it chooses. Enter is the list's own. */
function openByPress({ pointerType, shiftKey, ctrlKey, metaKey }: PressEvent, id: string): void {
  if (pointerType !== 'keyboard' && !shiftKey && !ctrlKey && !metaKey) openDocument(id);
}

/** A thousand rows are listed and a few are in sight: what stands in a row is made for those alone. */
export const ArticleRow = ({ article, isOpen }: { readonly article: Article; readonly isOpen: boolean }) => (
  <GridListItem id={article.id} textValue={article.title} className={`list-row article-row${isOpen ? ' article-row-open' : ''}`} onPress={(event) => openByPress(event, article.id)}>
    <RowBody article={article} />
  </GridListItem>
);

function RowBody({ article }: { readonly article: Article }) {
  const { t, i18n } = useTranslation('library');
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const { title, shelf, read } = article;
  return (
    <>
      <span className="article-row-head">
        {shelf.starred ? <Star className="article-row-star" size={13} strokeWidth={2} role="img" aria-label={t('isStarred')} /> : null}
        <span className="article-row-title">{title}</span>
        {readOnly ? null : (
          <span className="article-row-acts">
            <Button slot="drag" className="icon-button icon-button-small article-row-grip" aria-label={t('drag', { title })}>
              <GripVertical size={16} strokeWidth={1.75} aria-hidden />
            </Button>
            <ArticleMenu article={article} />
          </span>
        )}
      </span>
      <span className="article-row-detail">
        {groupOf(article) === 'reading' ? (
          <span className="article-row-progress" aria-hidden>
            <i style={{ width: `${Math.round(read.share * 100)}%` }} />
          </span>
        ) : null}
        <span>{details(article, t, i18n.language).join(' · ')}</span>
      </span>
      {shelf.tags.length === 0 ? null : (
        <span className="article-row-tags">
          {shelf.tags.map((tag) => (
            <span key={tag} className="row-tag">
              {tag}
            </span>
          ))}
        </span>
      )}
    </>
  );
}
