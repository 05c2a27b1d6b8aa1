/** Finds dates, years, decades and centuries in a text. */
import type { TextRange } from '../documents/document';

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)';
const dayNumber = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
const year = '(?:1\\d{3}|20\\d{2}|[3-9]\\d{2})';
const fullYear = '(?:1\\d{3}|20\\d{2})';
const partOf = '(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[- ])';
const dash = '\\s?[-–—]\\s?';

/** Longest forms first: at one place the first that fits is taken. */
const pattern = new RegExp(
  '(?<![\\p{L}\\p{N}.,$€£#/-])(?:' +
    [
      `${fullYear}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])`,
      `${dayNumber}(?:${dash}${dayNumber})? (?:of )?${month},? ${year}`,
      `${month} ${dayNumber}(?:${dash}${dayNumber})?,? ${fullYear}`,
      `${partOf}?${month},? (?:of )?${fullYear}`,
      `(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all) (?:of )?${fullYear}`,
      `${partOf}?(?:the )?\\d{1,2}(?:st|nd|rd|th)[- ]centur(?:y|ies)(?: (?:BCE?|AD|CE))?`,
      `${partOf}?(?:the )?${fullYear.replace('\\d{3}', '\\d{2}0').replace('20\\d{2}', '20\\d0')}['’]?s`,
      `${dayNumber} ${month}`,
      `${month} ${dayNumber}`,
      '\\d{1,4} (?:BCE?|AD)',
      'AD \\d{1,4}',
      `${fullYear}[–—-](?:${fullYear}|\\d{2})(?![-–\\d])`,
      `${partOf}?${fullYear}`,
    ].join('|') +
    ')(?![\\p{L}\\p{N}%°]|[.,:]\\d)',
  'gu',
);

const bareYear = /^\d{4}$/u;
const countBefore = /(?:over|about|some|nearly|almost|than|least|around|approximately|roughly|exactly|another|no\.|\bof the|flight|route|highway|model|type|[$€£])\s*$/iu;
const unitAfter = /^[ -]?(?:people|men|women|miles?|km|kilomet|met(?:er|re)|m\b|feet|foot|ft\b|tons?|tonnes?|kg|pounds?|votes?|soldiers|troops|years?|days?|hours?|minutes|dollars|euros|members|inhabitants|residents|students|employees|words|copies|cases|points|seats|acres|hectares|species|patients|participants|items|pages|volumes|degrees|K\b|hp\b|rpm|Hz|MHz|nm\b|square|cubic|million|billion|percent|per cent|volts?|watts?|W\b|jobs|homes|households|units|genes|samples|times|light)/iu;

function isCount(text: string, start: number, end: number): boolean {
  return countBefore.test(text.slice(Math.max(0, start - 16), start)) || unitAfter.test(text.slice(end, end + 14));
}

/** Date ranges in order, without overlap. A leading "the" is left out. Linear in the length of the text. */
export function findDates(text: string): TextRange[] {
  const found: TextRange[] = [];
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const start = match[0].startsWith('the ') ? match.index + 4 : match.index;
    if (bareYear.test(match[0]) && (Number(match[0]) < 1200 || isCount(text, match.index, end))) continue;
    found.push({ start, end });
  }
  return found;
}
