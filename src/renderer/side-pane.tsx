/** The pane beside the article: the note being written, the marks, or an entity. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs, type Key } from 'react-aria-components';
import './side-pane.css';
import { MarksList } from './annotations/marks-list';
import { ReviewList } from './annotations/review-list';
import { EntityBeside } from './entities/entity-beside';
import { NotePane } from './notes/note-pane';
import { ErrorBoundary } from './error-boundary';
import { useAnnotations } from './state/annotations';
import { report } from './state/errors';
import { useEntities } from './state/entities';
import { leaveEmptyReview } from './state/review';
import { showSide, usePlace, type Side } from './state/place';

export function SidePane() {
  const { t } = useTranslation();
  const side = usePlace((place) => place.side);
  const chosen = usePlace((place) => place.entity);
  const marks = useAnnotations((state) => state.list.length);
  const entity = useEntities((state) => state.dossier?.entity.name ?? null);
  const changed = useAnnotations((state) => state.list.filter(({ anchor }) => anchor.status !== 'same').length);
  // It stays while it is looked at, so that the last mark's undo is still beside it.
  const reviewing = changed > 0 || side === 'review';
  const document = useAnnotations((state) => state.document);
  useEffect(leaveEmptyReview, [document]);
  return (
    <Tabs className="side-pane" selectedKey={side} onSelectionChange={(key: Key) => showSide(key as Side)}>
      <TabList className="side-tabs" aria-label={t('side')}>
        <Tab id="note">{t('tab.note')}</Tab>
        <Tab id="marks">{t('tab.marks', { count: marks })}</Tab>
        {reviewing ? <Tab id="review">{t('tab.review', { count: changed })}</Tab> : null}
        <Tab id="entity">{entity ?? t('tab.entity')}</Tab>
      </TabList>
      {/* Stays mounted, so that the note keeps its undo history and caret while another tab is looked at. */}
      <TabPanel id="note" className="side-panel" shouldForceMount>
        <ErrorBoundary onError={report}>
          <NotePane pane="note" />
        </ErrorBoundary>
      </TabPanel>
      <TabPanel id="marks" className="side-panel">
        <ErrorBoundary onError={report}>
          <MarksList />
        </ErrorBoundary>
      </TabPanel>
      {reviewing ? (
        <TabPanel id="review" className="side-panel">
          <ErrorBoundary onError={report}>
            <ReviewList />
          </ErrorBoundary>
        </TabPanel>
      ) : null}
      <TabPanel id="entity" className="side-panel">
        <ErrorBoundary key={chosen} onError={report}>
          <EntityBeside />
        </ErrorBoundary>
      </TabPanel>
    </Tabs>
  );
}
