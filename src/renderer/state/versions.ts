/** The earlier versions of a note or of an article's marks: the two that are compared, and restoring one as a change that can be undone. */
import { create } from 'zustand';
import { annotationColors, type AnnotationColor } from '../../core/annotations/annotation';
import { marksText } from '../../core/annotations/marks-text';
import { textOfNote } from '../../core/notes/compare';
import type { Note } from '../../core/notes/note';
import type { AnchoredAnnotation, NoteVersion } from '../../shared/contract';
import { ask } from '../notebook';
import { translate } from '../strings';
import { flushMarks } from './annotations';
import { perform, takeBack, type Change } from './history';
import { flushNotes, rewriteNote } from './notes';
import { attempt, notify } from './notices';
import { setPanel } from './panel';

/** Stands for the thing as it is. */
export const present = 'now';

/** What has versions: a note, or the marks of an article. */
export interface Versioned {
  readonly kind: 'note' | 'marks';
  readonly id: string;
}

/** A version as it is compared: its words, and all that is not words. */
export interface VersionText {
  readonly text: string;
  readonly form: string;
}

interface Versions {
  readonly of: Versioned | null;
  readonly title: string;
  /** Newest first; `null` while they are read. */
  readonly versions: readonly NoteVersion[] | null;
  /** The version looked at, and what it is compared with. */
  readonly chosen: string | null;
  readonly against: string;
  /** Contents that were read so far, by version; `null` where one is no longer kept. */
  readonly contents: Readonly<Record<string, VersionText | null>>;
}

const closed: Versions = { of: null, title: '', versions: null, chosen: null, against: present, contents: {} };

export const useVersions = create<Versions>(() => closed);

export const noteText = (note: Note): VersionText => ({ text: textOfNote(note), form: JSON.stringify(note.tree) });

export function marksAsText(marks: readonly AnchoredAnnotation[]): VersionText {
  const names = Object.fromEntries(annotationColors.map((color) => [color, translate(`annotations:color.${color}`)])) as Record<AnnotationColor, string>;
  return { text: marksText(marks.map(({ annotation }) => annotation), names), form: JSON.stringify(marks.map(({ annotation }) => [annotation.style, annotation.selectors.position])) };
}

const contentOf = async ({ kind, id }: Versioned, version: string): Promise<VersionText> =>
  kind === 'note' ? noteText(await ask('notes.version', { note: id, version })) : marksAsText(await ask('annotations.version', { document: id, version }));

async function read(version: string): Promise<void> {
  const { of, contents } = useVersions.getState();
  if (of === null || version in contents) return;
  const content = await contentOf(of, version).catch(() => null);
  useVersions.setState((now) => (now.of?.id === of.id ? { contents: { ...now.contents, [version]: content } } : {}));
}

async function open(of: Versioned, title: string, now: VersionText, versions: readonly NoteVersion[]): Promise<void> {
  // The newest version is mostly what stands there now.
  const chosen = (versions[1] ?? versions[0])?.version ?? null;
  useVersions.setState({ ...closed, of, title, versions, chosen, contents: { [present]: now } });
  setPanel('versions');
  if (chosen !== null) await read(chosen);
}

/** Shows the versions of a note beside what it is now. */
export async function openVersions(id: string): Promise<void> {
  await flushNotes();
  const both = await attempt(Promise.all([ask('notes.open', { note: id }), ask('notes.versions', { note: id })]));
  if (both) await open({ kind: 'note', id }, both[0].note.title, noteText(both[0].note), both[1]);
}

/** Shows the versions of an article's marks beside what they are now. */
export async function openMarksVersions(document: string, title: string): Promise<void> {
  await flushMarks();
  const both = await attempt(Promise.all([ask('annotations.list', { document }), ask('annotations.versions', { document })]));
  if (both) await open({ kind: 'marks', id: document }, title, marksAsText(both[0]), both[1]);
}

export function closeVersions(): void {
  setPanel(null);
  useVersions.setState(closed);
}

/** Looks at a version. */
export function chooseVersion(version: string): void {
  useVersions.setState({ chosen: version });
  void read(version);
}

/** Compares the chosen version with another, or with the thing as it is. */
export function compareWith(version: string): void {
  useVersions.setState({ against: version });
  void read(version);
}

function revertNote(note: string, version: string): Pick<Change, 'redo' | 'undo'> {
  let before: Note | null = null;
  return {
    redo: () =>
      rewriteNote(note, async () => {
        before = (await ask('notes.open', { note })).note;
        await ask('notes.revert', { note, version });
      }),
    undo: () =>
      rewriteNote(note, async () => {
        if (before) await ask('notes.save', { note, title: before.title, tags: [...before.tags], tree: before.tree });
      }),
  };
}

function revertMarks(document: string, version: string): Pick<Change, 'redo' | 'undo'> {
  let before: NoteVersion | null = null;
  return {
    redo: async () => {
      before = await ask('annotations.revert', { document, version });
    },
    undo: async () => {
      if (before === null) throw new Error(translate('notes:versions.notKept'));
      await ask('annotations.revert', { document, version: before.version });
    },
  };
}

/** Puts a version in the place of what is there. How it stood before is kept, and undo brings it back. */
export async function restoreVersion(version: string, when: string): Promise<void> {
  const { of } = useVersions.getState();
  if (of === null) return;
  const acts = of.kind === 'note' ? revertNote(of.id, version) : revertMarks(of.id, version);
  const change: Change = { label: translate('notes:change.revert'), ...acts };
  if (!(await attempt(perform(change).then(() => true)))) return;
  closeVersions();
  const act = { label: translate('notes:undo'), run: () => void attempt(takeBack(change)) };
  notify({ tone: 'plain', message: translate(of.kind === 'note' ? 'notes:versions.restored' : 'notes:versions.restoredMarks', { when }), act });
}
