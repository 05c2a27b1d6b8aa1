/** The reader's toolbar: the way back, the section in sight, find, type size, mentions, and what is needed seldom. */
import { ALargeSmall, ArrowLeft, ArrowRight, Bookmark, ScanText, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, DialogTrigger, Menu, MenuItem, Popover, SubmenuTrigger } from 'react-aria-components';
import { entityTypes, type EntityType } from '../../core/entities/entity';
import type { Document, Section } from '../../core/documents/document';
import { shortHeading } from '../../core/documents/sections';
import { isMac } from '../platform';
import { openDetails } from '../state/descriptions';
import { openExport, printArticle } from '../state/export';
import { openMarksVersions } from '../state/versions';
import { CopyItems } from '../export/copy-items';
import { closeFind, copyLink, openFind, usePassage } from '../state/passage';
import { goBack, goForward, usePlace } from '../state/place';
import { importVersion } from '../state/review';
import { useVault } from '../state/vault';
import { setSettings, useSettings } from '../state/settings';
import { IconButton } from '../ui/icon-button';
import { MenuButton } from '../ui/menu-button';
import { TypePanel } from './type-panel';
import './toolbar.css';

interface Properties {
  readonly document: Document;
  /** The section in sight. */
  readonly section: Section | null;
  /** Share of the text above the lower edge, 0 to 1. */
  readonly progress: number;
  readonly onBookmark: () => void;
}

const command = () => (isMac() ? '⌘' : 'Ctrl+');
const back = () => (isMac() ? '⌘[' : 'Alt+←');
const forward = () => (isMac() ? '⌘]' : 'Alt+→');

function Type() {
  const { t } = useTranslation('reader');
  return (
    <DialogTrigger>
      <Button className="icon-button icon-button-small" aria-label={t('type')}>
        <ALargeSmall size={18} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Dialog className="reader-type" aria-label={t('type')}>
          <TypePanel />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Which types of entities the article shows. */
function ShownTypes() {
  const { t } = useTranslation('reader');
  const { t: word } = useTranslation('entities');
  const { showMentions, hiddenTypes } = useSettings();
  const shown = showMentions ? entityTypes.filter((type) => !hiddenTypes.includes(type)) : [];
  const show = (types: ReadonlySet<EntityType>) =>
    setSettings(types.size === 0 ? { showMentions: false, hiddenTypes: [] } : { showMentions: true, hiddenTypes: entityTypes.filter((type) => !types.has(type)) });
  return (
    <SubmenuTrigger>
      <MenuItem>{t('shownTypes')}</MenuItem>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label={t('shownTypes')}
          selectionMode="multiple"
          selectedKeys={shown}
          onSelectionChange={(keys) => void show(new Set(keys === 'all' ? entityTypes : ([...keys] as EntityType[])))}
        >
          {entityTypes.map((type) => (
            <MenuItem key={type} id={type}>
              {word(`types.${type}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}

function More({ document, section }: Pick<Properties, 'document' | 'section'>) {
  const { t } = useTranslation('reader');
  const readOnly = useVault((state) => state.summary?.readOnly ?? false);
  return (
    <MenuButton label={t('more')}>
      <MenuItem onAction={() => void openExport('article')}>{t('export')}</MenuItem>
      <MenuItem onAction={() => void printArticle()}>{t('print')}</MenuItem>
      {readOnly ? null : <MenuItem onAction={() => void importVersion(document.id, document.title)}>{t('revise')}</MenuItem>}
      <MenuItem onAction={() => void openMarksVersions(document.id, document.title)}>{t('marksVersions')}</MenuItem>
      <MenuItem onAction={() => void openDetails(document.id)}>{t('details')}</MenuItem>
      <CopyItems kind="article" id={document.id} />
      <MenuItem onAction={() => void copyLink('document', document.id, document.title)}>{t('copyLink')}</MenuItem>
      {section ? <MenuItem onAction={() => void copyLink('section', section.id, shortHeading(section))}>{t('copySectionLink')}</MenuItem> : null}
      <ShownTypes />
    </MenuButton>
  );
}

export function Toolbar({ document, section, progress, onBookmark }: Properties) {
  const { t } = useTranslation('reader');
  const hasBack = usePlace((place) => place.back.length > 0);
  const hasForward = usePlace((place) => place.forward.length > 0);
  const mentions = useSettings((settings) => settings.showMentions);
  const finding = usePassage((state) => state.finding);
  const crumb = section ? shortHeading(section) : document.title;
  const share = Math.round(progress * 100);
  return (
    <div className="reader-toolbar">
      <IconButton icon={ArrowLeft} label={t('back')} shortcut={back()} disabled={!hasBack} onPress={goBack} />
      <IconButton icon={ArrowRight} label={t('forward')} shortcut={forward()} disabled={!hasForward} onPress={goForward} />
      <span className="reader-crumb" title={crumb}>
        {crumb}
      </span>
      <IconButton icon={Search} label={t('find')} shortcut={`${command()}F`} pressed={finding} onPress={finding ? closeFind : openFind} />
      <IconButton icon={Bookmark} label={t('bookmark')} shortcut="B" onPress={onBookmark} />
      <Type />
      <IconButton icon={ScanText} label={t('mentions')} pressed={mentions} onPress={() => void setSettings({ showMentions: !mentions })} />
      <More document={document} section={section} />
      <progress className="reader-progress" aria-label={t('progress')} max={100} value={share} />
    </div>
  );
}
