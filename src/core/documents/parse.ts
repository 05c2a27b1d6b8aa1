/** Turns the source of any known text format into one canonical text with its structure. */
import type { ParsedDocument, TextMediaType } from './document';
import { parseHtml } from './html/parse-html';
import { parseMarkdown } from './markdown/parse-markdown';
import { parsePlainText } from './plain-text/parse-plain-text';

/** Reads one format. Total: never throws, whatever the string; `null` where nothing in it can be read. */
type Parse = (source: string, name: string) => ParsedDocument | null;

/** One line for each format. */
const FORMATS: Readonly<Record<TextMediaType, Parse>> = {
  'text/plain': parsePlainText,
  'text/markdown': parseMarkdown,
  'text/html': parseHtml,
};

/**
 * Parses `source` (a decoded string). `name` is the file's name, which stands in for a missing title.
 *
 * @example
 * parseDocument('Hello\n\nA first paragraph.', 'text/plain', 'hello.txt')?.structure.title; // 'Hello'
 */
export function parseDocument(source: string, mediaType: TextMediaType, name: string): ParsedDocument | null {
  return FORMATS[mediaType](source, name);
}
