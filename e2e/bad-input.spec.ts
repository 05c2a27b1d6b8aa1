import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import iconv from 'iconv-lite';
import { column, pdf } from '../src/core/documents/pdf/file.fixture';
import { answerOpenDialog, executable, expect, picture, project, rootSwitches, sessionFile, storedSession, test } from './app';
import { preload, shownBoxes } from './hook';

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program to its end. */
const run = (program: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { timeout: 30_000 });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (bytes) => (output += String(bytes)));
    child.stderr.on('data', (bytes) => (errors += String(bytes)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
  });

test.use({ first: true });

test('a damaged settings file: the defaults, the old file beside, one notice', async ({ notebook }) => {
  const profile = join(notebook.folder, 'profile');
  const damaged = '{ "settings": { "theme": "dark", "textSize": 2';
  mkdirSync(profile);
  writeFileSync(join(profile, 'settings.json'), damaged);
  const { page, close } = await notebook.start();
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices.getByText(/The settings file was damaged\. The defaults are in force/)).toHaveCount(1);
  await picture(page, 'error-settings');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  const kept = readdirSync(profile).filter((name) => name.startsWith('settings.damaged-'));
  expect(kept.map((name) => readFileSync(join(profile, name), 'utf8'))).toEqual([damaged]);
  await close();

  const again = await notebook.start();
  await expect(again.page.getByText('Saved')).toBeVisible();
  await expect(again.page.getByText(/settings file was damaged/)).toHaveCount(0);
  expect(readdirSync(profile).filter((name) => name.startsWith('settings.damaged-'))).toEqual(kept);
});

test('a settings file with values out of range keeps what is in range', async ({ notebook }) => {
  const profile = join(notebook.folder, 'profile');
  mkdirSync(profile);
  const bounds = { x: 1e6, y: -1e6, width: 1000, height: 700, maximized: false };
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ settings: { theme: 'dark', textSize: 900, showMentions: 'maybe' }, bounds, vault: 7, device: {} }));
  const { page } = await notebook.start();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('region', { name: 'Notices' }).locator('p')).toHaveCount(0);
  await expect(page.getByText(/^International collaboration/).first()).toHaveCSS('font-size', '18px');
});

test('what is no vault or cannot be written is refused with its reason, and another folder is offered', async ({ notebook }) => {
  const { folder } = notebook;
  const [file, foreign, damaged, full, good] = ['file.txt', 'foreign', 'damaged', 'full', 'good'].map((name) => join(folder, name)) as [string, string, string, string, string];
  writeFileSync(file, 'a file');
  for (const path of [foreign, damaged, full]) mkdirSync(path);
  writeFileSync(join(foreign, 'thesis.doc'), 'years of work');
  writeFileSync(join(damaged, 'vault.json'), '{"format":');
  const another = 'Choose another folder…';
  const { page } = await notebook.start({
    chosenVault: false,
    args: ['--vault', join(file, 'below')],
    electronArgs: preload(folder, {
      messages: ['Try again', another, another, another, another, another],
      opened: [[foreign], [damaged], ['/proc/almagest'], [full], [good]],
      fullDisk: { folder: full },
    }),
  });
  const shown = shownBoxes(folder);
  expect(shown.map(({ message, buttons }) => [message, ...buttons])).toEqual(
    Array.from({ length: 6 }, () => ['This vault cannot be opened.', another, 'Try again', 'Quit']),
  );
  expect(shown.map(({ detail }) => detail.split('\n')[0])).toEqual([
    expect.stringContaining(join(file, 'below')),
    expect.stringContaining(join(file, 'below')),
    expect.stringMatching(/foreign holds other files and no vault\.json, so it is not a notebook; choose an empty folder/),
    expect.stringMatching(/vault\.json cannot be read/),
    expect.stringMatching(/^\/proc\/almagest cannot be written/),
    expect.stringMatching(/full cannot be opened because .*; free some space and try again/),
  ]);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(existsSync(join(good, 'vault.json'))).toBe(true);
  expect(readdirSync(foreign)).toEqual(['thesis.doc']);
  expect(readdirSync(damaged)).toEqual(['vault.json']);
  expect(readFileSync(file, 'utf8')).toBe('a file');
});

