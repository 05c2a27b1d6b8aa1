/** What axe and a ruler say of the screen that is shown. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The serious and critical findings on what is shown, each with the elements concerned. */
export async function findings(page: Page, options: RunOptions = {}): Promise<string[]> {
  // The policy lets no script element in; the driver's own evaluation is exempt from it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe};0`);
  const { violations } = await page.evaluate(
    (given) => (window as unknown as { axe: { run(context: Document, options: unknown): Promise<AxeResults> } }).axe.run(document, { resultTypes: ['violations'], ...given }),
    options,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`));
}

/** Targets smaller than 24 by 24 CSS pixels; links within a line of text are exempt (WCAG 2.2, 2.5.8). */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input:not([type=range]), textarea, select, [role=button], [role=tab], [role=option], [role=row], [role=menuitem]')]
      .filter((element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.closest('.visually-hidden, [data-lexical-editor]') === null)
      .filter((element) => {
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return width > 1 && (width < 23.5 || height < 23.5);
      })
      .map((element) => `${element.tagName} ${element.className} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 30)}” ${String(Math.round(element.offsetWidth))}×${String(Math.round(element.offsetHeight))}`),
  );
