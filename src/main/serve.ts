/** The only ipcMain: hears requests of the application's own page, and tells the page of events. */
import { isAbsolute } from 'node:path';
import { ipcMain, type IpcMainEvent, type WebContents, type WebFrameMain } from 'electron';
import { dropChannel, eventChannel, requestChannel, type EventName, type Events } from '../shared/contract';
import { refuse, type Result } from '../shared/failure';
import { isOwnAddress } from './app-file';

/** True only for the top frame of a window that shows the application's own page. */
export function isOwnFrame(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isOwnAddress(frame.url);
}

/** Answers a request of any name with any argument; never rejects. */
export type Answer = (name: unknown, argument: unknown) => Promise<Result<unknown>>;

/** Begins to hear; what is asked before there is an answer waits for it. The value returned stops it. */
export function serve(answer: Promise<Answer>): () => void {
  ipcMain.handle(requestChannel, async (event, name: unknown, argument: unknown) =>
    JSON.stringify(
      isOwnFrame(event.senderFrame)
        ? await (await answer)(name, argument)
        : refuse('forbidden', 'This request did not come from the application’s own page.'),
    ),
  );
  return () => ipcMain.removeHandler(requestChannel);
}

/** Hears from the preload script where files lie that were dropped on the window. The value returned stops it. */
export function hearDrops(dropped: (paths: string[]) => void): () => void {
  const hear = (event: IpcMainEvent, paths: unknown): void => {
    if (!isOwnFrame(event.senderFrame) || !Array.isArray(paths)) return;
    dropped(paths.filter((path): path is string => typeof path === 'string' && isAbsolute(path)));
  };
  ipcMain.on(dropChannel, hear);
  return () => ipcMain.removeListener(dropChannel, hear);
}

/** Tells a window something; a window that is gone is passed over. */
export function tell<Name extends EventName>(contents: WebContents, name: Name, detail: Events[Name]): void {
  if (!contents.isDestroyed()) contents.send(eventChannel, name, detail);
}
