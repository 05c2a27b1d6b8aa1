/** Asks the host from the page, as the page's own code does: what a script in the window could do at worst. */
import type { Page } from '@playwright/test';
import type { Result } from '../src/shared/failure';

/** Any name and argument, also ones that the contract does not know. */
export const request = (page: Page, name: string, argument: unknown): Promise<Result<unknown>> =>
  page.evaluate(
    async ([asked, given]) => {
      const { almagest } = window as unknown as { almagest: { request(name: unknown, argument: unknown): Promise<string> } };
      return JSON.parse(await almagest.request(asked, given)) as Result<unknown>;
    },
    [name, argument] as const,
  );
