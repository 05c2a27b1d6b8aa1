/** A quoted passage in the note: the quotation, and a source line that opens the place. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { $getNodeByKey } from 'lexical';
import { CornerDownRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotePassage } from '../../core/notes/note';
import { useEditorHost, type QuotedMark } from './host';
import { $isPassageNode } from './nodes/passage-node';
import './passage-block.css';

interface Properties {
  readonly nodeKey: string;
  readonly passage: NotePassage;
}

export function PassageBlock({ nodeKey, passage }: Properties) {
  const { t } = useTranslation('editor');
  const host = useEditorHost();
  const [selected] = useLexicalNodeSelection(nodeKey);
  const mark = useMark(passage);
  const open = () => host.openTarget({ kind: 'annotation', id: passage.annotation });
  return (
    <figure className="editor-passage" data-color={mark?.color ?? 'none'} data-selected={selected || undefined}>
      <blockquote className="editor-passage-quote">
        {passage.quote.split('\n\n').map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </blockquote>
      <Changed nodeKey={nodeKey} passage={passage} mark={mark} />
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

function useMark(passage: NotePassage): QuotedMark | null {
  const host = useEditorHost();
  const [mark, setMark] = useState<QuotedMark | null>(null);
  useEffect(() => {
    let turn = 0;
    const read = () => {
      const now = ++turn;
      void host.markOf(passage).then((found) => {
        if (now === turn) setMark((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
      });
    };
    read();
    const stop = host.listen(read);
    return () => {
      turn = -1;
      stop();
    };
  }, [host, passage]);
  return mark;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Says where the article has other words by now, and offers them. */
function Changed({ nodeKey, passage, mark }: Properties & { readonly mark: QuotedMark | null }) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const words = mark?.words ?? null;
  if (mark === null || (words !== null && plain(words) === plain(passage.quote))) return null;
  const take = (quote: string) =>
    editor.update(() => {
      const node = $getNodeByKey(nodeKey);
      if ($isPassageNode(node)) node.setPassage({ ...passage, quote });
    });
  return (
    <div className="editor-passage-changed" role="note">
      {words === null ? (
        <p>{t('passage.lost')}</p>
      ) : (
        <>
          <p>
            {t('passage.changed')} <q>{words}</q>
          </p>
          {editor.isEditable() ? (
            <button type="button" onClick={() => take(words)}>
              {t('passage.take')}
            </button>
          ) : null}
        </>
      )}
    </div>
  );
}
