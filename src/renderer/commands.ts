/** What the menu's commands do, and what runs as long as the window does. */
import type { Command } from '../shared/contract';
import { commandFor } from './keys';
import { ask, listen } from './notebook';
import { takeFirstScreen } from './reader/take-first-screen';
import { isMac } from './platform';
import { flushMarks, followAnnotations } from './state/annotations';
import { backUp, restoreBackup } from './state/backup';
import { followConflicts } from './state/conflicts';
import { followExternal } from './state/external';
import { followCollections } from './state/collections';
import { followColors } from './state/colors';
import { importBibliography } from './state/descriptions';
import { followDocuments, loadDocuments } from './state/documents';
import { planArrivals } from './state/arrivals';
import { followImports, importDocuments } from './state/imports';
import { followExports, openExport, printArticle } from './state/export';
import { followEntities } from './state/entities';
import { endHits, stepHit } from './state/hits';
import { redo, undo } from './state/history';
import { setPanel } from './state/panel';
import { openProblems } from './state/problems';
import { followMentions } from './state/mentions';
import { flushNotes, newNote, switchPane } from './state/notes';
import { attempt, notify } from './state/notices';
import { closeOverlay, followWidth } from './state/panes';
import { isListOpen, isSideOpen, keepPlace, openDocument, setListOpen, setSideOpen, showView, usePlace } from './state/place';
import { followSavedSearches } from './state/saved-searches';
import { keepFirstScreen } from './state/first-screen';
import { openSearch } from './state/search';
import { openSearchPage } from './state/search-page';
import { setSettings, stepTextSize, useSettings } from './state/settings';
import { useDocuments } from './state/documents';
import { openTrash } from './state/trash';
import { followRecognition } from './state/recognition';
import { followUnrecognised } from './state/unrecognised';
import { followVault } from './state/vault';
import { followKeys } from './state/typing-rest';
import { translate } from './strings';

const acts: Record<Command, () => void> = {
  'note.new': () => void newNote(),
  'note.beside': switchPane,
  'note.export': () => void openExport('note'),
  'annotations.export': () => void openExport('article'),
  'article.print': () => void printArticle(),
  'colors.open': () => setPanel('colors'),
  'export.open': () => void openExport(),
  'document.import': () => void importDocuments('files'),
  'document.importFolder': () => void importDocuments('folder'),
  'notebook.bring': () => void planArrivals('notebook'),
  'notes.bring': () => void planArrivals('notes'),
  'joplin.bring': () => void planArrivals('jex'),
  'marks.bring': () => void planArrivals('marks'),
  'document.paste': () => void importDocuments('clipboard'),
  'bibliography.import': () => void importBibliography(),
  'trash.open': () => void openTrash(),
  'problems.open': () => void openProblems(),
  'vault.backup': () => void backUp(),
  'vault.restore': () => void restoreBackup(),
  'search.open': openSearch,
  'search.page': () => openSearchPage(),
  'search.next': () => void stepHit(1),
  'search.previous': () => void stepHit(-1),
  'edit.undo': () => void takeBack('undo'),
  'edit.redo': () => void takeBack('redo'),
  'view.library': () => showView('library'),
  'view.entities': () => showView('entities'),
  'view.notes': () => showView('notes'),
  'view.timeline': () => showView('timeline'),
  'view.graph': () => showView('graph'),
  'view.list': () => setListOpen(!isListOpen(usePlace.getState())),
  'view.side': () => setSideOpen(!isSideOpen(usePlace.getState())),
  'view.mentions': () => void setSettings({ showMentions: !useSettings.getState().showMentions }),
  'view.larger': () => stepTextSize(1),
  'view.smaller': () => stepTextSize(-1),
  'settings.open': () => setPanel('settings'),
  'help.keys': () => setPanel('keys'),
};

/** Acts on the keys of `accelerators`; the menu shows the same ones and is asked only where the window did not act. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === 'Escape' && (closeOverlay() || endHits())) return;
  const command = commandFor(event, isMac());
  if (!command || (command.startsWith('edit.') && editsText(event.target))) return;
  event.preventDefault();
  runCommand(command);
}

export const runCommand = (command: Command): void => acts[command]();

const editsText = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);

/** A field or the note's editor keeps its own undo; everywhere else the window's changes are taken back. */
async function takeBack(way: 'undo' | 'redo'): Promise<void> {
  if (editsText(document.activeElement)) {
    document.execCommand(way);
    return;
  }
  const change = await attempt(way === 'undo' ? undo() : redo());
  notify({ tone: 'plain', message: translate(change ? `${way}.done` : `${way}.none`, { what: change?.label ?? '' }) });
}

async function flush(): Promise<void> {
  await flushMarks();
  const saved = await flushNotes();
  await keepPlace();
  await keepFirstScreen(takeFirstScreen());
  await ask('window.flushed', { saved });
}

/** Lists the articles, and opens the latest where none was open last. */
async function openFirst(): Promise<void> {
  await loadDocuments();
  const first = useDocuments.getState().list?.[0];
  if (usePlace.getState().document === null && first) openDocument(first.id);
}

/** Follows everything that changes behind the window; the value returned stops it. */
export function startApplication(): () => void {
  const stops = [
    followWidth(),
    followKeys(),
    followDocuments(),
    followExports(),
    followImports(),
    followAnnotations(),
    followCollections(),
    followColors(),
    followMentions(),
    followEntities(),
    followVault(),
    followRecognition(),
    followUnrecognised(),
    followExternal(),
    followConflicts(),
    followSavedSearches(),
    listen('menu.command', ({ command }) => runCommand(command)),
    listen('window.flush', () => void flush()),
  ];
  window.addEventListener('keydown', onKeyDown);
  void openFirst();
  return () => {
    window.removeEventListener('keydown', onKeyDown);
    stops.forEach((stop) => stop());
  };
}
