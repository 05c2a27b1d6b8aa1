/** What is done with several articles that were chosen in the list. */
import { Archive, BookCheck, FileOutput, FolderPlus, Star, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Toolbar } from 'react-aria-components';
import { openExport } from '../state/export';
import { usePlace } from '../state/place';
import { markRead, openShelf, select, toggleArchived, toggleStar, useShelf } from '../state/shelf';
import { removeDocuments } from '../state/trash';
import { useVault } from '../state/vault';
import { IconButton } from '../ui/icon-button';

export function ArticleBulk() {
  const { t } = useTranslation('library');
  const selected = useShelf((state) => state.selected);
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  if (selected.size < 2 || readOnly) return null;
  const ids = [...selected];
  const leave = () => select([usePlace.getState().document].flatMap((open) => open ?? []));
  return (
    <Toolbar className="article-bulk" aria-label={t('bulk')}>
      <span className="article-bulk-count" role="status">
        {t('chosen', { count: ids.length })}
      </span>
      <IconButton icon={Star} label={t('starChosen')} shortcut="S" onPress={() => void toggleStar(ids)} />
      <IconButton icon={FolderPlus} label={t('shelve')} shortcut="T" onPress={() => openShelf(ids)} />
      <IconButton icon={BookCheck} label={t('finish')} onPress={() => void markRead(ids, true)} />
      <IconButton icon={Archive} label={t('archive')} shortcut="E" onPress={() => void toggleArchived(ids)} />
      <IconButton icon={FileOutput} label={t('exportChosen')} onPress={() => void openExport('selection')} />
      <IconButton icon={Trash2} label={t('removeChosen')} shortcut="Del" onPress={() => void removeDocuments(ids)} />
      <IconButton icon={X} label={t('chooseNone')} onPress={leave} />
    </Toolbar>
  );
}
