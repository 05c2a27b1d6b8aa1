/** How days are said: as years, months or days, and years before 1 with their era. */
import type { Tick } from '../../core/entities/timeline';

const month = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

export function sayTick({ date, unit, day: at }: Tick): string {
  if (date.startsWith('-')) return `${String(1 - Number.parseInt(date, 10))} BC`;
  if (unit === 'year') return String(Number(date.slice(0, 4)));
  return (unit === 'month' ? month : day).format(at * 86_400_000);
}
