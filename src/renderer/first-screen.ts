/**
 * The window's first script. It paints what was read last, which came with the page, before anything else is loaded; then it loads the
 * application, which takes the painted screen away as soon as it shows the article itself.
 */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/literata/opsz.css';
import '@fontsource-variable/literata/opsz-italic.css';
import './ui/tokens.css';
import './ui/base.css';
import './reader/article.css';
import './first-screen.css';
import type { FirstScreen } from '../shared/settings';

/** Milliseconds that the first paint is waited for: a window that is covered or minimised paints nothing. */
const patience = 250;

/** Waits for the page's first paint, which what is loaded meanwhile would delay, and marks it as the first text; later than waited for, it is marked still. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, patience);
    new PerformanceObserver((list, observer) => {
      const [paint] = list.getEntriesByName('first-contentful-paint');
      if (!paint) return;
      observer.disconnect();
      if (performance.getEntriesByName('first-text').length === 0) performance.mark('first-text', { startTime: paint.startTime });
      resolve();
    }).observe({ type: 'paint', buffered: true });
  });

type Area = FirstScreen['page'];
type Block = FirstScreen['blocks'][number];

function place(element: HTMLElement, { left, top, width, height }: Omit<Area, 'height'> & { readonly height?: number }): HTMLElement {
  const { style } = element;
  style.left = `${String(left)}px`;
  style.top = `${String(top)}px`;
  style.width = `${String(width)}px`;
  if (height !== undefined) style.height = `${String(height)}px`;
  return element;
}

function made(name: string, className: string, ...inside: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.append(...inside);
  return element;
}

function draw({ kind, runs, ...where }: Block, page: Area): HTMLElement {
  const inside = runs.map(({ style, text }) => (style === 'plain' ? text : made(style === 'link' ? 'span' : style, style === 'link' ? 'reader-link' : '', text)));
  const element = place(made(kind, kind === 'li' ? 'reader-item' : '', ...inside), { ...where, left: where.left - page.left, top: where.top - page.top });
  element.dataset['start'] = '';
  return element;
}

function show(screen: FirstScreen): void {
  const { dataset, style } = document.documentElement;
  dataset['theme'] = screen.theme;
  dataset['face'] = screen.face;
  style.setProperty('--size-text', `${String(screen.textSize)}px`);
  style.setProperty('--leading', String(screen.leading));
  const page = place(made('div', 'first-page reader-article', ...screen.blocks.map((block) => draw(block, screen.page))), screen.page);
  page.lang = screen.language;
  const root = made('div', 'first-screen', ...screen.areas.map((area) => place(made('div', `first-area first-${area.part}`), area)), page);
  root.id = 'first-paint';
  // The article itself follows in a moment; nobody is to hear or press its picture.
  root.inert = true;
  root.ariaHidden = 'true';
  document.body.append(root);
}

async function begin(): Promise<void> {
  const screen = JSON.parse(document.getElementById('first-screen')?.textContent ?? 'null') as FirstScreen | null;
  if (screen !== null) {
    show(screen);
    await painted();
  }
  await import('./main');
}

void begin();
