/** What is done to the selected passage, with the selection let go afterwards so that the new paint is seen. */
import type { AnnotationColor, MarkStyle } from '../../core/annotations/annotation';
import { markSelection, say, toggleBookmark, usePassage } from '../state/passage';
import { translate } from '../strings';
import { clearSelection, readSelection, select } from './offsets';
import type { ReaderParts } from './parts';
import { nameOf } from '../state/colors';
import { look } from './sight';

/** Lets the selection go; the caret, where there is one, stays at the end that moved. */
export function letGo({ article }: ReaderParts): void {
  const focus = readSelection(article)?.focus;
  if (usePassage.getState().caret && focus !== undefined) select(article, { start: focus, end: focus });
  else clearSelection();
}

/** Highlights or underlines what is selected and says so once it is durable. @param color the one used last unless told. */
export async function markIn(parts: ReaderParts, style: Exclude<MarkStyle, 'bookmark'>, color: AnnotationColor = usePassage.getState().color): Promise<void> {
  const saving = markSelection(style, color);
  letGo(parts);
  if ((await saving) !== null) say(translate(`annotations:marked.${style}`, { color: nameOf(color) }));
}

/** Sets or takes away the bookmark at the caret, or at the first line in sight, and says so. */
export async function bookmarkHere({ article, ...parts }: ReaderParts): Promise<void> {
  const offset = readSelection(article)?.start ?? look({ article, ...parts }).offset;
  const done = await toggleBookmark(offset);
  if (done) say(translate(`annotations:bookmark.${done}`));
}
