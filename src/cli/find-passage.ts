/** Finds a quotation from the command line in a text: letter for letter, but for the white space between its words. */
import type { TextRange } from '../core/documents/document';

/** The first place; `null` where the text does not hold it. Nothing similar is taken instead: a mark stands where it was asked for. */
export function findPassage(text: string, quote: string): TextRange | null {
  const words = quote.normalize('NFC').trim().split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return null;
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'u');
  const found = pattern.exec(text);
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}
