/** What crosses about the window itself: preferences, session, clipboard, dialogs. */
import type { Session, Settings } from '../settings';
import type { Command } from './commands';
import type { SavedFile } from './exports';

export interface WindowRequests {
  /** Writes a picture the window made where the reader chooses. Fails with `not-saved`. */
  'window.savePicture': SavedFile;
  'settings.read': Settings;
  /** Answers all preferences as they are after the change. */
  'settings.write': Settings;
  'session.read': Session;
  'session.write': null;
  /** Keeps what is shown of the article, to be painted by the next start before anything is loaded; `null` where no article is shown. */
  'firstScreen.keep': null;
  /** Puts plain text on the clipboard. */
  'window.copy': null;
  /** Opens a web or mail address in the system's browser after asking; every other scheme is refused. */
  'window.openLink': null;
  /** Says that the window has (or could not have) saved what was asked by `window.flush`. */
  'window.flushed': null;
  /** Logs an error of the window and shows the reader a way to copy its details. */
  'window.report': null;
}

export interface WindowEvents {
  /** The theme in force changed (preference or system). */
  'settings.changed': Record<string, never>;
  'menu.command': { readonly command: Command };
  /** The window is about to close: save, then answer with `window.flushed`. */
  'window.flush': Record<string, never>;
}
