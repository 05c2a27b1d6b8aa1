import { readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { book } from '../src/core/documents/epub/book.fixture';
import { escapeHtml } from '../src/core/export/markup';
import { lookOf } from '../src/core/documents/picture-bytes';
import { formatsOf, type ExportFormat } from '../src/shared/export';
import { host, strings } from '../wall/attacks';
import { allPages, allStrings } from '../wall/corpora';
import { activeInBibtex, activeInCsv, activeInHtml, activeInJsonLd, activeInMarkdown, activeInWord } from '../wall/inert';
import { answerOpenDialog, answerSaveDialog, expect, picture, test } from './app';
import { request } from './bridge';
import { hostNetwork, preload } from './hook';
import { netLog, networkEvents } from './net-log';

test.setTimeout(240_000);

const value = async <T>(page: Page, name: string, argument: unknown): Promise<T> => {
  const answer = await request(page, name, argument);
  expect(answer, name).toMatchObject({ ok: true });
  return (answer as unknown as { value: T }).value;
};

/** From here on the page remembers whatever ran in it that should not have, and what its policy had to stop. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen, alert: (said: unknown) => seen.push(`alert ${String(said)}`), confirm: () => seen.push('confirm'), prompt: () => seen.push('prompt') });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => seen.push(`${effectiveDirective} ${blockedURI} ${sourceFile ?? ''}`));
    window.addEventListener('error', ({ message }) => seen.push(`error ${message}`));
  });
const seen = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { seen: string[] }).seen);

/** Requests of the window that were refused, from here on: the wall held, but something got as far as asking. */
async function countRefused(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ session }) => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    session.defaultSession.webRequest.onErrorOccurred(({ url, error }) => void (error.includes('BLOCKED') && refused.push(url)));
  });
  return () => app.evaluate(() => (globalThis as unknown as { refused: string[] }).refused);
}

