/** What comes from elsewhere. */
import type { ArrivalRequests } from '../../shared/contract';
import type { HandlersOf } from '../answer';
import { createArrivals } from '../arrivals';
import type { Desk } from './desk';

export function arrivalHandlers({ library, imports, window, newId }: Desk): HandlersOf<ArrivalRequests> {
  const arrivals = createArrivals({ window, library, dropped: () => imports.takeDroppedPath(), newId });
  return {
    'arrivals.plan': ({ from }) => arrivals.plan(from),
    'arrivals.bring': () => arrivals.bring(),
  };
}
