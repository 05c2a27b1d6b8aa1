import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { findings, smallTargets } from './accessibility';
import { answerOpenDialog, expect, menu, picture, test } from './app';

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });
const rows = (page: Page) => page.getByRole('grid', { name: 'Library' }).getByRole('row');

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Drags paths of this computer over the window and lets them go, as the system does. */
async function drop(page: Page, files: string[], target: { x: number; y: number }): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const) await cdp.send('Input.dispatchDragEvent', { type, ...target, data });
  await expect(page.getByText('Drop to bring it into the library')).toBeVisible();
  await picture(page, 'drop-zone');
  await cdp.send('Input.dispatchDragEvent', { type: 'drop', ...target, data });
  await cdp.detach();
}

/** Keeps what the taskbar was told. */
async function watchTaskbar(app: ElectronApplication): Promise<() => Promise<number[]>> {
  await app.evaluate(({ BrowserWindow }) => {
    const told: number[] = [];
    Object.assign(globalThis, { told });
    for (const window of BrowserWindow.getAllWindows()) window.setProgressBar = (share) => void told.push(share);
  });
  return () => app.evaluate(() => (globalThis as unknown as { told: number[] }).told);
}

test('files and folders that are dropped come in, and each is answered for', async ({ notebook, running: { page } }) => {
  write(notebook.folder, {
    'bag/one.md': '# Lighthouses\n\nA lighthouse is a tower with a lamp.\n',
    'bag/deep/two.txt': 'On buoys\n\nA buoy floats where it is moored.\n',
    'bag/deep/empty.txt': '',
    'bag/.hidden/three.md': '# Hidden\n\nNobody asked for it.\n',
    'bag/picture.png': 'none',
    'alone.html': '<title>Beacons</title><h1>Beacons</h1><p>A beacon is lit on a hill and seen from far away by everybody.</p>',
  });
  await drop(page, [join(notebook.folder, 'bag'), join(notebook.folder, 'alone.html')], { x: 700, y: 400 });
  await expect(notices(page)).toContainText('3 articles came into the library.');
  await expect(notices(page)).toContainText('empty.txt is empty.');
  await expect(notices(page)).not.toContainText(notebook.folder);
  await expect(rows(page).filter({ hasText: /Lighthouses|On buoys|Beacons/ })).toHaveCount(3);

  await notices(page).getByRole('button', { name: 'Show all' }).click();
  const report = page.getByRole('dialog', { name: 'What was imported' });
  await expect(report.getByRole('listitem')).toHaveText([/^empty\.txtNot imported/, /^two\.txtIn the library/, /^one\.mdIn the library/, /^alone\.htmlIn the library/]);
  await picture(page, 'import-report');
  expect(await findings(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  await report.getByRole('button', { name: 'Open alone.html' }).click();
  await expect(page.locator('article h1')).toHaveText('Beacons');

  // A zip is a notebook's; of a damaged one nothing comes.
  write(notebook.folder, { 'half.zip': 'PK' });
  await drop(page, [join(notebook.folder, 'half.zip')], { x: 700, y: 400 });
  await expect(notices(page)).toContainText('half.zip is damaged or not complete.');
  await expect(page.getByRole('dialog', { name: 'What would come' })).toHaveCount(0);
});

test('an import of many files says how far it is, also on the taskbar, and can be stopped', async ({ notebook, running: { app, page } }) => {
  const words = 'The keeper of the light wrote down the wind, the sea and every sail. ';
  write(notebook.folder, Object.fromEntries(Array.from({ length: 200 }, (_, number) => [`logs/log-${String(number).padStart(3, '0')}.md`, `# Log ${String(number)}\n\n${`${words.repeat(30)}\n\n`.repeat(60)}Page ${String(number)}.\n`])));
  const taskbar = await watchTaskbar(app);
  await answerOpenDialog(app, [join(notebook.folder, 'logs')]);
  await menu(app, 'Import a folder…');
  const progress = notices(page).getByText(/^Importing \d+ of 200: log-\d+\.md$/);
  await expect(progress).toBeVisible();
  await picture(page, 'import-progress');
  await notices(page).getByRole('button', { name: 'Stop' }).click();
  await expect(notices(page)).toContainText(/\d+ articles? came into the library\. \d+ files were left\.|One article came into the library\. \d+ files were left\./);
  await expect(progress).toHaveCount(0);
  const told = await taskbar();
  expect(told.at(-1)).toBe(-1);
  expect(told.filter((share) => share > 0 && share < 1).length).toBeGreaterThan(0);
  // What came in is whole and stays.
  const came = rows(page).filter({ hasText: /Log \d/ });
  await expect(came).not.toHaveCount(0);
  expect(await came.count()).toBeLessThan(200);
});

test('what was copied becomes an article: a page with its headings, or plain text', async ({ running: { app, page } }) => {
  const copy = (html: string, text: string) => app.evaluate(({ clipboard }, given) => (clipboard as unknown as { write(of: unknown): void }).write(given), { html, text });
  await copy('<h1>Signals at sea</h1><p>Flags were read by day, and <em>lanterns</em> by night. They said which ship it was and where it went.</p><script>document.title="ran"</script>', 'Signals at sea');
  await menu(app, 'New article from the clipboard');
  await expect(page.locator('article h1')).toHaveText('Signals at sea');
  await expect(page.locator('article em')).toHaveText('lanterns');
  await copy('', 'Fog horns\n\nA horn is blown where nothing can be seen.\n');
  await menu(app, 'New article from the clipboard');
  await expect(page.locator('article h1')).toHaveText('Fog horns');
  // An import is a change like any other: what came goes to the trash and comes back.
  await notices(page).getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(rows(page).filter({ hasText: 'Fog horns' })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('article h1')).toHaveText('Fog horns');
  await copy('', ' ');
  await menu(app, 'New article from the clipboard');
  await expect(notices(page)).toContainText('Nothing was copied that could become an article.');
});

test('the notes of a Markdown folder are told first, come in with their links, and go again with undo', async ({ notebook, running: { app, page } }) => {
  write(notebook.folder, { 'obsidian/One.md': '---\ntags: [sea]\n---\nTo [[Two|the other]] and [[nobody]].', 'obsidian/deep/Two.md': '# Two\n\n> [!tip] Look\n> at the lamp', 'obsidian/.obsidian/app.md': 'no', 'obsidian/large.md': 'x'.repeat(5 * 1024 * 1024 + 1) });
  await answerOpenDialog(app, [join(notebook.folder, 'obsidian')]);
  await menu(app, 'Import notes of a Markdown folder…');
  const plan = page.getByRole('dialog', { name: 'What would come' });
  await expect(plan.getByRole('status')).toContainText('2 notes would come into the notebook.One link to what is not among them becomes plain words.');
  await expect(plan.getByRole('listitem')).toHaveText([/^large\.mdCannot come.*larger than 5 MB/, /^One\.mdComes/, /^deep\/Two\.mdComes/]);
  await picture(page, 'arrival-plan');
  expect(await findings(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  await plan.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('grid', { name: 'Notes' }).getByRole('row')).toHaveCount(0);
  await menu(app, 'Import notes of a Markdown folder…');
  await plan.getByRole('button', { name: 'Import', exact: true }).press('Enter');
  await expect(notices(page)).toContainText('2 notes came into the notebook.');
  const list = page.getByRole('grid', { name: 'Notes' });
  await list.getByRole('row', { name: 'One' }).click();
  const text = page.getByRole('textbox', { name: 'Text of the note' });
  await expect(text).toContainText('To the other and nobody.');
  await text.getByText('the other').click();
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toHaveValue('Two');
  await expect(page.getByRole('button', { name: /^One — “To the other/ })).toBeVisible();
  await picture(page, 'notes-brought');
  await page.locator('article').first().focus();
  await page.keyboard.press('Control+z');
  await expect(list.getByRole('row')).toHaveCount(0);
});

test('marks of a page that is not in the library stand on an article of their passages, and go again as one step', async ({ notebook, running: { app, page } }) => {
  const on = (id: string, target: unknown, bodyValue: string) => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: `https://x.org/${id}`, type: 'Annotation', bodyValue, target });
  const source = 'https://example.org/light';
  const given = [on('1', { source, selector: { type: 'TextQuoteSelector', exact: 'A lighthouse is seen from far away.' } }, 'How far?'), on('2', source, 'Of the whole page')];
  write(notebook.folder, { 'marks.json': JSON.stringify(given) });
  await answerOpenDialog(app, [join(notebook.folder, 'marks.json')]);
  await menu(app, 'Import marks…');
  const plan = page.getByRole('dialog', { name: 'What would come' });
  await expect(plan.getByRole('status')).toContainText('For “example.org/light”, which is not in the library, an article of the marked passages is made.');
  await expect(plan.getByRole('listitem')).toHaveText([/^Of the whole pageWithout a place/, /^A lighthouse is seen from far away\.Comes/]);
  await picture(page, 'arrival-marks');
  await plan.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(notices(page)).toContainText('2 marks came into the notebook.');
  await rows(page).filter({ hasText: 'example.org/light' }).click();
  await expect(page.locator('article blockquote')).toHaveText('A lighthouse is seen from far away.');
  await page.getByRole('tab', { name: 'Marks 2' }).click();
  await expect(page.getByText('Of the whole page')).toBeVisible();
  await expect(page.getByText('It names no passage of the text.')).toBeVisible();
  await picture(page, 'arrival-marks-list');
  await page.locator('article').first().focus();
  await page.keyboard.press('Control+z');
  await expect(rows(page).filter({ hasText: 'example.org/light' })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(rows(page).filter({ hasText: 'example.org/light' })).toHaveCount(1);
});

test('the clippings of a Kindle come to the article they are of, and go again with undo', async ({ notebook, running: { app, page } }) => {
  const clip = (title: string, text: string, kind = 'Highlight') => `${title}\n- Your ${kind} on page 1 | Location 1-2 | Added on Monday, May 2, 2016 10:00:00 PM\n\n${text}\n==========\n`;
  const title = 'Space agencies: forging international alliances for cosmic exploration?';
  write(notebook.folder, { 'My Clippings.txt': clip(title, 'serve as the vanguards of our collective exploration efforts') + clip(title, 'are they?', 'Note') + clip('Lamps (Doe, Jane)', 'A lamp is lit at dusk.') });
  await answerOpenDialog(app, [join(notebook.folder, 'My Clippings.txt')]);
  await menu(app, 'Import marks…');
  const plan = page.getByRole('dialog', { name: 'What would come' });
  await expect(plan.getByRole('status')).toContainText('2 marks would come into the notebook.For “Lamps”');
  await plan.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(notices(page)).toContainText('2 marks came into the notebook.');
  await expect(rows(page).filter({ hasText: 'Lamps' })).toContainText('1 mark');
  await page.getByRole('tab', { name: 'Marks 1' }).click();
  await expect(page.getByText('are they?')).toBeVisible();
  await page.locator('article').first().focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('are they?')).toHaveCount(0);
  await expect(rows(page).filter({ hasText: 'Lamps' })).toHaveCount(0);
});
