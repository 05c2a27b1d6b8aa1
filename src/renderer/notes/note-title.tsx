/** The title of the open note: a field that grows with its words. Enter goes on to the text. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { titleWritten } from '../state/note-descriptions';
import { describeNote, notFresh, useNotes, type OpenedNote } from '../state/notes';

interface Properties {
  readonly note: OpenedNote;
  readonly readOnly: boolean;
  readonly onEnter: () => void;
}

export function NoteTitle({ note, readOnly, onEnter }: Properties) {
  const { t } = useTranslation('notes');
  const field = useRef<HTMLTextAreaElement>(null);
  /** As it was when the writing began. */
  const before = useRef(note.title);
  const fresh = useNotes((state) => state.fresh === note.id);
  useEffect(() => {
    if (!fresh) return;
    field.current?.focus();
    notFresh();
  }, [fresh]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <div className="note-title" data-text={note.title}>
      <textarea
        ref={field}
        rows={1}
        readOnly={readOnly}
        aria-label={t('titleLabel')}
        placeholder={t('untitled')}
        value={note.title}
        maxLength={1000}
        onChange={(event) => describeNote(note.id, { title: event.target.value.replace(/\s*\n\s*/g, ' ') })}
        onKeyDown={onKeyDown}
        onFocus={() => (before.current = note.title)}
        onBlur={() => titleWritten(note, before.current)}
      />
    </div>
  );
}
