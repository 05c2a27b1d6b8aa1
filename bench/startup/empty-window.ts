/** The least an Electron application can be: one window, locked as ours is, with one line of text in it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const main = `const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: true },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.exit(0));
`;

const page = '<!doctype html><meta charset="utf-8"><title>Empty</title><p>One line of text.</p>\n';

/** Writes it to a folder and answers that folder. */
export function writeEmptyWindow(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"empty-window","version":"1.0.0","main":"main.js"}\n');
  writeFileSync(join(folder, 'main.js'), main);
  writeFileSync(join(folder, 'index.html'), page);
  return folder;
}
