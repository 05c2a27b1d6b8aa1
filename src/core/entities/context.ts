/** What the words around a name say about its type. */
import type { EntityType } from './entity';
import { inList } from './gazetteer';
import { isEveryday } from './reading';
import type { Reading } from './reading';

const after: Readonly<Record<string, EntityType>> = {
  rover: 'spacecraft', rovers: 'spacecraft', spacecraft: 'spacecraft', probe: 'spacecraft', orbiter: 'spacecraft', lander: 'spacecraft',
  satellite: 'spacecraft', telescope: 'spacecraft', rocket: 'spacecraft', capsule: 'spacecraft', shuttle: 'spacecraft', module: 'spacecraft',
  launcher: 'spacecraft', station: 'spacecraft', observatory: 'spacecraft', booster: 'spacecraft',
  mission: 'mission', missions: 'mission', flyby: 'mission',
  crater: 'place', province: 'place', region: 'place', district: 'place', county: 'place', river: 'place', valley: 'place', island: 'place', peninsula: 'place',
  treaty: 'treaty', agreement: 'treaty', accord: 'treaty', protocol: 'treaty', convention: 'treaty',
  agency: 'organisation', company: 'organisation', corporation: 'organisation', band: 'organisation', newspaper: 'organisation', party: 'organisation',
  said: 'person', says: 'person', wrote: 'person', writes: 'person', told: 'person', argued: 'person', thinks: 'person', married: 'person', died: 'person', 'himself': 'person', 'herself': 'person',
  festival: 'event', war: 'event', conference: 'event', summit: 'event', conflict: 'event', crisis: 'event',
};

const before: Readonly<Record<string, EntityType>> = {
  rover: 'spacecraft', spacecraft: 'spacecraft', probe: 'spacecraft', orbiter: 'spacecraft', lander: 'spacecraft', satellite: 'spacecraft', telescope: 'spacecraft', ship: 'other',
  mission: 'mission',
  city: 'place', town: 'place', village: 'place', in: 'place', near: 'place', at: 'place', from: 'place', island: 'place', planet: 'place', moon: 'place', suburb: 'place', throughout: 'place', toward: 'place', towards: 'place', across: 'place',
  company: 'organisation', firm: 'organisation', band: 'organisation', group: 'organisation', team: 'organisation', club: 'organisation', agency: 'organisation', newspaper: 'organisation',
  player: 'person', actor: 'person', actress: 'person', singer: 'person', brother: 'person', sister: 'person', son: 'person', daughter: 'person', wife: 'person', husband: 'person', father: 'person', mother: 'person', named: 'person', author: 'person', writer: 'person', director: 'person', guitarist: 'person', drummer: 'person', founder: 'person', scientist: 'person', astronaut: 'person', cosmonaut: 'person', physicist: 'person', engineer: 'person', astronomer: 'person', chemist: 'person', poet: 'person', painter: 'person', historian: 'person', composer: 'person',
  album: 'other', song: 'other', single: 'other', film: 'other', book: 'other', novel: 'other', game: 'other', magazine: 'other', series: 'other',
};

/** The type the neighbouring words speak for, or `null`. Nouns right after the name speak louder than words before. */
export function contextType(reading: Reading, from: number, to: number): EntityType | null {
  const { tokens, gazetteer } = reading;
  const right = tokens[to];
  if (right !== undefined && !right.capital && right.spaced && !right.breaks) {
    const type = Object.hasOwn(after, right.key) ? after[right.key] : undefined;
    if (type !== undefined) return type;
  }
  const left = tokens[from - 1];
  if (left === undefined || tokens[from]?.breaks === true) return null;
  if (inList(gazetteer, 'title', left.key)) return 'person';
  const type = Object.hasOwn(before, left.key) ? before[left.key] : undefined;
  if (type === 'place' && to - from === 1 && isEveryday(gazetteer, tokens[from]?.key ?? '')) return null;
  if (type !== undefined) return type;
  const nearest = left.key === 'the' ? tokens[from - 2] : undefined;
  if (nearest !== undefined && Object.hasOwn(before, nearest.key) && before[nearest.key] !== 'place') return before[nearest.key] ?? null;
  return null;
}
