/** The gazetteer that ships, read and compiled when it is first asked for: a start for which everything was recognised before never does. */
import { compileGazetteer, type Gazetteer, type GazetteerTable } from '../../core/entities/gazetteer';
import { readKnowledge, type Knowledge } from '../../core/entities/kinds';
import names from '../../../resources/gazetteer/names.json?raw';
import people from '../../../resources/gazetteer/people.json?raw';
import places from '../../../resources/gazetteer/places.json?raw';
import space from '../../../resources/gazetteer/space.json?raw';
import tagger from '../../../resources/gazetteer/tagger.json?raw';
import words from '../../../resources/gazetteer/words.json?raw';
import world from '../../../resources/gazetteer/world.json?raw';

const read = (...tables: readonly string[]): GazetteerTable[] => tables.map((table) => JSON.parse(table) as GazetteerTable);

let compiled: Gazetteer | undefined;
export const gazetteer = (): Gazetteer => (compiled ??= compileGazetteer(read(space, places, world, people, names, words, tagger)));

let known: Knowledge | undefined;
/** What the same tables know beyond names: kinds, and words for the people of a place. */
export const knowledge = (): Knowledge => (known ??= readKnowledge(read(space, places, world, people)));
