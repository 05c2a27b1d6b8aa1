/** The notes: what they begin with, when they were changed; filter, order, a new one. */
import { ArrowUpDown, ListFilter, Pin, Plus, Unlink } from 'lucide-react';
import { memo, useDeferredValue, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { Button, Collection, GridList, GridListHeader, GridListItem, GridListSection, ListLayout, MenuItem, ToggleButton, ToggleButtonGroup, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { NoteSummary } from '../../core/notes/note';
import { followBrokenLinks, useBrokenLinks } from '../state/broken-links';
import { restOn } from '../state/note-ahead';
import { newNote, removeNote, startNotes, titleOf, useNotes, writeBeside } from '../state/notes';
import { togglePin } from '../state/pins';
import { openNote, usePlace } from '../state/place';
import { openProblems } from '../state/problems';
import { useVault } from '../state/vault';
import { IconButton } from '../ui/icon-button';
import { LongRows, placed } from '../ui/long-rows';
import { MenuButton } from '../ui/menu-button';
import { timeAgo } from './edited';
import { filterNotes, tagsOf, type NoteOrder } from './filter-notes';
import { groupNotes } from './group-notes';
import './note-list.css';
import { useNow } from './use-now';

/** As a row is estimated before it is measured, CSS pixels. */
const rowSizes = { estimatedRowSize: 84, estimatedHeadingSize: 32 };

export function NoteList() {
  const { t } = useTranslation('notes');
  // Ten thousand rows are gone through in slices, between which keys have their turn.
  const list = useDeferredValue(useNotes((state) => state.list));
  const [filter, setFilter] = useState('');
  const [order, setOrder] = useState<NoteOrder>('changed');
  useEffect(startNotes, []);
  const [tags, setTags] = useState<ReadonlySet<string>>(new Set());
  const offered = useMemo(() => tagsOf(list ?? [], tags), [list, tags]);
  const shown = useMemo(() => filterNotes(list ?? [], filter, order, tags), [list, filter, order, tags]);
  // As they were when the list came: rows that moved while one walks through them would be lost.
  const [recent] = useState(() => usePlace.getState().recentNotes);
  const isWhole = filter.trim() === '' && tags.size === 0;
  const groups = useMemo(() => groupNotes(shown, isWhole ? recent : []), [shown, isWhole, recent]);
  const label = t('filter', { count: list?.length ?? 0 });
  return (
    <>
      <header className="pane-head">
        <h2>{t('title')}</h2>
        <SortMenu order={order} onChange={setOrder} />
        <IconButton icon={Plus} label={t('new')} onPress={() => void newNote()} />
      </header>
      <label className="filter">
        <ListFilter size={16} strokeWidth={1.75} aria-hidden />
        <span className="visually-hidden">{label}</span>
        <input type="text" value={filter} placeholder={label} onChange={(event) => setFilter(event.target.value)} />
      </label>
      {offered.length === 0 ? null : <TagFilter tags={offered} chosen={tags} onChange={setTags} />}
      <BrokenLinks />
      {list !== null && shown.length === 0 ? <p className="empty">{list.length === 0 ? t('emptyList') : filter.trim() === '' ? t('noneTagged') : t('none', { filter })}</p> : null}
      <NoteRows groups={groups} />
    </>
  );
}

/** The rows themselves, which are gone through only when the list is another one: not for each note that is opened. */
const NoteRows = memo(function NoteRows({ groups }: { readonly groups: ReturnType<typeof groupNotes> }) {
  const { t } = useTranslation('notes');
  const open = usePlace((place) => place.note);
  const selected = useMemo(() => (open === null ? [] : [open]), [open]);
  const sections = useMemo(() => {
    const headed = groups.some(([group]) => group !== 'other');
    const places = new Map<NoteSummary, number>();
    let place = 0;
    for (const [, members] of groups) {
      if (headed) place += 1;
      for (const member of members) places.set(member, ++place);
    }
    return groups.map(([group, members]) => (
      <GridListSection key={group} id={`group ${group}`} aria-label={t(`group.${group}`)}>
        {headed ? <GridListHeader className="group-label note-group">{t(`group.${group}`)}</GridListHeader> : null}
        <Collection items={members}>{(item) => <NoteRow item={item} place={places.get(item) ?? 0} />}</Collection>
      </GridListSection>
    ));
  }, [groups, t]);
  return (
    <div className="note-list-keys" onKeyDown={actByKey}>
      <Virtualizer layout={ListLayout} layoutOptions={rowSizes}>
        <LongRows>
          <GridList
            className="note-list"
            aria-label={t('title')}
            disallowTypeAhead
            selectionMode="single"
            selectionBehavior="replace"
            selectedKeys={selected}
            onAction={(key) => openNote(String(key))}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              if (key !== undefined && key !== open) openNote(String(key));
            }}
          >
            {sections}
          </GridList>
        </LongRows>
      </Virtualizer>
    </div>
  );
});

