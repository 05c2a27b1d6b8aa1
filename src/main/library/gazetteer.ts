/** The gazetteer that ships, read and compiled when it is first asked for: a start for which everything was recognised before never does. */
import { createHash } from 'node:crypto';
import { compileGazetteer, type Gazetteer, type GazetteerTable } from '../../core/entities/gazetteer';
import { recogniserVersion } from '../../core/entities/recognise';
import { readKnowledge, type Knowledge } from '../../core/entities/kinds';
import names from '../../../resources/gazetteer/names.json?raw';
import people from '../../../resources/gazetteer/people.json?raw';
import places from '../../../resources/gazetteer/places.json?raw';
import space from '../../../resources/gazetteer/space.json?raw';
import tagger from '../../../resources/gazetteer/tagger.json?raw';
import words from '../../../resources/gazetteer/words.json?raw';
import world from '../../../resources/gazetteer/world.json?raw';

const read = (...tables: readonly string[]): GazetteerTable[] => tables.map((table) => JSON.parse(table) as GazetteerTable);

const tables = [space, places, world, people, names, words, tagger];

let compiled: Gazetteer | undefined;
export const gazetteer = (): Gazetteer => (compiled ??= compileGazetteer(read(...tables)));

let known: Knowledge | undefined;
/** What the same tables know beyond names: kinds, and words for the people of a place. */
export const knowledge = (): Knowledge => (known ??= readKnowledge(read(space, places, world, people)));

/** Names the rules and the tables that recognise: where it differs, other things may be found. Price: some milliseconds. */
export const recogniserStamp = (): string => `${String(recogniserVersion)} ${createHash('sha256').update(tables.join('\n')).digest('hex').slice(0, 16)}`;
