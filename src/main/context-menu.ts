/** The menu of a right click in the window. */
import { Menu, type BrowserWindow } from 'electron';
import { contextItems } from './context-items';

export function offerContextMenu(window: BrowserWindow): void {
  const contents = window.webContents;
  contents.on('context-menu', (_event, clicked) => {
    const items = contextItems(clicked, {
      replace: (spelling) => contents.replaceMisspelling(spelling),
      learn: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
}
