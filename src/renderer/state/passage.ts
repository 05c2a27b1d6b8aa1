/** The passage under the reader's hand: what is selected, which mark is in focus or open, and whether find is shown. */
import { create } from 'zustand';
import { pageAt, shortHeading, sectionAt } from '../../core/documents/sections';
import type { AnnotationColor, MarkStyle } from '../../core/annotations/annotation';
import { wordsFrom } from '../../core/annotations/bookmark';
import type { TextRange } from '../../core/documents/document';
import type { FootnoteReference } from '../../core/documents/footnotes';
import { referenceUrl } from '../../core/notes/reference-url';
import type { NamedMention, OpenDocument } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { createMark, removeMark, updateMark, useAnnotations } from './annotations';
import { useDocuments } from './documents';
import { attempt, notify } from './notices';
import { quoteIntoNote } from './notes';
import { openDocument } from './place';

/** Marks shown in a card beside the passage, the first of them unless the reader leafs on. */
export interface MarkCard {
  readonly ids: readonly string[];
  readonly focus: 'card' | 'comment';
}

export type Footnote = FootnoteReference;

interface Passage {
  /** Selected in the open article, without white space at its ends. */
  readonly selected: TextRange | null;
  /** The mark in focus: painted so, and the row of the list. */
  readonly active: string | null;
  readonly card: MarkCard | null;
  /** The passage a mark would have, while one of its ends is moved. */
  readonly stretch: { readonly id: string; readonly range: TextRange } | null;
  /** The passage that an entity is being made of. */
  readonly making: TextRange | null;
  /** Colour used last. */
  readonly color: AnnotationColor;
  readonly finding: boolean;
  /** Whether the article shows a caret that the keys move. */
  readonly caret: boolean;
  /** The mention whose card is shown. */
  readonly mention: NamedMention | null;
  /** The footnote shown beside its reference. */
  readonly footnote: Footnote | null;
  /** What a screen reader is told next. */
  readonly said: string;
}

export const usePassage = create<Passage>(() => ({
  selected: null,
  active: null,
  card: null,
  stretch: null,
  making: null,
  color: 'amber',
  finding: false,
  caret: false,
  mention: null,
  footnote: null,
  said: '',
}));

/** Tells a screen reader; the same words twice are told twice. */
export function say(words: string): void {
  usePassage.setState(({ said }) => ({ said: said === words ? `${words}\u00a0` : words }));
}

export function selectPassage(selected: TextRange | null): void {
  usePassage.setState({ selected });
}

/** Asks for the entity that is to be made of what is selected. */
export function makeOfSelection(): void {
  usePassage.setState(({ selected }) => ({ making: selected, selected: null, mention: null }));
}

export function stopMaking(): void {
  usePassage.setState({ making: null });
}

/** Brings a mark into focus without opening it. */
export function focusMark(active: string | null): void {
  usePassage.setState({ active });
}

/** Shows a mark with another passage; `null` shows it as it is. */
export function stretchMark(stretch: Passage['stretch']): void {
  usePassage.setState({ stretch });
}

/** Opens the card of the marks at a place. */
export function openMarks(ids: readonly string[], focus: MarkCard['focus'] = 'card'): void {
  usePassage.setState({ card: { ids, focus }, active: ids[0] ?? null, selected: null, mention: null, footnote: null });
}

export function closeMarks(): void {
  usePassage.setState({ card: null, active: null });
}

export function setCaret(caret: boolean): void {
  usePassage.setState({ caret });
}

export function showMention(mention: NamedMention | null): void {
  usePassage.setState({ mention });
}

export function showFootnote(footnote: Footnote | null): void {
  usePassage.setState({ footnote, ...(footnote && { card: null, active: null, selected: null, mention: null }) });
}

/** Forgets what belonged to the article that was open. */
export function leavePassage(): void {
  usePassage.setState({ selected: null, active: null, card: null, stretch: null, making: null, caret: false, mention: null, footnote: null });
}

export const openFind = () => usePassage.setState({ finding: true });
export const closeFind = () => usePassage.setState({ finding: false });

/** The open article's mark on exactly this passage, if there is one; bookmarks are places, not passages. */
function markOn(range: TextRange): string | null {
  const found = useAnnotations.getState().list.find(({ annotation, anchor: { range: at } }) => annotation.style !== 'bookmark' && at?.start === range.start && at.end === range.end);
  return found?.annotation.id ?? null;
}

/** The mark on a passage, made in the colour used last where there is none; `null` where that failed. */
async function markFor(range: TextRange): Promise<string | null> {
  return markOn(range) ?? createMark(range, { color: usePassage.getState().color, style: 'highlight' });
}

