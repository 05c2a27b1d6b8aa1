/** Types into the middle of a long note, as a writer would, and says how long each key took to be painted. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '../startup/page-pipe';

/** One key, in milliseconds. */
export interface Key {
  /** From the key to the frame that showed its letter, the wait for the frame included. */
  readonly painted: number;
  /** The page's own work in that time: handlers, then the frame itself. */
  readonly work: number;
}

const TEXT = 'what the probe saw of the rings was more than anybody had hoped for ';
/** Keys between two pauses. A note is saved after a pause, so every twelfth key or so is typed just then. */
const BURST = 12;
const KEY_MS = 55;
const PAUSE_MS = 960;
/** The pauses differ by so much that the next key falls before, into and after the save. */
const SPREAD_MS = 120;

interface Recording {
  readonly keys: Key[];
  readonly before: number;
}

/** Runs in the page, so it closes over nothing: puts the caret into the middle paragraph and records from then on. */
function begin(): void {
  const root = document.querySelector<HTMLElement>('[data-lexical-editor]');
  const paragraphs = [...(root?.children ?? [])].filter(({ localName }) => localName === 'p');
  const middle = paragraphs[paragraphs.length >> 1];
  const text = middle && document.createTreeWalker(middle, NodeFilter.SHOW_TEXT).nextNode();
  if (!root || !middle || !(text instanceof Text)) throw new Error('The page has no note with paragraphs');
  middle.scrollIntoView({ block: 'center' });
  root.focus({ preventScroll: true });
  getSelection()?.collapse(text, text.data.indexOf(' ', 40) + 1);
  const recording: Recording = { keys: [], before: root.textContent.length };
  let handled = 0;
  // The editor draws in a microtask after its handlers, which stand deeper in the page than these.
  for (const name of ['beforeinput', 'input']) window.addEventListener(name, () => queueMicrotask(() => (handled = performance.now())));
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      handled = timeStamp;
      requestAnimationFrame(() => {
        const frame = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const painted = performance.now();
          recording.keys.push({ painted: painted - timeStamp, work: handled - timeStamp + (painted - frame) });
        };
        port2.postMessage(null);
      });
    },
    true,
  );
  Object.assign(window, { recording });
}

/** Likewise in the page. */
function end(): { readonly keys: readonly Key[]; readonly typed: number } {
  const { keys, before } = (window as unknown as { readonly recording: Recording }).recording;
  return { keys, typed: (document.querySelector('[data-lexical-editor]')?.textContent.length ?? 0) - before };
}

/** Width and height of the pane a note is written in, CSS pixels. */
export const paneOf = (page: Page): Promise<{ width: number; height: number }> =>
  page.evaluate("(() => { const text = document.querySelector('.editor-text'), pane = text.closest('.note-scroll'); return { width: text.clientWidth, height: pane.clientHeight }; })()") as Promise<{ width: number; height: number }>;

/** The first burst is not counted: what runs for the first time is compiled then. Rejects where a letter did not arrive. */
export async function typeInto(page: Page, bursts: number): Promise<Key[]> {
  await page.evaluate(`(${begin.toString()})()`);
  let at = 0;
  for (let burst = 0; burst <= bursts; burst += 1) {
    for (let key = 0; key < BURST; key += 1) {
      await page.press(TEXT.charAt(at++ % TEXT.length));
      await wait(KEY_MS);
    }
    await wait(PAUSE_MS + ((burst * 37) % SPREAD_MS));
  }
  const { keys, typed } = (await page.evaluate(`(${end.toString()})()`)) as ReturnType<typeof end>;
  if (keys.length !== at || typed !== at) throw new Error(`${String(at)} keys were pressed, ${String(typed)} letters came and ${String(keys.length)} were timed`);
  return keys.slice(BURST);
}
