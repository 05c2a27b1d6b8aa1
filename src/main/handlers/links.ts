/** Links of notes. */
import type { LinkRequests } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import type { HandlersOf } from '../answer';
import type { Desk } from './desk';

export const linkHandlers = ({ library }: Desk): HandlersOf<LinkRequests> => ({
  'links.suggest': async ({ text }) => (await library()).suggest(text),
  'links.resolve': async ({ targets }) => (await library()).resolve(targets),
  'links.locate': async ({ target }) => {
    const place = await (await library()).locate(target);
    if (!place) throw new ExpectedFailure('not-found', 'The place this link leads to is no longer in the vault.');
    return place;
  },
  'links.backlinks': async ({ target }) => (await library()).backlinks(target),
  'links.into': async ({ document }) => (await library()).linksInto(document),
  'links.broken': async () => (await library()).brokenLinks(),
});
