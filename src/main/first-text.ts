/** The moment the article has been shown by the application itself, as the window marks it. */
import type { BrowserWindow } from 'electron';

/** Milliseconds after which a window that shows no article counts as one that has none to show. */
const patience = 2000;

const mark = `new Promise((resolve) => {
  const look = (list) => {
    const [mark] = list.getEntriesByName('article-shown');
    if (mark) resolve(performance.timeOrigin + mark.startTime);
    return mark !== undefined;
  };
  if (!look(performance)) new PerformanceObserver((list, observer) => look(list) && observer.disconnect()).observe({ type: 'mark' });
})`;

/** The instant, in milliseconds since the epoch; waits for it. */
export const firstText = (window: BrowserWindow): Promise<number> => window.webContents.executeJavaScript(mark) as Promise<number>;

/** Resolves when the first text is there or none is to be expected: what competes with it for the processors begins then. */
export function afterFirstText(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    const begin = () => {
      clearTimeout(timer);
      resolve();
    };
    firstText(window).then(begin, begin);
  });
}
