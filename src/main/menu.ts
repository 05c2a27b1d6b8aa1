/** The application's menu: the platform's own roles, and commands that the window carries out. */
import { Menu, app, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { accelerators, type Command } from '../shared/contract';
import { tell } from './serve';

type Item = MenuItemConstructorOptions;

/** Sets the menu, whose commands go to the window. Windows that are made afterwards have it from the start, and so do not change their size. */
export function setMenu(window: () => BrowserWindow): void {
  const run = (label: string, command: Command): Item => {
    const accelerator = accelerators[command];
    return {
      label,
      ...(accelerator === undefined ? {} : { accelerator }),
      click: () => tell(window().webContents, 'menu.command', { command }),
    };
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(run)));
}

function template(run: (label: string, command: Command) => Item): Item[] {
  const mac = process.platform === 'darwin';
  const separator: Item = { type: 'separator' };
  return [
    ...(mac ? [{ role: 'appMenu' } as Item] : []),
    fileMenu(run, mac),
    {
      label: '&Edit',
      submenu: [
        run('Undo', 'edit.undo'),
        run('Redo', 'edit.redo'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'selectAll' },
        separator,
        run('Search everything', 'search.open'),
        run('Search page', 'search.page'),
        run('Next hit', 'search.next'),
        run('Previous hit', 'search.previous'),
        separator,
        run('Settings…', 'settings.open'),
      ],
    },
    {
      label: '&View',
      submenu: [
        run('Library', 'view.library'),
        run('Entities', 'view.entities'),
        run('Notes', 'view.notes'),
        run('Timeline', 'view.timeline'),
        run('Graph', 'view.graph'),
        separator,
        run('List', 'view.list'),
        run('Side pane', 'view.side'),
        run('Note beside', 'note.beside'),
        run('Mentions', 'view.mentions'),
        separator,
        run('Larger text', 'view.larger'),
        run('Smaller text', 'view.smaller'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as Item]),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [run('Keyboard shortcuts', 'help.keys')] },
  ];
}

function fileMenu(run: (label: string, command: Command) => Item, mac: boolean): Item {
  const separator: Item = { type: 'separator' };
  return {
    label: '&File',
    submenu: [
      run('New note', 'note.new'),
      run('Import articles…', 'document.import'),
      run('Import a folder…', 'document.importFolder'),
      run('New article from the clipboard', 'document.paste'),
      run('Import bibliography…', 'bibliography.import'),
      run('Import a notebook (zip)…', 'notebook.bring'),
      run('Import notes of a Markdown folder…', 'notes.bring'),
      run('Import notes of Joplin…', 'joplin.bring'),
      run('Import marks…', 'marks.bring'),
      separator,
      run('Export…', 'export.open'),
      run('Export note…', 'note.export'),
      run('Export marks…', 'annotations.export'),
      separator,
      run('Print article…', 'article.print'),
      separator,
      run('Back up…', 'vault.backup'),
      run('Restore from a backup…', 'vault.restore'),
      separator,
      run('Trash', 'trash.open'),
      run('Problems', 'problems.open'),
      separator,
      mac ? { role: 'close' } : { role: 'quit' },
    ],
  };
}
