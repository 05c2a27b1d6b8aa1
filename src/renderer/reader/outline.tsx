/** The outline at the left edge: dashes that open into the list of sections, with the one in sight marked. */
import { useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../core/documents/document';
import { shortHeading } from '../../core/documents/sections';
import { openDocument } from '../state/place';
import './outline.css';

interface Properties {
  readonly document: string;
  readonly sections: readonly Section[];
  readonly current: Section | null;
}

/** More dashes than these would not fit beside the text; the list shows every section. */
const MOST_DASHES = 40;

function dashesOf(sections: readonly Section[]): readonly Section[] {
  const step = Math.ceil(sections.length / MOST_DASHES);
  return sections.filter((_, index) => index % step === 0);
}

function goTo(document: string, section: Section): void {
  openDocument(document, { start: section.start, end: section.start + (section.heading?.length ?? 0) });
}

/** Moves the focus within the list; the dashes are its first place. */
function step(nav: HTMLElement, event: KeyboardEvent): boolean {
  const places = [...nav.querySelectorAll<HTMLElement>('button')];
  const at = places.indexOf(event.target as HTMLElement);
  const last = places.length - 1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 1, End: last }[event.key];
  if (to === undefined) return false;
  places[Math.min(last, Math.max(0, to))]?.focus();
  return true;
}

export function Outline({ document, sections, current }: Properties) {
  const { t } = useTranslation('reader');
  const [open, setOpen] = useState(false);
  const nav = useRef<HTMLElement>(null);
  const list = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      setOpen(false);
      event.stopPropagation();
    } else if (nav.current && step(nav.current, event)) event.preventDefault();
  };
  const onBlur = (event: FocusEvent) => {
    if (!nav.current?.contains(event.relatedTarget)) setOpen(false);
  };
  const dashes = dashesOf(sections);
  const currentDash = dashes.filter((section) => section.start <= (current?.start ?? 0)).at(-1);
  return (
    <nav
      ref={nav}
      className="outline"
      aria-label={t('outline')}
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(nav.current?.contains(window.document.activeElement) ?? false)}
      onFocus={() => setOpen(true)}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    >
      <button type="button" className="outline-dashes" aria-label={t('outlineShow')} aria-expanded={open} aria-controls={list} onClick={() => setOpen(true)}>
        {dashes.map((section) => (
          <span key={section.id} className="outline-dash" data-level={section.level > 1 || section.heading === null ? 'low' : 'top'} data-current={section === currentDash} />
        ))}
      </button>
      <ol id={list} className="outline-list" hidden={!open}>
        {sections.map((section) => (
          <li key={section.id}>
            <button
              type="button"
              className={`outline-entry outline-level-${String(Math.min(4, section.level))}`}
              aria-current={section === current ? 'location' : undefined}
              tabIndex={-1}
              onClick={() => goTo(document, section)}
            >
              {shortHeading(section)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
