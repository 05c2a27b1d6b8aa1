import { describe, expect, it } from 'vitest';
import { dateInterval } from './date';
import { findDates } from './dates';

describe('dateInterval', () => {
  it.each([
    ['1967', '1967-01-01', '1967-12-31'],
    ['20 July 1969', '1969-07-20', '1969-07-20'],
    ['July 20, 1969', '1969-07-20', '1969-07-20'],
    ['16–24 July 1969', '1969-07-16', '1969-07-24'],
    ['February 2000', '2000-02-01', '2000-02-29'],
    ['1969-07-20', '1969-07-20', '1969-07-20'],
    ['1990s', '1990-01-01', '1999-12-31'],
    ['the 1990s', '1990-01-01', '1999-12-31'],
    ['20th century', '1901-01-01', '2000-12-31'],
    ['mid-20th century', '1934-01-01', '1967-12-31'],
    ['1939–45', '1939-01-01', '1945-12-31'],
    ['summer of 1976', '1976-06-01', '1976-08-31'],
    ['44 BC', '-0043-01-01', '-0043-12-31'],
  ])('%s', (text, start, end) => {
    expect(dateInterval(text)).toEqual({ start, end });
  });

  it('says null where there is no year, or no such day', () => {
    expect(dateInterval('11 November')).toBeNull();
    expect(dateInterval('31 February 2001')).toBeNull();
    expect(dateInterval('yesterday')).toBeNull();
  });
});

describe('findDates', () => {
  const found = (text: string): string[] => findDates(text).map(({ start, end }) => text.slice(start, end));
  it('finds years, days, decades and centuries, "the" left out', () => {
    expect(found('In 1967, on 20 July 1969, in the 1990s and the mid-20th century; July 4, 1976.')).toEqual(['1967', '20 July 1969', '1990s', 'mid-20th century', 'July 4, 1976']);
  });
  it('leaves counts, prices and versions alone', () => {
    expect(found('1500 people paid $2000 for version 1.1999 at 2000 metres; part 1,967.')).toEqual([]);
  });
});
