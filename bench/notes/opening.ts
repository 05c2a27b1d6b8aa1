/** Opens notes by a click in the list, and says how long each took until its text was painted. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '../startup/page-pipe';
import { LONG_NOTE } from './linked-vault';

const LATEST_MS = 20_000;

/** Runs in the page, so it closes over nothing. Milliseconds from the next press of the pointer on a row to the frame with its note; `null` where no row was pressed. */
function opened(long: { readonly title: string; readonly beginning: string }, latest: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let wanted: { readonly from: number; readonly title: string } | null = null;
    const late = setTimeout(() => reject(new Error(`${wanted?.title ?? 'A note'} was not shown`)), latest);
    const begin = ({ timeStamp, target }: PointerEvent): void => {
      const title = target instanceof Element ? target.closest('.note-row')?.querySelector('.note-row-title')?.textContent : undefined;
      if (title) return void (wanted = { from: timeStamp, title });
      clearTimeout(late);
      resolve(null);
    };
    window.addEventListener('pointerdown', begin, { capture: true, once: true });
    const isShown = (title: string): boolean => {
      const beginning = title === long.title ? long.beginning : `${title.replace(/^Note /, '')}.`;
      return document.querySelector<HTMLTextAreaElement>('.note-title > textarea')?.value === title && (document.querySelector('[data-lexical-editor]')?.textContent.startsWith(beginning) ?? false);
    };
    const look = (): void => {
      const asked = wanted;
      if (asked === null || !isShown(asked.title)) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        clearTimeout(late);
        resolve(performance.now() - asked.from);
      };
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

/** Likewise in the page: scrolls the list, and answers a row in the middle of what it then shows. */
async function row(top: number): Promise<{ readonly x: number; readonly y: number } | null> {
  const list = document.querySelector('.note-list');
  if (!list) return null;
  list.scrollTop = top;
  for (let frame = 0; frame < 12; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  const view = list.getBoundingClientRect();
  for (const each of document.querySelectorAll('.note-row')) {
    const box = each.getBoundingClientRect();
    if (box.top >= view.top && box.bottom <= view.bottom) return { x: box.x + 40, y: box.y + box.height / 2 };
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

/** A busy machine draws rows late, so that a press may fall between them. */
const TRIES = 8;

/** @param top where the list is scrolled to, CSS pixels. */
export async function openAt(page: Page, top: number): Promise<number> {
  const { title, beginning } = LONG_NOTE;
  for (let turn = 0; turn < TRIES; turn += 1) {
    const found = (await page.evaluate(`(${row.toString()})(${String(top)})`)) as Awaited<ReturnType<typeof row>>;
    if (!found) continue;
    await page.evaluate(`void (window.opening = (${opened.toString()})(${JSON.stringify({ title, beginning })}, ${String(LATEST_MS)}))`);
    await page.click(found.x, found.y);
    const ms = (await page.evaluate('window.opening')) as number | null;
    if (ms !== null) return ms;
  }
  throw new Error('The list shows no note that can be pressed');
}
