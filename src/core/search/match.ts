/** Which live records of a view meet the goals of a plan: by words, by words in a row, or by what a filter asks. */
import type { Goal, Plan } from './plan';
import { Cursor } from './records';
import type { Row, Slot } from './slot';
import type { Segment } from './segment';
import { termAt, type View } from './view';

/** For each record of the segment: how many goals it meets, how many of them are strict, and whether it is barred. */
export interface Matches {
  readonly met: Uint16Array;
  readonly strict: Uint16Array;
  readonly barred: Uint8Array;
}

/** By segment, what the last query filled: the next fills it anew, because making as much memory again takes longer than most queries. */
const filled = new WeakMap<Segment, Matches>();

function emptied(segment: Segment): Matches {
  const known = filled.get(segment);
  if (known) {
    for (const column of [known.met, known.strict, known.barred]) column.fill(0);
    return known;
  }
  const size = segment.records.length;
  const made = { met: new Uint16Array(size), strict: new Uint16Array(size), barred: new Uint8Array(size) };
  filled.set(segment, made);
  return made;
}

type Field = Plan['field'];

/** What it answers holds until the segment is matched again. */
export function match(view: View, { goals, barred, field }: Plan): Matches {
  const matches = emptied(view.segment);
  if (view.dead) matches.barred.set(view.dead);
  const seen = goals.some(meetsTwice) ? new Uint16Array(matches.met.length) : null;
  goals.forEach((goal, i) => {
    const twice = seen !== null && meetsTwice(goal);
    eachRecord(view, goal, field, (record) => {
      if (twice) {
        if (seen[record] === i + 1) return;
        seen[record] = i + 1;
      }
      matches.met[record] = (matches.met[record] as number) + 1;
      if (goal.strict) matches.strict[record] = (matches.strict[record] as number) + 1;
    });
  });
  for (const goal of barred) eachRecord(view, goal, field, (record) => (matches.barred[record] = 1));
  return matches;
}

/** Whether a record may be visited more than once. */
function meetsTwice({ rows, tests }: Goal): boolean {
  if (rows.length === 0) return false;
  return rows.length > 1 || tests.length > 0 || (rows[0] ?? []).some(({ terms }) => terms.size > 1);
}

function eachRecord(view: View, goal: Goal, field: Field, visit: (record: number) => void): void {
  for (const row of goal.rows) {
    const [only] = row;
    if (row.length === 1 && only && !only.surfaces) eachOfSlot(view.segment, only, field, visit);
    else eachInRow(view.segment, row, field, visit);
  }
  if (goal.tests.length === 0) return;
  const { records } = view.segment;
  const cursor = new Cursor(records);
  for (let i = 0; i < records.length; i += 1) {
    if (view.dead?.[i]) continue;
    cursor.ordinal = i;
    if (goal.tests.some((test) => test(cursor))) visit(i);
  }
}

function eachOfSlot(segment: Segment, slot: Slot, field: Field, visit: (record: number) => void): void {
  const { starts, postings } = segment;
  for (const term of slot.terms.keys()) {
    const at = termAt(segment, term);
    if (at < 0) continue;
    const end = starts[at + 1] as number;
    for (let p = starts[at] as number; p < end; p += 1) if (field === null || stands(segment, p, field)) visit(postings[p] as number);
  }
}

function stands({ positionStarts, inTitle }: Segment, posting: number, field: 'title' | 'body'): boolean {
  const titles = inTitle[posting] as number;
  return field === 'title' ? titles > 0 : titles < (positionStarts[posting + 1] as number) - (positionStarts[posting] as number);
}

/** One term of a slot in a row: its postings, and which of its wordings will do (`null` for all). */
interface Source {
  readonly from: number;
  readonly to: number;
  readonly allowed: Uint8Array | null;
}

/** Records in which the slots follow one another: those of the rarest slot, looked up in the others. */
function eachInRow(segment: Segment, row: Row, field: Field, visit: (record: number) => void): void {
  const slots = row.map((slot) => ({ at: slot.at, sources: sourcesOf(segment, slot) }));
  const [first, ...others] = [...slots].sort((a, b) => sizeOf(a.sources) - sizeOf(b.sources));
  if (!first || others.some(({ sources }) => sources.length === 0)) return;
  for (const source of first.sources) {
    // Records rise, so each of the others is walked through once.
    const walks = others.map(({ at, sources }) => ({ offset: at - first.at, sources: sources.map((other) => ({ ...other, next: other.from })) }));
    for (let p = source.from; p < source.to; p += 1) {
      const record = segment.postings[p] as number;
      if (!walks.every(({ sources }) => reach(segment, sources, record))) continue;
      if (somePosition(segment, source, p, field, (position) => walks.every(({ offset, sources }) => standAt(segment, sources, record, field, position + offset)))) visit(record);
    }
  }
}

interface Walk extends Source {
  /** The first posting that may be of the record looked for or of a later one. */
  next: number;
}

/** Goes on to a record; whether any of the walks has it. */
function reach({ postings }: Segment, walks: readonly Walk[], record: number): boolean {
  let found = false;
  for (const walk of walks) {
    // Twice as far with each step, then back by halves (Bentley and Yao 1976).
    let step = 1;
    while (walk.next + step < walk.to && (postings[walk.next + step] as number) <= record) step *= 2;
    let low = walk.next;
    let high = Math.min(walk.to, walk.next + step);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((postings[middle] as number) < record) low = middle + 1;
      else high = middle;
    }
    walk.next = low;
    if (low < walk.to && postings[low] === record) found = true;
  }
  return found;
}

function standAt(segment: Segment, walks: readonly Walk[], record: number, field: Field, wanted: number): boolean {
  for (const walk of walks) {
    if (walk.next >= walk.to || segment.postings[walk.next] !== record) continue;
    if (somePosition(segment, walk, walk.next, field, (position) => position === wanted)) return true;
  }
  return false;
}

function sourcesOf(segment: Segment, { terms, surfaces }: Slot): Source[] {
  return [...terms.keys()].flatMap((term) => {
    const at = termAt(segment, term);
    if (at < 0) return [];
    const entries = segment.entries.subarray(segment.entryStarts[at], segment.entryStarts[at + 1]);
    const allowed = surfaces && Uint8Array.from(entries, (entry) => (surfaces.has(segment.surfaces.at(entry)) ? 1 : 0));
    if (allowed && !allowed.includes(1)) return [];
    return [{ from: segment.starts[at] as number, to: segment.starts[at + 1] as number, allowed: allowed?.includes(0) ? allowed : null }];
  });
}

function sizeOf(sources: readonly Source[]): number {
  return sources.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Whether a test takes any position of a posting that lies in the field: those in the title come first. */
function somePosition({ positionStarts, inTitle, positions, written }: Segment, { allowed }: Source, posting: number, field: Field, test: (position: number) => boolean): boolean {
  const body = (positionStarts[posting] as number) + (inTitle[posting] as number);
  const to = field === 'title' ? body : (positionStarts[posting + 1] as number);
  for (let o = field === 'body' ? body : (positionStarts[posting] as number); o < to; o += 1) {
    if ((!allowed || allowed[written[o] as number]) && test(positions[o] as number)) return true;
  }
  return false;
}
