/** Starts the real application on a temporary profile and vault, and gives them back. */
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, expect, type ElectronApplication, type Page } from '@playwright/test';
import electronPath from 'electron';
import type { Session } from '../src/shared/settings';
import { withDisplay } from './display';

const project = resolve(__dirname, '..');

export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Closes the window as the reader would: what is unsaved is saved first. */
  readonly close: () => Promise<void>;
}

export interface Notebook {
  /** Folder that holds the profile, the vault and whatever the story writes. */
  readonly folder: string;
  readonly vault: string;
  /** Starts the application on the notebook's profile and vault; again after `close` for a second session. */
  readonly start: (options?: StartOptions) => Promise<Running>;
}

export interface StartOptions {
  readonly waitForText?: boolean;
  /** Arguments of the application. */
  readonly args?: readonly string[];
  readonly chosenVault?: boolean;
  /** Name of the profile's folder, where it is another one than before. */
  readonly profile?: string;
  /** Arguments of Electron itself, such as those of `preload` in hook.ts. */
  readonly electronArgs?: readonly string[];
}

/** How the application is spawned where Playwright is not to drive it: its executable, and the arguments before its own. */
export const executable = electronPath as unknown as string;
export const rootSwitches: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
export { project };

/** Ends the application with all its processes, so that none of them writes into a folder that is being removed. */
async function end(app: ElectronApplication): Promise<void> {
  const main = app.process();
  const gone = new Promise((resolve) => main.once('exit', resolve));
  const late = setTimeout(() => main.kill('SIGKILL'), 5000);
  await app.evaluate(({ app: host }) => host.exit(0)).catch(() => undefined);
  await gone;
  clearTimeout(late);
}

/** A notebook in a folder of its own, which is ended and removed after `use`. */
async function withNotebook(use: (notebook: Notebook) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'almagest-e2e-'));
  const vault = join(folder, 'vault');
  const open = new Set<ElectronApplication>();
  const start: Notebook['start'] = async ({ waitForText = true, args = [], chosenVault = true, profile = 'profile', electronArgs = [] } = {}) => {
    const app = await _electron.launch({
      executablePath: executable,
      // The application follows the system and its own preference; Playwright must not override it.
      colorScheme: null,
      args: [...rootSwitches, ...electronArgs, project, `--user-data-dir=${join(folder, profile)}`, ...(chosenVault ? ['--vault', vault] : []), ...args],
      env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: join(folder, '.config') },
    });
    open.add(app);
    app.once('close', () => open.delete(app));
    const page = await app.firstWindow();
    if (waitForText) {
      await expect(page.locator('article h1').first()).toBeVisible({ timeout: 30_000 });
      await expect(page.locator('#first-paint')).toHaveCount(0);
    }
    const close = async () => {
      const gone = app.waitForEvent('close');
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await gone;
      open.delete(app);
    };
    return { app, page, close };
  };
  try {
    await use({ folder, vault, start });
  } finally {
    for (const app of open) await end(app);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  }
}

/** What a first start leaves, of which every story but those of first starts begins with a copy: the vault, and what is kept beside it of its article. */
const begun = ['vault', join('profile', 'shadow')];

/** Starts a notebook for the first time, until its article has been recognised and found, and hands its folder on. */
const withBegun = (use: (folder: string) => Promise<void>): Promise<void> =>
  withNotebook(async ({ folder, start }) => {
    const { page, close } = await start();
    await expect.poll(() => page.evaluate(() => [...CSS.highlights.keys()].some((name) => name.startsWith('mention-')))).toBe(true);
    await close();
    await use(folder);
  });

interface Stories {
  /** Whether the story is of a first start: its notebook has nothing yet. */
  readonly first: boolean;
  readonly notebook: Notebook;
  readonly running: Running;
}

export const test = base.extend<Stories, { display: undefined; begunFolder: string }>({
  first: [false, { option: true }],
  display: [async ({}, use) => withDisplay(() => use(undefined)), { scope: 'worker', auto: true }],
  begunFolder: [async ({}, use) => withBegun(use), { scope: 'worker' }],
  notebook: async ({ begunFolder, first }, use) =>
    withNotebook(async (notebook) => {
      if (!first) for (const part of begun) cpSync(join(begunFolder, part), join(notebook.folder, part), { recursive: true, preserveTimestamps: true });
      await use(notebook);
    }),
  running: async ({ notebook }, use) => {
    await use(await notebook.start());
  },
});

export { expect };

/** Whether the stories keep pictures on their way; they check nothing, and take time. `PICTURES=1 npx playwright test screens` asks for them. */
export const pictures = (process.env['PICTURES'] ?? '') !== '';

/** Keeps a picture of the screen under e2e/screenshots, which git does not track, where pictures are asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(project, 'e2e', 'screenshots', `${name}.png`) });
}

/** The file in which this computer keeps what was open last in the notebook. */
export function sessionFile({ folder }: Notebook): string {
  const shadow = join(folder, 'profile', 'shadow');
  return join(shadow, readdirSync(shadow)[0] ?? '', 'session.json');
}

/** What stands in it; `null` while nothing does. */
export function storedSession(notebook: Notebook): Partial<Session> | null {
  const file = sessionFile(notebook);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Session>) : null;
}

/** Answers the next save dialog with a path. */
export async function answerSaveDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

/** Answers the next open dialog with paths. */
export async function answerOpenDialog(app: ElectronApplication, paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, paths);
}

/** Sends a command of the menu, as a click on its item would. */
export async function menu(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const find = (items: Electron.MenuItem[]): Electron.MenuItem | undefined =>
      items.flatMap((item) => [item, ...(item.submenu?.items ?? [])]).find((item) => item.label === wanted);
    const item = find(Menu.getApplicationMenu()?.items ?? []);
    if (!item) throw new Error(`the menu has no item ${wanted}`);
    item.click();
  }, label);
}
