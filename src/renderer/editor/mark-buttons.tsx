/** The marks a piece of text can carry, as toggles: in the row over the note and in the one beside a selection. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { FORMAT_TEXT_COMMAND } from 'lexical';
import { Bold, Code, Highlighter, Italic, Strikethrough, Subscript, Superscript, type LucideIcon } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TextMark } from '../../core/notes/note';
import { markFormats } from './tree-to-lexical';

const icons: readonly (readonly [TextMark, LucideIcon])[] = [
  ['bold', Bold],
  ['italic', Italic],
  ['strike', Strikethrough],
  ['highlight', Highlighter],
  ['code', Code],
  ['sub', Subscript],
  ['super', Superscript],
];
const seldom: ReadonlySet<TextMark> = new Set(['sub', 'super', 'strike']);

interface Properties {
  readonly active: readonly TextMark[];
  /** Without those that a narrow row leaves out. */
  readonly whole?: boolean;
}

export function MarkButtons({ active, whole = false }: Properties) {
  const { t } = useTranslation('editor');
  const [editor] = useLexicalComposerContext();
  return icons.map(([mark, Icon]) => (
    <ToggleButton
      key={mark}
      className={seldom.has(mark) && !whole ? 'editor-tool editor-tool-seldom' : 'editor-tool'}
      aria-label={t(`toolbar.${mark}`)}
      isSelected={active.includes(mark)}
      onChange={() => {
        editor.dispatchCommand(FORMAT_TEXT_COMMAND, markFormats[mark]);
        editor.focus();
      }}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden />
    </ToggleButton>
  ));
}
