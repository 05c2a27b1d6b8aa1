/** New versions of the open article, and the review of its marks: kept, moved by hand, or left; each step can be undone. */
import { create } from 'zustand';
import type { TextRange } from '../../core/documents/document';
import type { AnchoredAnnotation } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { marksRead, performEdits, useAnnotations } from './annotations';
import { loadDocument } from './documents';
import { remember, takeBack, type Change } from './history';
import { attempt, notify } from './notices';
import { openDocument, showSide, usePlace } from './place';

interface Review {
  /** The mark for which a passage is being chosen. */
  readonly placing: string | null;
  /** Marks the reader will look at another time. */
  readonly left: ReadonlySet<string>;
}

export const useReview = create<Review>(() => ({ placing: null, left: new Set() }));

/** The marks that are not where and as they were made: what most needs the reader first, then in text order. */
export function toReview(list: readonly AnchoredAnnotation[]): AnchoredAnnotation[] {
  const rank = { uncertain: 0, orphan: 1, edited: 2, moved: 3, same: 4 } as const;
  const at = ({ anchor, annotation }: AnchoredAnnotation) => (anchor.range ?? annotation.selectors.position).start;
  return list.filter(({ anchor }) => anchor.status !== 'same').sort((a, b) => rank[a.anchor.status] - rank[b.anchor.status] || at(a) - at(b));
}

/** Shows a version of an article where that article is open. */
async function turnTo(document: string, revision: string): Promise<void> {
  await ask('documents.turn', { document, revision });
  if (usePlace.getState().document === document) await loadDocument(document);
}

/** Shows the version that came in, remembers how to take it back, and brings up what there is to review. */
async function announce(document: string, title: string, change: Change): Promise<void> {
  remember(change);
  if (usePlace.getState().document === document) await loadDocument(document);
  else {
    openDocument(document);
    await loadDocument(document);
  }
  await marksRead();
  useReview.setState({ placing: null, left: new Set() });
  const count = toReview(useAnnotations.getState().list).length;
  if (count > 0) showSide('review');
  const message = [translate('library:revised', { title }), ...(count > 0 ? [translate('annotations:review.found', { count })] : [])].join(' ');
  notify({ tone: 'plain', message, act: { label: translate('library:undo'), run: () => void attempt(takeBack(change)) } });
}

/** Lets the reader choose a file that becomes the article's newest version. */
export async function importVersion(document: string, title: string): Promise<void> {
  const revised = await attempt(ask('documents.revise', { document }));
  if (!revised) return;
  if (revised.problem !== null) return void notify({ tone: 'problem', message: revised.problem });
  if (revised.notes.length > 0) notify({ tone: 'problem', message: revised.notes.join('\n') });
  await announce(document, title, {
    label: translate('library:change.revise'),
    redo: () => turnTo(document, revised.after),
    undo: () => turnTo(document, revised.before),
  });
}

/** Makes an article that has just come in the newest version of one that was there before. */
export async function makeVersion(document: string, into: { readonly id: string; readonly title: string }): Promise<void> {
  const revised = await attempt(ask('documents.absorb', { document, into: into.id }));
  if (!revised) return;
  await announce(into.id, into.title, {
    label: translate('library:change.revise'),
    redo: async () => {
      await ask('documents.remove', { document });
      await turnTo(into.id, revised.after);
    },
    undo: async () => {
      await turnTo(into.id, revised.before);
      await ask('documents.restore', { document });
    },
  });
}

/** Puts marks on passages of the text as it is now, all of them as one change. */
async function settle(label: string, moves: readonly { readonly id: string; readonly range: TextRange }[]): Promise<boolean> {
  return moves.length > 0 && (await performEdits(label, moves.map(({ id, range }) => ({ kind: 'update', id, patch: { range } })))) !== null;
}

/** Keeps marks where they were found or are proposed: from now on they belong to this version of the text. */
export async function acceptMarks(ids: readonly string[]): Promise<void> {
  const { list } = useAnnotations.getState();
  const moves = ids.flatMap((id) => {
    const range = list.find(({ annotation }) => annotation.id === id)?.anchor.range;
    return range ? [{ id, range }] : [];
  });
  await settle(translate('annotations:change.accept', { count: moves.length }), moves);
}

/** Begins (or, with `null`, ends) the choosing of a passage for a mark. */
export const choosePlace = (placing: string | null): void => useReview.setState({ placing });

/** Puts the mark that is being placed on a passage. Answers whether that was done. */
export async function placeOn(range: TextRange): Promise<boolean> {
  const { placing } = useReview.getState();
  if (placing === null) return false;
  const done = await settle(translate('annotations:change.range'), [{ id: placing, range }]);
  if (done) choosePlace(null);
  return done;
}

/** Puts a mark aside for another time, or takes it back; only this window remembers. */
export function leaveMark(id: string, aside: boolean): void {
  useReview.setState(({ left, placing }) => {
    const next = new Set(left);
    if (aside) next.add(id);
    else next.delete(id);
    return { left: next, placing: placing === id ? null : placing };
  });
}

/** Brings up the marks in place of a review that has nothing in it; for an article that has just been opened. */
export function leaveEmptyReview(): void {
  if (usePlace.getState().side === 'review' && toReview(useAnnotations.getState().list).length === 0) usePlace.setState({ side: 'marks' });
}
