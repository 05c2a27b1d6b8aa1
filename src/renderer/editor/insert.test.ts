import { $getRoot, $getSelection, $isRangeSelection, $isTextNode } from 'lexical';
import { describe, expect, it } from 'vitest';
import type { NotePassage } from '../../core/notes/note';
import { editorOf } from './headless-note.fixture';
import { $insertPassage } from './insert-passage';
import { $insertReference, $linkQuery } from './suggestions';

const passage: NotePassage = { type: 'passage', annotation: 'a1', document: 'd1', quote: 'Words.', source: 'A › B' };

const typeAtEnd = (text: string) => {
  $getRoot().selectEnd();
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.insertText(text);
};

describe('a passage put into a note', () => {
  it('stands at the end where no caret is, with a line to write on after it', () => {
    const { act, kinds } = editorOf('One.\n\nTwo.');
    act(() => $insertPassage(passage));
    act(() => typeAtEnd('next'));
    expect(kinds()).toEqual(['paragraph', 'paragraph', 'passage', 'paragraph']);
  });

  it('takes the place of an empty line, and stands after the block of the caret', () => {
    const empty = editorOf('');
    empty.act(() => $insertPassage(passage));
    expect(empty.kinds()).toEqual(['passage']);
    const { act, kinds } = editorOf('- one\n- two\n\nLast.');
    act(() => $getRoot().getFirstDescendant()?.selectStart());
    act(() => $insertPassage(passage));
    act(() => $insertPassage(passage));
    expect(kinds()).toEqual(['list', 'passage', 'passage', 'paragraph']);
  });
});

describe('a link put where it was asked for', () => {
  const link = (typed: string, target = 'nasa', name = 'NASA') => {
    const { act, markdown } = editorOf('Start.');
    act(() => typeAtEnd(typed));
    act(() => {
      const query = $linkQuery();
      const node = $getRoot().getLastDescendant();
      if (query && $isTextNode(node)) $insertReference(node, query, { kind: 'entity', id: target }, name);
    });
    act(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText('after');
    });
    return markdown();
  };

  it('takes the place of what was typed, and writing goes on behind it', () => {
    expect(link(' See [[nas')).toBe('Start. See [NASA](almagest:entity/nasa?named) after\n');
    expect(link(' See @nas')).toBe('Start. See [NASA](almagest:entity/nasa?named) after\n');
    expect(link(' See [[nasa]]')).toBe('Start. See [NASA](almagest:entity/nasa?named) after\n');
    expect(link(' See [[nasa|the agency')).toBe('Start. See [the agency](almagest:entity/nasa) after\n');
  });

  it('keeps the caret behind what was typed on while the offer was awaited', () => {
    const { act, markdown } = editorOf('Start.');
    act(() => typeAtEnd(' See [[nas'));
    const found: { query?: ReturnType<typeof $linkQuery> } = {};
    act(() => void (found.query = $linkQuery()));
    act(() => typeAtEnd('a l'));
    act(() => {
      const node = $getRoot().getLastDescendant();
      if (found.query && $isTextNode(node)) $insertReference(node, found.query, { kind: 'entity', id: 'nasa' }, 'NASA');
    });
    act(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText('eader');
    });
    expect(markdown()).toBe('Start. See [NASA](almagest:entity/nasa?named) a leader\n');
  });

  it('is not offered in code', () => {
    const { act } = editorOf('```\nx\n```');
    act(() => {
      typeAtEnd('[[nasa');
      expect($linkQuery()).toBeNull();
    });
  });
});
