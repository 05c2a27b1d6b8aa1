/** The normal form of code, and of blocks that travel as code because Markdown has no form for them. */
import type { NoteBlock, NoteCode } from './note';
import { oneLine, writable } from './normalise-inline';

/** Language of a fenced block that carries a block Markdown has no form for. */
export const opaqueLanguage = 'almagest-block';

/** The JSON text of a block in its shortest form; `null` where it is not an object with a type. */
export function readOpaque(data: string): string | null {
  try {
    const value: unknown = JSON.parse(data);
    const typed = typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
    return typed ? JSON.stringify(value) : null;
  } catch {
    return null;
  }
}

/** Text of several lines as a file holds it. */
export const manyLines = (text: string): string => writable(text).replace(/\r\n?/g, '\n');

export function normaliseCode(node: NoteCode): NoteBlock {
  const language = node.language === null ? '' : oneLine(node.language).replace(/\s+/g, ' ').trim();
  const text = manyLines(node.text);
  const data = language === opaqueLanguage ? readOpaque(text) : null;
  if (data !== null) return { type: 'opaque', data };
  return { type: 'code', language: language === '' ? null : language, text };
}

export function normaliseOpaque(given: string): NoteBlock {
  const data = readOpaque(given);
  return data === null ? normaliseCode({ type: 'code', language: opaqueLanguage, text: given }) : { type: 'opaque', data };
}
