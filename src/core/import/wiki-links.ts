/** Turns the links that other notebooks write between notes into ours: `[[Name#Heading|words]]`, `![[Name]]` and `[words](Name.md)`. */
import { referenceUrl } from '../notes/reference-url';
import { baseOf } from './note-names';

/** The id of the note, or the address of the picture, of that name; `null` where there is none. */
export type FindNote = (name: string) => string | null;

export interface LinkedText {
  readonly markdown: string;
  /** Names that lead nowhere, each once; their words stay in the text. */
  readonly missing: readonly string[];
}

/** Code is copied as it stands: fences of either kind, to their end or the text's, and spans of any number of backticks. */
const CODE = /(^|\n)([ \t]{0,3})(`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?(?:\n[ \t]{0,3}\3[`~]*[ \t]*(?=\n|$)|$)|$)|(`+)(?!`)[\s\S]*?[^`]\4(?!`)/g;
const WIKI = /!?\[\[([^[\]|#\n]*)(#[^[\]|\n]*)?(?:\|([^[\]\n]*))?\]\]/g;
const RELATIVE = /\[((?:[^[\]\\\n]|\\.)*)\]\(<?([^()<>\s]+?\.md)(#[^()<>\s]*)?>?\)/g;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif)$/i;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** What would end or begin something inside the words of a link. */
const escaped = (words: string): string => words.replace(/[\\[\]<>*_`~]/g, '\\$&');

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Words of an embedded picture: what Obsidian has there is mostly its width. */
const described = (words: string | undefined, name: string): string =>
  escaped(words === undefined || /^\s*\d+(?:x\d+)?\s*$/.test(words) ? baseOf(name).replace(/\.\w+$/, '') : words.trim());

/** Links outside of code; the rest of the text is left letter for letter. Linear in the text. */
export function linkNotes(markdown: string, find: FindNote, findPicture: FindNote = () => null): LinkedText {
  const missing = new Set<string>();
  const linked = (text: string): string =>
    text
      .replace(WIKI, (whole, target: string, heading: string | undefined, words: string | undefined) => {
        const name = target.trim();
        const picture = whole.startsWith('!') && PICTURE.test(name) ? findPicture(name) : null;
        if (picture !== null) return `![${described(words, name)}](${picture})`;
        const said = (words ?? (name === '' ? (heading ?? '').slice(1) : name + (heading === undefined ? '' : ` > ${heading.slice(1)}`))).trim();
        // A link within the note itself, which notes of ours do not have.
        if (name === '') return said === '' ? whole : escaped(said);
        const id = find(name);
        if (id === null) missing.add(name);
        return id === null ? escaped(said) : `[${escaped(said)}](${referenceUrl({ kind: 'note', id })})`;
      })
      .replace(RELATIVE, (whole, words: string, path: string) => {
        if (HAS_SCHEME.test(path)) return whole;
        const id = find(decoded(path).replace(/\.md$/i, ''));
        if (id === null) missing.add(decoded(path));
        return id === null ? words : `[${words}](${referenceUrl({ kind: 'note', id })})`;
      });
  let out = '';
  let at = 0;
  for (const code of markdown.matchAll(CODE)) {
    out += linked(markdown.slice(at, code.index)) + code[0];
    at = code.index + code[0].length;
  }
  return { markdown: out + linked(markdown.slice(at)), missing: [...missing] };
}
