/** A block that this version cannot edit: its source, and what will happen to it. */
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { Puzzle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sourceOf } from '../../core/notes/kept-source';
import './opaque-block.css';

export function OpaqueBlock({ nodeKey, data }: { readonly nodeKey: string; readonly data: string }) {
  const { t } = useTranslation('editor');
  const [selected] = useLexicalNodeSelection(nodeKey);
  const source = sourceOf(data);
  return (
    <div className="editor-opaque" data-selected={selected || undefined}>
      <p className="editor-opaque-title">
        <Puzzle size={14} strokeWidth={1.75} aria-hidden />
        {source === null ? t('opaque.newer') : t('opaque.markdown')}
      </p>
      <pre>{source ?? data}</pre>
    </div>
  );
}
