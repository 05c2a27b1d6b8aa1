/** A picture of the note; a click or Enter opens the field of its description. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { $getNodeByKey } from 'lexical';
import { ImageOff } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { imageName } from '../../core/notes/images';
import type { NoteImage } from '../../core/notes/note';
import { takeUndescribed } from './new-pictures';
import { $isPartNode } from './nodes/part-node';

/** Only pictures that the note carries itself or the vault holds are shown; nothing is fetched. */
const carried = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,/;

function sourceOf(url: string): string | null {
  const name = imageName(url);
  if (name !== null) return `/image/${name}`;
  return carried.test(url) ? url : null;
}

function Shown({ image }: { readonly image: NoteImage }) {
  const { t } = useTranslation('editor');
  const [broken, setBroken] = useState(false);
  const source = sourceOf(image.url);
  if (source !== null && !broken) return <img className="editor-image" src={source} alt={image.alt} title={image.title} draggable={false} onError={() => setBroken(true)} />;
  return (
    <span className="editor-image-absent" title={image.url}>
      <ImageOff size={14} strokeWidth={1.75} aria-hidden />
      {image.alt === '' ? t('image.unnamed') : image.alt}
    </span>
  );
}

export function PictureInLine({ nodeKey, image }: { readonly nodeKey: string; readonly image: NoteImage }) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const [selected] = useLexicalNodeSelection(nodeKey);
  const [draft, setDraft] = useState<string | null>(() => (takeUndescribed(nodeKey) ? image.alt : null));
  const leave = (written: string | null) => {
    setDraft(null);
    if (written === null || written === image.alt) return;
    editor.update(() => {
      const node = $getNodeByKey(nodeKey);
      if ($isPartNode(node)) node.setPart({ ...image, alt: written.replace(/\s+/g, ' ').trim() });
    });
  };
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    leave(event.key === 'Enter' ? draft : null);
    editor.focus();
  };
  return (
    <span className="editor-picture">
      <button type="button" className="editor-picture-shown" data-selected={selected || undefined} aria-label={t('image.describe', { name: image.alt === '' ? t('image.unnamed') : image.alt })} disabled={!editor.isEditable()} onClick={() => setDraft(image.alt)}>
        <Shown image={image} />
      </button>
      {draft === null ? null : (
        <input className="editor-picture-field" type="text" aria-label={t('image.field')} placeholder={t('image.hint')} value={draft} maxLength={1000} autoFocus onFocus={(event) => event.target.select()} onBlur={() => leave(draft)} onKeyDown={onKey} onChange={(event) => setDraft(event.target.value)} />
      )}
    </span>
  );
}