/**
 * Highlights or underlines what is selected; a passage that is marked already changes its look instead. Answers the mark's id,
 * or `null` where nothing is selected or it could not be saved.
 */
export async function markSelection(style: Exclude<MarkStyle, 'bookmark'>, color: AnnotationColor = usePassage.getState().color): Promise<string | null> {
  const { selected } = usePassage.getState();
  if (!selected) return null;
  usePassage.setState({ color });
  const there = markOn(selected);
  if (there === null) return createMark(selected, { color, style });
  return (await updateMark(there, { color, style })) ? there : null;
}

/** Marks what is selected, unless it is marked, and opens its card for a comment. */
export async function commentSelection(): Promise<void> {
  const { selected } = usePassage.getState();
  const id = selected && (await markFor(selected));
  if (id !== null) openMarks([id], 'comment');
}

/** Sets a bookmark at the line or caret that holds an offset, or takes away the one that stands there. Answers which, or `null` where it failed. */
export async function toggleBookmark(offset: number): Promise<'set' | 'removed' | null> {
  const { open } = useDocuments.getState();
  const range = open && wordsFrom(open.text, offset);
  if (!range) return null;
  const there = useAnnotations.getState().list.find(({ annotation, anchor: { range: at } }) => annotation.style === 'bookmark' && at && at.start < range.end && range.start < at.end);
  if (there) return (await removeMark(there.annotation.id)) ? 'removed' : null;
  return (await createMark(range, { color: usePassage.getState().color, style: 'bookmark' })) === null ? null : 'set';
}

/** `Article › Section` of an offset, for a reader without the application. */
export function sourceOf(open: OpenDocument, offset: number): string {
  const section = sectionAt(open.structure, offset);
  const page = pageAt(open.structure, offset);
  const place = section ? `${open.document.title} › ${shortHeading(section)}` : open.document.title;
  return page === null ? place : translate('annotations:onPage', { place, page });
}

/** Quotes a mark into the open note (or a new one). */
export async function quoteMark(id: string): Promise<void> {
  const { open } = useDocuments.getState();
  const found = useAnnotations.getState().list.find(({ annotation }) => annotation.id === id);
  if (!open || !found) return;
  const { annotation, anchor } = found;
  const source = sourceOf(open, (anchor.range ?? annotation.selectors.position).start);
  const quote = anchor.range ? open.text.slice(anchor.range.start, anchor.range.end) : annotation.selectors.quote.exact;
  await attempt(Promise.resolve(quoteIntoNote({ annotation: id, document: annotation.document, quote, source })));
}

/** Quotes several marks one after another, in the order given. */
export async function quoteMarks(ids: readonly string[]): Promise<void> {
  for (const id of ids) await quoteMark(id);
}

/** Marks a passage, unless it is marked, and quotes it into the open note (or a new one). */
export async function quotePassage(range: TextRange): Promise<void> {
  const id = await markFor(range);
  if (id !== null) await quoteMark(id);
}

/** The same for what is selected. */
export async function quoteSelection(): Promise<void> {
  const { selected } = usePassage.getState();
  if (selected) await quotePassage(selected);
}

async function copy(text: string): Promise<void> {
  if ((await attempt(ask('window.copy', { text }).then(() => true))) === true) {
    notify({ tone: 'plain', message: translate('annotations:copied') });
  }
}

/** Puts a passage on the clipboard, with the place it stands at where `withSource`. */
export async function copyPassage(range: TextRange, withSource: boolean): Promise<void> {
  const { open } = useDocuments.getState();
  if (!open) return;
  const quote = open.text.slice(range.start, range.end);
  await copy(withSource ? translate('annotations:citation', { quote, source: sourceOf(open, range.start) }) : quote);
}

/** Puts a link on the clipboard that opens the open article, a section of it or a mark in it, as Markdown. */
export async function copyLink(kind: 'document' | 'section' | 'annotation', id: string, name: string): Promise<void> {
  const { open } = useDocuments.getState();
  if (!open) return;
  const document = open.document.id;
  const url = kind === 'annotation' ? referenceUrl({ kind, id }, { document }) : referenceUrl({ kind, id: kind === 'section' ? `${document}#${id}` : id });
  await copy(`[${name.replace(/\s+/g, ' ').replace(/[\\[\]]/g, '\\$&')}](${url})`);
}

/** Opens a link of the article outside; the host asks first. */
export async function openLink(url: string): Promise<void> {
  await attempt(ask('window.openLink', { url }));
}

/** Brings a mark of the open article into sight and focus. */
export function showMark(id: string): void {
  const found = useAnnotations.getState().list.find(({ annotation }) => annotation.id === id);
  if (!found) return;
  focusMark(id);
  if (found.anchor.range) openDocument(found.annotation.document, found.anchor.range);
}
