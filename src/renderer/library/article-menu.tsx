/** What can be done with an article of the library. */
import { Archive, ArchiveRestore, BookCheck, BookX, FilePlus2, FolderPlus, SquarePen, Star, StarOff, Trash2, type LucideIcon } from 'lucide-react';
import { MenuItem, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { openDetails } from '../state/descriptions';
import { importVersion } from '../state/review';
import { markRead, openShelf, toggleArchived, toggleStar, type Article } from '../state/shelf';
import { removeDocuments } from '../state/trash';
import { MenuButton } from '../ui/menu-button';

interface Act {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly run: () => void;
  readonly danger?: true;
}

function Item({ icon: Icon, label, run, danger }: Act) {
  return (
    <MenuItem onAction={run} {...(danger && { 'data-tone': 'danger' })}>
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      {label}
    </MenuItem>
  );
}

export function ArticleMenu({ article: { id, title, shelf, read } }: { readonly article: Article }) {
  const { t } = useTranslation('library');
  return (
    <MenuButton label={t('menu', { title })}>
      <Item icon={shelf.starred ? StarOff : Star} label={t(shelf.starred ? 'unstar' : 'star')} run={() => void toggleStar([id])} />
      <Item icon={FolderPlus} label={t('shelve')} run={() => openShelf([id])} />
      {read.done ? null : <Item icon={BookCheck} label={t('finish')} run={() => void markRead([id], true)} />}
      {read.at === 0 && read.share === 0 ? null : <Item icon={BookX} label={t('unread')} run={() => void markRead([id], false)} />}
      <Item icon={shelf.archived ? ArchiveRestore : Archive} label={t(shelf.archived ? 'unarchive' : 'archive')} run={() => void toggleArchived([id])} />
      <Separator />
      <Item icon={SquarePen} label={t('edit')} run={() => void openDetails(id)} />
      <Item icon={FilePlus2} label={t('revise')} run={() => void importVersion(id, title)} />
      <Item icon={Trash2} label={t('remove')} danger run={() => void removeDocuments([id])} />
    </MenuButton>
  );
}
