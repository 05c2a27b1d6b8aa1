/** A quoted passage in the note: the quotation, and a source line that opens the place. */
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { CornerDownRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationColor } from '../../core/annotations/annotation';
import type { NotePassage } from '../../core/notes/note';
import { useEditorHost } from './host';
import './passage-block.css';

interface Properties {
  readonly nodeKey: string;
  readonly passage: NotePassage;
}

export function PassageBlock({ nodeKey, passage }: Properties) {
  const { t } = useTranslation('editor');
  const host = useEditorHost();
  const [selected] = useLexicalNodeSelection(nodeKey);
  const color = useColor(passage);
  const open = () => host.openTarget({ kind: 'annotation', id: passage.annotation });
  return (
    <figure className="editor-passage" data-color={color ?? 'none'} data-selected={selected || undefined}>
      <blockquote className="editor-passage-quote">
        {passage.quote.split('\n\n').map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </blockquote>
      <figcaption>
        <button type="button" className="editor-passage-source" aria-label={t('passage.open', { source: passage.source })} onClick={open}>
          <CornerDownRight size={13} strokeWidth={1.75} aria-hidden />
          <Source source={passage.source} />
        </button>
      </figcaption>
    </figure>
  );
}

/** The article's title gives way where both do not fit; the section stays legible. */
function Source({ source }: { readonly source: string }) {
  const cut = source.lastIndexOf(' › ');
  return (
    <span className="editor-passage-place" title={source}>
      <span>{cut < 0 ? source : source.slice(0, cut)}</span>
      {cut < 0 ? null : <b>{source.slice(cut)}</b>}
    </span>
  );
}

function useColor(passage: NotePassage): AnnotationColor | null {
  const host = useEditorHost();
  const [color, setColor] = useState<AnnotationColor | null>(null);
  useEffect(() => {
    let gone = false;
    void host.colorOf(passage).then((found) => {
      if (!gone) setColor(found);
    });
    return () => {
      gone = true;
    };
  }, [host, passage]);
  return color;
}
