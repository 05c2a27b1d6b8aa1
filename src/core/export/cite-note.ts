/** Citations in a note, as Pandoc writes them: `[@doe2019, p. 4; see @roe2020]`, `[-@doe2019]`, and `@doe2019` in the sentence. */
import type { NoteBlock, NoteInline, NoteText, NoteTree } from '../notes/note';
import { family } from './citation-names';
import type { CitationStyle } from './citation-style';
import { styles, wordsOf, type Cited, type Runs } from './citation-styles';
import type { Work } from './bibliography';

const KEY = String.raw`[A-Za-z][\w]*(?:[-:.][\w]+)*`;
const BRACKETED = String.raw`\[([^[\]]*@[^[\]]*)\]`;
/** A bare key stands neither in a word nor in an address. */
const CITED = new RegExp(`${BRACKETED}|(?<![\\w@./:])@(${KEY})`, 'g');
const ONE = new RegExp(`^([^@]*?)(-?)@(${KEY})\\s*,?\\s*([^@]*)$`);

interface One {
  readonly before: string;
  readonly bare: boolean;
  readonly key: string;
  readonly locator: string;
}

/** The works in a pair of brackets; `null` where it is no citation. */
function worksIn(inside: string): One[] | null {
  const ones = inside.split(';').map((part) => ONE.exec(part.trim()));
  return ones.every((one) => one !== null) ? ones.map((one) => ({ before: (one[1] ?? '').trim(), bare: one[2] === '-', key: one[3] ?? '', locator: (one[4] ?? '').trim() })) : null;
}

/** Where a style has nothing to say, not even the space before it. */
const NOTHING = '\0';

type Change = (text: NoteText) => readonly NoteInline[];

/** The same tree with every text that is no code changed. */
function mapTexts<T>(node: T, change: Change): T {
  if (Array.isArray(node)) {
    return (node as unknown[]).flatMap((child): readonly unknown[] => (isText(child) ? (child.marks.includes('code') ? [child] : change(child)) : [mapTexts(child, change)])) as T;
  }
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, mapTexts(value as unknown, change)])) as T;
}

const isText = (node: unknown): node is NoteText => typeof node === 'object' && node !== null && (node as { type?: unknown }).type === 'text' && Array.isArray((node as NoteText).marks);

const byAuthors = ({ authors }: Work): string => authors.map(family).join(' ');

/** Works in the order of their first citations, told apart where authors and year are alike. */
function numbered(works: readonly Work[]): Map<string, Cited> {
  const sorted = [...works].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return new Map(works.map((work, index) => {
    const alike = sorted.filter((other) => byAuthors(other) === byAuthors(work) && other.date[0] === work.date[0] && work.authors.length > 0);
    const letter = alike.length > 1 ? String.fromCharCode(97 + (alike.indexOf(work) % 26)) : '';
    return [work.key, { work, number: index + 1, letter, isAmbiguous: works.some((other) => other !== work && byAuthors(other) === byAuthors(work)) }];
  }));
}

/** Every key a text cites, in order. */
function keysIn(text: string): string[] {
  return [...text.matchAll(CITED)].flatMap(([, inside, key]) => (key === undefined ? (worksIn(inside ?? '') ?? []).map((one) => one.key) : [key]));
}

export interface CitedNote {
  readonly tree: NoteTree;
  /** Keys that name no work, each once; they stay as they were written. */
  readonly unknown: readonly string[];
}

const inlineOf = (runs: Runs): NoteInline[] => runs.flatMap((run): NoteInline[] => (run === '' ? [] : typeof run === 'string' ? [{ type: 'text', text: run, marks: [] }] : [{ type: 'text', text: run.italic, marks: ['italic'] }]));

/** The list of works for the end of the note. */
function list(cited: readonly Cited[], style: CitationStyle): NoteBlock[] {
  const { heading, numbered: inOrder, reference } = styles[style];
  const references = cited.map((each) => ({ each, words: wordsOf(reference(each)).replace(/^[“"]/, '') }));
  if (!inOrder) references.sort((a, b) => a.words.localeCompare(b.words, 'en'));
  return [{ type: 'heading', level: 2, children: [{ type: 'text', text: heading, marks: [] }] }, ...references.map(({ each }): NoteBlock => ({ type: 'paragraph', children: inlineOf(reference(each)) }))];
}

/** A note with its citations written out in a style and the works they name listed at its end; without citations it stays as it is. */
export function citeNote(tree: NoteTree, works: readonly Work[], style: CitationStyle): CitedNote {
  const byKey = new Map(works.map((work) => [work.key, work]));
  const found = new Set<Work>();
  const unknown = new Set<string>();
  mapTexts(tree.blocks, (text) => {
    for (const key of keysIn(text.text)) {
      const work = byKey.get(key);
      if (work) found.add(work);
      else unknown.add(key);
    }
    return [text];
  });
  if (found.size === 0) return { tree, unknown: [...unknown] };
  const cited = numbered([...found]);
  const { citation, authors, around: [open, between, close] } = styles[style];
  const written = (text: string): string =>
    text.replace(CITED, (whole, inside: string | undefined, key: string | undefined) => {
      if (key !== undefined) {
        const one = cited.get(key);
        if (!one) return whole;
        const rest = citation(one, '', true);
        return rest === '' ? authors(one) : `${authors(one)} ${open}${rest}${close}`;
      }
      const ones = worksIn(inside ?? '');
      if (!ones?.every((one) => cited.has(one.key))) return whole;
      const said = ones.map(({ before, bare, key: name, locator }) => {
        const one = cited.get(name);
        return one ? `${before === '' ? '' : `${before} `}${citation(one, locator, bare)}` : '';
      });
      return said.join('') === '' ? NOTHING : `${open}${said.join(between)}${close}`;
    }).replace(/\s?\0/g, '');
  const blocks = mapTexts(tree.blocks, (text) => [{ ...text, text: written(text.text) }]);
  return { tree: { ...tree, blocks: [...blocks, ...list([...cited.values()], style)] }, unknown: [...unknown] };
}
