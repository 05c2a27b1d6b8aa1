/** Pages of our own making in windows that nobody sees, that run nothing of their own and can reach nothing: to be printed, or drawn. */
import { BrowserWindow, session, type Session, type WebContents } from 'electron';
import { origin } from './app-file';

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
const pages = new Map<string, string>();
let turn = 0;
let closed: Session | null = null;

/** Gives out the pages of the moment and refuses every other request. */
function closedSession(): Session {
  if (closed) return closed;
  closed = session.fromPartition('print');
  closed.protocol.handle('app', ({ url }) => new Response(pages.get(url) ?? '', { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } }));
  closed.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !pages.has(url) }));
  return closed;
}

/** Acts on a page once it is loaded. @param scripted lets `act` run lines of ours in it; the page itself may still run none */
export async function withHiddenPage<T>(html: string, act: (contents: WebContents) => Promise<T>, scripted = false): Promise<T> {
  const url = `${origin}/print/${String(++turn)}`;
  pages.set(url, html);
  const window = new BrowserWindow({ show: false, webPreferences: { session: closedSession(), sandbox: true, javascript: scripted, contextIsolation: true, nodeIntegration: false } });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  try {
    await window.loadURL(url);
    return await act(window.webContents);
  } finally {
    window.destroy();
    pages.delete(url);
  }
}
