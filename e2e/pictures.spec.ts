import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { png, svg } from '../src/main/library/picture.fixture';
import { answerOpenDialog, answerSaveDialog, expect, picture, test } from './app';
import { request } from './bridge';
import { findings } from './accessibility';
import { resize, setTheme } from './screens';

test('pictures of a saved page stand in the article at their size, and nothing but they is served', async ({ notebook, running: { app, page } }) => {
  const files = join(notebook.folder, 'Towers_files');
  mkdirSync(files);
  writeFileSync(join(files, 'lamp.png'), png(480, 240, 90));
  writeFileSync(join(files, 'drawing.svg'), svg);
  const words = 'A lighthouse is a tower with a lamp on top, and it is seen from far away by everybody at sea. ';
  const body = `<figure><img src="Towers_files/lamp.png" alt="A lamp behind glass"><figcaption>The lamp at night</figcaption></figure><p>${words.repeat(6)}</p><p><img src="Towers_files/drawing.svg" alt="A drawing of it"></p><p><img src="https://example.org/far.png"></p><p>${words.repeat(6)}</p><p><img src="data:image/png;base64,${png(120, 90, 200).toString('base64')}"></p>`;
  writeFileSync(join(notebook.folder, 'Towers.html'), `<html><head><title>Towers</title></head><body><article><h1>Towers</h1><p>${words.repeat(6)}</p>${body}</article></body></html>`);
  await answerOpenDialog(app, [join(notebook.folder, 'Towers.html')]);
  await page.keyboard.press('Control+o');
  await expect(page.locator('article h1')).toHaveText('Towers');
  const shown = page.locator('article img');
  await expect(shown).toHaveCount(2);
  const lamp = page.getByRole('figure').getByRole('img', { name: 'A lamp behind glass' });
  await expect(lamp).toHaveJSProperty('naturalWidth', 480);
  await expect.poll(() => lamp.boundingBox()).toMatchObject({ width: 480, height: 240 });
  await expect(page.locator('article figcaption')).toHaveText('The lamp at night');
  await shown.last().scrollIntoViewIfNeeded();
  await expect(shown.last()).toHaveJSProperty('naturalWidth', 120);
  expect(await findings(page)).toEqual([]);

  const source = (await lamp.getAttribute('src')) ?? '';
  expect(source).toMatch(/^\/picture\/[A-Z0-9]+\/[0-9a-f]{64}\/[0-9a-f]{64}$/);
  const loads = (address: string) => page.evaluate((src) => new Promise<boolean>((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = src;
  }), address);
  expect(await loads(source)).toBe(true);
  const [, , document = '', revision = '', sha256 = ''] = source.split('/');
  for (const other of [`/picture/${document}/${revision}/${revision}`, `/picture/${document}/${sha256}/${sha256}`, `/picture/OTHER/${revision}/${sha256}`, `/documents/${document}/${revision.slice(0, 12)}/${sha256}.png`, `/picture/../${document}/${sha256}`]) expect(await loads(other)).toBe(false);
  expect(readdirSync(join(notebook.vault, 'documents', document, revision.slice(0, 12)))).toHaveLength(5);

  await lamp.scrollIntoViewIfNeeded();
  await picture(page, 'pictures-light');
  await setTheme(page, 'dark');
  await picture(page, 'pictures-dark');
  await resize(app, page, 800, 600);
  await expect.poll(async () => (await lamp.boundingBox())?.width ?? 0).toBeLessThanOrEqual(800);
  await picture(page, 'pictures-narrow');

  // What is marked stands where it stands: pictures have no letters.
  await resize(app, page, 1440, 900);
  await page.locator('article figcaption').getByText('The lamp at night').dblclick({ position: { x: 40, y: 8 } });
  await page.keyboard.press('1');
  const folder = join(notebook.vault, 'annotations');
  await expect.poll(() => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('')).toMatch(/"exact":"lamp"/);

  const pdf = join(notebook.folder, 'towers.pdf');
  await answerSaveDialog(app, pdf);
  await request(page, 'export.save', { subject: { kind: 'article', id: document }, format: 'pdf' });
  // The sign of a picture that is missing is an image, too.
  const widths = [...readFileSync(pdf, 'latin1').matchAll(/\/Subtype \/Image\s+\/Width (\d+)/g)].map(([, width]) => width);
  expect(widths.sort()).toEqual(['120', '480']);
});
