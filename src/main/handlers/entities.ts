/** Entities. */
import type { EntityRequests } from '../../shared/contract';
import type { HandlersOf } from '../answer';
import { fileName, saveFileAs } from '../dialogs';
import type { Desk } from './desk';

export const entityHandlers = ({ library, window, newId }: Desk): HandlersOf<EntityRequests> => ({
  'entities.list': async () => (await library()).entities.list(),
  'entities.narrow': async (asked) => (await library()).entities.narrow(asked),
  'entities.fitting': async ({ entity, type, text }) => (await library()).entities.fitting({ id: entity, type }, text),
  'entities.open': async ({ entity }) => (await library()).entities.open(entity),
  'entities.glance': async ({ entity }) => (await library()).entities.glance(entity),
  'entities.mentions': async ({ document }) => (await library()).entities.mentions(document),
  'entities.recognition': async () => (await library()).recognition.progress(),
  'entities.unrecognised': async () => (await library()).recognition.unrecognised(),
  'entities.recogniseAgain': async () => (await library()).recognition.again(),
  'entities.pauseRecognition': async ({ paused }) => (await library()).recognition.pause(paused),
  'entities.decide': async (decision) => (await library()).decide(decision),
  'entities.duplicates': async () => (await library()).entities.duplicates(),
  'entities.linkMentions': async ({ entity, note, turn }) => (await library()).entities.linkMentions(entity, note, turn),
  'entities.timeline': async ({ documents }) => (await library()).entities.timeline(documents),
  'entities.graph': async ({ documents, by }) => (await library()).entities.graph(documents, by),
  'entities.export': async ({ entity, format }) => {
    const { title, content, ...kind } = await (await library()).entities.write(entity, format);
    return saveFileAs(window(), fileName(title), kind, content, newId);
  },
});
