/** What runs in the page: it types into the field that has the focus, as a reader would, and says when each answer was painted. */

/** One key: milliseconds from it to the frame that showed its answer. */
export interface Keystroke {
  readonly text: string;
  readonly ms: number;
}

/**
 * Types texts letter by letter, the next key when the last answer is painted and a pause has passed. It stands here as a
 * function so that it is checked like any other; its text is what the page runs, so it closes over nothing.
 * @param results selector of what is busy (`aria-busy`) from a key to its answer.
 */
async function inside(field: string, results: string, texts: readonly string[], pause: number): Promise<Keystroke[]> {
  const input = document.querySelector<HTMLInputElement>(field);
  if (!input) throw new Error(`The page has no ${field}`);
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  /** After the frame that was being made has been handed over. */
  const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  }));
  const isAnswered = () => document.querySelector(results)?.getAttribute('aria-busy') === 'false';
  const answered = () => new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${input.value} was not answered`)), 20_000);
    const look = () => {
      if (!isAnswered()) return;
      clearTimeout(late);
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });
    look();
  });
  const press = (value: string) => {
    set?.call(input, value);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  };
  const keys: Keystroke[] = [];
  for (const text of texts) {
    for (let end = 1; end <= text.length; end++) {
      const from = performance.now();
      press(text.slice(0, end));
      // React draws what the key changed in a microtask; no answer can be there before the next task.
      for (let turn = 0; turn < 4; turn++) await Promise.resolve();
      if (isAnswered()) throw new Error(`The page shows ${input.value} as answered before it was asked`);
      await answered();
      await painted();
      keys.push({ text: text.slice(0, end), ms: performance.now() - from });
      await wait(pause);
    }
    press('');
    await wait(pause);
  }
  return keys;
}

/** The expression that types in the page and whose value is the list of keystrokes. */
export const typing = (field: string, results: string, texts: readonly string[], pauseMs: number): string =>
  `(${inside.toString()})(${[field, results, texts, pauseMs].map((each) => JSON.stringify(each)).join(', ')})`;
