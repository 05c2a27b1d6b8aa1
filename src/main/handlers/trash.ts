/** What was deleted. */
import type { TrashRequests } from '../../shared/contract';
import type { HandlersOf } from '../answer';
import type { Desk } from './desk';

export const trashHandlers = ({ library }: Desk): HandlersOf<TrashRequests> => ({
  'trash.empty': async () => (await library()).trash.empty(),
  'trash.list': async () => (await library()).trash.list(),
});
