/** Second versions of files. */
import type { ConflictRequests } from '../../shared/contract';
import type { HandlersOf } from '../answer';
import type { Desk } from './desk';

export const conflictHandlers = ({ library }: Desk): HandlersOf<ConflictRequests> => ({
  'conflicts.list': async () => (await library()).conflicts.list(),
  'conflicts.open': async ({ conflict }) => (await library()).conflicts.open(conflict),
  'conflicts.settle': async ({ conflict, keep, again }) => (await library()).conflicts.settle(conflict, keep, again),
  'conflicts.unsettle': async (settled) => (await library()).conflicts.unsettle(settled),
  'conflicts.restore': async ({ conflict }) => (await library()).conflicts.restore(conflict),
});