test('who would rather leave than choose another folder leaves', async ({ notebook: { folder } }) => {
  const before = readdirSync(folder);
  writeFileSync(join(folder, 'letter.txt'), 'not a vault');
  const { code } = await run(executable, [...rootSwitches, ...preload(folder, { messages: ['Quit'] }), project, `--user-data-dir=${join(folder, 'profile')}`, '--vault', folder]);
  expect(code).toBe(0);
  expect(shownBoxes(folder)).toHaveLength(1);
  expect(before).toEqual([]);
  expect(existsSync(join(folder, 'vault.json'))).toBe(false);
});

test('a second start: on the same profile the first window comes forward, on another one it is refused', async ({ notebook, running: { app, page } }) => {
  const { folder, vault } = notebook;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const same = await run(executable, [...rootSwitches, project, `--user-data-dir=${join(folder, 'profile')}`, '--vault', vault]);
  expect(same.code).toBe(0);
  const visible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
  await expect.poll(visible).toEqual([true]);

  const other = await run(executable, [...rootSwitches, ...preload(folder, { messages: ['Quit'] }), project, `--user-data-dir=${join(folder, 'other')}`, '--vault', vault]);
  expect(other.code).toBe(0);
  expect(shownBoxes(folder).map(({ detail }) => detail)).toEqual([expect.stringMatching(/vault is open in another Almagest \(process \d+\); close it there first/)]);
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toBeVisible();
});

test('an unknown flag: usage and exit code 2', async ({ notebook: { folder } }) => {
  const profile = `--user-data-dir=${join(folder, 'profile')}`;
  for (const wrong of [['--wrong'], ['--vault'], ['article.txt']]) {
    const { code, errors, output } = await run(executable, [...rootSwitches, project, profile, ...wrong]);
    expect(code, errors).toBe(2);
    expect(errors).toContain('usage: npm start -- [--vault DIR] [--self-test]');
    expect(output).toBe('');
  }
  // `npm start` builds what was built by other means anew, which would pull the files from under the specs beside this one.
  const { build } = (await import(pathToFileURL(join(project, 'scripts/setup/build.mjs')).href)) as { build(): { isDone(): boolean } };
  if (build().isDone()) expect((await run(process.execPath, [join(project, 'scripts/start.mjs'), '--wrong'])).code).toBe(2);
});

