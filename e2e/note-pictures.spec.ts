import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { lookOf } from '../src/core/documents/picture-bytes';
import { png, svg } from '../src/main/library/picture.fixture';
import { findings } from './accessibility';
import { answerOpenDialog, answerSaveDialog, expect, menu, picture, test } from './app';
import { editor, newNote, stored } from './note';

test('pictures come into a note by slash, paste and drop, with a description, and are there after a new start', async ({ notebook, running: { app, page, close } }) => {
  writeFileSync(join(notebook.folder, 'lamp-at_night.png'), png(300, 180, 90));
  await newNote(page, 'Towers');
  await page.keyboard.type('Seen ');
  await answerOpenDialog(app, [join(notebook.folder, 'lamp-at_night.png')]);
  await page.keyboard.type('/pict');
  await expect(page.getByRole('option', { name: 'Picture…' })).toBeVisible();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Description of the picture' });
  await expect(field).toHaveValue('lamp at night');
  await field.fill('A lamp behind glass');
  await page.keyboard.press('Enter');
  const lamp = editor(page).getByRole('img', { name: 'A lamp behind glass' });
  await expect(lamp).toHaveJSProperty('naturalWidth', 300);
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' and ');

  const base64 = png(120, 90, 200).toString('base64');
  await app.evaluate(({ clipboard, nativeImage }, data) => (clipboard as unknown as { writeImage(image: unknown): void }).writeImage(nativeImage.createFromBuffer(Buffer.from(data, 'base64'))), base64);
  await page.keyboard.press('Control+v');
  await expect(field).toBeFocused();
  await page.keyboard.type('A chart');
  await page.keyboard.press('Enter');
  await expect(editor(page).getByRole('img', { name: 'A chart' })).toHaveJSProperty('naturalWidth', 120);
  expect(await findings(page)).toEqual([]);
  await picture(page, 'note-pictures');

  const drop = (name: string, type: string, data: string) =>
    editor(page).evaluate(
      (root, [file, kind, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], file, { type: kind }));
        const box = root.getBoundingClientRect();
        root.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, clientX: box.left + 20, clientY: box.top + 10, dataTransfer: transfer }));
      },
      [name, type, data] as const,
    );
  await drop('drawing.svg', 'image/svg+xml', svg.toString('base64'));
  await expect(page.getByText(/This file is no picture that a note can hold/)).toBeVisible();
  await drop('tower.png', 'image/png', png(40, 60, 30).toString('base64'));
  await expect(field).toHaveValue('tower');
  await page.keyboard.press('Enter');
  await expect(editor(page).getByRole('img')).toHaveCount(3);

  await expect.poll(() => stored(notebook.vault)[0]?.markdown ?? '').toMatch(/!\[tower\]\(\.\.\/images\/[0-9a-f]{64}\.png\)/);
  expect(stored(notebook.vault)[0]?.markdown).toMatch(/!\[A lamp behind glass\]\(\.\.\/images\/[0-9a-f]{64}\.png\) and !\[A chart\]/);
  expect(readdirSync(join(notebook.vault, 'images'))).toHaveLength(3);

  // Written as Markdown it is a file that names its pictures where they lie beside it.
  const file = join(notebook.folder, 'out/Towers.md');
  mkdirSync(join(notebook.folder, 'out'));
  await answerSaveDialog(app, file);
  await menu(app, 'Export note…');
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText('Saved as Towers.md, and its 3 pictures beside it in the folder “images”.')).toBeVisible();
  const shown = [...readFileSync(file, 'utf8').matchAll(/\]\((images\/[^)]+)\)/g)].map(([, path = '']) => readFileSync(join(notebook.folder, 'out', path)).subarray(1, 4).toString());
  expect(shown).toEqual(['PNG', 'PNG', 'PNG']);

  // A picture of a kind that Word does not show is drawn as PNG in a Word document.
  const webp = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [70, 50];
    return canvas.toDataURL('image/webp').slice('data:image/webp;base64,'.length);
  });
  await drop('sea.webp', 'image/webp', webp);
  await expect(field).toHaveValue('sea');
  await page.keyboard.press('Enter');
  await expect(editor(page).getByRole('img')).toHaveCount(4);
  const word = join(notebook.folder, 'out/Towers.docx');
  await answerSaveDialog(app, word);
  await menu(app, 'Export note…');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.locator('label').filter({ has: page.getByRole('radio', { name: 'Word document', exact: true }) }).click();
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText('Saved as Towers.docx.')).toBeVisible();
  const media = Object.entries(unzipSync(readFileSync(word))).filter(([name]) => name.startsWith('word/media/'));
  expect(media.map(([, bytes]) => lookOf(bytes))).toContainEqual({ type: 'image/png', width: 70, height: 50 });
  expect(media).toHaveLength(4);
  await close();
  const again = await notebook.start();
  await expect(editor(again.page).getByRole('img', { name: 'A lamp behind glass' })).toHaveJSProperty('naturalWidth', 300);
});
