/** Names and dates as the four styles write them. */
import type { Author, Work } from './bibliography';

const hasFamily = (author: Author): author is { readonly family: string; readonly given: string } => 'family' in author;

/** `Jane Q.` as `J. Q.`; the parts of a double name keep their hyphen. */
export const initials = (given: string): string =>
  given.split(/\s+/).filter((part) => part !== '').map((part) => part.split('-').map((each) => `${Array.from(each)[0]?.toUpperCase() ?? ''}.`).join('-')).join(' ');

export const family = (author: Author): string => (hasFamily(author) ? author.family : author.literal);
/** `Doe, J. Q.` */
export const familyInitials = (author: Author): string => (hasFamily(author) ? [author.family, initials(author.given)].filter((part) => part !== '').join(', ') : author.literal);
/** `Doe, Jane Q.` */
export const familyFirst = (author: Author): string => (hasFamily(author) ? [author.family, author.given].filter((part) => part !== '').join(', ') : author.literal);
/** `Jane Q. Doe` */
export const givenFirst = (author: Author): string => (hasFamily(author) ? [author.given, author.family].filter((part) => part !== '').join(' ') : author.literal);
/** `J. Q. Doe` */
export const initialsFirst = (author: Author): string => (hasFamily(author) ? [initials(author.given), author.family].filter((part) => part !== '').join(' ') : author.literal);

/** `A`, `A and B`, `A, B, and C`. @param pair what joins two @param last what stands before the last of more */
export function joined(names: readonly string[], pair: string, last: string): string {
  const [first = '', second] = names;
  if (second === undefined) return first;
  return names.length === 2 ? `${first}${pair}${second}` : `${names.slice(0, -1).join(', ')}${last}${names.at(-1) ?? ''}`;
}

const long = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const short = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

type DateParts = Work['date'];
const parts = ([year, month, day]: DateParts, names: readonly string[]) => ({ year: year === undefined ? '' : String(year), month: month === undefined ? '' : (names[month - 1] ?? ''), day: day === undefined ? '' : String(day) });

/** `May 6`, or as much of it as is known. */
export const monthDay = (date: DateParts): string => {
  const { month, day } = parts(date, long);
  return [month, day].filter((part) => part !== '').join(' ');
};
/** `May 6, 2019` */
export const american = (date: DateParts, names: 'long' | 'short' = 'long'): string => {
  const { year, month, day } = parts(date, names === 'long' ? long : short);
  return day === '' ? [month, year].filter((part) => part !== '').join(' ') : `${month} ${day}, ${year}`;
};
/** `6 May 2019` */
export const british = (date: DateParts): string => {
  const { year, month, day } = parts(date, short);
  return [day, month, year].filter((part) => part !== '').join(' ');
};
