/** Days, months and years as filters name them, and whether a dated thing falls into them. */

/** Days by their ISO 8601 form, both included; an open end is the earliest or latest string there is. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const EARLIEST = '0000-01-01';
const LATEST = '9999-12-31';
/** A year, perhaps only its first digits, then month and day. */
const WRITTEN = /^(\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** `1969`, `1969-07`, `1969-07-20`, or the first digits of a year: `196` is a decade. `null` for anything else. */
export function periodOf(text: string): Period | null {
  const found = WRITTEN.exec(text.trim());
  if (!found) return null;
  const [, year = '', month, day] = found;
  if (month !== undefined && (year.length < 4 || Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return null;
  const from = [year.padEnd(4, '0'), (month ?? '01').padStart(2, '0'), (day ?? '01').padStart(2, '0')];
  const to = [year.padEnd(4, '9'), (month ?? '12').padStart(2, '0'), (day ?? '31').padStart(2, '0')];
  return { from: from.join('-'), to: to.join('-') };
}

/** What `date:`, `before:` and `after:` ask for: a period, `1990..1999`, `1990..` or `..1999`. `null` where it is none of them. */
export function periodAsked(name: 'date' | 'before' | 'after', value: string): Period | null {
  const [first = '', last, more] = value.split('..');
  if (name === 'date' && last !== undefined && more === undefined && value !== '..') {
    const [from, to] = [first === '' ? null : periodOf(first), last === '' ? null : periodOf(last)];
    if ((first !== '' && !from) || (last !== '' && !to)) return null;
    return { from: from?.from ?? EARLIEST, to: to?.to ?? LATEST };
  }
  const period = periodOf(value);
  if (!period || name === 'date') return period;
  return name === 'before' ? { from: EARLIEST, to: dayBefore(period.from) } : { from: dayAfter(period.to), to: LATEST };
}

/** Whether a date, itself perhaps only a year or month, touches a period. */
export function touches(date: string | undefined, { from, to }: Period): boolean {
  const own = date === undefined ? null : periodOf(date.slice(0, 10));
  return own !== null && own.from <= to && own.to >= from;
}

/** Strings between two days serve for the day before and after, as nothing is ever compared with them but days. */
const dayBefore = (day: string): string => `${day.slice(0, 8)}${String(Number(day.slice(8)) - 1).padStart(2, '0')}`;
const dayAfter = (day: string): string => `${day}~`;
