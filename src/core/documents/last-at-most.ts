/** Finds by binary search where an offset falls among starts. */

/** Index of the last element of ascending `starts` that is at most `offset`; -1 where all are greater. */
export function lastAtMost(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
