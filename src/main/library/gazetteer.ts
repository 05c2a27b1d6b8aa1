/** The gazetteer that ships, compiled once per process. */
import { createHash } from 'node:crypto';
import { compileGazetteer } from '../../core/entities/gazetteer';
import { recogniserVersion } from '../../core/entities/recognise';
import { readKnowledge } from '../../core/entities/kinds';
import names from '../../../resources/gazetteer/names.json';
import people from '../../../resources/gazetteer/people.json';
import places from '../../../resources/gazetteer/places.json';
import space from '../../../resources/gazetteer/space.json';
import tagger from '../../../resources/gazetteer/tagger.json';
import words from '../../../resources/gazetteer/words.json';
import world from '../../../resources/gazetteer/world.json';

const tables = [space, places, world, people, names, words, tagger];

export const gazetteer = compileGazetteer(tables);

/** Names the rules and the tables that recognise: where it differs, other things may be found. */
export const recogniserStamp = `${String(recogniserVersion)} ${createHash('sha256').update(JSON.stringify(tables)).digest('hex').slice(0, 16)}`;

/** What the same tables know beyond names: kinds, and words for the people of a place. */
export const knowledge = readKnowledge([space, places, world, people]);
