/** Starts the built application on a notebook of its own and ends it as a power switch would. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export interface Application {
  readonly page: Page;
  /** kill -9; resolves once the process is gone. */
  kill(): Promise<void>;
}

const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const firstTextMs = 60_000;

/** Why the application cannot be run here, or `null`. */
export async function whyNoApplication(): Promise<string | null> {
  if (!existsSync(join(process.cwd(), 'out/main/index.js'))) return 'it is not built';
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display';
  try {
    await import('@playwright/test');
    await import('electron');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Starts it on the profile and vault in `folder`; resolves once the article is there to be read. */
export async function startApplication(folder: string): Promise<Application> {
  const { _electron: electron } = await import('@playwright/test');
  const { default: executable } = (await import('electron')) as unknown as { default: string };
  mkdirSync(folder, { recursive: true });
  const app = await electron.launch({
    executablePath: executable,
    args: [...rootSwitches, process.cwd(), `--user-data-dir=${join(folder, 'profile')}`, '--vault', join(folder, 'vault')],
    env: { ...(process.env as Record<string, string>), HOME: folder, XDG_CONFIG_HOME: join(folder, '.config') },
  });
  const kill = async (): Promise<void> => {
    const child = app.process();
    const gone = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  try {
    const page = await app.firstWindow();
    await page.locator('article h1').first().waitFor({ timeout: firstTextMs });
    return { page, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}
