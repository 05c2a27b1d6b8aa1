/** A note in a pane, at the side or in the middle: title, tags, text, and who links here. */
import { Suspense, lazy, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { NoteEditorHandle } from '../editor/note-editor';
import { ErrorBoundary } from '../error-boundary';
import { report } from '../state/errors';
import { tagNote } from '../state/note-descriptions';
import { noteLinksOf } from '../state/note-links';
import { brokenLinkShown, useBrokenLinks } from '../state/broken-links';
import { attachEditor, failNote, flushNotes, newNote, startNotes, touchNote, useNotes, type OpenedNote } from '../state/notes';
import { usePlace } from '../state/place';
import { useVault } from '../state/vault';
import { ChipField } from '../ui/chip-field';
import { timeAgo } from './edited';
import { NoteBacklinks } from './note-backlinks';
import { NoteMenu } from './note-menu';
import { NotePicker } from './note-picker';
import './note-painted.css';
import './note-pane.css';
import { NoteTitle } from './note-title';
import { useNow } from './use-now';

/** Its own chunk, so that the editor's code does not delay the article's first text. */
const loadEditor = () => import('../editor/note-editor');
const NoteEditor = lazy(loadEditor);

/** Fetches the editor's code once the window has nothing else to do, so that the first note opens at once. */
function useEditorAhead(): void {
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadEditor(), { timeout: 5000 });
    return () => cancelIdleCallback(idle);
  }, []);
}

export function NotePane({ pane }: { readonly pane: 'note' | 'beside' }) {
  const { t } = useTranslation('notes');
  const note = usePlace((place) => place[pane]);
  const open = useNotes((state) => (note === null ? undefined : state.opened[note]));
  const failure = useNotes((state) => (note === null ? undefined : state.failures[note]));
  const kept = useKept(open, note === null || failure !== undefined);
  useEffect(startNotes, []);
  useEditorAhead();
  if (note === null) {
    return (
      <div className="note-empty">
        <p className="note-empty-title">{t('emptyPane')}</p>
        <p>{t('emptyPaneHint')}</p>
        <Button className="note-new" onPress={() => void newNote()}>
          {t('new')}
        </Button>
      </div>
    );
  }
  if (failure !== undefined) {
    return (
      <div className="note-empty" role="alert">
        <p className="note-empty-title">{t('failed')}</p>
        <p>{t('failedHint', { reason: failure })}</p>
      </div>
    );
  }
  const shown = open ?? kept;
  return (
    <>
      {open ? null : <p className="note-loading">{t('loading')}</p>}
      {shown ? <OpenNote note={shown} live={open !== undefined} /> : null}
    </>
  );
}

/** The note that was open last: its pane stays, out of sight, until the next one has been read, and takes that in. */
function useKept(open: OpenedNote | undefined, isEmpty: boolean): OpenedNote | undefined {
  const [kept, setKept] = useState(open);
  if (isEmpty ? kept !== undefined : open !== undefined && kept !== open) setKept(isEmpty ? undefined : open);
  return kept;
}

/** Shows the link that the note was opened for, if it was. */
function showWanted(note: string, editor: NoteEditorHandle): void {
  const { wanted } = useBrokenLinks.getState();
  if (wanted?.note !== note) return;
  brokenLinkShown();
  editor.showLink(wanted.target, wanted.turn);
}

/** @param live false while another note is being read, which will take its place. */
function OpenNote({ note, live }: { readonly note: OpenedNote; readonly live: boolean }) {
  const { id, reading } = note;
  const host = useMemo(() => noteLinksOf(id), [id]);
  const onChange = useCallback(() => touchNote(id), [id]);
  const editor = useRef<NoteEditorHandle | null>(null);
  /** Enter in the title, pressed before the editor was there. */
  const wanted = useRef(false);
  const enterText = () => (editor.current ? editor.current.focus() : (wanted.current = true));
  const [merging, setMerging] = useState<string | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => scroll.current?.scrollTo(0, 0), [reading]);
  const { t } = useTranslation('notes');
  const known = useKnownTags();
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const onReady = useCallback((handle: NoteEditorHandle) => {
    editor.current = handle;
    if (wanted.current) handle.focus();
    wanted.current = false;
    showWanted(id, handle);
    const detach = attachEditor(id, handle);
    return () => {
      detach();
      editor.current = null;
    };
  }, [id]);
  const link = useBrokenLinks((state) => state.wanted);
  useEffect(() => {
    if (link !== null && editor.current) showWanted(id, editor.current);
  }, [id, link]);
  const onError = (error: Error) => {
    report(error);
    failNote(id, error.message);
  };
  return (
    <article className="note-pane" inert={!live} data-waiting={live ? undefined : true} onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : void flushNotes())}>
      <div ref={scroll} className="note-scroll">
        <header className="note-head">
          <NoteTitle key={reading} note={note} readOnly={readOnly} onEnter={enterText} />
          <NoteMenu id={note.id} onMerge={() => setMerging(reading)} />
        </header>
        {merging === reading ? <NotePicker note={note} onDone={() => setMerging(null)} /> : null}
        <div className="note-meta">
          <Edited instant={note.modified} />
          <ChipField
            key={reading}
            chips={note.tags}
            known={known}
            label={t('tags')}
            placeholder={t('addTag')}
            removeLabel={(tag) => t('removeTag', { tag })}
            readOnly={readOnly}
            onChange={(tags) => tagNote(note, tags)}
          />
        </div>
        <ErrorBoundary onError={onError}>
          <Suspense fallback={<div className="note-editor-waiting" aria-hidden />}>
            <NoteEditor tree={note.tree} reading={reading} live={live} host={host} readOnly={readOnly} onChange={onChange} onReady={onReady} />
          </Suspense>
        </ErrorBoundary>
      </div>
      <NoteBacklinks backlinks={note.backlinks} />
    </article>
  );
}

/** Every tag of any note, offered while typing one. */
function useKnownTags(): readonly string[] {
  const list = useNotes((state) => state.list);
  return useMemo(() => [...new Set((list ?? []).flatMap((note) => note.tags))], [list]);
}

function Edited({ instant }: { readonly instant: string }) {
  const { t, i18n } = useTranslation('notes');
  const when = timeAgo(instant, useNow(), i18n.language) ?? t('justNow');
  return (
    <time dateTime={instant} title={new Date(instant).toLocaleString(i18n.language)}>
      {t('edited', { when })}
    </time>
  );
}
