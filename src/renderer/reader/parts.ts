/** What the parts of the reader share: the drawn article and the boxes they are placed in. */
import { createContext, useContext } from 'react';
import type { TextRange } from '../../core/documents/document';
import type { OpenDocument } from '../../shared/contract';
import type { ArticleText } from './offsets';
import type { Box } from './placement';

export interface ReaderParts {
  readonly open: OpenDocument;
  readonly article: ArticleText;
  /** What scrolls. */
  readonly page: HTMLElement;
  /** What scrolls with the text and holds everything that is placed beside it. */
  readonly sheet: HTMLElement;
}

/** How the text is laid out at present. */
export interface Setting {
  /** Grows each time anything in the text may have moved: measure again. */
  readonly turn: number;
  /** Grows each time lines are broken anew, by another width, size or face. */
  readonly breaks: number;
  /** The stretch of the text that is painted. */
  readonly painted: TextRange;
}

export const SettingContext = createContext<Setting>({ turn: 0, breaks: 0, painted: { start: 0, end: 0 } });
/** The present setting; a part that measures depends on its `turn`. */
export const useSetting = (): Setting => useContext(SettingContext);

export const PartsContext = createContext<ReaderParts | null>(null);

/** The parts; only inside the reader and once the article has been drawn. */
export function useParts(): ReaderParts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error('Reader: a part of the reader was drawn outside it');
  return parts;
}

/** A box of the window in the coordinates of the sheet. */
export function onSheet({ sheet }: ReaderParts, box: Box): Box {
  const { left, top } = sheet.getBoundingClientRect();
  return { left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top };
}
