/** Opens notes by a click in the list, and says how long each took until its text was painted. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '../startup/page-pipe';

const LATEST_MS = 20_000;

/** Runs in the page, so it closes over nothing. Milliseconds from the next press of the pointer. */
function opened(title: string, beginning: string, latest: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let from: number | null = null;
    window.addEventListener('pointerdown', ({ timeStamp }) => (from = timeStamp), { capture: true, once: true });
    const late = setTimeout(() => reject(new Error(`${title} was not shown`)), latest);
    const isShown = () =>
      document.querySelector<HTMLTextAreaElement>('.note-title > textarea')?.value === title && (document.querySelector('[data-lexical-editor]')?.textContent.startsWith(beginning) ?? false);
    const look = () => {
      const since = from;
      if (since === null || !isShown()) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        clearTimeout(late);
        resolve(performance.now() - since);
      };
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

/** Likewise in the page: scrolls the list, and answers a row in the middle of what it then shows. */
async function row(top: number): Promise<{ readonly title: string; readonly x: number; readonly y: number } | null> {
  const list = document.querySelector('.note-list');
  if (!list) return null;
  list.scrollTop = top;
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  const view = list.getBoundingClientRect();
  for (const each of document.querySelectorAll('.note-row')) {
    const box = each.getBoundingClientRect();
    const title = each.querySelector('.note-row-title')?.textContent ?? '';
    if (box.top >= view.top && box.bottom <= view.bottom) return { title, x: box.x + 40, y: box.y + box.height / 2 };
  }
  return null;
}

/** Shows the list of the notes. */
export async function showNotes(page: Page): Promise<void> {
  await page.evaluate("window.dispatchEvent(new KeyboardEvent('keydown', { key: '3', code: 'Digit3', ctrlKey: true, bubbles: true, cancelable: true }))");
  for (let turn = 0; turn < 200; turn += 1) {
    if ((await page.evaluate("document.querySelector('.note-row') !== null")) === true) return;
    await wait(100);
  }
  throw new Error('The list of notes was not shown');
}

/** @param top where the list is scrolled to, CSS pixels. @param beginningOf the first words of the note of a title. */
export async function openAt(page: Page, top: number, beginningOf: (title: string) => string): Promise<number> {
  const found = (await page.evaluate(`(${row.toString()})(${String(top)})`)) as Awaited<ReturnType<typeof row>>;
  if (!found) throw new Error('The list shows no note');
  const shown = page.evaluate(`(${opened.toString()})(${[found.title, beginningOf(found.title), LATEST_MS].map((each) => JSON.stringify(each)).join(', ')})`);
  await page.click(found.x, found.y);
  return shown as Promise<number>;
}
