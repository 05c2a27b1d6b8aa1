/** Tells by its content what a file of marks is, whatever it is called. */
import { isKindle, readKindle } from './kindle';
import type { ReadHighlights } from './highlights';
import { isReadwise, readReadwise } from './readwise';
import { isZoteroHtml, isZoteroMarkdown, isZoteroRdf, readZoteroHtml, readZoteroMarkdown, readZoteroRdf } from './zotero';

export type MarksFile =
  | { readonly kind: 'web'; readonly json: unknown }
  | { readonly kind: 'highlights'; readonly read: ReadHighlights }
  /** `half`: it begins as JSON and is none. */
  | { readonly kind: 'none'; readonly why: 'half' | 'unknown' };

/** @param name what the file is called, for works and notes without a title */
export function readMarksFile(text: string, name: string, newId: () => string): MarksFile {
  const highlights = (read: ReadHighlights): MarksFile => ({ kind: 'highlights', read });
  if (/^[\s\ufeff]*[[{]/.test(text) && !isZoteroMarkdown(text)) {
    try {
      return { kind: 'web', json: JSON.parse(text.replace(/^\ufeff/, '')) as unknown };
    } catch {
      return { kind: 'none', why: 'half' };
    }
  }
  if (isZoteroRdf(text)) return highlights(readZoteroRdf(text, name, newId));
  if (isZoteroHtml(text)) return highlights(readZoteroHtml(text, name, newId));
  if (isKindle(text)) return highlights(readKindle(text));
  if (isReadwise(text)) return highlights(readReadwise(text));
  if (isZoteroMarkdown(text)) return highlights(readZoteroMarkdown(text));
  return { kind: 'none', why: 'unknown' };
}
