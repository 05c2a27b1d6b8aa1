/** The keys of the article: caret, colours, comment, quote, mentions and marks, each within one key's reach. */
import { useEffect } from 'react';
import { annotationColors } from '../../core/annotations/annotation';
import type { PaintedRange } from '../../core/annotations/runs';
import { isMac } from '../platform';
import { removeMark, updateMark } from '../state/annotations';
import { nameOf } from '../state/colors';
import { refuseMention } from '../state/decisions';
import { shownMentions, useMentions } from '../state/mentions';
import { closeMarks, commentSelection, focusMark, openMarks, quoteMark, quoteSelection, say, setCaret, showMention, usePassage } from '../state/passage';
import { openEntity, showEntityBeside } from '../state/place';
import { useSettings } from '../state/settings';
import { translate } from '../strings';
import { bookmarkHere, letGo, markIn } from './acts';
import { caretMove, type CaretMove } from './caret-moves';
import { rangeAt, rangeFrom } from './lookup';
import { letterBox } from './measure';
import { clearSelection, moveSelection, readSelection, select } from './offsets';
import type { ReaderParts } from './parts';
import { scrollToRange } from './scroll';
import { look } from './sight';

/** Where the keys stand: the caret, else the first line in sight. */
function standing(parts: ReaderParts): number {
  return readSelection(parts.article)?.focus ?? look(parts).offset;
}

function startCaret(parts: ReaderParts): void {
  const at = standing(parts);
  const box = letterBox(parts.article, at);
  const view = parts.page.getBoundingClientRect();
  const seen = box && box.top >= view.top && box.bottom <= view.bottom;
  const start = seen ? at : look(parts).offset;
  if (!seen || !readSelection(parts.article)) select(parts.article, { start, end: start });
  setCaret(true);
  say(translate('reader:caretOn'));
}

function stopCaret(): void {
  setCaret(false);
  say(translate('reader:caretOff'));
}

function wordAt(text: string, offset: number): string {
  return /^\S+/.exec(text.slice(offset, offset + 80))?.[0] ?? '';
}

function moveCaret(parts: ReaderParts, { extend, forward, granularity }: CaretMove): void {
  moveSelection(parts.article, extend, forward, granularity);
  const selected = readSelection(parts.article);
  if (!selected) return;
  const { focus } = selected;
  const box = letterBox(parts.article, focus);
  const view = parts.page.getBoundingClientRect();
  if (box && box.top < view.top + 24) parts.page.scrollTop += box.top - view.top - 48;
  if (box && box.bottom > view.bottom - 24) parts.page.scrollTop += box.bottom - view.bottom + 48;
  if (extend) return;
  if (granularity === 'word') say(wordAt(parts.open.text, focus));
  else if (granularity === 'line') say(parts.open.text.slice(focus, focus + 80).split('\n', 1)[0] ?? '');
  showMention(rangeAt(shownMentions(), focus));
}

function stepMention(parts: ReaderParts, backwards: boolean): void {
  const { mention } = usePassage.getState();
  const { showMentions } = useSettings.getState();
  const next = rangeFrom(showMentions ? shownMentions() : useMentions.getState().list, mention?.start ?? standing(parts), backwards);
  if (!next) return say(translate('reader:noMentions'));
  select(parts.article, { start: next.start, end: next.start });
  scrollToRange(parts, next);
  showMention(next);
  say(translate('reader:mentionSaid', { name: next.name, type: translate(`entities:type.${next.type}`) }));
}

function stepMark(parts: ReaderParts, marks: readonly PaintedRange[], backwards: boolean): void {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  const active = marks.find(({ id }) => id === usePassage.getState().active);
  const next = rangeFrom(sorted, active?.start ?? standing(parts), backwards);
  if (!next) return say(translate('reader:noMarks'));
  select(parts.article, { start: next.start, end: next.start });
  scrollToRange(parts, next);
  focusMark(next.id);
  const quote = parts.open.text.slice(next.start, Math.min(next.end, next.start + 200));
  say(translate(`reader:markSaid.${next.style}`, { color: nameOf(next.color), quote }));
}

function escape(parts: ReaderParts): boolean {
  const { card, active, selected, mention, caret } = usePassage.getState();
  const focus = readSelection(parts.article)?.focus;
  if (mention) showMention(null);
  else if (card || active !== null) closeMarks();
  else if (selected && caret && focus !== undefined) select(parts.article, { start: focus, end: focus });
  else if (selected) clearSelection();
  else if (caret) stopCaret();
  else return false;
  return true;
}

/** Keys that stand alone; answers whether the key was one of them. */
function plain(parts: ReaderParts, marks: readonly PaintedRange[], event: KeyboardEvent): boolean {
  const { selected, active, mention, card } = usePassage.getState();
  const color = annotationColors[Number(event.key) - 1];
  if (selected && color) void markIn(parts, 'highlight', color);
  else if (selected && event.key === 'u') void markIn(parts, 'underline');
  else if (selected && event.key === 'c') void commentSelection();
  else if (selected && event.key === 'n') {
    void quoteSelection();
    letGo(parts);
  }
  else if (event.key === 'b') void bookmarkHere(parts);
  else if (active !== null && event.key === 'r') return focusIn(parts, '.mark-handle');
  else if (active !== null && color) void updateMark(active, { color });
  else if (active !== null && event.key === 'c') openMarks([active], 'comment');
  else if (active !== null && event.key === 'n') void quoteMark(active);
  else if (active !== null && !card && (event.key === 'Delete' || event.key === 'Backspace')) void removeMark(active);
  else if (mention && !card && (event.key === 'Delete' || event.key === 'Backspace')) {
    showMention(null);
    void refuseMention(mention);
  }
  else if (event.key.toLowerCase() === 'e') stepMention(parts, event.shiftKey);
  else if (event.key.toLowerCase() === 'm') stepMark(parts, marks, event.shiftKey);
  else if (event.key === 'Enter' && mention) showEntityBeside(mention.entity);
  else if (event.key === 'Enter' && active !== null) openMarks([active]);
  else if (event.key === 'Enter') startCaret(parts);
  else if (event.key === 'Tab' && selected && !event.shiftKey) return focusIn(parts, '[role="toolbar"] button');
  else if (event.key === 'Escape') return escape(parts);
  else return false;
  return true;
}

function focusIn({ sheet }: ReaderParts, selector: string): boolean {
  const first = sheet.querySelector<HTMLElement>(selector);
  first?.focus();
  return first !== null;
}

function pressed(parts: ReaderParts, marks: readonly PaintedRange[], event: KeyboardEvent): boolean {
  const { caret, mention } = usePassage.getState();
  if (event.key === 'F7') {
    if (caret) stopCaret();
    else startCaret(parts);
    return true;
  }
  const move = caret || event.shiftKey ? caretMove(event, isMac()) : null;
  if (move) {
    if (!readSelection(parts.article)) startCaret(parts);
    moveCaret(parts, move);
    return true;
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && mention) {
    openEntity(mention.entity);
    return true;
  }
  if (event.key.toLowerCase() === 'a' && (isMac() ? event.metaKey : event.ctrlKey)) {
    select(parts.article, { start: 0, end: parts.open.text.length });
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return plain(parts, marks, event);
}

export function useKeys(parts: ReaderParts | null, marks: readonly PaintedRange[]): void {
  useEffect(() => {
    if (!parts) return;
    const { root } = parts.article;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.target !== root) return;
      if (pressed(parts, marks, event)) event.preventDefault();
    };
    root.addEventListener('keydown', onKeyDown);
    return () => root.removeEventListener('keydown', onKeyDown);
  }, [parts, marks]);
}
