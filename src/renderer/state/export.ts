/** The export dialog: what is to be written, a look at it, and the writing. */
import { create } from 'zustand';
import { formatsOf, type CopyForm, type CopySubject, type ExportFormat, type ExportKind, type ExportSubject } from '../../shared/export';
import type { SavedFile } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { flushMarks } from './annotations';
import { useDocuments } from './documents';
import { flushNotes } from './notes';
import { attempt, notify } from './notices';
import { setPanel } from './panel';
import { usePlace } from './place';
import { setSettings, useSettings } from './settings';
import { useShelf } from './shelf';

export interface ExportState {
  readonly kind: ExportKind;
  /** What is open, and can be written so; absent where nothing of the kind is. */
  readonly ids: Readonly<Partial<Record<ExportKind, string>>>;
  /** The articles chosen in the list. */
  readonly chosen: readonly string[];
  /** `undefined` while it is made; `null` for formats that are not for reading as text. */
  readonly preview: string | null | undefined;
  readonly writing: boolean;
  /** Files written of those to write; `null` while nothing long is written. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

export const useExport = create<ExportState>(() => ({ kind: 'everything', ids: {}, chosen: [], preview: undefined, writing: false, progress: null }));

/** The format to write in: the one chosen last where it can hold this kind of thing, else the plainest. */
export function formatFor(kind: ExportKind, chosen: ExportFormat): ExportFormat {
  return formatsOf[kind].find((format) => format === chosen) ?? formatsOf[kind][0] ?? 'markdown';
}

const wanted = (): { subject: ExportSubject; format: ExportFormat } => {
  const { kind, ids, chosen } = useExport.getState();
  return { subject: { kind, id: ids[kind] ?? '', ...(kind === 'selection' ? { ids: chosen } : {}) }, format: formatFor(kind, useSettings.getState().exportFormat) };
};

let turn = 0;

async function loadPreview(): Promise<void> {
  const mine = ++turn;
  useExport.setState({ preview: undefined });
  const preview = await attempt(ask('export.preview', wanted()));
  if (mine === turn) useExport.setState({ preview });
}

/** Opens the dialog on a note (the open one unless another is named), the open article, the articles chosen in the list or everything; what is unsaved is saved first. */
export async function openExport(asked?: ExportKind, noteId?: string): Promise<void> {
  const { note, document, view } = usePlace.getState();
  const id = noteId ?? note;
  const chosen = [...useShelf.getState().selected];
  const ids = { ...(id === null ? {} : { note: id }), ...(document === null ? {} : { article: document }), ...(chosen.length < 2 ? {} : { selection: '' }), everything: '' };
  const kind = asked ?? (view === 'notes' && id !== null ? 'note' : document !== null ? 'article' : 'everything');
  if (!(kind in ids)) {
    notify({ tone: 'plain', message: translate(kind === 'note' ? 'export:noNote' : 'export:noArticle') });
    return;
  }
  useExport.setState({ kind, ids, chosen, writing: false, preview: undefined });
  await Promise.all([flushNotes(), flushMarks()]);
  setPanel('export');
  void loadPreview();
}

export function chooseKind(kind: ExportKind): void {
  useExport.setState({ kind });
  void loadPreview();
}

/** Kept as the format to begin with the next time. */
export function chooseFormat(exportFormat: ExportFormat): void {
  void setSettings({ exportFormat });
  void loadPreview();
}

/** Closes the dialog; what is being written is stopped first. */
export function closeExport(): void {
  if (useExport.getState().progress) void attempt(ask('export.stop', null));
  else setPanel(null);
}

/** Follows how far a long export is; the value returned stops that. */
export const followExports = (): (() => void) => listen('export.progress', ({ done, total }) => useExport.setState({ progress: total === 0 ? null : { done, total } }));

const said = ({ name, pictures = 0 }: NonNullable<SavedFile>): string => (pictures === 0 ? translate('export:saved', { name }) : translate('export:savedWith', { name, count: pictures }));

/** Asks where to, writes and closes the dialog; where the reader cancels, the dialog stays. */
export async function saveExport(): Promise<void> {
  if (useExport.getState().writing) return;
  useExport.setState({ writing: true });
  const done = await attempt(ask('export.save', wanted()).then((file) => ({ file })));
  useExport.setState({ writing: false, progress: null });
  if (done?.file) notify({ tone: 'plain', message: said(done.file) });
  if (!done || done.file) closeExport();
}

/** Puts a note, an article or a mark on the clipboard; what is unsaved is saved first. @param document of a mark, its article */
export async function copyAs(form: CopyForm, kind: CopySubject['kind'], id: string, document = ''): Promise<void> {
  await Promise.all([flushNotes(), flushMarks()]);
  const done = await attempt(ask('export.copy', { subject: { kind, id, document }, form }).then(() => true));
  if (done) notify({ tone: 'plain', message: translate('annotations:copied') });
}

/** Prints the open article with its marks through the system's dialog. */
export async function printArticle(): Promise<void> {
  const { open } = useDocuments.getState();
  if (open) await attempt(ask('article.print', { document: open.document.id }));
}
