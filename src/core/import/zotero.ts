/** What Zotero exports: a library as RDF, whose notes belong to works; notes as HTML; annotations as Markdown. */
import { readIdentifier } from '../documents/identifiers';
import type { Imprint } from '../documents/document';
import { childrenOf, isElement, localName, parseDom, parseXml, type DomElement } from '../documents/html/dom';
import { byWork, nearestColor, type Highlight, type ReadHighlights } from './highlights';
import { htmlToTree } from './html-note';
import type { IncomingNote } from './markdown-notes';
import type { Work } from './work';
import { readZoteroNote } from './zotero-note';

export const isZoteroRdf = (text: string): boolean => /<rdf:RDF[\s>]/.test(text.slice(0, 4000));
export const isZoteroHtml = (text: string): boolean => /data-(?:annotation|citation-items|schema-version)=|class="zotero-note/.test(text);
export const isZoteroMarkdown = (text: string): boolean => text.includes('](zotero://');

type Marked = { readonly work: Work; readonly highlight: Highlight };

/** Notes of one file: annotations of works that are not named go to the work the note is of. */
function readNotes(notes: readonly { readonly html: string; readonly of: Work | null }[], name: string, newId: () => string): ReadHighlights {
  const marked: Marked[] = [];
  const texts: IncomingNote[] = [];
  for (const { html, of } of notes) {
    const { highlights, isNote, title } = readZoteroNote(html);
    marked.push(...highlights.map(({ work, highlight }) => ({ work: work ?? of ?? { title: name.replace(/\.\w+$/, ''), byline: null, imprint: {} }, highlight })));
    if (!isNote) continue;
    const called = title === '' ? (of?.title ?? name) : title;
    texts.push({ path: called, id: newId(), title: called, tags: [], created: null, modified: null, tree: htmlToTree(html), missing: [] });
  }
  return { works: byWork(marked), notes: texts, problems: [] };
}

export function readZoteroHtml(html: string, name: string, newId: () => string): ReadHighlights {
  const notes = [...parseDom(html).querySelectorAll('.zotero-note')].map((note) => ({ html: markupOf(note), of: null }));
  return readNotes(notes.length > 0 ? notes : [{ html, of: null }], name, newId);
}

/** linkedom knows it; our view of the DOM has no need of it elsewhere. */
const markupOf = (element: DomElement): string => (element as DomElement & { readonly innerHTML: string }).innerHTML;

const ABOUT = 'rdf:about';

function textsOf(element: DomElement, name: string): string[] {
  return childrenOf(element).flatMap((child) => (isElement(child) && localName(child) === name ? [(child.textContent ?? '').trim()] : []));
}

/** The families and given names of a work's authors, in order. */
function bylineOf(element: DomElement): string | null {
  const authors = childrenOf(element).find((child): child is DomElement => isElement(child) && localName(child) === 'authors');
  if (!authors) return null;
  const names: string[] = [];
  const open = [authors];
  for (let at = open.shift(); at; at = open.shift()) {
    if (localName(at) === 'Person') names.push([...textsOf(at, 'givenName'), ...textsOf(at, 'givenname'), ...textsOf(at, 'surname')].join(' '));
    open.unshift(...childrenOf(at).filter(isElement));
  }
  return names.length === 0 ? null : names.join(', ');
}

function workOf(element: DomElement): Work | null {
  const [title] = textsOf(element, 'title');
  if (title === undefined || title === '') return null;
  const identifiers = textsOf(element, 'identifier').map((each) => readIdentifier(each.replace(/^(?:DOI|ISBN)\s+/i, (word) => `${word.trim().toLowerCase()}:`)));
  const [date] = textsOf(element, 'date');
  const imprint: Imprint = Object.assign({}, ...identifiers, date === undefined || date === '' ? {} : { date }) as Imprint;
  return { title, byline: bylineOf(element), imprint };
}

/** Notes stand beside the works (`bib:Memo`), and each work names its own by `dcterms:isReferencedBy`. */
export function readZoteroRdf(xml: string, name: string, newId: () => string): ReadHighlights {
  const elements = parseXml(xml);
  const owners = new Map<string, Work>();
  for (const element of elements) {
    if (localName(element) !== 'isReferencedBy') continue;
    const parent = element.parentNode;
    const work = parent && isElement(parent) ? workOf(parent) : null;
    const memo = element.getAttribute('rdf:resource');
    if (work && memo !== null) owners.set(memo, work);
  }
  const memos = elements.filter((each) => localName(each) === 'Memo');
  const notes = memos.map((memo) => ({ html: textsOf(memo, 'value')[0] ?? '', of: owners.get(memo.getAttribute(ABOUT) ?? '') ?? null }));
  return readNotes(notes.filter(({ html }) => html !== ''), name, newId);
}

/** A quotation with its citation and its address, as “Add note from annotations” exports it. */
const QUOTED = /(?:<(?:mark|span)[^>]*(#[0-9a-f]{6})[^>]*>)?[“"]([^“”]+?)[”"](?:<\/(?:mark|span)>)?\s+\(\[([^\]]+)\]\(zotero:\/\/select[^)]*\)\)(?:\s+\(\[[^\]]*\]\(zotero:\/\/open-pdf[^)]*\)\))?([^\n]*)/gi;

/** `Doe and Roe, 2019, p. 3`: all that Markdown says of the work. */
function citedWork(citation: string): Work {
  const [, authors = citation, year] = /^(.*?),?\s+\(?(\d{4})\w?\)?(?:,.*)?$/.exec(citation) ?? [];
  return { title: `${authors}${year === undefined ? '' : `, ${year}`}`, byline: authors, imprint: year === undefined ? {} : { date: year } };
}

export function readZoteroMarkdown(text: string): ReadHighlights {
  const marked = [...text.matchAll(QUOTED)].map(([, color = '', quote = '', citation = '', comment = '']): Marked => ({
    work: citedWork(citation.replace(/\\(.)/g, '$1')),
    highlight: { quote: quote.replace(/\\([\\`*_{}[\]()#+.!>~|-])/g, '$1'), comment: comment.trim(), tags: [], color: nearestColor(color), created: null },
  }));
  return { works: byWork(marked), notes: [], problems: marked.length === 0 ? ['It holds no quotations of Zotero.'] : [] };
}
