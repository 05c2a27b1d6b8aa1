/** When `[[` or `@` asks for a link: what was typed after it, and where it stands. */
import { $isCodeNode } from '@lexical/code';
import { $createTextNode, $findMatchingParent, $getSelection, $isRangeSelection, $isTextNode, type TextNode } from 'lexical';
import { $createReferenceNode } from './nodes/reference-node';
import type { ReferenceTarget } from '../../core/notes/note';

export interface LinkQuery {
  readonly trigger: '[[' | '@';
  /** The name that is looked for. */
  readonly text: string;
  /** What the link is to say instead of the name, written after `|`; `null` where nothing is. */
  readonly words: string | null;
  /** The closing `]]` was typed: a name that fits exactly is linked at once. */
  readonly closed: boolean;
  /** Key of the text node, and the offsets (UTF-16) of the trigger and of the caret in it. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** After `[[` anything but a bracket; after `@`, which must begin a word, at most three words. */
const brackets = /\[\[([^[\]|]{0,80})(?:\|([^[\]]{0,80}))?(\]{0,2})$/;
const at = /(?:^|[\s(])@([\p{L}\p{N}][^\s@]{0,40}(?: [^\s@]{1,40}){0,2})?$/u;

/** Reads what stands before the caret of a text; pure, so that it can be tested. */
export function queryBefore(before: string): Pick<LinkQuery, 'trigger' | 'text' | 'words' | 'closed' | 'start'> | null {
  const inBrackets = brackets.exec(before);
  if (inBrackets) {
    const [, text = '', words = '', closed] = inBrackets;
    return { trigger: '[[', text, words: words.trim() === '' ? null : words.trim(), closed: closed === ']]', start: inBrackets.index };
  }
  const afterAt = at.exec(before);
  if (!afterAt) return null;
  const text = afterAt[1] ?? '';
  return { trigger: '@', text, words: null, closed: false, start: before.length - text.length - 1 };
}

/** The query at the caret; `null` where there is none, in code and in chips. */
export function $linkQuery(): LinkQuery | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const { anchor } = selection;
  const node = anchor.getNode();
  if (anchor.type !== 'text' || !$isTextNode(node) || !node.isSimpleText() || node.hasFormat('code')) return null;
  if ($findMatchingParent(node, $isCodeNode)) return null;
  const found = queryBefore(node.getTextContent().slice(0, anchor.offset));
  return found && { ...found, key: node.getKey(), end: anchor.offset };
}

/** Puts a chip in the place of what was typed, and the caret behind it. Call inside an update. */
export function $insertReference(node: TextNode, { start, end, words }: LinkQuery, target: ReferenceTarget, name: string): void {
  // What was typed on while the offer was awaited stays before the caret.
  const selection = $getSelection();
  const ahead = $isRangeSelection(selection) && selection.anchor.key === node.getKey() ? Math.max(0, selection.anchor.offset - end) : 0;
  const parts = start === 0 ? node.splitText(end) : node.splitText(start, end);
  const typed = parts[start === 0 ? 0 : 1];
  if (!typed) return;
  const chip = $createReferenceNode(target, words ?? name, words === null || words === name);
  typed.replace(chip);
  const next = chip.getNextSibling();
  if ($isTextNode(next) && next.isSimpleText()) {
    const { length } = next.getTextContent();
    // Typing goes on in plain text, never inside the chip: composition needs that.
    if (!/^[\s.,;:!?)\]’”]/.test(next.getTextContent())) next.setTextContent(` ${next.getTextContent()}`);
    const spaced = next.getTextContent().length - length;
    const caret = ahead > 0 ? ahead + spaced : next.getTextContent().startsWith(' ') ? 1 : 0;
    next.select(caret, caret);
    return;
  }
  chip.insertAfter($createTextNode(' '));
  chip.getNextSibling()?.selectEnd();
}
