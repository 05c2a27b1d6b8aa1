/** The marks of the open article: what stands in it, and every act on them as a change that can be undone. */
import { create } from 'zustand';
import type { MarkEdit, MarkPatch } from '../../core/annotations/edit';
import { chainsOf, mergeEdits, mergeable } from '../../core/annotations/merge';
import type { PaintedRange } from '../../core/annotations/runs';
import type { TextRange } from '../../core/documents/document';
import type { AnchoredAnnotation, Argument, EditedMarks } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { useDocuments } from './documents';
import { perform, takeBack, type Change } from './history';
import { attempt, notify } from './notices';

interface Annotations {
  /** The article the list belongs to. */
  readonly document: string | null;
  readonly list: readonly AnchoredAnnotation[];
  /** Marks that are painted although the host has not yet answered that they are durable. */
  readonly unsaved: readonly PaintedRange[];
}

export const useAnnotations = create<Annotations>(() => ({ document: null, list: [], unsaved: [] }));

/** What the reader may say of a passage. */
export interface Words {
  readonly comment?: string;
  readonly tags?: readonly string[];
}
export type Paint = Pick<PaintedRange, 'color' | 'style'>;

/** Brings the list to what became of edits. */
function take(document: string, changed: readonly AnchoredAnnotation[], gone: readonly string[]): void {
  useAnnotations.setState((now) => {
    if (now.document !== document) return {};
    const fresh = new Map(changed.map((mark) => [mark.annotation.id, mark]));
    const left = new Set(gone);
    const list = now.list.flatMap((mark) => {
      const { id } = mark.annotation;
      const next = fresh.get(id) ?? mark;
      fresh.delete(id);
      return left.has(id) ? [] : [next];
    });
    return { list: [...list, ...fresh.values()] };
  });
}

/** Edits that the host has not answered yet. */
const underWay = new Set<Promise<EditedMarks>>();

async function carryOut(document: string, edits: readonly MarkEdit[]): Promise<EditedMarks> {
  const asked = ask('annotations.edit', { document, edits: edits as Argument<'annotations.edit'>['edits'] });
  underWay.add(asked);
  const done = await asked.finally(() => underWay.delete(asked));
  take(document, done.changed, done.removed);
  return done;
}

/** Carries edits of the open article's marks out as one change that can be undone; `null` where that failed, and the reader has been told. */
export async function performEdits(label: string, edits: readonly MarkEdit[]): Promise<{ readonly change: Change; readonly done: EditedMarks } | null> {
  const { document } = useAnnotations.getState();
  if (document === null) return null;
  let [forth, back]: (readonly MarkEdit[])[] = [edits, []];
  let done: EditedMarks | null = null;
  const change: Change = {
    label,
    redo: async () => {
      done = await carryOut(document, forth ?? []);
      back = done.undo;
    },
    undo: async () => {
      forth = (await carryOut(document, back ?? [])).undo;
    },
  };
  await attempt(perform(change));
  return done ? { change, done } : null;
}

let unsavedMarks = 0;
const unsavedPrefix = 'unsaved-';
/** Whether a painted mark is still on its way into the vault: it cannot be opened yet. */
export const isUnsaved = (id: string): boolean => id.startsWith(unsavedPrefix);

/**
 * Marks a passage of the open article. It is painted at once as unsaved. Answers the mark's id once it is durable; `null`
 * where that failed, and the reader has then been told why.
 */
export async function createMark(range: TextRange, { color, style }: Paint, { comment = '', tags = [] }: Words = {}): Promise<string | null> {
  const unsaved: PaintedRange = { id: `${unsavedPrefix}${String(++unsavedMarks)}`, color, style, start: range.start, end: range.end };
  useAnnotations.setState((now) => ({ unsaved: [...now.unsaved, unsaved] }));
  const draft = { start: range.start, end: range.end, color, style, comment, tags };
  const made = await performEdits(translate(`annotations:change.${style}`), [{ kind: 'create', draft }]);
  useAnnotations.setState((now) => ({ unsaved: now.unsaved.filter((each) => each !== unsaved) }));
  return made?.done.changed[0]?.annotation.id ?? null;
}

/** What of a patch would change the mark. */
function differing({ annotation, anchor }: AnchoredAnnotation, patch: MarkPatch): MarkPatch {
  const { color, style, comment, tags, range } = patch;
  return {
    ...(color !== undefined && color !== annotation.color && { color }),
    ...(style !== undefined && style !== annotation.style && { style }),
    ...(comment !== undefined && comment !== annotation.comment && { comment }),
    ...(tags !== undefined && tags.join('\n') !== annotation.tags.join('\n') && { tags }),
    ...(range !== undefined && (range.start !== anchor.range?.start || range.end !== anchor.range.end) && { range }),
  };
}

