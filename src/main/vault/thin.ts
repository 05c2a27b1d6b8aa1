/** Which snapshots go as they grow old: all are kept for a day, then the last of each day for a month, then the last of each week. */

const day = 86_400_000;
const month = 30 * day;
/** The first of January 1970 was a Thursday; weeks begin on Monday. */
const firstMonday = 4 * day;

/** Snapshots of one bucket stand for one another; the newest of them stays. */
function bucketOf(instant: number, now: number): string {
  const age = now - instant;
  if (age < day) return `each ${instant}`;
  return age < month ? `day ${Math.floor(instant / day)}` : `week ${Math.floor((instant - firstMonday) / (7 * day))}`;
}

/**
 * The instants (milliseconds since 1970) that may go at `now`. Thinning often or seldom leaves the same in the end, for
 * days and weeks of the calendar (UTC) are used rather than stretches of time before now.
 */
export function thin(instants: readonly number[], now: number): number[] {
  const newest = new Map<string, number>();
  for (const instant of instants) {
    const bucket = bucketOf(instant, now);
    newest.set(bucket, Math.max(instant, newest.get(bucket) ?? -Infinity));
  }
  return instants.filter((instant) => newest.get(bucketOf(instant, now)) !== instant);
}
