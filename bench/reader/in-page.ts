/** What is measured inside the page. The text of each function is what the page runs, so it closes over nothing but `painted`. */

/** Resolves in the first task after the frame that is drawn next. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

/** Shows another article by its row in the library; milliseconds from the click to its first text painted. */
export async function openByRow(title: string): Promise<number> {
  const row = [...document.querySelectorAll<HTMLElement>('.article-list [role="row"]')].find((each) => each.textContent?.includes(title));
  if (!row) throw new Error(`no row for ${title}`);
  const from = performance.now();
  row.click();
  const deadline = from + 60_000;
  while (document.querySelector('article.reader-article')?.getAttribute('aria-label') !== title) {
    if (performance.now() > deadline) throw new Error(`${title} was not opened`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await painted();
  return performance.now() - from;
}

/** The same blocks as bare paragraphs over the whole window; milliseconds from the insertion to the first text painted. */
export async function openBare(): Promise<number> {
  const blocks = [...document.querySelectorAll('article.reader-article [data-start]')].map((block) => block.textContent ?? '');
  const escaped = blocks.map((text) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).join('');
  document.querySelector('#bare')?.remove();
  await painted();
  const from = performance.now();
  const page = document.createElement('div');
  page.id = 'bare';
  Object.assign(page.style, { position: 'fixed', inset: '0', zIndex: '99', overflow: 'auto', background: 'white', color: 'black', font: '18px/30px serif', padding: '0 calc(50% - 312px)' });
  page.innerHTML = escaped;
  document.body.append(page);
  await painted();
  return performance.now() - from;
}

/** Scrolls an element by steps, one a frame; milliseconds from frame to frame. */
export async function scrollFrames(selector: string, frames: number, step: number): Promise<number[]> {
  const page = document.querySelector(selector);
  if (!page) throw new Error(`no ${selector}`);
  const times: number[] = [];
  let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  for (let frame = 0; frame < frames; frame++) {
    page.scrollTop += step;
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Marks words of the block in sight by its key; milliseconds to painted, and to durable. */
export async function addMark(turn: number): Promise<{ painted: number; durable: number }> {
  const article = document.querySelector<HTMLElement>('article.reader-article');
  const view = document.querySelector('.reader-page')?.getBoundingClientRect();
  const seen = [...document.querySelectorAll<HTMLElement>('article.reader-article p[data-start]')].filter((block) => {
    const { top, bottom } = block.getBoundingClientRect();
    return view !== undefined && top > view.top && bottom < view.bottom;
  });
  const text = seen[turn % seen.length]?.firstChild;
  if (!article || !text) throw new Error('nothing in sight to mark');
  article.focus({ preventScroll: true });
  const at = 7 * (turn % 20) + 1;
  document.getSelection()?.setBaseAndExtent(text, at, text, at + 23);
  const count = () => CSS.highlights.get('highlight-unsaved')?.size ?? 0;
  await new Promise((resolve) => setTimeout(resolve, 100));
  const from = performance.now();
  article.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true, cancelable: true }));
  while (count() === 0) {
    if (performance.now() - from > 5000) throw new Error('the mark was not painted');
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await painted();
  const shown = performance.now() - from;
  while (count() > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  return { painted: shown, durable: performance.now() - from };
}

/** The same in the bare page: one more range is painted. */
export async function addBareMark(turn: number): Promise<number> {
  const text = document.querySelectorAll('#bare p')[3 + (turn % 5)]?.firstChild;
  if (!text) throw new Error('no bare text');
  const from = performance.now();
  const highlight = CSS.highlights.get('highlight-green') ?? new Highlight();
  highlight.add(new StaticRange({ startContainer: text, startOffset: turn, endContainer: text, endOffset: turn + 23 }));
  CSS.highlights.set('highlight-green', highlight);
  await painted();
  return performance.now() - from;
}
