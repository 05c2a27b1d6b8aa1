/** The window itself. */
import { clipboard } from 'electron';
import type { WindowRequests } from '../../shared/contract';
import type { HandlersOf } from '../answer';
import { fileName, openLink, saveFileAs, showBug } from '../dialogs';
import { applyTheme } from '../window';
import type { Desk } from './desk';

export const windowHandlers = ({ notebook, settings, firstScreen, window, flushed, newId }: Desk): HandlersOf<WindowRequests> => ({
  'window.savePicture': ({ name, format, base64 }) =>
    saveFileAs(window(), fileName(name), { name: format.toUpperCase(), extension: format }, Buffer.from(base64, 'base64'), newId),
  'settings.read': () => settings.read(),
  'settings.write': (patch) => {
    const written = settings.write(patch);
    applyTheme(written.theme);
    return written;
  },
  'session.read': async () => (await notebook).session.read(),
  'session.write': async (next) => ((await (await notebook).session.write(next)), null),
  'firstScreen.keep': async (screen) => (firstScreen.keep((await notebook).vault.folder, screen), null),
  'window.copy': ({ text }) => {
    clipboard.writeText(text);
    return null;
  },
  'window.openLink': ({ url }) => openLink(window(), url),
  'window.flushed': ({ saved }) => {
    flushed(saved);
    return null;
  },
  'window.report': async ({ message, stack }) => {
    await showBug(message, stack);
    return null;
  },
});
