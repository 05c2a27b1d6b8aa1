/** The layout of the window: rail, list, article or entity, side pane, status line. */
import { Suspense, lazy, useEffect, useLayoutEffect, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './app.css';
import { startApplication } from './commands';
import { EntityList } from './entities/entity-list';
import { EntityPage } from './entities/entity-page';
import { ErrorBoundary } from './error-boundary';
import { DocumentList } from './library/document-list';
import { DropZone } from './library/drop-zone';
import { NoteBeside } from './notes/note-beside';
import { NoteList } from './notes/note-list';
import { Rail } from './rail';
import { Reader } from './reader/reader';
import { resolvePaint } from './resolve-paint';
import { Facets } from './search/facets';
import { HitBar } from './search/hit-bar';
import { SidePane } from './side-pane';
import { dismiss, useNotices } from './state/notices';
import { report } from './state/errors';
import { leaveFirstScreen } from './state/first-screen';
import { usePanel } from './state/panel';
import { setPaneWidths } from './state/panes';
import { isListOpen, isSideOpen, setListOpen, usePlace, type View } from './state/place';
import { useSearch } from './state/search';
import { StatusLine } from './status-line';
import { PaneDivider } from './ui/pane-divider';
import { Toasts } from './ui/toasts';

const loadPalette = () => import('./search/palette');
const Palette = lazy(loadPalette);
const Timeline = lazy(() => import('./timeline/timeline'));
const TimelineChoices = lazy(() => import('./timeline/choices'));
const Graph = lazy(() => import('./graph/graph'));
const GraphChoices = lazy(() => import('./graph/choices'));
const SearchPage = lazy(() => import('./search/search-page'));
const KeyHelp = lazy(() => import('./settings/key-help'));
const SettingsPanel = lazy(() => import('./settings/settings-panel'));
const ExportPanel = lazy(() => import('./export/export-panel'));
const ProblemsPanel = lazy(() => import('./problems/problems-panel'));
const DuplicatesPanel = lazy(() => import('./entities/duplicates-panel'));
const TrashPanel = lazy(() => import('./trash/trash-panel'));
const ColorNames = lazy(() => import('./annotations/color-names'));
const VersionsPanel = lazy(() => import('./versions/versions-panel'));
const ConflictsPanel = lazy(() => import('./conflicts/conflicts-panel'));
const ImportedPanel = lazy(() => import('./library/imported-panel'));
const ArrivalPanel = lazy(() => import('./library/arrival-panel'));
const ShelfPanel = lazy(() => import('./library/shelf-panel'));
const DetailsPanel = lazy(() => import('./library/details-panel'));

/** What stands in the list pane and in the middle, by room. */
const lists: Readonly<Record<View, () => ReactNode>> = {
  library: () => <DocumentList />,
  entities: () => <EntityList />,
  notes: () => <NoteList />,
  search: () => <Facets />,
  timeline: () => <TimelineChoices />,
  graph: () => <GraphChoices />,
};
const pages: Readonly<Record<View, () => ReactNode>> = {
  library: () => <Reader />,
  entities: () => <EntityPage />,
  notes: () => <Reader />,
  search: () => <SearchPage />,
  timeline: () => <Timeline />,
  graph: () => <Graph />,
};

export function App() {
  const { t } = useTranslation();
  const place = usePlace();
  const { ready, view, panes } = place;
  const listOpen = isListOpen(place);
  const sideOpen = isSideOpen(place);
  const panel = usePanel((state) => state.open);
  const notices = useNotices((state) => state.notices);
  const searching = useSearch((search) => search.open);
  useLayoutEffect(resolvePaint, []);
  useEffect(() => (ready ? startApplication() : undefined), [ready]);
  useEffect(() => preload(loadPalette), []);
  const besides = view === 'notes' && place.beside !== null;
  const reading = (view === 'library' || view === 'notes') && !besides;
  useEffect(() => (ready && !reading ? leaveFirstScreen() : undefined), [ready, reading]);
  usePaneWidths(panes);
  if (!ready) return null;
  // Another view or entity is another try: what broke before does not stay broken.
  const shown = view === 'entities' ? `entity ${place.entity ?? ''}` : reading ? 'reader' : view;
  const open = (which: boolean) => (which ? 'open' : 'closed');
  return (
    <div className="app" data-view={view} data-list={open(listOpen)} data-side={open(sideOpen)}>
      <Rail />
      <aside className="app-list" aria-label={t('list')} hidden={!listOpen} onClickCapture={leaveList}>
        <ErrorBoundary onError={report}>
          <Suspense fallback={null}>{lists[view]()}</Suspense>
        </ErrorBoundary>
      </aside>
      {listOpen ? (
        <PaneDivider label={t('divider.list')} value={panes.list} min={200} max={480} initial={280} pane="left" onChange={(list) => setPaneWidths({ list })} />
      ) : null}
      <main className="app-main">
        <ErrorBoundary onError={report}><NoteBeside hidden={!besides} /></ErrorBoundary>
        {besides ? null : <ErrorBoundary key={shown} onError={report}><Suspense fallback={null}>{pages[view]()}</Suspense></ErrorBoundary>}
        <HitBar />
      </main>
      {sideOpen ? (
        <PaneDivider label={t('divider.side')} value={panes.side} min={280} max={640} initial={376} pane="right" onChange={(side) => setPaneWidths({ side })} />
      ) : null}
      <aside className="app-side" aria-label={t('side')} hidden={!sideOpen}>
        <ErrorBoundary onError={report}>
          <SidePane />
        </ErrorBoundary>
      </aside>
      <StatusLine />
      <Suspense fallback={null}>
        {searching ? <Palette /> : null}
        {panel === 'keys' ? <KeyHelp /> : null}
        {panel === 'settings' ? <SettingsPanel /> : null}
        {panel === 'export' ? <ExportPanel /> : null}
        {panel === 'problems' ? <ProblemsPanel /> : null}
        {panel === 'duplicates' ? <DuplicatesPanel /> : null}
        {panel === 'trash' ? <TrashPanel /> : null}
        {panel === 'colors' ? <ColorNames /> : null}
        {panel === 'versions' ? <VersionsPanel /> : null}
        {panel === 'conflicts' ? <ConflictsPanel /> : null}
        {panel === 'shelf' ? <ShelfPanel /> : null}
        {panel === 'details' ? <DetailsPanel /> : null}
        {panel === 'imported' ? <ImportedPanel /> : null}
        {panel === 'arrival' ? <ArrivalPanel /> : null}
      </Suspense>
      <DropZone />
      <Toasts label={t('notices')} dismissLabel={t('dismiss')} toasts={notices} onDismiss={dismiss} />
    </div>
  );
}

/** In a narrow window the list lies over what it opens: a click on the row that is open already leads there too. */
function leaveList({ target }: MouseEvent): void {
  if (!(target instanceof Element) || target.closest('button, input, a, [role="menu"]')) return;
  if (target.closest('[role="row"][aria-selected="true"]') && usePlace.getState().narrow) setListOpen(false);
}

/** Fetches a part of the window while nothing else is to be done, so that its first use does not wait. */
function preload(load: () => Promise<unknown>): () => void {
  const turn = requestIdleCallback(() => void load());
  return () => cancelIdleCallback(turn);
}

/** Widths are measured by the reader's hand, so they are set as custom properties rather than classes. */
function usePaneWidths({ list, side }: { readonly list: number; readonly side: number }): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--list-width', `${list}px`);
    style.setProperty('--side-width', `${side}px`);
  }, [list, side]);
}
