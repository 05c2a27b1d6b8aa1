/** Changes to an article's marks: several are carried out as one, and with what is to be written comes what takes them back. */
import { describe } from '../anchoring/describe';
import type { TextRange } from '../documents/document';
import type { Annotation, AnnotationColor, MarkStyle, Selectors } from './annotation';

/** The passage a mark was made on: its selectors and the SHA-256 of the revision they count in. */
export interface MarkedPlace {
  readonly selectors: Selectors;
  readonly revision: string;
}

/** What an update may rewrite; what is absent stays. */
export interface MarkPatch {
  readonly color?: AnnotationColor | undefined;
  readonly style?: MarkStyle | undefined;
  readonly comment?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Another passage of the present text. */
  readonly range?: TextRange | undefined;
  /** The passage it had before, as an undo gives it back. */
  readonly place?: MarkedPlace | undefined;
}

export interface MarkDraft extends TextRange {
  readonly color: AnnotationColor;
  readonly style?: MarkStyle | undefined;
  readonly comment: string;
  readonly tags: readonly string[];
}

export type MarkEdit =
  | { readonly kind: 'create'; readonly draft: MarkDraft }
  | { readonly kind: 'update'; readonly id: string; readonly patch: MarkPatch }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'restore'; readonly id: string };

/** What is known where edits are carried out. */
export interface EditSetting {
  readonly document: string;
  /** SHA-256 of the newest revision, and its text. */
  readonly revision: string;
  readonly text: string;
  /** ISO 8601. */
  readonly instant: string;
  readonly newId: () => string;
}

/** What the edits come to; each mark stands in one list at most. */
export interface EditPlan {
  readonly put: readonly Annotation[];
  readonly remove: readonly string[];
  readonly restore: readonly string[];
  /** Takes everything back, in this order. */
  readonly undo: readonly MarkEdit[];
  /** Marks that were to be changed or removed and are not there. */
  readonly missing: readonly string[];
  /** Whether a passage lies outside the text; nothing is to be carried out then. */
  readonly outside: boolean;
}

const isInside = ({ start, end }: TextRange, text: string): boolean => start >= 0 && start < end && end <= text.length;

function create({ start, end, color, style = 'highlight', comment, tags }: MarkDraft, { document, revision, text, instant, newId }: EditSetting): Annotation {
  return { id: newId(), document, revision, created: instant, modified: instant, style, color, comment, tags, selectors: describe(text, { start, end }) };
}

function update(mark: Annotation, { range, place, ...words }: MarkPatch, { revision, text, instant }: EditSetting): Annotation {
  const moved = range ? { selectors: describe(text, range), revision } : (place ?? {});
  const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  return { ...mark, ...said, ...moved, modified: instant };
}

/** The patch that gives a mark back the fields another patch rewrites. */
function inverse({ color, style, comment, tags, selectors, revision }: Annotation, patch: MarkPatch): MarkPatch {
  const before = { color, style, comment, tags };
  const said = Object.fromEntries(Object.entries(before).filter(([name]) => patch[name as keyof typeof before] !== undefined));
  return patch.range || patch.place ? { ...said, place: { selectors, revision } } : said;
}

/** Plans the edits on the marks that are there, by id; an edit of a mark that is not there does nothing rather than harm. */
export function planEdits(there: ReadonlyMap<string, Annotation>, edits: readonly MarkEdit[], setting: EditSetting): EditPlan {
  const now = new Map(there);
  const changed = new Set<string>();
  const restore: string[] = [];
  const undo: MarkEdit[] = [];
  const missing: string[] = [];
  let outside = false;
  for (const edit of edits) {
    if (edit.kind === 'create') {
      outside ||= !isInside(edit.draft, setting.text);
      const made = create(edit.draft, setting);
      now.set(made.id, made);
      changed.add(made.id);
      undo.unshift({ kind: 'remove', id: made.id });
      continue;
    }
    const { id } = edit;
    const mark = now.get(id);
    if (edit.kind === 'restore') {
      if (mark) continue;
      restore.push(id);
      undo.unshift({ kind: 'remove', id });
    } else if (!mark) missing.push(id);
    else if (edit.kind === 'remove') {
      now.delete(id);
      undo.unshift({ kind: 'restore', id });
    } else {
      outside ||= edit.patch.range !== undefined && !isInside(edit.patch.range, setting.text);
      now.set(id, update(mark, edit.patch, setting));
      changed.add(id);
      undo.unshift({ kind: 'update', id, patch: inverse(mark, edit.patch) });
    }
  }
  const put = [...changed].flatMap((id) => now.get(id) ?? []);
  return { put, remove: [...there.keys()].filter((id) => !now.has(id)), restore, undo, missing, outside };
}
