/** Boot, as a table of contents. */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { app, nativeTheme } from 'electron';
import { parseArguments, usage } from './arguments';
import { showBug } from './dialogs';
import { forgiveTerminal } from './log';
import { setMenu } from './menu';
import { leaveAfter } from './leave';
import { vaultToOpen } from './places';
import { registerScheme } from './protocol';
import { serve, tell } from './serve';
import { flushAtShutdown } from './shutdown';
import { openSettings } from './settings';
import { openFirstScreen } from './first-screen';
import { applyTheme, openWindow } from './window';

/** What is young in the heaps of the host and its threads keeps to the size it begins with: growing it buys no time here and costs some megabytes. */
setFlagsFromString('--semi-space-growth-factor=1');

const parsed = parseArguments(process.argv.slice(1), app.getAppPath());
if (!parsed.ok) {
  process.stderr.write(`Almagest: ${parsed.message}\n${usage}\n`);
  app.exit(2);
} else {
  start(parsed.options.vault, parsed.options.selfTest);
}

function start(folder: string | null, test: boolean): void {
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  forgiveTerminal();
  registerScheme();
  process.on('uncaughtException', (error) => void showBug(error.message, error.stack ?? ''));
  process.on('unhandledRejection', (reason) => void showBug(String(reason), reason instanceof Error ? (reason.stack ?? '') : ''));
  void app.whenReady().then(() => open(folder, test));
}

function open(folder: string | null, test: boolean): void {
  const settings = openSettings(app.getPath('userData'), () => new Date());
  applyTheme(settings.read().theme);
  setMenu(() => window);
  const firstScreen = openFirstScreen(app.getPath('userData'));
  const { window, flushed, begun } = openWindow(settings, () => (test ? null : firstScreen.read(vaultToOpen(folder, settings))), (address) => behind.then(({ picture }) => picture(address)));
  const behind = begun.then(() => import('./behind')).then(({ standBehind }) => standBehind({ window, flushed, folder, worker: join(__dirname, 'worker.js'), test, settings, firstScreen }));
  const stop = serve(behind.then(({ answer }) => answer));
  flushAtShutdown(window);
  nativeTheme.on('updated', () => tell(window.webContents, 'settings.changed', {}));
  app.on('second-instance', () => (window.isMinimized() ? window.restore() : window.show(), window.focus()));
  leaveAfter(() => behind.then(async ({ notebook }) => (await notebook).close()).finally(stop));
}
