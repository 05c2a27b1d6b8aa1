/** A note in a bubble beside its reference: read there, or gone to. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { showFootnote, type Footnote } from '../state/passage';
import { openDocument } from '../state/place';
import { useParts } from './parts';
import './footnote-card.css';

export function FootnoteCard({ footnote }: { readonly footnote: Footnote }) {
  const { t } = useTranslation('reader');
  const { open } = useParts();
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => self.current?.focus({ preventScroll: true }), [footnote]);
  const { reference, note } = footnote;
  const go = () => {
    showFootnote(null);
    openDocument(open.document.id, note);
  };
  return (
    <div ref={self} tabIndex={-1} className="footnote-card" role="dialog" aria-label={t('note', { label: open.text.slice(reference.start, reference.end) })}>
      <p className="footnote-text">{open.text.slice(note.start, note.end)}</p>
      <Button className="footnote-go" onPress={go}>
        {t('noteGo')}
      </Button>
    </div>
  );
}
