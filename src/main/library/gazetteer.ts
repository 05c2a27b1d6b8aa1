/** The gazetteer that ships, compiled once per process. */
import { compileGazetteer } from '../../core/entities/gazetteer';
import { readKnowledge } from '../../core/entities/kinds';
import names from '../../../resources/gazetteer/names.json';
import people from '../../../resources/gazetteer/people.json';
import places from '../../../resources/gazetteer/places.json';
import space from '../../../resources/gazetteer/space.json';
import tagger from '../../../resources/gazetteer/tagger.json';
import words from '../../../resources/gazetteer/words.json';
import world from '../../../resources/gazetteer/world.json';

export const gazetteer = compileGazetteer([space, places, world, people, names, words, tagger]);

/** What the same tables know beyond names: kinds, and words for the people of a place. */
export const knowledge = readKnowledge([space, places, world, people]);
