/** Cuts a run of capitalised words into names and says what each is, by known names, head words and given names. */
import type { Claim } from './claim';
import { contextType } from './context';
import type { EntityType, MentionReason } from './entity';
import { inList, lookUp, type GazetteerEntry, type GazetteerHit } from './gazetteer';
import { isEveryday, opensQuote, type Reading } from './reading';
import type { Run } from './runs';
import type { Token } from './tokens';

/** Names of one run, in order. */
export function segment(reading: Reading, run: Run): Claim[] {
  const claims: Claim[] = [];
  let from = skipOpening(reading, run);
  let guard = 0;
  while (from < run.to && guard < 40) {
    guard += 1;
    const claim = firstName(reading, { from, to: run.to });
    if (claim === null) break;
    if (claim.to > claim.from) claims.push(claim);
    from = nextCapital(reading, Math.max(claim.to, from + 1), run.to);
  }
  return claims;
}

function nextCapital(reading: Reading, from: number, to: number): number {
  let i = from;
  while (i < to) {
    const token = reading.tokens[i];
    if (token !== undefined && token.kind === 'word' && (token.capital || /\p{Lu}/u.test(token.text))) break;
    i += 1;
  }
  return i;
}

const key = (reading: Reading, i: number): string => reading.tokens[i]?.key ?? '';

/** Words that stand capitalised only because a sentence begins with them. */
function skipOpening(reading: Reading, run: Run): number {
  let from = run.from;
  const { gazetteer, starts, tokens } = reading;
  const opens = starts[from] === 1 || opensQuote(tokens, starts, from);
  if (opens && lookUp(gazetteer, tokens, from) === null) {
    if (inList(gazetteer, 'function', key(reading, from)) && !(tokens[from]?.upper ?? false)) from = nextCapital(reading, from + 1, run.to);
    else if (run.to - from > 1 && isOrdinary(reading, from) && !inList(gazetteer, 'given', tokens[from]?.text ?? '') && headType(reading, { from, to: run.to }) === null) {
      from = nextCapital(reading, from + 1, run.to);
    }
  }
  return from;
}

/** An everyday word that the text itself also writes small, or never capitalises inside a sentence. */
function isOrdinary(reading: Reading, i: number): boolean {
  const token = reading.tokens[i];
  if (token === undefined || token.upper) return false;
  const spelling = reading.spelling.get(token.key);
  if (spelling !== undefined && spelling.capital > spelling.small) return false;
  return (spelling?.small ?? 0) > 0 || isEveryday(reading.gazetteer, token.key);
}

function claimOf(run: Run, type: EntityType | null, reason: MentionReason, entry: GazetteerEntry | null = null, doubtful = false): Claim {
  return { from: run.from, to: run.to, type, reason, entry, doubtful };
}

/** The type a name's last or first word stands for: "… Treaty", "Mount …", "Battle of …". */
export function headType(reading: Reading, run: Run): EntityType | null {
  const { heads } = reading.gazetteer;
  if (run.to - run.from < 2) return null;
  for (let i = run.from + 1; i < run.to; i += 1) {
    if (key(reading, i) === 'of' || key(reading, i) === 'for' || key(reading, i) === 'on') return heads.first.get(key(reading, i - 1)) ?? heads.last.get(key(reading, i - 1)) ?? null;
  }
  return heads.last.get(key(reading, run.to - 1)) ?? heads.first.get(`${key(reading, run.from)}+`) ?? null;
}

function firstName(reading: Reading, run: Run): Claim | null {
  const { tokens, gazetteer } = reading;
  const token = tokens[run.from];
  if (token === undefined) return null;
  if (isTitle(reading, run)) return { ...claimOf({ from: run.from, to: run.from + 1 }, null, 'name'), to: run.from };
  const hit = lookUp(gazetteer, tokens, run.from);
  const end = hit === null ? run.from : run.from + hit.length;
  const programme = programmeEnd(reading, run, hit);
  if (programme !== null && programme > end) return claimOf({ from: run.from, to: programme }, 'programme', 'head-word');
  if (hit !== null && end >= run.to) return accept(reading, hit, run.from);
  const of = splitAtOf(reading, run, end);
  if (of !== null) return firstName(reading, { from: run.from, to: of });
  const head = headType(reading, run);
  if (head !== null && !bearsHead(reading, run) && !(hit !== null && hit.length > 1 && !hit.entry.listed)) return claimOf(run, head, 'head-word');
  if (hit !== null && splitsOff(reading, hit, token)) return accept(reading, hit, run.from);
  if (isPerson(reading, run)) return claimOf(run, 'person', 'name');
  return plainName(reading, run);
}

function isTitle(reading: Reading, run: Run): boolean {
  return run.to - run.from > 1 && inList(reading.gazetteer, 'title', key(reading, run.from)) && lookUp(reading.gazetteer, reading.tokens, run.from) === null;
}

/** Known names that stand before another name as its adjective or owner rather than as a part of it. */
function splitsOff(reading: Reading, hit: GazetteerHit, token: Token): boolean {
  if (hit.entry.demonym || hit.length > 1) return true;
  if (inList(reading.gazetteer, 'given', token.text)) return false;
  return !hit.entry.listed && !hit.entry.weak;
}

