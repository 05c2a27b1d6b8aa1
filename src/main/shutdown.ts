/** What is unsaved goes into the vault before the system shuts down, ends the session or sleeps. */
import { app, powerMonitor, type BrowserWindow } from 'electron';
import { tell } from './serve';

/**
 * Linux and macOS wait for an application that asks for it: it then leaves as if the reader had closed the window. Windows
 * grants a few seconds after it has told the window, so there the page is told to save at once. A computer that sleeps or is
 * locked may never wake with this process in it.
 */
export function flushAtShutdown(window: BrowserWindow): void {
  const flush = (): void => tell(window.webContents, 'window.flush', {});
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
  powerMonitor.on('suspend', flush);
  powerMonitor.on('lock-screen', flush);
  // Known to newer versions of Electron only; to the others it is a name nobody calls.
  for (const event of ['session-end', 'query-session-end'] as const) window.on(event as 'session-end', flush);
}
