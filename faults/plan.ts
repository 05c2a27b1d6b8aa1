/** Lists of acts for the trials on real disks: random ones, and one that does everything once. */
import fc from 'fast-check';
import { acts, type Act } from '../src/main/vault/acts.fixture';

/** `count` random lists; the same for the same seed. */
export const randomPlans = (count: number, seed: number): Act[][] => fc.sample(acts, { numRuns: count, seed });

const act = (kind: Act['kind'], key: number, value: number): Act => ({ kind, key, value });

/** Every kind of act, each on something that is there. */
export const grandTour: readonly Act[] = [
  act('note', 0, 1),
  act('add', 0, 0),
  act('mark', 0, 2),
  act('mark', 0, 3),
  act('note', 0, 4),
  act('decide', 0, 5),
  act('unmark', 0, 2),
  act('remark', 0, 2),
  act('remove', 0, 0),
  act('restore', 0, 0),
  act('remove-note', 0, 0),
  act('restore-note', 0, 0),
  act('decide', 0, 6),
  act('note', 1, 7),
];