/** "X of Y" is one name only after a word such as Battle, University or Bay. */
function splitAtOf(reading: Reading, run: Run, after: number): number | null {
  const { heads } = reading.gazetteer;
  for (let i = Math.max(run.from + 1, after); i < run.to; i += 1) {
    if (key(reading, i) !== 'of') continue;
    const word = key(reading, i - 1);
    if (!heads.last.has(word) && !heads.first.has(word)) return i;
  }
  return null;
}

/** "Artemis program", "Ariane rocket programme", "Soviet space program": the programme's name includes the word. */
function programmeEnd(reading: Reading, run: Run, hit: GazetteerHit | null): number | null {
  if (hit !== null && hit.entry.type === 'organisation') return null;
  for (let i = run.to; i < run.to + 3; i += 1) {
    const token = reading.tokens[i];
    if (token === undefined || token.breaks || !token.spaced) return null;
    if (token.key === 'program') return i === run.to && hit?.entry.demonym === true ? null : i + 1;
    if (!inList(reading.gazetteer, 'programme-word', token.key)) return null;
  }
  return null;
}

function accept(reading: Reading, hit: GazetteerHit, from: number): Claim {
  const run = { from, to: from + hit.length };
  const { entry } = hit;
  if (entry.weak && !(hasCapital(reading, from) && fieldSpeaks(reading, from, entry.type))) return plainName(reading, run);
  if (entry.listed && hit.length === 1 && reading.starts[from] === 1 && isOrdinary(reading, from)) return plainName(reading, run);
  const reason: MentionReason = hit.length === 1 && reading.tokens[from]?.upper === true ? 'acronym' : 'gazetteer';
  return claimOf(run, entry.type, reason, entry);
}

/** Where a sentence begins, a capital is worth something only if the text repeats it elsewhere, or a field's word follows. */
function hasCapital(reading: Reading, at: number): boolean {
  if (reading.starts[at] !== 1) return true;
  const next = reading.tokens[at + 1];
  if (next?.key === 'and' && lookUp(reading.gazetteer, reading.tokens, at + 2)?.entry.type === 'spacecraft') return true;
  return (reading.spelling.get(key(reading, at))?.capital ?? 0) > 0 || inList(reading.gazetteer, 'field-spacecraft', next?.key ?? '');
}

/** Whether a word of the entry's field stands within a dozen tokens: "Curiosity" beside "rover", "Spirit" beside "Mars". */
function fieldSpeaks(reading: Reading, at: number, type: EntityType): boolean {
  for (let i = Math.max(0, at - 14); i < Math.min(reading.tokens.length, at + 15); i += 1) {
    if (i !== at && inList(reading.gazetteer, `field-${type}`, key(reading, i))) return true;
  }
  return false;
}

/** "Alonzo Church": a head word that is as often a family name, after a given name. */
function bearsHead(reading: Reading, run: Run): boolean {
  const { tokens, gazetteer } = reading;
  return run.to - run.from === 2 && inList(gazetteer, 'given', tokens[run.from]?.text ?? '') && inList(gazetteer, 'surname-head', key(reading, run.to - 1));
}

function isPerson(reading: Reading, run: Run): boolean {
  const { tokens, gazetteer } = reading;
  const words = tokens.slice(run.from, run.to).filter((token) => token.kind === 'word');
  if (words.length < 2 || words.length > 5) return false;
  const first = words[0];
  const last = words[words.length - 1];
  if (first === undefined || last === undefined || last.upper) return false;
  if (inList(gazetteer, 'title', tokens[run.from - 1]?.key ?? '')) return true;
  const small = reading.spelling.get(first.key)?.small ?? 0;
  const known = inList(gazetteer, 'given', first.text) && small === 0;
  const initial = words.slice(0, -1).some((word) => /^(?:\p{Lu}\.)+$/u.test(word.text));
  if (known || (initial && /^\p{Lu}/u.test(last.text))) return true;
  return words.length === 2 && inList(gazetteer, 'surname', last.text) && !isEveryday(gazetteer, first.key);
}

function plainName(reading: Reading, run: Run): Claim {
  const { tokens, starts, gazetteer } = reading;
  const token = tokens[run.from];
  const single = run.to - run.from === 1 && token !== undefined;
  const type = contextType(reading, run.from, run.to);
  if (!single) return claimOf(run, type, 'name');
  const opens = starts[run.from] === 1 || opensQuote(tokens, starts, run.from);
  if (opens && isOrdinary(reading, run.from)) return { ...claimOf(run, null, 'name'), to: run.from };
  if (inList(gazetteer, 'stop', token.key) || (inList(gazetteer, 'function', token.key) && !token.upper)) return { ...claimOf(run, null, 'name'), to: run.from };
  if (/^\p{Lu}\.?$/u.test(token.text)) return { ...claimOf(run, null, 'name'), to: run.from };
  if (token.upper) return claimOf(run, type ?? 'organisation', 'acronym');
  const given = inList(gazetteer, 'given', token.text) || inList(gazetteer, 'surname', token.text);
  return claimOf(run, type ?? (given ? 'person' : null), 'name', null, type === null && isEveryday(gazetteer, token.key));
}
