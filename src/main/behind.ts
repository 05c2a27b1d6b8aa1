/** What stands behind the window: the notebook and the answers to the page. Loaded once the window is made, so that the page does not wait for it. */
import { app, type BrowserWindow } from 'electron';
import { ulid } from 'ulid';
import { answer } from './answer';
import type { FirstScreenStore } from './first-screen';
import { afterFirstText } from './first-text';
import { handlersFor } from './handlers';
import { createImports } from './imports';
import { logger } from './log';
import { openNotebook, type Notebook } from './notebook';
import type { FindPicture } from './protocol';
import { runSelfTest } from './self-test';
import { hearDrops, tell, type Answer } from './serve';
import type { SettingsStore } from './settings';
import type { HostWindow } from './window';

export interface Behind {
  readonly notebook: Promise<Notebook>;
  readonly answer: Answer;
  readonly picture: FindPicture;
}

interface Options extends Pick<HostWindow, 'window' | 'flushed'> {
  /** Folder of the vault asked for on the command line, or `null`. */
  readonly folder: string | null;
  /** Path of the engine's script. */
  readonly worker: string;
  /** Whether to run the self-test, on a vault that is thrown away. */
  readonly test: boolean;
  readonly settings: SettingsStore;
  readonly firstScreen: FirstScreenStore;
}

export function standBehind({ window, flushed, folder, worker, test, settings, firstScreen }: Options): Behind {
  const notebook = openNotebook({
    folder,
    worker,
    temporary: test,
    settings,
    shown: afterFirstText(window),
    newId: ulid,
    // What ends after the window has gone has nobody to tell.
    tell: (name, detail) => void (window.isDestroyed() || tell(window.webContents, name, detail)),
  }).then((opened): Notebook | Promise<never> => opened ?? (app.exit(0), new Promise<never>(() => {})));
  const imports = createImports(() => window, async () => (await notebook).library);
  hearDrops(imports.dropped);
  const handlers = handlersFor({ notebook, settings, firstScreen, imports, window: (): BrowserWindow => window, flushed, newId: ulid });
  if (test) void runSelfTest(window, notebook);
  const picture: FindPicture = async (address) => {
    const { vault } = await notebook;
    return 'image' in address ? vault.images.read(address.image) : vault.documents.picture(address.document, address.revision, address.sha256);
  };
  return { notebook, picture, answer: (name, argument) => answer(handlers, logger.error, name, argument) };
}
