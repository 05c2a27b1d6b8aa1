/** What a date written in words stands for: an interval of days, for the timeline. */

/** Both ends included, ISO 8601 calendar dates; years before 1 as astronomical years (`-0043` is 44 BC). */
export interface DateInterval {
  readonly start: string;
  readonly end: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** First and last month of a season in the northern half of the Earth, where most articles are written. */
const seasons: Readonly<Record<string, readonly [number, number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
};

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
const isoYear = (year: number): string => (year < 0 ? `-${pad(-year, 4)}` : pad(year, 4));
const isoDay = (year: number, month: number, day: number): string => `${isoYear(year)}-${pad(month)}-${pad(day)}`;

function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function years(first: number, last: number): DateInterval {
  return { start: isoDay(first, 1, 1), end: isoDay(last, 12, 31) };
}

/** Cuts a span of years into its early, middle or late third. */
function part(which: string, first: number, last: number): DateInterval {
  const third = (last - first + 1) / 3;
  if (which.startsWith('early')) return years(first, first + Math.round(third) - 1);
  if (which.startsWith('mid')) return years(first + Math.round(third), first + Math.round(2 * third) - 1);
  if (which.startsWith('late')) return years(first + Math.round(2 * third), last);
  return years(first, last);
}

function monthOf(word: string | undefined): number {
  return months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
}

function day(year: number, month: number, from: number, to = from): DateInterval | null {
  if (month < 1 || month > 12 || from < 1 || to < from || to > lastDay(year, month)) return null;
  return { start: isoDay(year, month, from), end: isoDay(year, month, to) };
}

const month = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}*\\.?';
type Reader = readonly [RegExp, (groups: readonly (string | undefined)[]) => DateInterval | null];

const num = (text: string | undefined): number => Number.parseInt(text ?? '', 10);

const readers: readonly Reader[] = [
  [/^(\d{4})-(\d\d)-(\d\d)$/u, (g) => day(num(g[1]), num(g[2]), num(g[3]))],
  [new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*[-–]\\s*(\\d{1,2}))?\\s+(?:of\\s+)?${month},?\\s+(\\d{3,4})$`, 'iu'),
    (g) => day(num(g[4]), monthOf(g[3]), num(g[1]), g[2] === undefined ? num(g[1]) : num(g[2]))],
  [new RegExp(`^${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*[-–]\\s*(\\d{1,2}))?,?\\s+(\\d{3,4})$`, 'iu'),
    (g) => day(num(g[4]), monthOf(g[1]), num(g[2]), g[3] === undefined ? num(g[2]) : num(g[3]))],
  [new RegExp(`^(?:early|mid|late)?[- ]?${month},?\\s+(?:of\\s+)?(\\d{3,4})$`, 'iu'), (g) => {
    const m = monthOf(g[1]);
    return day(num(g[2]), m, 1, lastDay(num(g[2]), m));
  }],
  [/^(spring|summer|autumn|fall)\s+(?:of\s+)?(\d{3,4})$/iu, (g) => {
    const season = seasons[(g[1] ?? '').toLowerCase()];
    const year = num(g[2]);
    return season === undefined ? null : { start: isoDay(year, season[0], 1), end: isoDay(year, season[1], lastDay(year, season[1])) };
  }],
  [/^(?:(early|mid|late)[- ]?)?(?:the\s+)?(\d{3})0['’]?s$/iu, (g) => part((g[1] ?? '').toLowerCase(), num(g[2]) * 10, num(g[2]) * 10 + 9)],
  [/^(?:(early|mid|late)[- ]?)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)[- ]centur(?:y|ies)(?:\s+(BCE?|AD|CE))?$/iu, (g) => {
    const c = num(g[2]);
    const before = /^B/iu.test(g[3] ?? '');
    return before ? part((g[1] ?? '').toLowerCase(), -(c * 100) + 1, -(c - 1) * 100) : part((g[1] ?? '').toLowerCase(), (c - 1) * 100 + 1, c * 100);
  }],
  [/^(\d{1,4})\s*(BCE?)$/iu, (g) => years(1 - num(g[1]), 1 - num(g[1]))],
  [/^(\d{1,4})\s*(?:AD|CE)$|^AD\s*(\d{1,4})$/u, (g) => years(num(g[1] ?? g[2]), num(g[1] ?? g[2]))],
  [/^(?:(early|mid|late)[- ]?)?(\d{4})$/iu, (g) => part((g[1] ?? '').toLowerCase(), num(g[2]), num(g[2]))],
  [/^(\d{4})\s*(?:[-–—/]|to)\s*(\d{2}|\d{4})$/u, (g) => {
    const first = num(g[1]);
    const last = (g[2] ?? '').length === 2 ? first - (first % 100) + num(g[2]) : num(g[2]);
    return last < first ? null : years(first, last);
  }],
];

/**
 * The interval a date mention stands for, or `null` where it names no year ("11 November").
 * "early", "mid" and "late" are thirds; centuries count from year 1, so the 20th is 1901 to 2000.
 */
export function dateInterval(text: string): DateInterval | null {
  const plain = text.trim().replace(/\s+/gu, ' ');
  for (const [pattern, read] of readers) {
    const groups = pattern.exec(plain);
    if (groups !== null) return read(groups);
  }
  return null;
}
