/** The menu with its keys, and light and dark as the system has them. */
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, menu, picture, test } from './app';
import { request } from './bridge';

interface Item {
  readonly label: string;
  readonly role: string | null;
  readonly accelerator: string | null;
}

const items = (app: ElectronApplication): Promise<Item[]> =>
  app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => (submenu?.items ?? []).map(({ label, role, accelerator }) => ({ label, role: role ?? null, accelerator: accelerator?.toString() ?? null }))),
  );

const rooms = ['Library', 'Entities', 'Notes', 'Timeline', 'Graph'] as const;

const isShown = (page: Page, room: string) => expect(page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room, exact: true })).toHaveAttribute('aria-pressed', 'true');

test('the menu leads to every room and pane, shows the keys that do the same, and has what every menu has', async ({ running: { app, page } }) => {
  for (const room of [...rooms].reverse()) {
    await menu(app, room);
    await isShown(page, room);
  }
  for (const [index, room] of rooms.entries()) {
    await page.keyboard.press(`Control+${String(index + 1)}`);
    await isShown(page, room);
  }
  await page.keyboard.press('Control+1');
  for (const [pane, key] of [['List', 'Control+\\'], ['Side pane', 'Control+Shift+\\']] as const) {
    const shown = page.getByRole('complementary', { name: pane, exact: true });
    await expect(shown).toBeVisible();
    await page.keyboard.press(key);
    await expect(shown).toBeHidden();
    await menu(app, pane);
    await expect(shown).toBeVisible();
  }
  for (const [label, key, name] of [['Settings…', 'Control+,', 'Settings'], ['Keyboard shortcuts', 'F1', 'Keyboard shortcuts'], ['Search everything', 'Control+k', 'Search everything']] as const) {
    for (const open of [() => menu(app, label), () => page.keyboard.press(key)]) {
      await open();
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name })).toHaveCount(0);
    }
  }

  const list = await items(app);
  const keys = Object.fromEntries(list.map(({ label, accelerator }) => [label, accelerator]));
  expect(keys).toMatchObject({
    'New note': 'CmdOrCtrl+N',
    'Import articles…': 'CmdOrCtrl+O',
    'Export note…': 'CmdOrCtrl+Shift+E',
    'Print article…': 'CmdOrCtrl+P',
    Undo: 'CmdOrCtrl+Z',
    Redo: 'CmdOrCtrl+Shift+Z',
    'Search everything': 'CmdOrCtrl+K',
    'Settings…': 'CmdOrCtrl+,',
    List: 'CmdOrCtrl+\\',
    'Side pane': 'CmdOrCtrl+Shift+\\',
    'Keyboard shortcuts': 'F1',
    ...Object.fromEntries(rooms.map((room, index) => [room, `CmdOrCtrl+${String(index + 1)}`])),
  });
  const roles = list.map(({ role }) => role?.toLowerCase());
  expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectall', 'zoomin', 'zoomout', 'resetzoom', 'togglefullscreen', 'minimize', process.platform === 'darwin' ? 'close' : 'quit']));
});

const ground = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('light and dark follow the system unless the reader has chosen', async ({ running: { app, page } }) => {
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  const light = await ground(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect.poll(() => ground(page)).not.toBe(light);
  await picture(page, 'system-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect.poll(() => ground(page)).toBe(light);

  // What the page sees as the system’s choice is the host’s to set; it leaves it to the system until the reader says otherwise.
  const source = () => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
  await expect.poll(source).toBe('system');
  for (const chosen of ['dark', 'light', 'system']) {
    expect(await request(page, 'settings.write', { theme: chosen })).toMatchObject({ ok: true });
    await expect.poll(source).toBe(chosen);
  }
});
