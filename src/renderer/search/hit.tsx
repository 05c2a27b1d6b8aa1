/** One search hit: what it is, its title, and the words that answered, marked. */
import { AlignLeft, Highlighter, type LucideIcon, NotebookPen, Tag } from 'lucide-react';
import { Fragment, memo } from 'react';
import { useTranslation } from 'react-i18next';
import './hit.css';
import type { EntityType } from '../../core/entities/entity';
import type { RecordKind, SearchHit, Snippet } from '../../core/search/hit';
import { typeIcons } from '../entities/type-icons';

export const kindIcons: Record<RecordKind, LucideIcon> = { section: AlignLeft, annotation: Highlighter, note: NotebookPen, entity: Tag };

/** Drawn once for each answer, however often a key has the list around it drawn anew. */
export const Hit = memo(function Hit({ hit }: { readonly hit: SearchHit }) {
  const { t } = useTranslation('search');
  const { t: typeName } = useTranslation('entities');
  const Icon = hit.kind === 'entity' ? typeIcons[hit.detail as EntityType] : kindIcons[hit.kind];
  const bare = hit.kind === 'annotation' && hit.title.text === '';
  const detail = hit.kind === 'entity' ? typeName(`type.${hit.detail as EntityType}`) : hit.detail;
  return (
    <>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      <span className="hit-words">
        <span className="hit-title">
          <Marked snippet={bare ? hit.body : hit.title} />
        </span>
        {bare || hit.body.text === '' ? null : (
          <span className="hit-body">
            <Marked snippet={hit.body} />
          </span>
        )}
        {detail === '' || detail === hit.title.text ? null : <span className="hit-detail">{detail}</span>}
      </span>
      <span className="hit-kind">{t(`kind.${hit.kind}`)}</span>
    </>
  );
});

export function Marked({ snippet: { text, highlights } }: { readonly snippet: Snippet }) {
  const parts = highlights.map(({ start, end }, at) => (
    <Fragment key={start}>
      {text.slice(highlights[at - 1]?.end ?? 0, start)}
      <mark>{text.slice(start, end)}</mark>
    </Fragment>
  ));
  return (
    <>
      {parts}
      {text.slice(highlights.at(-1)?.end ?? 0)}
    </>
  );
}
