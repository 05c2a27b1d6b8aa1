/** The note's editor. It stays for the next note, which takes the place of the text; no note can undo into another. */
import { CheckListPlugin } from '@lexical/react/LexicalCheckListPlugin';
import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { MarkdownShortcutPlugin } from '@lexical/react/LexicalMarkdownShortcutPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { TablePlugin } from '@lexical/react/LexicalTablePlugin';
import { HISTORY_MERGE_TAG } from 'lexical';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotePassage, NoteTree, ReferenceTarget } from '../../core/notes/note';
import { isAllowedAddress } from './addresses';
import { BehaviourPlugin } from './behaviour-plugin';
import { BlockHandle } from './block-handle';
import { ColumnHandles } from './column-handles';
import './editor.css';
import { FIND_IN_NOTE, FindPlugin } from './find-plugin';
import { EditorHostProvider, type EditorHost } from './host';
import { $insertPassage } from './insert-passage';
import { LinkOpeningPlugin } from './link-plugin';
import { LinkTypeahead } from './link-typeahead';
import { noteShortcuts } from './markdown-shortcuts';
import { NoteHistory, readOut, stateBehind } from './note-history';
import { noteNodes } from './nodes';
import { PastePlugin } from './paste-plugin';
import { PicturePlugin } from './picture-plugin';
import { keepBlocks } from './read-tree';
import { SelectionToolbar } from './selection-toolbar';
import { showAnother } from './show-another';
import { showLink } from './show-link';
import { SlashMenu } from './slash-menu';
import { theme } from './theme';
import { EditorToolbar } from './toolbar';
import { $setTree } from './tree-to-lexical';
import { WordCount } from './word-count';

/** What the room around the editor may do with it while it stands. */
export interface NoteEditorHandle {
  /** Stays valid after the editor has gone. Throws where the text could not be kept whole. */
  readonly readTree: () => NoteTree;
  readonly insertPassage: (passage: NotePassage) => void;
  readonly focus: () => void;
  /** Selects one of the note's links to a target (`turn`, from 0) and brings it into sight. */
  readonly showLink: (target: ReferenceTarget, turn: number) => void;
  /** Opens find in the note, with replace where `replaces`. */
  readonly find: (replaces: boolean) => void;
}

interface Properties {
  /** What the note holds when it opens; later values are ignored, but for those of another `reading`. */
  readonly tree: NoteTree;
  /** Names what is to be shown: with another one `tree` takes the place of the text. */
  readonly reading: string;
  /** False while nothing may be written, because another note will be shown. */
  readonly live: boolean;
  readonly host: EditorHost;
  readonly readOnly?: boolean;
  readonly onChange: () => void;
  /** Called when the editor stands; the value returned is called before it goes. */
  readonly onReady: (handle: NoteEditorHandle) => () => void;
}

/** Saves say nothing to it: it is drawn once for each note, and then draws itself. */
export default memo(function NoteEditor({ tree, reading, live, host, readOnly = false, onChange, onReady }: Properties) {
  const { t } = useTranslation('editor');
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  return (
    <EditorHostProvider value={host}>
      <LexicalComposer
        initialConfig={{
          namespace: 'almagest-note',
          nodes: noteNodes,
          theme,
          editable: !readOnly,
          editorState: stateBehind(tree) ?? (() => $setTree(tree)),
          onError: (error) => {
            throw error;
          },
        }}
      >
        {readOnly ? null : <EditorToolbar />}
        <FindPlugin key={reading} readOnly={readOnly} />
        <div ref={setFrame} className="editor">
          <RichTextPlugin
            contentEditable={
              <ContentEditable
                className="editor-text"
                ariaLabel={t('label')}
                aria-placeholder={t('placeholder')}
                placeholder={<div className="editor-placeholder">{t('placeholder')}</div>}
              />
            }
            ErrorBoundary={LexicalErrorBoundary}
          />
          {readOnly ? null : <SelectionToolbar />}
          {readOnly || frame === null ? null : <BlockHandle frame={frame} />}
          {readOnly || frame === null ? null : <ColumnHandles frame={frame} />}
        </div>
        <WordCount />
        <NoteHistory tree={tree} />
        <ListPlugin />
        <CheckListPlugin />
        <TablePlugin hasCellMerge={false} hasCellBackgroundColor={false} />
        <LinkPlugin validateUrl={isAllowedAddress} />
        <MarkdownShortcutPlugin transformers={noteShortcuts} />
        <BehaviourPlugin />
        <PicturePlugin />
        <PastePlugin />
        <LinkOpeningPlugin />
        <LinkTypeahead />
        {readOnly ? null : <SlashMenu />}
        <Successor tree={tree} reading={reading} />
        <Lifeline reading={reading} live={live} onChange={onChange} onReady={onReady} />
      </LexicalComposer>
    </EditorHostProvider>
  );
});

/** Puts another note in the place of the one that stands, in the same frame. */
function Successor({ tree, reading }: Pick<Properties, 'tree' | 'reading'>): null {
  const [editor] = useLexicalComposerContext();
  const shown = useRef(reading);
  useLayoutEffect(() => {
    if (shown.current === reading) return;
    shown.current = reading;
    showAnother(editor, tree);
  }, [editor, tree, reading]);
  return null;
}

/** Tells the room about changes and hands it the editor. */
function Lifeline({ reading, live, onChange, onReady }: Pick<Properties, 'reading' | 'live' | 'onChange' | 'onReady'>): null {
  const [editor] = useLexicalComposerContext();
  const leave = useRef<(() => void) | null>(null);
  useEffect(() => keepBlocks(editor), [editor]);
  useEffect(
    () =>
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        if (dirtyElements.size + dirtyLeaves.size > 0 && !tags.has(HISTORY_MERGE_TAG)) onChange();
      }),
    [editor, onChange],
  );
  // Left before the next note's text is put in, entered after it.
  useLayoutEffect(
    () => () => {
      leave.current?.();
      leave.current = null;
    },
    [editor, reading, live, onReady],
  );
  useEffect(() => {
    if (live) {
      leave.current = onReady({
        readTree: () => readOut(editor),
        insertPassage: (passage) => editor.update(() => $insertPassage(passage), { discrete: true }),
        // The editor's own way takes a moment, in which the next letters would go to the title.
        focus: () => {
          editor.getRootElement()?.focus({ preventScroll: true });
          editor.focus();
        },
        showLink: (target, turn) => showLink(editor, target, turn),
        find: (replaces) => void editor.dispatchCommand(FIND_IN_NOTE, { replaces }),
      });
    }
  }, [editor, reading, live, onReady]);
  return null;
}
