/** A handle beside the block under the pointer, by which it is dragged to another place. Alt+Shift with an arrow does the same. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { DraggableBlockPlugin_EXPERIMENTAL as DraggableBlocks } from '@lexical/react/LexicalDraggableBlockPlugin';
import { GripVertical } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './block-handle.css';
import { registerBlockMoves } from './block-moves';

export function BlockHandle({ frame }: { readonly frame: HTMLElement }) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const handle = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => registerBlockMoves(editor), [editor]);
  return (
    <DraggableBlocks
      anchorElem={frame}
      menuRef={handle}
      targetLineRef={line}
      menuComponent={
        <div ref={handle} className="block-handle" title={t('move')}>
          <GripVertical size={15} strokeWidth={1.75} aria-hidden />
        </div>
      }
      targetLineComponent={<div ref={line} className="block-handle-line" />}
      isOnMenu={(element) => element.closest('.block-handle') !== null}
    />
  );
}
