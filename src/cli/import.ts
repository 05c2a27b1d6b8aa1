/** `import FILE…`: brings files in, one line each; a bad one gets its sentence and disturbs no other. */
import { resolve } from 'node:path';
import { sourceFilesAt } from '../main/library/source-files';
import type { Command } from './command';
import { table } from './table';

export const importFiles: Command = {
  name: 'import',
  takes: 'FILE|FOLDER…',
  does: 'bring PDF, EPUB, Word, HTML, Markdown and text files in, or all of a folder',
  flags: [],
  words: [1, Infinity],
  writes: true,
  indexed: false,
  async run({ library, folder }, words) {
    const lines = await library.documents.add(await sourceFilesAt(words.map((word) => resolve(folder, word))));
    const there = lines.filter((line) => line.document !== null);
    return {
      value: lines,
      lines: table(there.map(({ document, name, problem }) => [document ?? '', problem ?? name])),
      problems: lines.flatMap((line) => (line.document === null && line.problem !== null ? [line.problem] : [])),
    };
  },
};
