/** The rail at the left edge: the rooms of the notebook, search and the settings. */
import { ChartGantt, Library, type LucideIcon, NotebookPen, Search, SlidersHorizontal, Tags, Trash2, Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import './rail.css';
import type { Command } from '../shared/contract';
import { showAccelerator } from './keys';
import { isMac } from './platform';
import { setPanel } from './state/panel';
import { isListOpen, setListOpen, showView, usePlace, type View } from './state/place';
import { openSearch } from './state/search';
import { openTrash } from './state/trash';
import { IconButton } from './ui/icon-button';

const rooms: readonly { readonly view: Exclude<View, 'search'>; readonly icon: LucideIcon }[] = [
  { view: 'library', icon: Library },
  { view: 'entities', icon: Tags },
  { view: 'notes', icon: NotebookPen },
  { view: 'timeline', icon: ChartGantt },
  { view: 'graph', icon: Waypoints },
];

/** The shortcut of a command as a property, where it has one. */
const shortcut = (command: Command) => {
  const shown = showAccelerator(command, isMac());
  return shown === undefined ? {} : { shortcut: shown };
};

export function Rail() {
  const { t } = useTranslation();
  const view = usePlace((place) => place.view);
  const listOpen = usePlace(isListOpen);
  return (
    <nav className="rail" aria-label={t('rooms')}>
      <span className="rail-mark" aria-hidden>
        A
      </span>
      {rooms.map(({ view: room, icon }) => (
        <IconButton
          key={room}
          size="large"
          icon={icon}
          label={t(`room.${room}`)}
          {...shortcut(`view.${room}`)}
          pressed={view === room}
          onPress={() => (view === room ? setListOpen(!listOpen) : showView(room))}
        />
      ))}
      <span className="rail-gap" />
      <IconButton size="large" icon={Search} label={t('search')} {...shortcut('search.open')} {...(view === 'search' ? { pressed: true } : {})} onPress={openSearch} />
      <IconButton size="large" icon={Trash2} label={t('trash')} onPress={() => void openTrash()} />
      <IconButton size="large" icon={SlidersHorizontal} label={t('settings')} {...shortcut('settings.open')} onPress={() => setPanel('settings')} />
    </nav>
  );
}
