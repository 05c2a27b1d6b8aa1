/** The window: locked down, remembering its bounds, and never closed over unsaved writing. */
import { join } from 'node:path';
import { BrowserWindow, dialog, nativeTheme, screen, type WebContents } from 'electron';
import type { FirstScreen, Settings } from '../shared/settings';
import { logger } from './log';
import { origin } from './app-file';
import { offerContextMenu } from './context-menu';
import { serveFiles, type FindPicture } from './protocol';
import { tell } from './serve';
import type { SettingsStore, WindowBounds } from './settings';

/** Milliseconds the window has to save before the reader is asked. */
const patience = 5000;

/** Applies the preference; the window follows the theme in force by `prefers-color-scheme`. */
export function applyTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme === 'paper' ? 'light' : theme;
}

export interface HostWindow {
  readonly window: BrowserWindow;
  /** Called by the handler of `window.flushed`. */
  readonly flushed: (saved: boolean) => void;
  /** Resolves once the page has what it paints first: what is loaded before that would keep it waiting. */
  readonly begun: Promise<void>;
}

/**
 * Makes the window and loads the page; it shows itself at its first paint.
 * @param firstScreen what the page paints before anything is loaded.
 */
export function openWindow(settings: SettingsStore, firstScreen: () => FirstScreen | null, findPicture: FindPicture): HostWindow {
  const bounds = fitting(settings.bounds());
  const window = new BrowserWindow({
    ...(bounds ?? { width: 1440, height: 900 }),
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Almagest',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#212225' : '#f5f3ee',
    webPreferences: {
      preload: join(__dirname, '../preload/index.js'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
    },
  });
  if (bounds?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  serveFiles(window.webContents.session, join(__dirname, '../renderer'), () => fittingScreen(firstScreen(), window), findPicture);
  lockDown(window.webContents);
  offerContextMenu(window);
  keepBounds(window, settings);
  const flushed = closeAfterSaving(window);
  reviveAfterCrash(window);
  const begun = new Promise<void>((resolve) => {
    window.webContents.once('dom-ready', resolve);
    window.webContents.once('did-fail-load', () => resolve());
  });
  void window.loadURL(`${origin}/`);
  return { window, flushed, begun };
}

/** A page whose process died is shown anew; what was saved is in the vault, and the note's editor keeps nothing for long. */
function reviveAfterCrash(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    logger.error(`The page's process ended: ${reason}`);
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: 'The window stopped and has to be shown anew.',
        detail: 'Everything that was saved is safe; at most the last second of writing is lost.',
        buttons: ['Show it again'],
      })
      .then(() => {
        if (!window.isDestroyed()) window.webContents.reload();
      });
  });
}

/** A screen that was taken in a window of this size; in another one its words would stand elsewhere. */
function fittingScreen(screen: FirstScreen | null, window: BrowserWindow): FirstScreen | null {
  const [width, height] = window.getContentSize();
  return screen?.width === width && screen?.height === height ? screen : null;
}

/** Bounds that still lie on some screen. */
function fitting(bounds: WindowBounds | null): WindowBounds | null {
  if (!bounds) return null;
  const onScreen = screen.getAllDisplays().some(({ workArea: area }) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
    return width > 100 && height > 50;
  });
  return onScreen ? bounds : null;
}

/** No navigation, no second window, no permission, no request to anywhere but the window's own files. */
function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  for (const event of ['will-navigate', 'will-redirect', 'will-attach-webview'] as const) {
    contents.on(event as 'will-navigate', (navigation) => navigation.preventDefault());
  }
  contents.session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  contents.session.setPermissionCheckHandler(() => false);
  contents.session.webRequest.onBeforeRequest((request, answer) => {
    const own = request.url.startsWith(`${origin}/`) || request.url.startsWith('data:image/') || request.url.startsWith('devtools://');
    if (!own) logger.warn(`Refused a request to ${request.url.slice(0, 200)}`);
    answer({ cancel: !own });
  });
  // The dictionary would be fetched from the network otherwise.
  contents.session.setSpellCheckerDictionaryDownloadURL('app://almagest/dictionaries/');
}

function keepBounds(window: BrowserWindow, settings: SettingsStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!window.isDestroyed()) settings.keepBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
    }, 400);
  };
  window.on('resize', keep);
  window.on('move', keep);
  window.on('closed', () => clearTimeout(timer));
}

/** Asks the page to save before the window closes; where it cannot, the reader decides. */
function closeAfterSaving(window: BrowserWindow): (saved: boolean) => void {
  let answered: ((saved: boolean) => void) | null = null;
  let asking = false;
  let shown = false;
  window.webContents.once('did-finish-load', () => (shown = true));
  window.on('close', (event) => {
    // A page that has not been shown has nothing to save and nobody to answer.
    if (!shown) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void (async () => {
      const saved = await new Promise<boolean>((resolve) => {
        answered = resolve;
        setTimeout(() => resolve(false), patience);
        tell(window.webContents, 'window.flush', {});
      });
      if (saved || window.webContents.isCrashed() || (await confirmLoss(window))) window.destroy();
      asking = false;
    })();
  });
  return (saved) => answered?.(saved);
}

async function confirmLoss(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The last changes could not be saved.',
    detail: 'They are still in the window. Keep it open and copy them, or make room on the disk and try again.',
    buttons: ['Keep open', 'Close and lose them'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
