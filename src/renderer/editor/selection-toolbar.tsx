/** Marks and a link beside what is selected, once the hand has let go of it. The row over the note has the same for the keyboard. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection } from 'lexical';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LinkField } from './link-field';
import { MarkButtons } from './mark-buttons';
import './selection-toolbar.css';
import { useFormats } from './use-formats';
import { WordsField } from './words-field';

/** CSS pixels between the selection and the row. */
const gap = 8;

/** Whether there is something to format: words selected in the editor, and no button of the pointer held. */
function useSelected(): boolean {
  const [editor] = useLexicalComposerContext();
  const [selected, setSelected] = useState(false);
  useEffect(() => {
    let held = false;
    const read = () =>
      setSelected(
        !held &&
          editor.read(() => {
            const selection = $getSelection();
            return $isRangeSelection(selection) && !selection.isCollapsed() && selection.getTextContent().trim() !== '';
          }),
      );
    const onDown = (event: PointerEvent) => {
      held = event.target instanceof Node && (editor.getRootElement()?.contains(event.target) ?? false);
      if (held) setSelected(false);
    };
    const onUp = () => {
      if (!held) return;
      held = false;
      read();
    };
    window.addEventListener('pointerdown', onDown, true);
    window.addEventListener('pointerup', onUp, true);
    const stop = editor.registerUpdateListener(read);
    return () => {
      stop();
      window.removeEventListener('pointerdown', onDown, true);
      window.removeEventListener('pointerup', onUp, true);
    };
  }, [editor]);
  return selected;
}

export function SelectionToolbar() {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  const selected = useSelected();
  const [dismissed, setDismissed] = useState(false);
  const [inside, setInside] = useState(true);
  useEffect(() => setDismissed(false), [selected]);
  useEffect(() => {
    const follow = ({ type, target, relatedTarget }: FocusEvent) => {
      const active = type === 'focusin' ? target : relatedTarget;
      // Between two elements the focus is nowhere for a moment, which means nothing.
      if (active instanceof Element) setInside(active === editor.getRootElement() || active.closest('.selection-toolbar, .editor-menu') !== null);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setDismissed(true);
    };
    document.addEventListener('focusin', follow);
    document.addEventListener('focusout', follow);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('focusin', follow);
      document.removeEventListener('focusout', follow);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [editor]);
  return selected && inside && !dismissed ? <Row label={t('toolbar.selection')} /> : null;
}

function Row({ label }: { readonly label: string }) {
  const [editor] = useLexicalComposerContext();
  const self = useRef<HTMLDivElement>(null);
  const formats = useFormats();
  const [spot, setSpot] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const place = useCallback(() => {
    const row = self.current;
    const frame = row?.offsetParent?.getBoundingClientRect();
    const selection = document.getSelection();
    if (!row || !frame || !selection || selection.rangeCount === 0) return;
    const words = selection.getRangeAt(0).getBoundingClientRect();
    const view = row.closest('.note-scroll')?.getBoundingClientRect() ?? frame;
    const above = words.top - gap - row.offsetHeight;
    const middle = words.left + words.width / 2 - row.offsetWidth / 2;
    setSpot({
      left: Math.max(0, Math.min(middle - frame.left, frame.width - row.offsetWidth)),
      top: (above >= view.top ? above : words.bottom + gap) - frame.top,
    });
  }, []);
  useLayoutEffect(() => {
    place();
    return editor.registerUpdateListener(() => requestAnimationFrame(place));
  }, [editor, place]);
  return (
    // The selection stays where it is while the row is used.
    <div ref={self} className="selection-toolbar" style={spot ?? undefined} data-placed={spot !== null} onMouseDown={(event) => event.preventDefault()}>
      <Toolbar className="selection-toolbar-row" aria-label={label}>
        <MarkButtons active={formats.marks} whole />
        {formats.reference ? <WordsField link={formats.reference} /> : <LinkField url={formats.url} />}
      </Toolbar>
    </div>
  );
}
