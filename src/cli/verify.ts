/** `verify`: checks every file of the notebook and says what is wrong; nothing is changed. */
import type { Command } from './command';

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

export const verify: Command = {
  name: 'verify',
  takes: '',
  does: 'check every file; exit code 1 where something is wrong',
  flags: [],
  words: [0, 0],
  writes: false,
  indexed: false,
  async run({ vault }) {
    const found = await vault.verify();
    // What is made again by itself, as beside an open window it often is, is told and is no fault.
    const overdue = found.filter(({ code }) => code === 'old-copy');
    const problems = found.filter(({ code }) => code !== 'old-copy');
    const documents = (await vault.documents.list()).length;
    const notes = (await vault.notes.list()).length;
    return {
      value: { problems, overdue, documents, notes },
      lines: [`${count(documents, 'document')}, ${count(notes, 'note')}: ${problems.length === 0 ? 'nothing is wrong' : count(problems.length, 'problem')}`, ...overdue.map((each) => each.message)],
      problems: problems.map((problem) => problem.message),
    };
  },
};
