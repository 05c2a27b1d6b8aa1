/** The reader: toolbar, outline and the open article with everything that is painted on it or placed beside it. */
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkCard } from '../annotations/mark-card';
import { PassageToolbar } from '../annotations/passage-toolbar';
import type { AnnotationColor } from '../../core/annotations/annotation';
import type { TextRange } from '../../core/documents/document';
import { sectionAt } from '../../core/documents/sections';
import type { OpenDocument } from '../../shared/contract';
import { MakeEntity } from '../entities/make-entity';
import { followAnnotations, useAnnotations } from '../state/annotations';
import { useDocuments } from '../state/documents';
import { followMentions } from '../state/mentions';
import { closeMarks, leavePassage, showFootnote, showMention, stopMaking, usePassage } from '../state/passage';
import { bookmarkHere, letGo, markIn } from './acts';
import { Article } from './article';
import { Caret } from './caret';
import { FindBar } from './find-bar';
import { Floating } from './floating';
import { FootnoteCard } from './footnote-card';
import { Handles } from './handles';
import { LinkedNotes } from './linked-notes';
import { Margin } from './margin';
import { MentionCard } from './mention-card';
import { readArticle } from './offsets';
import { Outline } from './outline';
import { PartsContext, SettingContext, useParts, type ReaderParts } from './parts';
import { usePaintWindow, useSight } from './sight';
import { Toolbar } from './toolbar';
import { useHitPaint } from './use-hits';
import { useKeptPlace } from './use-kept-place';
import { useKeys } from './use-keys';
import { usePaint, usePaintedRanges } from './use-paint';
import { usePointer } from './use-pointer';
import { useSelection } from './use-selection';
import { useWatchedSetting } from './use-setting';
import { useWindowKeys } from './use-window-keys';
import { Waiting } from './waiting';
import './painted.css';
import './reader.css';

/** The bubble of the selection, the card of a mark, or that of a mention: one at a time. */
function Bubbles() {
  const parts = useParts();
  const { selected, card, making, mention, footnote } = usePassage();
  const toArticle = () => parts.article.root.focus({ preventScroll: true });
  const list = useAnnotations((state) => state.list);
  if (card) {
    const mark = list.find(({ annotation }) => annotation.id === card.ids[0]);
    const range = mark?.anchor.range;
    if (!range) return null;
    const leaveCard = () => {
      toArticle();
      closeMarks();
    };
    return (
      <Floating key={card.ids.join(' ')} range={range} className="mark-bubble" onEscape={leaveCard}>
        <MarkCard card={card} onLeave={leaveCard} />
      </Floating>
    );
  }
  if (making) {
    const leaveMaking = () => {
      toArticle();
      stopMaking();
      letGo(parts);
    };
    return (
      <Floating range={making} className="passage-bubble" onEscape={leaveMaking}>
        <MakeEntity range={making} passage={parts.open.text.slice(making.start, making.end)} onLeave={leaveMaking} />
      </Floating>
    );
  }
  if (selected) {
    const mark = (style: 'highlight' | 'underline', color?: AnnotationColor) => {
      toArticle();
      void markIn(parts, style, color);
    };
    const leave = () => {
      toArticle();
      letGo(parts);
    };
    return (
      <Floating range={selected} className="passage-bubble" onEscape={leave}>
        <PassageToolbar range={selected} onMark={mark} onLeave={leave} />
      </Floating>
    );
  }
  if (footnote) {
    const { reference } = footnote;
    const leaveNote = () => {
      showFootnote(null);
      parts.article.root.querySelector<HTMLElement>(`[data-note="${String(reference.start)}"]`)?.focus({ preventScroll: true });
    };
    return (
      <Floating key={reference.start} range={reference} className="footnote-bubble" onEscape={leaveNote}>
        <FootnoteCard footnote={footnote} />
      </Floating>
    );
  }
  const leaveMention = () => {
    toArticle();
    showMention(null);
  };
  return mention ? (
    <Floating range={mention} className="mention-bubble" onEscape={leaveMention}>
      <MentionCard mention={mention} />
    </Floating>
  ) : null;
}

function useReaderParts(open: OpenDocument) {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [page, setPage] = useState<HTMLElement | null>(null);
  const [sheet, setSheet] = useState<HTMLElement | null>(null);
  // Between two articles the root is still that of the last one: nothing is to be shown or painted there for the next.
  const drawn = root?.dataset['document'] === open.document.id ? root : null;
  const article = useMemo(() => (drawn ? readArticle(drawn) : null), [drawn]);
  const parts = useMemo((): ReaderParts | null => (article && page && sheet ? { open, article, page, sheet } : null), [open, article, page, sheet]);
  return { parts, setRoot, setPage, setSheet };
}

function Said() {
  const said = usePassage((state) => state.said);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

/** Paint, pointer and keys follow the marks; in a component of their own, so that a mark has nothing else drawn anew. */
function MarksInText({ parts, painted }: { readonly parts: ReaderParts | null; readonly painted: TextRange }) {
  const marks = usePaintedRanges();
  usePaint(parts, marks, painted);
  usePointer(parts, marks);
  useKeys(parts, marks);
  return null;
}

function OpenReader({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation('reader');
  const { parts, setRoot, setPage, setSheet } = useReaderParts(open);
  const { turn, breaks } = useWatchedSetting(parts);
  const sight = useSight(parts, turn);
  const painted = usePaintWindow(open.text.length, sight);
  const setting = useMemo(() => ({ turn, breaks, painted }), [turn, breaks, painted]);
  const finding = usePassage((state) => state.finding);
  useKeptPlace(parts, breaks);
  useHitPaint(parts, painted);
  useSelection(parts);
  useWindowKeys();
  useEffect(() => leavePassage, [open.document.id]);
  const offset = sight?.offset ?? 0;
  const section = sectionAt(open.structure, offset);
  const revision = open.document.revisions.at(-1)?.sha256 ?? '';
  return (
    <section className="reader" aria-label={t('label')}>
      <MarksInText parts={parts} painted={painted} />
      <Toolbar document={open.document} section={section} progress={sight?.read ?? 0} onBookmark={() => parts && void bookmarkHere(parts)} />
      <SettingContext value={setting}>
        <PartsContext value={parts}>
          {finding && parts ? <FindBar /> : null}
          <div ref={setPage} className="reader-page">
            <div ref={setSheet} className="reader-sheet">
              <Article key={`${open.document.id} ${revision}`} open={open} root={setRoot} />
              {parts ? (
                <>
                  <Caret />
                  <Handles />
                  {sight ? <Margin near={sight.near} /> : null}
                  <Bubbles />
                  <LinkedNotes open={open} />
                </>
              ) : null}
            </div>
          </div>
        </PartsContext>
      </SettingContext>
      <Outline document={open.document.id} sections={open.structure.sections} current={section} />
      <Said />
    </section>
  );
}

export function Reader() {
  const open = useDocuments((state) => state.open);
  useEffect(followAnnotations, []);
  useEffect(followMentions, []);
  return open ? <OpenReader open={open} /> : <Waiting />;
}