test('of files imported together the bad ones are named, and the good one comes in', async ({ notebook, running: { app, page } }) => {
  const write = (name: string, content: string | Buffer) => {
    const path = join(notebook.folder, name);
    writeFileSync(path, content);
    return path;
  };
  const files = [
    write('empty.txt', ''),
    write('picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    write('good.txt', 'On lighthouses\n\nA lighthouse is a tower with a lamp.\n'),
    write('huge.txt', Buffer.alloc(50 * 1024 * 1024, 'many words ')),
    join(notebook.folder, 'gone.txt'),
  ];
  await answerOpenDialog(app, files);
  await page.keyboard.press('Control+o');
  await expect(page.locator('article')).toContainText('A lighthouse is a tower with a lamp.');
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('One article came into the library.');
  await expect(notices).toContainText('empty.txt is empty.');
  await expect(notices).toContainText('picture.txt looks like a PNG picture');
  await expect(notices).toContainText('huge.txt is 50 MB, more than');
  await expect(notices).toContainText('gone.txt could not be read');
  await expect(notices).not.toContainText(notebook.folder);
  await picture(page, 'error-import');
  expect(readdirSync(join(notebook.vault, 'documents'))).toHaveLength(2);
  await expect(page.getByRole('grid', { name: 'Library' }).getByRole('button', { name: /^More for/ })).toHaveCount(2);
});

test('texts in encodings of before Unicode come in with their letters, and it is said how they were read', async ({ notebook, running: { app, page } }) => {
  const files = [
    { name: 'ksiezyc.txt', encoding: 'windows-1250', text: 'Wczoraj późnym wieczorem załoga wróciła na Ziemię. Następna wyprawa ma się rozpocząć jesienią.' },
    { name: 'tsuki.txt', encoding: 'shift_jis', text: '昨夜遅く、乗組員は地球に帰還しました。次の任務は、天候が許せば秋に始まる予定です。' },
    { name: 'luna.html', encoding: 'koi8-r', text: '<meta charset="koi8-r"><title>Луна</title><p>Вчера поздно вечером экипаж вернулся на Землю. Следующая экспедиция должна начаться осенью.' },
  ].map(({ name, encoding, text }) => {
    writeFileSync(join(notebook.folder, name), iconv.encode(text, encoding));
    return join(notebook.folder, name);
  });
  await answerOpenDialog(app, files);
  await page.keyboard.press('Control+o');
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('ksiezyc.txt does not say which encoding it is in and was read as Central European (Windows-1250).');
  await expect(notices).toContainText('tsuki.txt does not say which encoding it is in and was read as Japanese (Shift_JIS).');
  await expect(notices).not.toContainText('luna.html');
  await notices.getByRole('button', { name: 'Show all' }).click();
  const report = page.getByRole('dialog', { name: 'What was imported' });
  await expect(report.getByRole('listitem')).toHaveText([/Central European \(Windows-1250\)/, /Japanese \(Shift_JIS\)/, /^luna\.htmlIn the library$/]);
  await picture(page, 'import-encodings');
  await report.getByRole('button', { name: 'Open ksiezyc.txt' }).click();
  await expect(page.locator('article')).toContainText('Wczoraj późnym wieczorem załoga wróciła na Ziemię.');
  const grid = page.getByRole('grid', { name: 'Library' });
  await grid.getByRole('row', { name: /tsuki/ }).click();
  await expect(page.locator('article')).toContainText('次の任務は、天候が許せば秋に始まる予定です。');
  await grid.getByRole('row', { name: /luna/ }).click();
  await expect(page.locator('article')).toContainText('Вчера поздно вечером');
});

test('a PDF file in Japanese whose fonts are not in it, on pages that are turned, is read', async ({ notebook, running: { app, page } }) => {
  const lines = ['昨夜遅く、乗組員は地球に帰還しま', 'した。次の任務は、天候が許せば秋に', '始まる予定である。'].map((line) => iconv.encode(line, 'utf-16be').toString('latin1'));
  const path = join(notebook.folder, 'tsuki.pdf');
  writeFileSync(path, pdf([column(lines, 700, { font: 'UniJIS-UTF16-H' })], '', '', '/Rotate 90'));
  await answerOpenDialog(app, [path]);
  await page.keyboard.press('Control+o');
  await expect(page.locator('article')).toContainText('昨夜遅く、乗組員は地球に帰還しました。次の任務は、天候が許せば秋に始まる予定である。');
});

test('a damaged session and a damaged text: a sentence, never a blank window', async ({ notebook }) => {
  const first = await notebook.start();
  await first.page.keyboard.press('Control+2');
  await expect.poll(() => storedSession(notebook)).toMatchObject({ view: 'entities' });
  await first.close();
  const session = sessionFile(notebook);
  writeFileSync(session, '{"view":"library","document":"gone","entity":null,"note":"gone","side":"note","offsets":{},"panes":{"list":280,"side":376,"listOpen":true,"sideOpen":true}}');
  const second = await notebook.start({ waitForText: false });
  await expect(second.page.getByText('The article could not be opened.')).toBeVisible();
  await expect(second.page.getByText('This note could not be opened.')).toBeVisible();
  await second.page.getByRole('row', { name: /Space agencies/ }).click();
  await expect(second.page.locator('article h1')).toBeVisible();
  await second.close();

  writeFileSync(session, '{"view":');
  const third = await notebook.start();
  await expect(third.page.getByRole('heading', { name: 'Library' })).toBeVisible();
  await third.close();

  const document = join(notebook.vault, 'documents', readdirSync(join(notebook.vault, 'documents'))[0] ?? '');
  const revision = readdirSync(document, { withFileTypes: true }).find((entry) => entry.isDirectory())?.name ?? '';
  const text = join(document, revision, 'text.txt');
  writeFileSync(text, readFileSync(text, 'utf8').replace('Outer Space Treaty', 'Inner Space Treaty'));
  const { page } = await notebook.start({ waitForText: false });
  await expect(page.getByText('The article could not be opened.')).toBeVisible();
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('dialog')).toContainText('text.txt');
  await picture(page, 'error-text-damaged');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Entities', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Entities' })).toBeVisible();
});
