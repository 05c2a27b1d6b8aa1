/** "My Clippings.txt" of a Kindle: highlights and notes of all books, in the order they were made. */
import { byWork, type Highlight, type ReadHighlights } from './highlights';
import type { Work } from './work';

const PART = /^\s*={10}\s*$/m;

/** Whether a file is one: its parts end in a line of ten equals signs. */
export const isKindle = (text: string): boolean => PART.test(text);

type Kind = 'highlight' | 'note' | 'bookmark';

/** First words of the second line in the languages of the device. */
const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['bookmark', /bookmark|lesezeichen|signet|marcador|segnalibro|bladwijzer|ブックマーク|书签|закладка/i],
  ['note', /\bnote?\b|notiz|\bnota\b|notitie|メモ|笔记|заметка/i],
  ['highlight', /highlight|markierung|surlignement|subrayado|destaque|evidenziazione|markering|ハイライト|标注|выдел/i],
];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Monday, May 2, 2016 10:00:00 PM` or `Monday, 2 May 2016 22:00:00`; the device does not tell its time zone, so UTC. */
function instantOf(line: string): string | null {
  const american = /(\p{L}{3})\p{L}*\.? (\d{1,2}), (\d{4})/u.exec(line);
  const european = /(\d{1,2})\.? (\p{L}{3})\p{L}*\.? (\d{4})/u.exec(line);
  const [month, day, year] = american ? american.slice(1) : european ? [european[2], european[1], european[3]] : [];
  const at = months.indexOf((month ?? '').toLowerCase());
  const clock = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP])M)?/i.exec(line);
  if (at < 0 || !clock) return null;
  const hour = (Number(clock[1]) % (clock[4] === undefined ? 24 : 12)) + (clock[4]?.toUpperCase() === 'P' ? 12 : 0);
  return new Date(Date.UTC(Number(year), at, Number(day), hour, Number(clock[2]), Number(clock[3] ?? 0))).toISOString();
}

interface Clipping {
  readonly work: Work;
  readonly kind: Kind;
  /** Locations, or pages where there are none; `null` where neither is told. */
  readonly from: number | null;
  readonly to: number | null;
  readonly created: string | null;
  readonly text: string;
}

/** The last bracket of the first line holds the authors. */
function workOf(line: string): Work {
  const [, title = line, byline] = /^(.*\S)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$/.exec(line) ?? [];
  return { title: title.trim(), byline: byline?.split(/\s*;\s*/).map((name) => name.replace(/^([^,]+), ([^,]+)$/, '$2 $1')).join(', ').trim() || null, imprint: {} };
}

function readClipping(part: string): Clipping | null {
  const [title = '', about = '', ...rest] = part.replace(/^[\s\ufeff]+/, '').split(/\r?\n/);
  const kind = kinds.find(([, words]) => words.test(about.split('|')[0] ?? ''))?.[0];
  if (title.trim() === '' || kind === undefined) return null;
  const places = about.split('|').slice(0, -1).join('|') || about;
  const ranges = [...places.matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/g)].at(-1);
  const from = ranges ? Number(ranges[1]) : null;
  // Of `1432-38` the end leaves out the digits it shares.
  const tail = ranges?.[2];
  const to = from === null || tail === undefined ? from : Number(String(from).slice(0, -tail.length) + tail);
  return { work: workOf(title.trim()), kind, from, to, created: instantOf(about), text: rest.join('\n').trim() };
}

const sameWork = (a: Clipping, b: Clipping): boolean => a.work.title === b.work.title && a.work.byline === b.work.byline;
const meets = (a: Clipping, b: Clipping): boolean => a.from !== null && a.to !== null && b.from !== null && b.to !== null && a.from <= b.to && b.from <= a.to;

/** A highlight that was drawn anew is written again, and the shorter or earlier one stays in the file. */
const isDrawnAnew = (one: Clipping, later: readonly Clipping[]): boolean =>
  later.some((other) => meets(one, other) && sameWork(one, other) && (other.text.includes(one.text) || one.text.includes(other.text)));

/** A note is a comment on the highlight it was made at: the one that ends nearest to it. */
function commentsOf(clippings: readonly Clipping[], kept: readonly Clipping[]): Map<Clipping, string[]> {
  const comments = new Map<Clipping, string[]>();
  for (const note of clippings.filter(({ kind }) => kind === 'note')) {
    const near = kept.filter((each) => sameWork(each, note) && meets(each, note));
    const owner = near.reduce<Clipping | null>((best, each) => (best === null || Math.abs((each.to ?? 0) - (note.from ?? 0)) < Math.abs((best.to ?? 0) - (note.from ?? 0)) ? each : best), null) ?? note;
    comments.set(owner, [...(comments.get(owner) ?? []), note.text]);
  }
  return comments;
}

export function readKindle(text: string): ReadHighlights {
  const parts = text.split(new RegExp(PART, 'gm')).filter((part) => part.trim() !== '');
  const read = parts.map(readClipping);
  const clippings = read.flatMap((each) => each ?? []);
  const bookmarks = clippings.filter(({ kind }) => kind === 'bookmark').length;
  const strange = read.filter((each) => each === null).length;
  const marks = clippings.filter(({ kind, text: words }) => kind === 'highlight' && words !== '');
  const kept = marks.filter((one, index) => !isDrawnAnew(one, marks.slice(index + 1)));
  const comments = commentsOf(clippings, kept);
  const alone = [...comments.keys()].filter(({ kind }) => kind === 'note');
  const highlights = [...kept, ...alone].map((each) => {
    const highlight: Highlight = { quote: each.kind === 'note' ? '' : each.text, comment: (comments.get(each) ?? []).join('\n\n'), tags: [], color: 'amber', created: each.created };
    return { work: each.work, highlight };
  });
  const count = (number: number, one: string, many: string): string[] => (number === 0 ? [] : [number === 1 ? one : `${String(number)} ${many}`]);
  return {
    works: byWork(highlights),
    notes: [],
    problems: [
      ...count(bookmarks, 'One bookmark was left out: it holds no words.', 'bookmarks were left out: they hold no words.'),
      ...count(strange, 'One clipping could not be read and was left out.', 'clippings could not be read and were left out.'),
    ],
  };
}
