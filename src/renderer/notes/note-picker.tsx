/** Chooses the note that another is merged into. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeNote } from '../state/merge-notes';
import { titleOf, useNotes } from '../state/notes';
import { Picker } from '../ui/picker';
import { timeAgo } from './edited';
import { filterNotes } from './filter-notes';
import { useNow } from './use-now';

const most = 8;

export function NotePicker({ note, onDone }: { readonly note: { readonly id: string; readonly title: string }; readonly onDone: () => void }) {
  const { t, i18n } = useTranslation('notes');
  const [typed, setTyped] = useState('');
  const now = useNow();
  const others = (useNotes((state) => state.list) ?? []).filter(({ id }) => id !== note.id);
  return (
    <Picker
      label={t('merge.label', { title: titleOf(note) })}
      typed={typed}
      onType={setTyped}
      items={filterNotes(others, typed, 'changed')
        .slice(0, most)
        .map((each) => ({ id: each.id, name: titleOf(each), detail: timeAgo(each.modified, now, i18n.language) ?? t('justNow') }))}
      none={others.length === 0 ? t('merge.alone') : t('none', { filter: typed })}
      onChoose={(id) => {
        const into = others.find((each) => each.id === id);
        if (into) void mergeNote(note, into);
      }}
      onDone={onDone}
    />
  );
}