/** Every page of the corpora, forty a book, each in a chapter of its own; the shorter ones as web pages too; all strings as one text. */
async function files(folder: string): Promise<string[]> {
  const pages = allPages().filter(({ id }) => !id.startsWith('nested'));
  const write = (name: string, bytes: string | Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const books = Array.from({ length: Math.ceil(pages.length / 40) }, (_, at) => {
    const chapters = pages.slice(at * 40, at * 40 + 40);
    const items = chapters.map((_each, index) => `<item id="c${String(index)}" href="c${String(index)}.xhtml" media-type="application/xhtml+xml"/>`).join('');
    const spine = chapters.map((_each, index) => `<itemref idref="c${String(index)}"/>`).join('');
    const title = `<img src=x onerror=alert(${String(at)})> book`;
    const opf = `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeHtml(title)}</dc:title><dc:creator>${escapeHtml(title)}</dc:creator></metadata><manifest>${items}</manifest><spine>${spine}</spine></package>`;
    const parts = chapters.map(({ id, text }, index) => [`OEBPS/c${String(index)}.xhtml`, `<html><head><title>${escapeHtml(id)}</title></head><body><h2>${escapeHtml(id)}</h2>${text}<p>After ${escapeHtml(id)}.</p></body></html>`] as const);
    return write(`book-${String(at)}.epub`, book({ 'OEBPS/book.opf': opf, ...Object.fromEntries(parts) }));
  });
  const alone = pages.filter((_each, index) => index % 12 === 0).map(({ text }, index) => write(`page-${String(index)} <b>&.html`, `<!doctype html><title>${escapeHtml(text.slice(0, 200))}</title><p>Words that are read.</p>${text}`));
  const all = (await allStrings()).filter(({ text }) => text.length < 2000);
  return [...books, ...alone, write('strings.txt', all.map(({ text }) => text).join('\n\n')), write('strings.md', all.map(({ text }) => `${text}\n\nand so on.`).join('\n\n'))];
}

/** Notes, marks, names and tags that say a vector wherever a reader can write. */
async function furnish(page: Page, documents: readonly { id: string }[]): Promise<void> {
  const said = strings.filter(({ text }) => text.length < 900).map(({ text }) => text);
  const target = documents[0]?.id ?? '';
  for (const text of said) {
    const { id } = await value<{ id: string }>(page, 'notes.create', { title: text });
    const plain = [{ type: 'text', text, marks: ['bold'] }];
    const blocks = [
      { type: 'heading', level: 1, children: plain },
      { type: 'paragraph', children: [{ type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', text: 'a link', marks: [] }] }, { type: 'reference', target: { kind: 'document', id: target }, text }] },
      { type: 'code', language: text.slice(0, 40), text },
      { type: 'passage', annotation: text.slice(0, 40), document: target, quote: text, source: text },
    ];
    await value(page, 'notes.save', { note: id, title: text, tags: [text.slice(0, 90)], tree: { blocks } });
  }
  for (const { id } of documents) {
    const { text } = await value<{ text: string }>(page, 'documents.open', { document: id });
    for (const [index, comment] of said.slice(0, 12).entries()) {
      const start = Math.min(index * 7, Math.max(0, text.length - 2));
      await request(page, 'annotations.create', { document: id, start, end: Math.min(text.length, start + 5), style: 'highlight', color: 'rose', comment, tags: [comment.slice(0, 90)] });
    }
  }
  const entities = await value<readonly { id: string }[]>(page, 'entities.list', null);
  for (const [index, { id }] of entities.slice(0, 20).entries()) {
    const name = said[index]?.trim().slice(0, 150) ?? '';
    if (name === '') continue;
    await request(page, 'entities.decide', { kind: 'rename', entity: id, name });
    await request(page, 'entities.decide', { kind: 'describe', entity: id, description: name });
    await request(page, 'entities.decide', { kind: 'alias', entity: id, alias: `${name} 2`, exact: true });
  }
}

/** Opens every article, note and list, the panels, and what searching finds. */
async function visit(page: Page): Promise<void> {
  const toEnd = () => page.evaluate(() => document.querySelectorAll('.reader, .app-main, .app-side').forEach((each) => each.scrollTo(0, each.scrollHeight)));
  const room = async (name: string, at: number, rows: number) => {
    await page.keyboard.press(`Control+${String(at)}`);
    const list = page.getByRole('complementary', { name: 'List' }).getByRole('row');
    await expect(list.first()).toBeVisible();
    const count = Math.min(await list.count(), rows);
    for (let index = 0; index < count; index++) {
      await list.nth(index).click();
      await page.waitForTimeout(40);
      await toEnd();
    }
    await picture(page, `wall-${name}`);
  };
  await page.keyboard.press('Control+1');
  const rows = page.getByRole('grid', { name: 'Library' }).getByRole('row');
  await rows.filter({ hasText: /^Reading/i }).click();
  const unread = rows.filter({ has: page.getByRole('button', { name: /^More for/ }) });
  // What was opened goes to the group that is folded, so that the first one is always another.
  for (let turn = 0; turn < 120 && (await unread.count()) > 0; turn++) {
    // The one that was opened last may go while it is looked for.
    await unread.first().click({ timeout: 1000 }).catch(() => undefined);
    await page.waitForTimeout(40);
    await toEnd();
  }
  await expect(unread).toHaveCount(0);
  await picture(page, 'wall-library');
  for (const tab of [0, 1, 2]) await page.getByRole('tablist', { name: 'Side pane' }).getByRole('tab').nth(tab).click();
  await room('notes', 3, 50);
  await room('entities', 2, 20);
  for (const typed of ['alert', 'onerror', '<img src=x onerror=alert(1)>', '"><script>']) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search everything' }).fill(typed);
    await page.waitForTimeout(150);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Trash' }).click();
  await expect(page.getByRole('dialog', { name: 'Trash' })).toBeVisible();
  await page.keyboard.press('Escape');
}

/** The places that marks are linked by and breaks of lines are ours and hold nothing; links to other files of the folder, and of our own, lead nowhere else. */
function activeInFile(name: string, markdown: string, names: ReadonlySet<string>): string[] {
  const leadsInside = (url: string): boolean => {
    if (url.startsWith('almagest:')) return true;
    const path = posix.join(posix.dirname(name), url.split('#')[0] ?? '');
    // A finding is cut short.
    return [...names].some((each) => each.startsWith(path) || encodeURI(each).startsWith(path));
  };
  const found = activeInMarkdown(markdown.replace(/<a id="(?:annotation|section)-[\w.~!*'-]+"><\/a>|<br>/g, ''));
  return found.filter((each) => !each.startsWith('link ') || !leadsInside(each.slice('link '.length))).map((each) => `${name}: ${each}`);
}

const active: Readonly<Record<ExportFormat, (bytes: Buffer) => string[]>> = {
  markdown: (bytes) => activeInMarkdown(bytes.toString()),
  html: (bytes) => activeInHtml(bytes.toString()),
  docx: activeInWord,
  pdf: (bytes) => [...bytes.toString('latin1').matchAll(/\/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|SubmitForm)\b/g)].map(([name]) => name),
  jsonld: (bytes) => activeInJsonLd(bytes.toString()),
  csv: (bytes) => activeInCsv(bytes.toString()),
  'csv-mentions': (bytes) => activeInCsv(bytes.toString()),
  'csv-entities': (bytes) => activeInCsv(bytes.toString()),
  bibtex: (bytes) => activeInBibtex(bytes.toString()),
  zip: (bytes) => {
    const files = Object.entries(unzipSync(bytes));
    const names = new Set(files.map(([name]) => name));
    return files.flatMap(([name, file]) => {
      if (name.endsWith('.md')) return activeInFile(name, strFromU8(file), names);
      if (/\.json(?:ld)?$/.test(name)) return activeInJsonLd(strFromU8(file));
      return lookOf(file) ? [] : [`${name} is no picture`];
    });
  },
  anki: (bytes) => activeInHtml(bytes.toString()),
  csljson: (bytes) => (JSON.parse(bytes.toString()) === null ? ['nothing'] : []),
};

/** Writes the thing in every format and names what in the files could act. */
async function exportAll(app: ElectronApplication, page: Page, folder: string, kind: 'note' | 'article' | 'everything', id: string): Promise<string[]> {
  const found: string[] = [];
  for (const format of formatsOf[kind]) {
    // Of everything, the same pages as of an article, and very many.
    if (kind === 'everything' && format === 'pdf') continue;
    const path = join(folder, `export-${kind}-${format}`);
    await answerSaveDialog(app, path);
    await value(page, 'export.save', { subject: { kind, id }, format });
    const check = (active as Readonly<Record<string, (bytes: Buffer) => string[]>>)[format];
    if (check) found.push(...check(readFileSync(path)).map((each) => `${kind} ${format}: ${each}`));
  }
  return found;
}

test('hostile pages and strings everywhere: nothing runs, nothing is asked for, nothing breaks, no name is looked up', async ({ notebook }) => {
  const { folder } = notebook;
  const running = await notebook.start({ electronArgs: [...preload(folder, {}), netLog(folder)] });
  const { app, page } = running;
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('crash', () => broken.push('crash'));
  page.on('dialog', (dialog) => (broken.push(`dialog ${dialog.message()}`), void dialog.dismiss()));
  await watch(page);
  const refused = await countRefused(app);

  const given = await files(folder);
  await answerOpenDialog(app, given);
  const { lines } = await value<{ lines: readonly { document: string | null; problem: string | null }[] }>(page, 'documents.import', { from: 'files' });
  expect(lines).toHaveLength(given.length);
  // What is refused, because nothing to read is left of it, is named.
  expect(lines.filter(({ document, problem }) => document === null && problem === null)).toEqual([]);
  const documents = lines.flatMap(({ document }) => (document === null ? [] : [{ id: document }]));
  expect(documents.length, lines.flatMap(({ problem }) => problem ?? []).join('\n')).toBeGreaterThan(given.length * 0.8);
  await furnish(page, documents.slice(0, 8));
  await visit(page);

  const [note] = await value<readonly { id: string }[]>(page, 'notes.list', null);
  const found = [...(await exportAll(app, page, folder, 'note', note?.id ?? '')), ...(await exportAll(app, page, folder, 'article', documents[0]?.id ?? '')), ...(await exportAll(app, page, folder, 'everything', ''))];
  expect(found).toEqual([]);
  expect(await seen(page)).toEqual([]);
  expect(broken).toEqual([]);
  expect((await refused()).filter((url) => !url.startsWith('devtools:'))).toEqual([]);
  expect(await page.evaluate(() => document.querySelectorAll('article script, article img, article iframe, article style, article svg a, article [onclick], article form').length)).toBe(0);

  // The log does see what leaves: another session of the same process asks for a name.
  await app.evaluate(async ({ session }) => {
    const free = session.fromPartition('free');
    await free.setProxy({ mode: 'direct' });
    await free.fetch('http://control.invalid/').catch(() => undefined);
  });
  await running.close();
  const events = networkEvents(folder);
  expect(events.filter((event) => event.includes('control.invalid')).length).toBeGreaterThan(0);
  expect(events.filter((event) => event.includes(host) || (event.includes('http') && !event.includes('control.invalid')))).toEqual([]);
  expect(events.filter((event) => event.startsWith('HOST_RESOLVER_MANAGER_REQUEST') && !event.includes('control.invalid'))).toEqual([]);
  expect(hostNetwork(folder).filter((line) => !line.includes('control.invalid'))).toEqual([]);
});
