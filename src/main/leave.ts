/** The way out: whichever event comes first, what stands behind the window is closed once, then the process ends. */
import { app } from 'electron';

/** Milliseconds to wait for the last writes; they were asked for long before. */
const patience = 10_000;

/** A signal quits without `window-all-closed`, the last window closes without `will-quit`: both lead here. */
export function leaveAfter(close: () => Promise<unknown>): void {
  let leaving: Promise<void> | null = null;
  const leave = () =>
    (leaving ??= Promise.race([close(), new Promise((resolve) => setTimeout(resolve, patience))])
      .catch(() => undefined)
      .then(() => app.exit(0)));
  app.on('window-all-closed', () => void leave());
  app.on('will-quit', (event) => {
    event.preventDefault();
    void leave();
  });
}
