/** The system's dialogs for a backup and for a vault made from one; no path reaches the page. */
import { basename, dirname, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { BackedUp } from '../shared/contract';
import { restoreBackup, writeBackup } from './vault/backup';
import { nodeFileSystem } from './vault/file-system';
import type { Vault } from './vault/vault';
import type { SettingsStore } from './settings';

const filters = [{ name: 'Backup', extensions: ['zip'] }];

/** Shows in the task bar that something is at work; how much is left is not known. */
async function shown<T>(window: BrowserWindow, work: Promise<T>): Promise<T> {
  window.setProgressBar(2);
  try {
    return await work;
  } finally {
    if (!window.isDestroyed()) window.setProgressBar(-1);
  }
}

/** Writes the whole vault into a zip where the reader chooses; `null` where they cancel. Fails with `not-saved` or `bad-request`. */
export async function backUp(window: BrowserWindow, vault: Vault, newId: () => string): Promise<BackedUp | null> {
  const now = new Date();
  const { filePath } = await dialog.showSaveDialog(window, {
    title: 'Back up the notebook',
    defaultPath: join(app.getPath('documents'), `${vault.name} ${now.toISOString().slice(0, 10)}.zip`),
    filters,
  });
  if (!filePath) return null;
  await vault.settle();
  const { files, leftOut } = await shown(window, writeBackup({ fs: nodeFileSystem, folder: vault.folder, target: filePath, now, newId }));
  return { name: basename(filePath), files, leftOut };
}

/**
 * Makes a vault from a zip the reader chooses, in a folder they choose, and offers to go over to it; `null` where they cancel.
 * Fails with `bad-request` (damaged, not a backup, the folder is not empty) or `not-saved`; nothing is written then.
 */
export async function restoreVault(window: BrowserWindow, settings: SettingsStore, newId: () => string): Promise<number | null> {
  const { filePaths: [zip] } = await dialog.showOpenDialog(window, { title: 'Choose a backup', properties: ['openFile'], filters });
  if (!zip) return null;
  const { filePaths: [chosen] } = await dialog.showOpenDialog(window, {
    title: 'Choose an empty folder for the restored notebook',
    message: 'The notebook that is open stays as it is.',
    defaultPath: dirname(zip),
    properties: ['openDirectory', 'createDirectory'],
  });
  if (!chosen) return null;
  const files = await shown(window, restoreBackup({ fs: nodeFileSystem, zip, target: chosen, newId }));
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: 'The notebook was restored.',
    detail: `${String(files)} files are in ${chosen}. Almagest starts anew to open it; the notebook that is open now stays where it is.`,
    buttons: ['Open it now', 'Not now'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) {
    settings.keepVault(chosen);
    app.relaunch({ args: withoutVault(process.argv.slice(1)) });
    window.close();
  }
  return files;
}

/** The command line without the folder it named: the restored one is opened in its place. */
function withoutVault(args: readonly string[]): string[] {
  return args.filter((each, at) => each !== '--vault' && args[at - 1] !== '--vault' && !each.startsWith('--vault='));
}
