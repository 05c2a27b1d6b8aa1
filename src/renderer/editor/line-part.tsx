/** Pieces of a line that are not letters, as they are shown. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { useTranslation } from 'react-i18next';
import { FormulaInLine } from './formula';
import './line-part.css';
import type { Part } from './nodes/part-node';
import { PictureInLine } from './picture-in-line';

/** Brings the footnote of the label into sight. */
function showFootnote(root: HTMLElement | null, label: string): void {
  const box = [...(root?.querySelectorAll<HTMLElement>('.editor-box-footnote') ?? [])].find((each) => each.dataset['word'] === label);
  box?.scrollIntoView({ block: 'nearest' });
}

export function LinePart({ nodeKey, part }: { readonly nodeKey: string; readonly part: Part }) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const [selected] = useLexicalNodeSelection(nodeKey);
  const chosen = selected || undefined;
  switch (part.type) {
    case 'math':
      return <FormulaInLine nodeKey={nodeKey} tex={part.tex} />;
    case 'html':
      return (
        <code className="editor-tag" data-selected={chosen}>
          {part.source}
        </code>
      );
    case 'footnote':
      return (
        <button type="button" className="editor-footnote-mark" data-selected={chosen} aria-label={t('footnote.open', { label: part.label })} onClick={() => showFootnote(editor.getRootElement(), part.label)}>
          {part.label}
        </button>
      );
    case 'image':
      return <PictureInLine nodeKey={nodeKey} image={part} />;
  }
}
