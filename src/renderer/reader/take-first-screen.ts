/** Takes down what of the article is in sight, so that the next start paints it before anything is loaded. */
import type { FirstScreen } from '../../shared/settings';
import { firstScreenBlocks, firstScreenParts } from '../../shared/reading';
import { usePlace } from '../state/place';
import { useSettings } from '../state/settings';
import { readArticle } from './offsets';
import { distanceTo } from './scroll';

type Block = FirstScreen['blocks'][number];
type Run = Block['runs'][number];

const blockKinds: ReadonlySet<string> = new Set(firstScreenBlocks);
const styles: Readonly<Record<string, Run['style']>> = { em: 'em', strong: 'strong', code: 'code', a: 'link' };
const parts: Readonly<Record<(typeof firstScreenParts)[number], string>> = { rail: '.rail', list: '.app-list', main: '.app-main', side: '.app-side', status: '.status' };

function boxOf(element: Element): FirstScreen['page'] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}

/** Text nodes in order; of styles inside one another the innermost counts. */
function runsOf(block: Element): Run[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const runs: Run[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement === block ? null : node.parentElement;
    runs.push({ style: styles[parent?.localName ?? ''] ?? 'plain', text: node.textContent ?? '' });
  }
  return runs;
}

/** @param shift how far the next start will have scrolled on (CSS pixels): it begins with a whole line. */
function blocksIn(article: Element, page: FirstScreen['page'], shift: number): Block[] {
  const blocks: Block[] = [];
  for (const element of article.querySelectorAll('[data-start]')) {
    const { left, top: now, width, height } = boxOf(element);
    const top = now - shift;
    if (top + height < page.top || !blockKinds.has(element.localName)) continue;
    if (top > page.top + page.height) break;
    blocks.push({ kind: element.localName as Block['kind'], left, top, width, runs: runsOf(element) });
  }
  return blocks;
}

/** The screen as it is now; `null` where no article is shown. */
export function takeFirstScreen(): FirstScreen | null {
  const page = document.querySelector<HTMLElement>('.reader-page');
  const article = document.querySelector<HTMLElement>('.reader-article[data-document]');
  if (!page || !article) return null;
  const areas = firstScreenParts.flatMap((part) => {
    const element = document.querySelector(parts[part]);
    return element?.checkVisibility() ? [{ part, ...boxOf(element) }] : [];
  });
  const box = boxOf(page);
  const offset = usePlace.getState().offsets[article.dataset['document'] ?? ''] ?? 0;
  const blocks = blocksIn(article, box, distanceTo({ article: readArticle(article), page }, offset));
  const { textSize, leading, face } = useSettings.getState();
  const theme = document.documentElement.dataset['theme'] as FirstScreen['theme'];
  const language = article.getAttribute('lang') ?? '';
  return blocks.length === 0 ? null : { width: innerWidth, height: innerHeight, theme, face, textSize, leading, language, areas, page: box, blocks };
}

