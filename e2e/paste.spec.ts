import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pages } from '../wall/attacks';
import { cheatsheet } from '../wall/corpora';
import { expect, test } from './app';

const editor = (page: Page) => page.getByRole('textbox', { name: 'Text of the note' });

async function openNote(page: Page): Promise<void> {
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
}

/** Remembers what ran or was stopped; left out is what the policy says of the inert page that is being cleaned: its styles and base address. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen, alert: () => seen.push('alert'), here: true });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => void (/^(style-src|base-uri)/.test(effectiveDirective) ? 0 : seen.push(`${effectiveDirective} ${blockedURI}`)));
  });
const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: string[] }).seen);

/** Gives the editor an event as the system does, with data of any kind: what no program on this computer could put on the clipboard too. */
const give = (page: Page, kind: 'paste' | 'drop' | 'insertFromDrop', data: Readonly<Record<string, string>>) =>
  page.evaluate(
    ([type, given]) => {
      const root = document.querySelector<HTMLElement>('[data-lexical-editor]');
      const transfer = new DataTransfer();
      for (const [format, text] of Object.entries(given)) transfer.setData(format, text);
      const options = { bubbles: true, cancelable: true };
      const box = root?.getBoundingClientRect();
      const at = { clientX: (box?.left ?? 0) + 20, clientY: (box?.top ?? 0) + 10 };
      root?.focus();
      if (type === 'paste') root?.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: transfer }));
      else if (type === 'drop') root?.dispatchEvent(new DragEvent('drop', { ...options, ...at, dataTransfer: transfer }));
      else root?.dispatchEvent(new InputEvent('beforeinput', { ...options, inputType: type, dataTransfer: transfer }));
    },
    [kind, data] as const,
  );

/** Elements of the note that no note has, links of other schemes, and styles. */
const strange = (page: Page) =>
  editor(page).evaluate((root) =>
    [...root.querySelectorAll('*')]
      .filter((each) => /^(script|style|img|svg|math|iframe|object|embed|form|input|link|meta|base|video|audio)$/i.test(each.tagName) || [...each.attributes].some(({ name, value }) => name.startsWith('on') || (name === 'href' && !/^(https?:|mailto:|about:blank)/.test(value)) || (name === 'style' && /url|position|expression/.test(value))))
      .map((each) => each.outerHTML.slice(0, 120)),
  );

test('what is pasted keeps its form and nothing that could act, whatever it is', async ({ running: { app, page } }) => {
  await openNote(page);
  await watch(page);
  await app.evaluate(({ clipboard }) => (clipboard as unknown as { write(data: object): void }).write({ text: 'A heading', html: '<h2 onclick="alert(1)" style="position:fixed">A heading<img src=x onerror=alert(1)></h2><p>with <b>weight</b> and <a href="javascript:alert(1)">no link</a> but <a href="https://esa.int/">one</a></p>' }));
  await page.keyboard.press('Control+v');
  await expect(editor(page).locator('h2')).toHaveText('A heading');
  await expect(editor(page).locator('strong')).toHaveText('weight');
  await expect(editor(page).locator('a')).toHaveText(['one']);
  for (const { text } of [...pages.filter(({ id }) => !id.startsWith('nested')), ...cheatsheet()]) {
    await give(page, 'paste', { 'text/html': text, 'text/plain': 'x' });
  }
  expect(await strange(page)).toEqual([]);
  expect(await seen(page)).toEqual([]);
});

test('what is dropped goes the same way, and what only calls itself the editor’s own is not believed', async ({ notebook, running: { page } }) => {
  await openNote(page);
  await watch(page);
  const forged = JSON.stringify({
    namespace: 'almagest-note',
    nodes: [{ type: 'paragraph', version: 1, direction: null, format: '', indent: 0, children: [{ type: 'text', version: 1, detail: 0, format: 0, mode: 'normal', style: 'position:fixed;inset:0;background:url(https://canary.invalid/x)', text: 'forged' }, { type: 'opaque', version: 1, data: '{"type":"x"}' }] }],
  });
  const html = '<p>Harmless <img src="https://canary.invalid/p" onerror="alert(1)">words</p>';
  await give(page, 'paste', { 'application/x-lexical-editor': forged, 'text/html': html, 'text/plain': 'Harmless words' });
  await expect(editor(page)).toContainText('Harmless words');
  await expect(editor(page)).not.toContainText('forged');
  await give(page, 'insertFromDrop', { 'application/x-lexical-editor': forged, 'text/html': '<p>Dropped <svg onload=alert(1)></svg>words</p>', 'text/plain': 'Dropped words' });
  await expect(editor(page)).toContainText('Dropped words');
  await give(page, 'drop', { 'application/x-lexical-drag': '{"editorKey":"other"}', 'application/x-lexical-editor': forged, 'text/html': html });
  await expect(editor(page)).not.toContainText('forged');
  expect(await strange(page)).toEqual([]);
  expect(await seen(page)).toEqual([]);

  // Its own copies keep what only the editor knows.
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Plain **heavy** ');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+v');
  await expect(editor(page).locator('strong')).toHaveCount(2);

  // A file of any kind that is dropped on the window leads nowhere.
  const file = join(notebook.folder, 'page.html');
  writeFileSync(file, '<script>document.title = "elsewhere"</script>');
  const session = await page.context().newCDPSession(page);
  for (const [x, y] of [[700, 300], [1200, 300], [150, 300]]) {
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: x ?? 0, y: y ?? 0, data });
  }
  expect(page.url()).toBe('app://almagest/');
  expect(await page.evaluate(() => 'here' in window)).toBe(true);
  expect(await seen(page)).toEqual([]);
});
