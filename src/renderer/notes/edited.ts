/** `2 min ago` in the reader's language. */

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Time from an ISO 8601 instant to `now` (milliseconds); `null` for less than a minute. */
export function timeAgo(instant: string, now: number, language: string): string | null {
  const seconds = (now - Date.parse(instant)) / 1000;
  const [unit, length] = steps.find(([, each]) => seconds >= each) ?? [];
  if (unit === undefined || length === undefined) return null;
  return new Intl.RelativeTimeFormat(language, { style: 'short', numeric: 'auto' }).format(-Math.floor(seconds / length), unit).replace('min. ', 'min ').replace('hr. ', 'h ');
}
