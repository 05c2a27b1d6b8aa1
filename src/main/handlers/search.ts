/** Searches. */
import type { SearchRequests } from '../../shared/contract';
import type { HandlersOf } from '../answer';
import type { Desk } from './desk';

export const searchHandlers = ({ library }: Desk): HandlersOf<SearchRequests> => ({
  'search.query': async (query) => (await library()).search(query),
  'search.preview': async ({ text, thing }) => (await library()).hitText(text, thing),
  'search.marks': async ({ text, document, things }) => (await library()).hitRanges(text, document, things),
  'searches.list': async () => (await library()).searches.list(),
  'searches.put': async ({ search, at }) => (await library()).searches.put(search, at),
  'searches.remove': async ({ id }) => (await library()).searches.remove(id),
});
