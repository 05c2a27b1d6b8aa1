/** More for the open note: pin, export, versions, merge, close, delete. */
import { Columns2, Download, History, Merge, PanelRight, Pin, PinOff, Plus, Trash2, X } from 'lucide-react';
import { MenuItem, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CopyItems } from '../export/copy-items';
import { openExport } from '../state/export';
import { newNote, removeNote, useNotes, writeAtSide, writeBeside } from '../state/notes';
import { togglePin } from '../state/pins';
import { useVault } from '../state/vault';
import { openVersions } from '../state/versions';
import { closeNote, usePlace } from '../state/place';
import { MenuButton } from '../ui/menu-button';

export function NoteMenu({ id, onMerge }: { readonly id: string; readonly onMerge: () => void }) {
  const { t } = useTranslation('notes');
  const pinned = useNotes((state) => state.list?.find((note) => note.id === id)?.pinned ?? false);
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  const beside = usePlace((place) => place.beside === id);
  const PaneIcon = beside ? PanelRight : Columns2;
  const PinIcon = pinned ? PinOff : Pin;
  return (
    <MenuButton label={t('menu')}>
      <MenuItem onAction={() => void newNote()}>
        <Plus size={15} strokeWidth={1.75} aria-hidden />
        {t('new')}
      </MenuItem>
      <MenuItem isDisabled={readOnly} onAction={() => void togglePin(id)}>
        <PinIcon size={15} strokeWidth={1.75} aria-hidden />
        {t(pinned ? 'unpin' : 'pin')}
      </MenuItem>
      <MenuItem onAction={() => void openExport('note', id)}>
        <Download size={15} strokeWidth={1.75} aria-hidden />
        {t('export')}
      </MenuItem>
      <CopyItems kind="note" id={id} />
      <MenuItem onAction={() => void openVersions(id)}>
        <History size={15} strokeWidth={1.75} aria-hidden />
        {t('versions.open')}
      </MenuItem>
      <MenuItem onAction={() => (beside ? writeAtSide() : writeBeside(id))}>
        <PaneIcon size={15} strokeWidth={1.75} aria-hidden />
        {t(beside ? 'beside.side' : 'beside.open')}
      </MenuItem>
      <MenuItem isDisabled={readOnly} onAction={onMerge}>
        <Merge size={15} strokeWidth={1.75} aria-hidden />
        {t('merge.open')}
      </MenuItem>
      <MenuItem onAction={() => closeNote(id)}>
        <X size={15} strokeWidth={1.75} aria-hidden />
        {t('close')}
      </MenuItem>
      <Separator />
      <MenuItem data-tone="danger" onAction={() => void removeNote(id)}>
        <Trash2 size={15} strokeWidth={1.75} aria-hidden />
        {t('remove')}
      </MenuItem>
    </MenuButton>
  );
}