/** Changes marks by what `patchOf` answers for each; does nothing where nothing would change. Answers whether all is as asked. */
export async function updateMarks(ids: readonly string[], patchOf: (mark: AnchoredAnnotation) => MarkPatch): Promise<boolean> {
  const there = new Map(useAnnotations.getState().list.map((each) => [each.annotation.id, each]));
  const edits = ids.flatMap((id): MarkEdit[] => {
    const before = there.get(id);
    const patch = before ? differing(before, patchOf(before)) : {};
    return Object.keys(patch).length === 0 ? [] : [{ kind: 'update', id, patch }];
  });
  const [first] = edits;
  if (first?.kind !== 'update') return ids.some((id) => there.has(id));
  const [field] = Object.keys(first.patch) as (keyof Omit<MarkPatch, 'place'>)[];
  return field !== undefined && (await performEdits(translate(`annotations:change.${field}`), edits)) !== null;
}

/** The same for one mark. */
export const updateMark = (id: string, patch: MarkPatch): Promise<boolean> => updateMarks([id], () => patch);

/** Moves marks to the trash and offers to undo it. */
export async function removeMarks(ids: readonly string[]): Promise<boolean> {
  const known = new Set(useAnnotations.getState().list.map(({ annotation }) => annotation.id));
  const there = ids.filter((id) => known.has(id));
  if (there.length === 0) return false;
  const gone = await performEdits(translate('annotations:change.remove', { count: there.length }), there.map((id) => ({ kind: 'remove', id })));
  if (!gone) return false;
  const undo = { label: translate('annotations:undo'), run: () => void attempt(takeBack(gone.change)) };
  notify({ tone: 'plain', message: translate('annotations:removed', { count: there.length }), act: undo });
  return true;
}

export const removeMark = (id: string): Promise<boolean> => removeMarks([id]);

/** Marks of the open article that overlap or follow this one, with it; empty where there are none. */
export function touching(list: readonly AnchoredAnnotation[], id: string): readonly string[] {
  const { text } = useDocuments.getState().open ?? { text: '' };
  const chain = chainsOf(text, mergeable(list)).find((each) => each.some(({ annotation }) => annotation.id === id));
  return chain?.map(({ annotation }) => annotation.id) ?? [];
}

/** Merges those of the marks that touch one another. Answers how many fewer marks there are; says so where none touch. */
export async function mergeMarks(ids: readonly string[]): Promise<number> {
  const { open } = useDocuments.getState();
  const meant = new Set(ids);
  const chosen = useAnnotations.getState().list.filter(({ annotation }) => meant.has(annotation.id));
  const chains = chainsOf(open?.text ?? '', mergeable(chosen));
  const fewer = chains.reduce((sum, { length }) => sum + length - 1, 0);
  if (fewer === 0) notify({ tone: 'plain', message: translate('annotations:mergeNone') });
  else await performEdits(translate('annotations:change.merge'), chains.flatMap(mergeEdits));
  return fewer;
}

/** Comments that are being written, by mark; each entry saves its own. */
const drafts = new Map<string, () => Promise<void>>();

/** Keeps a comment that is being written in reach of `flushMarks`; the value returned lets go. */
export function holdDraft(id: string, save: () => Promise<void>): () => void {
  drafts.set(id, save);
  return () => void drafts.delete(id);
}

/** Saves every comment that is still being written, and waits for what is being saved: before the window closes, or marks are written out. */
export async function flushMarks(): Promise<void> {
  await Promise.all([...drafts.values()].map((save) => save()));
  await Promise.allSettled(underWay);
}

/** Ids to be read anew; `null` stands for all of them. */
let wanted: Set<string> | null | undefined;
let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  while (wanted !== undefined) {
    const { document } = useAnnotations.getState();
    const ids = wanted && [...wanted];
    wanted = undefined;
    if (document === null) return;
    const read = await attempt(ask('annotations.list', { document, ...(ids && { annotations: ids }) }));
    if (!read || useAnnotations.getState().document !== document) continue;
    if (ids === null) useAnnotations.setState({ list: read });
    else take(document, read, ids.filter((id) => !read.some(({ annotation }) => annotation.id === id)));
  }
}

/** Reads marks anew, the named ones or all; calls that come while it reads are answered by one more reading. */
function reload(ids?: readonly string[]): void {
  if (ids === undefined || wanted === null) wanted = null;
  else wanted = new Set([...(wanted ?? []), ...ids]);
  loading ??= load().finally(() => (loading = null));
}

/** Resolves when the marks of what was opened last are there. */
export const marksRead = async (): Promise<void> => void (await loading);

let followers = 0;
let stop: (() => void) | null = null;

function start(): () => void {
  const take = () => {
    const { open } = useDocuments.getState();
    const document = open?.document.id ?? null;
    if (useAnnotations.getState().document !== document || open) {
      if (useAnnotations.getState().document !== document) useAnnotations.setState({ document, list: [] });
      if (document !== null) reload();
    }
  };
  take();
  const stops = [
    useDocuments.subscribe((now, before) => {
      if (now.open !== before.open) take();
    }),
    listen('annotations.changed', ({ document, annotations }) => {
      if (document === useAnnotations.getState().document) reload(annotations);
    }),
  ];
  return () => stops.forEach((each) => each());
}

/** Follows the open article's marks while anybody asks for them; the value returned stops it. */
export function followAnnotations(): () => void {
  if (followers++ === 0) stop = start();
  return () => {
    if (--followers === 0) stop?.();
  };
}
