import { existsSync, readFileSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './app';

/** Answers every message box with its second button and remembers what was said. */
async function answerBoxes(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const said: unknown[] = [];
    (globalThis as Record<string, unknown>)['said'] = said;
    dialog.showMessageBox = ((...given: unknown[]) => {
      said.push(given.at(-1));
      return Promise.resolve({ response: 1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
}
const said = (app: ElectronApplication): Promise<string> => app.evaluate(() => JSON.stringify((globalThis as Record<string, unknown>)['said']));

test('a bug in the window or the host shows a dialog whose details can be copied, and is in the log', async ({ running: { app, page } }) => {
  await answerBoxes(app);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('a gear of the window broke');
    });
  });
  await expect.poll(() => said(app)).toContain('a gear of the window broke');
  await expect.poll(() => said(app)).toContain('Copy details');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('a gear of the window broke');

  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('a gear of the host broke');
    });
  });
  await expect.poll(() => said(app)).toContain('a gear of the host broke');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const log = await app.evaluate(({ app: host }) => `${host.getPath('logs')}/main.log`);
  expect(existsSync(log)).toBe(true);
  expect(readFileSync(log, 'utf8')).toContain('a gear of the host broke');
});

test('a window whose process died is shown again', async ({ running: { app } }) => {
  await answerBoxes(app);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => said(app)).toContain('The window stopped');
  const title = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.querySelector("article h1")?.textContent ?? ""').catch(() => ''),
    );
  await expect.poll(title, { timeout: 20_000 }).toMatch(/^Space agencies/);
});

test('a part of the screen that breaks says so and the rest goes on; a failing request gets a sentence', async ({ running: { app, page } }) => {
  await answerBoxes(app);
  await app.evaluate(({ ipcMain }) => {
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, name: string, argument: unknown) => unknown> })._invokeHandlers;
    const inner = handlers.get('almagest:request');
    if (!inner) throw new Error('nobody answers requests');
    handlers.set('almagest:request', (event, name, argument) => {
      if (name === 'entities.open') return JSON.stringify({ ok: true, value: { entity: null } });
      if (name === 'notes.create') return JSON.stringify({ ok: false, error: { code: 'not-saved', message: 'The disk is full. Nothing was changed.' } });
      return inner(event, name, argument);
    });
  });
  await page.keyboard.press('Control+n');
  await expect(page.getByText('The disk is full. Nothing was changed.')).toBeVisible();

  await page.getByRole('button', { name: 'Entities', exact: true }).click();
  await page.getByRole('row', { name: 'NASA' }).click();
  const broken = page.getByRole('alert').filter({ hasText: 'This part of the window stopped' });
  await expect(broken.first()).toBeVisible();
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Space agencies/ })).toBeVisible();
});
