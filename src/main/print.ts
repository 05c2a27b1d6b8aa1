/** Prints a page of our own making through the system's dialog, from a window that nobody sees and that can reach nothing. */
import { BrowserWindow, session } from 'electron';
import { ExpectedFailure } from '../shared/failure';
import { origin } from './app-file';

const policy = "default-src 'none'; style-src 'unsafe-inline'";
/** What a system answers where the reader closed its dialog. */
const cancelled = /cancell?ed/i;

/** Resolves once the reader has printed or closed the dialog. Fails with `not-saved` where there is nothing to print with. */
export async function printHtml(html: string): Promise<null> {
  const own = session.fromPartition(`print-${String(Date.now())}`);
  own.protocol.handle('app', () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } }));
  own.webRequest.onBeforeRequest((request, answer) => answer({ cancel: request.url !== `${origin}/print` }));
  const window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true, javascript: false, contextIsolation: true, nodeIntegration: false } });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  try {
    await window.loadURL(`${origin}/print`);
    await new Promise<void>((resolve, reject) => {
      window.webContents.print({ printBackground: true }, (success, reason) => {
        if (success || cancelled.test(reason)) resolve();
        else reject(new ExpectedFailure('not-saved', `The article was not printed: ${reason}. Is there a printer? File › Export writes a web page that can be printed elsewhere.`));
      });
    });
  } finally {
    window.destroy();
  }
  return null;
}
