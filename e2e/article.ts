/** What the stories do to the open article: select, read what is painted. */
import { expect, type Page } from '@playwright/test';

interface Ends {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** Brings a passage to the middle of the window and answers where it begins and ends there. */
const bring = (page: Page, passage: string): Promise<Ends> =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('article') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      const edge = (offset: number, end: 'left' | 'right') => {
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const box = range.getBoundingClientRect();
        return { x: box[end], y: box.top + box.height / 2 };
      };
      return { from: edge(at, 'left'), to: edge(at + wanted.length - 1, 'right') };
    }
    throw new Error(`the article does not hold “${wanted}”`);
  }, passage);

/** Waits for frames to be painted, and no shorter than they take at rest: what scrolls by itself has had its turn then. */
const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (left) => {
    const rest = new Promise((resolve) => setTimeout(resolve, left * 25));
    for (; left > 0; left -= 1) await new Promise(requestAnimationFrame);
    await rest;
  }, count);

/** Selects the first occurrence of a passage with the mouse, as a reader drags over it once the page stands still. */
export async function drag(page: Page, passage: string): Promise<void> {
  let boxes = await bring(page, passage);
  await expect(async () => {
    const before = boxes;
    await frames(page, 6);
    boxes = await bring(page, passage);
    expect(boxes).toEqual(before);
  }).toPass();
  const { from, to } = boxes;
  await page.mouse.move(from.x + 0.5, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x - 0.5, to.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => window.getSelection()?.toString() ?? '')).toBe(passage);
}

/** The passages painted under a name of the CSS Custom Highlight API. */
export const painted = (page: Page, name: string): Promise<string[]> =>
  page.evaluate((wanted) => {
    const text = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.toString();
    };
    return [...(CSS.highlights.get(wanted) ?? [])].map(text);
  }, name);

/** A point on the first passage painted under a name, scrolled into the middle; `null` while there is none, or something lies over it. */
const look = (page: Page, name: string): Promise<{ x: number; y: number } | null> =>
  page.evaluate((wanted) => {
    const [first] = [...(CSS.highlights.get(wanted) ?? [])];
    if (!first) return null;
    first.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    const range = document.createRange();
    range.setStart(first.startContainer, first.startOffset);
    range.setEnd(first.endContainer, first.endOffset);
    const box = range.getClientRects()[0];
    const point = { x: (box?.left ?? 0) + 12, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 };
    return document.elementFromPoint(point.x, point.y)?.closest('article') ? point : null;
  }, name);

/** A point in the window on the first passage painted under a name, once the page stands still and nothing lies over it. */
export async function pointOn(page: Page, name: string): Promise<{ x: number; y: number }> {
  let point = await look(page, name);
  await expect(async () => {
    const before = point;
    await page.waitForTimeout(100);
    point = await look(page, name);
    expect(point).not.toBeNull();
    expect(point).toEqual(before);
  }).toPass();
  if (!point) throw new Error(`nothing is painted as ${name}`);
  return point;
}

/** The names of all highlights that paint something. */
export const paintedNames = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...CSS.highlights.entries()].filter(([, highlight]) => highlight.size > 0).map(([name]) => name));

/** The article's elements without its text: what a mark must not change. */
export const skeleton = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const article = document.querySelector('article');
    const outline = (element: Element): string => `<${element.tagName}>${[...element.childNodes].map((child) => (child instanceof Element ? outline(child) : 't')).join('')}`;
    return article ? outline(article) : '';
  });