/** Says that links lead nowhere, where some do, and opens the list of them. */
function BrokenLinks() {
  const { t } = useTranslation('problems');
  const count = useBrokenLinks((state) => state.list.length);
  useEffect(followBrokenLinks, []);
  if (count === 0) return null;
  return (
    <Button className="note-broken" onPress={() => void openProblems()}>
      <Unlink size={14} strokeWidth={1.75} aria-hidden />
      {t('links.title', { count })}
    </Button>
  );
}

/** The tags as toggles: only notes that have all that are pressed are shown. */
function TagFilter({ tags, chosen, onChange }: { readonly tags: readonly string[]; readonly chosen: ReadonlySet<string>; readonly onChange: (chosen: ReadonlySet<string>) => void }) {
  const { t } = useTranslation('notes');
  return (
    <ToggleButtonGroup className="note-tags" aria-label={t('filterTags')} selectionMode="multiple" selectedKeys={chosen} onSelectionChange={(keys) => onChange(new Set([...keys].map(String)))}>
      {tags.map((tag) => (
        <ToggleButton key={tag} id={tag} className="note-tag">
          {tag}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Delete on a row deletes its note, P pins it or takes its pin away, B opens it beside the one at the side. */
function actByKey(event: KeyboardEvent): void {
  const key = document.activeElement?.getAttribute('data-key');
  const readOnly = useVault.getState().summary?.readOnly ?? false;
  if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.toLowerCase() === 'b') writeBeside(key);
  if (readOnly) return;
  if (event.key === 'Delete') void removeNote(key);
  if (event.key.toLowerCase() === 'p') void togglePin(key);
}

function NoteRow({ item, place }: { readonly item: NoteSummary; readonly place: number }) {
  const { t, i18n } = useTranslation('notes');
  const when = timeAgo(item.modified, useNow(), i18n.language) ?? t('justNow');
  return (
    <GridListItem ref={placed(place)} id={item.id} textValue={titleOf(item)} className="list-row note-row" onHoverStart={() => restOn(item.id)} onHoverEnd={() => restOn(null)}>
      <span className="note-row-title">{titleOf(item)}</span>
      {item.excerpt === '' ? null : <span className="note-row-excerpt">{item.excerpt}</span>}
      <span className="note-row-detail">
        {item.pinned ? <Pin className="note-row-pin" size={13} strokeWidth={2} role="img" aria-label={t('isPinned')} /> : null}
        <time dateTime={item.modified}>{when}</time>
        {item.tags.map((tag) => (
          <span key={tag} className="row-tag">
            {tag}
          </span>
        ))}
      </span>
    </GridListItem>
  );
}

function SortMenu({ order, onChange }: { readonly order: NoteOrder; readonly onChange: (order: NoteOrder) => void }) {
  const { t } = useTranslation('notes');
  return (
    <MenuButton
      icon={ArrowUpDown}
      label={t('sort')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[order]}
      onSelectionChange={(keys) => onChange(keys !== 'all' && keys.has('title') ? 'title' : 'changed')}
    >
      <MenuItem id="changed">{t('sortChanged')}</MenuItem>
      <MenuItem id="title">{t('sortTitle')}</MenuItem>
    </MenuButton>
  );
}
