/** What somebody does in the window until it is killed: types a note, makes marks, saves another note; each answer is logged. */
import type { Page } from '@playwright/test';
import type { Result } from '../../src/shared/failure';
import { versionText, type AcknowledgementLog } from './acknowledgements';

/** Asks the host as the page's own code does. Rejects where the host refuses, or is gone. */
async function ask<T>(page: Page, name: string, argument: unknown): Promise<T> {
  const result = (await page.evaluate(
    async ([asked, given]) => {
      const { almagest } = window as unknown as { almagest: { request(name: unknown, argument: unknown): Promise<string> } };
      return JSON.parse(await almagest.request(asked, given)) as unknown;
    },
    [name, argument] as const,
  )) as Result<T>;
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
  return result.value;
}

/** How long keys may take to show, in milliseconds; what has not come by then went elsewhere, and is told. */
const arrivedMs = 15_000;

/** Types words into a new note and logs what stands there each time the status line says that it is saved. */
async function type(page: Page, title: string, log: AcknowledgementLog): Promise<void> {
  const status = page.locator('.status-save');
  await page.keyboard.press('Control+n');
  const titleBox = page.getByRole('textbox', { name: 'Title of the note' });
  await titleBox.and(page.locator(':focus')).waitFor();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  const editor = page.getByRole('textbox', { name: 'Text of the note' });
  await editor.and(page.locator(':focus')).waitFor({ timeout: arrivedMs });
  let text = '';
  for (let word = 0; ; word += 1) {
    const next = `${title}w${word} `;
    await page.keyboard.type(next);
    text += next;
    // Neither a state from before the keys reached the editor, nor keys that went elsewhere, may be taken for a saved text.
    await editor.filter({ hasText: text.trimEnd() }).waitFor({ timeout: arrivedMs });
    const shown = await titleBox.inputValue();
    if (shown !== title) throw new Error(`the title reads “${shown}” where “${title}” was typed`);
    await status.and(page.locator('.status-saving')).waitFor();
    await status.and(page.locator('.status-saved')).waitFor();
    log.add({ what: 'typed', title, text: text.trimEnd() });
  }
}

async function mark(page: Page, name: string, log: AcknowledgementLog): Promise<void> {
  const [article] = await ask<readonly { readonly id: string }[]>(page, 'documents.list', null);
  if (article === undefined) throw new Error('there is no article to mark');
  for (let count = 0; ; count += 1) {
    const comment = `${name}m${count}`;
    const start = (count * 7) % 4000;
    const made = await ask<{ annotation: { id: string } }>(page, 'annotations.create', { document: article.id, start, end: start + 12, color: 'amber', comment, tags: [] });
    log.add({ what: 'mark', document: article.id, id: made.annotation.id, comment });
    await page.waitForTimeout(30);
  }
}

async function save(page: Page, name: string, log: AcknowledgementLog): Promise<void> {
  const { id } = await ask<{ id: string }>(page, 'notes.create', { title: `${name} saved` });
  for (let version = 0; ; version += 1) {
    const tree = { blocks: [{ type: 'paragraph', children: [{ type: 'text', text: versionText(version), marks: [] }] }] };
    await ask(page, 'notes.save', { note: id, title: `${name} saved`, tags: [], tree });
    log.add({ what: 'note', id, version });
    await page.waitForTimeout(20);
  }
}

/** What Playwright says of a window that is gone, whichever call it was in. */
const isGone = (error: unknown): boolean => error instanceof Error && /closed|crashed|Target|destroyed|disconnected/i.test(error.message);

/** Works until the application is killed; answers what else went wrong, a sentence each. */
export async function work(page: Page, name: string, log: AcknowledgementLog): Promise<string[]> {
  const hands = [type(page, name, log), mark(page, name, log), save(page, name, log)];
  const outcomes = await Promise.allSettled(hands);
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' && !isGone(outcome.reason) ? [String(outcome.reason)] : []));
}
