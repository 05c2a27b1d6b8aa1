/** Reads bibliographies: BibTeX by citation.js (the only file that imports it), CSL-JSON as it is. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { readCitation, type Citation } from '../../core/documents/citation';
import { decodePart, guessedNote } from './decode';

export interface Bibliography {
  readonly citations: readonly Citation[];
  /** A sentence for each record that could not be read. */
  readonly problems: readonly string[];
}

/** Bytes of a bibliography; a library of ten thousand works has a tenth of it. */
const LARGEST = 50 * 1024 * 1024;

/** Where each record of a BibTeX file begins; strings and preambles go with the records after them. */
function records(source: string): { readonly shared: string; readonly entries: readonly string[] } {
  const parts = source.split(/^(?=\s*@\s*\w+\s*[{(])/m).filter((part) => /^\s*@/.test(part));
  const isShared = (part: string) => /^\s*@\s*(?:string|preamble)\b/i.test(part);
  return { shared: parts.filter(isShared).join('\n'), entries: parts.filter((part) => !isShared(part) && !/^\s*@\s*comment\b/i.test(part)) };
}

function readBibtex(source: string, name: string): { items: unknown[]; problems: string[] } {
  const { shared, entries } = records(source);
  const items: unknown[] = [];
  const problems: string[] = [];
  for (const entry of entries) {
    try {
      items.push(...plugins.input.chain(`${shared}\n${entry}`, { generateGraph: false, forceType: '@bibtex/text' }));
    } catch {
      problems.push(`${name}: the record ${/^\s*@\s*\w+\s*[{(]\s*([^,\s]*)/.exec(entry)?.[1] ?? ''} is not valid BibTeX and was passed over.`);
    }
  }
  return { items, problems };
}

function readJson(source: string, name: string): { items: unknown[]; problems: string[] } {
  try {
    const parsed: unknown = JSON.parse(source);
    const items: unknown = Array.isArray(parsed) ? parsed : typeof parsed === 'object' && parsed !== null && 'items' in parsed ? parsed.items : [parsed];
    return { items: Array.isArray(items) ? items : [], problems: [] };
  } catch {
    return { items: [], problems: [`${name} is not valid CSL-JSON. Export it again from the program it comes from.`] };
  }
}

/** Total: never throws. One bad record does not stop the others. */
export function readBibliography(bytes: Uint8Array, name: string): Bibliography {
  if (bytes.length > LARGEST) return { citations: [], problems: [`${name} is larger than the 50 MB that are read. Split it into parts and import those.`] };
  const decoded = decodePart(bytes);
  const source = decoded.text.replace(/^\ufeff/, '');
  const { items, problems } = /^\s*[[{]/.test(source) ? readJson(source, name) : readBibtex(source, name);
  const citations = items.flatMap((item) => readCitation(item) ?? []);
  const empty = citations.length === 0 && problems.length === 0;
  if (decoded.name !== null) problems.push(guessedNote(name, decoded.name));
  return { citations, problems: empty ? [`${name} holds no record of a bibliography. Choose a BibTeX or CSL-JSON file.`] : problems };
}
