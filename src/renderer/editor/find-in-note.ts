/** Find and replace in the note: pure over the editor's lines, one step of undo for each act. */
import type { TextRange } from '../../core/documents/document';
import { findAll, fits, foldText, type Strictness } from '../../core/search/find-in-text';
import { $selectRange, $textLines, isWritable, type TextLine } from './text-lines';

export interface Found {
  readonly line: TextLine;
  readonly range: TextRange;
  /** A place inside a chip is shown and stepped to, and never replaced. */
  readonly writable: boolean;
}

/** Every place of the words, in reading order. Call inside a read. */
export function $find(query: string, how: Strictness = { exact: false, whole: false }): Found[] {
  if (query.trim() === '') return [];
  return $textLines().flatMap((line) =>
    findAll(line.text, foldText(line.text), query)
      .filter((range) => fits(line.text, range, query, how))
      .map((range) => ({ line, range, writable: isWritable(line, range) })),
  );
}

/** Puts other words in the place, in the form of its first letter. Call inside an update. */
function $replace({ line, range, writable }: Found, words: string): boolean {
  const selection = writable ? $selectRange(line, range) : null;
  if (words === '') selection?.removeText();
  else selection?.insertText(words);
  return selection !== null;
}

/** Replaces the places and answers how many; from the last to the first, so that none moves before its turn. Call inside an update. */
export const $replaceAll = (found: readonly Found[], words: string): number =>
  [...found].reverse().filter((each) => $replace(each, words)).length;
