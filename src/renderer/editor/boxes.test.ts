import { createHeadlessEditor } from '@lexical/headless';
import { registerList } from '@lexical/list';
import { registerRichText } from '@lexical/rich-text';
import { registerTablePlugin } from '@lexical/table';
import { $createParagraphNode, $createTextNode, $getRoot, INSERT_PARAGRAPH_COMMAND, KEY_BACKSPACE_COMMAND } from 'lexical';
import { describe, expect, it } from 'vitest';
import { fromMarkdown, toMarkdown } from '../../core/notes/markdown';
import { $insertFootnote, $toggleBox, registerBoxes } from './box-acts';
import { setBlock } from './formats';
import { $getTree } from './lexical-to-tree';
import { noteNodes } from './nodes';
import { $isBoxNode } from './nodes/box-node';
import { slashQuery } from './slash-menu';
import { $changeTable } from './table-blocks';
import { $setTree } from './tree-to-lexical';

function editorOf(markdown: string) {
  const editor = createHeadlessEditor({
    nodes: [...noteNodes],
    onError: (error) => {
      throw error;
    },
  });
  registerRichText(editor);
  registerList(editor);
  registerTablePlugin(editor);
  registerBoxes(editor);
  const act = (run: () => void) => editor.update(run, { discrete: true });
  act(() => $setTree(fromMarkdown(markdown)));
  return {
    editor,
    act,
    press: (command: typeof INSERT_PARAGRAPH_COMMAND) => act(() => void editor.dispatchCommand(command, undefined)),
    markdown: () => toMarkdown(editor.read($getTree)),
  };
}

const key = new Event('keydown') as KeyboardEvent;

describe('boxes', () => {
  it('take blocks in and give them back', () => {
    const { act, markdown } = editorOf('one\n\ntwo');
    act(() => $getRoot().getFirstChildOrThrow().selectStart());
    act(() => $toggleBox('quote'));
    expect(markdown()).toBe('> one\n\ntwo\n');
    act(() => $toggleBox('callout'));
    expect(markdown()).toBe('> > [!NOTE]\n> >\n> > one\n\ntwo\n');
    act(() => $toggleBox('callout'));
    act(() => $toggleBox('quote'));
    expect(markdown()).toBe('one\n\ntwo\n');
  });

  it('are left by Enter on an empty last line, and opened by Backspace at their beginning', () => {
    const { act, editor, press, markdown } = editorOf('> one');
    act(() => $getRoot().getFirstDescendant()?.selectEnd());
    press(INSERT_PARAGRAPH_COMMAND);
    press(INSERT_PARAGRAPH_COMMAND);
    act(() => {
      const line = $getRoot().getChildAtIndex(1);
      expect($isBoxNode(line)).toBe(false);
      $getRoot().getFirstDescendant()?.selectStart();
    });
    expect(markdown()).toBe('> one\n');
    act(() => void editor.dispatchCommand(KEY_BACKSPACE_COMMAND, key));
    expect(markdown()).toBe('one\n');
  });

  it('leave a line to write on after them', () => {
    const { act, editor } = editorOf('one');
    act(() => {
      $getRoot().selectEnd();
      $toggleBox('quote');
    });
    expect(editor.read(() => $getRoot().getLastChild()?.getType())).toBe('paragraph');
  });
});

describe('what is put in', () => {
  it('numbers footnotes by the first number that is free', () => {
    const { act, markdown } = editorOf('one[^1]\n\n[^1]: said');
    act(() => {
      $getRoot().getFirstChildOrThrow().selectEnd();
      $insertFootnote();
    });
    act(() => void $getRoot().getLastDescendant()?.getTopLevelElement());
    act(() => {
      const box = $getRoot().getChildren().filter($isBoxNode).at(-1);
      box?.getFirstChild()?.replace($createParagraphNode().append($createTextNode('more')));
    });
    expect(markdown()).toBe('one[^1][^2]\n\n[^1]: said\n\n[^2]: more\n');
  });

  it('makes a table and changes it', () => {
    const { act, editor, markdown } = editorOf('one');
    act(() => void $getRoot().selectEnd());
    setBlock(editor, 'table');
    editor.update(() => undefined, { discrete: true });
    expect(markdown()).toContain('one\n\n|');
    const change = (...acts: Parameters<typeof $changeTable>[0][]) => acts.forEach((each) => act(() => $changeTable(each)));
    change('removeColumn', 'removeRow', 'rowBelow', 'alignRight', 'header', 'header', 'alignCenter');
    act(() => {
      const cell = $getRoot().getFirstChildOrThrow().getNextSibling();
      cell?.getParent();
    });
    change('removeTable');
    expect(markdown()).toBe('one\n');
  });

  it('is offered by a slash at the beginning of a line or after a space', () => {
    expect(slashQuery('/ta')).toEqual({ leadOffset: 0, matchingString: 'ta', replaceableString: '/ta' });
    expect(slashQuery('a /')).toEqual({ leadOffset: 2, matchingString: '', replaceableString: '/' });
    for (const none of ['a/b', '1/2', 'https://', '/a b']) expect(slashQuery(none)).toBeNull();
  });
});
