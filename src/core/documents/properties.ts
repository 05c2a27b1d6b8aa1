/** Keeps what office programs write into a file's properties apart from what a person wrote there. */
import { oneLine } from './cleaning';

const NOBODY = /^(?:(?:microsoft|windows|office|ms|default|home)?\s*(?:office|word)?\s*user|admin(?:istrator)?|author|autor|unknown|anonymous|root|owner|guest|python-docx|un-?named|n\/?a|none|-+)$/i;
const NO_TITLE = /^(?:untitled|document|dokument|title|titel|slide|page|microsoft (?:word|powerpoint|office)|word document|template|normal|print|pii:|doi:|printing)?\s*[-\d.:]*$|^microsoft (?:word|powerpoint) - |\.(?:docx?|dotx?|rtf|odt|tex|dvi|indd|qxd|pdf|pages|wpd|fm|pm\d|ps|eps|tmp|html?|txt)$|^[\\/]|^[a-z]:\\|^(?:file|https?):/i;

/** A title as a person would give it, or `null` for a program's. */
export function properTitle(title: string | null | undefined): string | null {
  const line = oneLine(title);
  return line === null || NO_TITLE.test(line) || !/\p{L}/u.test(line) ? null : line;
}

/** Authors as people are named, joined by commas; `null` where only programs and accounts are. */
export function properAuthors(authors: string | null | undefined): string | null {
  const names = (authors ?? '').split(/;|\n/).map((name) => oneLine(name)).filter((name) => name !== null);
  return names.filter((name) => !NOBODY.test(name) && /\p{L}/u.test(name)).join(', ') || null;
}
