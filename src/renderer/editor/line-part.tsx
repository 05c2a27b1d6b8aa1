/** Pieces of a line that are not letters, as they are shown. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteImage } from '../../core/notes/note';
import { FormulaInLine } from './formula';
import './line-part.css';
import type { Part } from './nodes/part-node';

/** Only pictures that the note carries itself are shown; nothing is fetched. */
const carried = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,/;

function Picture({ image }: { readonly image: NoteImage }) {
  const { t } = useTranslation('editor');
  const [broken, setBroken] = useState(false);
  const name = image.alt === '' ? t('image.unnamed') : image.alt;
  if (carried.test(image.url) && !broken) return <img className="editor-image" src={image.url} alt={image.alt} title={image.title} onError={() => setBroken(true)} />;
  return (
    <span className="editor-image-absent" title={image.url}>
      <ImageOff size={14} strokeWidth={1.75} aria-hidden />
      {name}
    </span>
  );
}

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
      return (
        <span data-selected={chosen}>
          <Picture image={part} />
        </span>
      );
  }
}
