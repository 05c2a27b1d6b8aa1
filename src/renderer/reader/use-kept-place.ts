/** Keeps the reader's place: over openings, resizings and jumps the same line stays where it was. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { sectionAt, shortHeading } from '../../core/documents/sections';
import type { OpenDocument } from '../../shared/contract';
import { say } from '../state/passage';
import { leaveFirstScreen } from '../state/first-screen';
import { rememberOffset, rememberReading, usePlace, type Jump } from '../state/place';
import { select } from './offsets';
import { paint, wipe } from './paint';
import type { ReaderParts } from './parts';
import { scrollToOffset, scrollToRange } from './scroll';
import { look } from './sight';

const REMEMBER_AFTER = 150;
const FLASH = 900;
const FADE = 500;
/** A dialog that the jump was made from gives the focus back first. */
const FOCUS_AFTER = 60;

/** Turn of the jump made last, so that none is made again when the reader is shown again. */
let made = 0;

/** Shows a range for a moment: strongly, then weakly, then no more. */
function flash(parts: ReaderParts, { range }: Jump): () => void {
  paint(parts.article, 'flash', 'strong', [range]);
  const fade = setTimeout(() => {
    wipe('flash');
    paint(parts.article, 'flash', 'weak', [range]);
  }, FLASH);
  const end = setTimeout(() => wipe('flash'), FLASH + FADE);
  return () => {
    clearTimeout(fade);
    clearTimeout(end);
    wipe('flash');
  };
}

/** Moves the focus into the article unless it stands in a list that jumps are made from, or in a card. */
function takeFocus(parts: ReaderParts, { range }: Jump): void {
  if (document.activeElement?.closest('[data-keeps-focus], .floating')) return;
  parts.article.root.focus({ preventScroll: true });
  select(parts.article, { start: range.start, end: range.start });
}

interface Kept {
  readonly version: string;
  readonly offset: number;
}

/** Names an article in one of its versions. */
const versionOf = ({ document }: OpenDocument): string => `${document.id} ${document.revisions.at(-1)?.sha256 ?? ''}`;

/** Remembers the first line in sight a moment after each scroll. */
function remember(parts: ReaderParts, kept: { current: Kept | null }): () => void {
  const document = parts.open.document.id;
  const version = versionOf(parts.open);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = (scrolled: boolean) => {
    const { offset, read } = look(parts);
    rememberReading(document, read, scrolled);
    if (kept.current?.version === version && kept.current.offset === offset) return;
    kept.current = { version, offset };
    rememberOffset(document, offset);
  };
  const onScroll = () => {
    clearTimeout(timer);
    timer = setTimeout(() => note(true), REMEMBER_AFTER);
  };
  timer = setTimeout(() => note(false), REMEMBER_AFTER);
  parts.page.addEventListener('scroll', onScroll, { passive: true });
  return () => {
    clearTimeout(timer);
    parts.page.removeEventListener('scroll', onScroll);
  };
}

export function useKeptPlace(parts: ReaderParts | null, breaks: number): void {
  const { t } = useTranslation('reader');
  const jump = usePlace((place) => place.jump);
  const kept = useRef<Kept | null>(null);

  // An article that is read anew, because a mark was made, stays where the reader has it: only another one, or another version of it, is brought to its place.
  const shown = parts ? versionOf(parts.open) : null;
  const latest = useRef(parts);
  latest.current = parts;
  useEffect(() => {
    if (!latest.current || shown === null) return;
    const { offsets, jump: waiting } = usePlace.getState();
    const { id } = latest.current.open.document;
    if (kept.current?.version !== shown) kept.current = { version: shown, offset: offsets[id] ?? 0 };
    if (waiting?.document === id && waiting.turn !== made) return;
    const stop = scrollToOffset(latest.current, kept.current.offset);
    leaveFirstScreen();
    return stop;
  }, [shown, breaks]);

  useEffect(() => (parts ? remember(parts, kept) : undefined), [parts]);

  useEffect(() => {
    if (!parts || !jump || jump.turn === made || jump.document !== parts.open.document.id) return;
    made = jump.turn;
    const { range } = jump;
    if (range.start === range.end) {
      kept.current = { version: versionOf(parts.open), offset: range.start };
      return scrollToOffset(parts, range.start);
    }
    const section = sectionAt(parts.open.structure, range.start);
    // A section begins at the upper edge, as a page does; a passage is shown with what stands above it.
    const scroll = section?.start === range.start ? scrollToOffset(parts, range.start) : scrollToRange(parts, range);
    const stops = [scroll, flash(parts, jump)];
    kept.current = { version: versionOf(parts.open), offset: look(parts).offset };
    const focus = setTimeout(() => takeFocus(parts, jump), FOCUS_AFTER);
    const quote = parts.open.text.slice(range.start, Math.min(range.end, range.start + 200));
    say(t('arrived', { quote, section: section ? shortHeading(section) : '' }));
    return () => {
      clearTimeout(focus);
      stops.forEach((stop) => stop());
    };
  }, [parts, jump, t]);
}
