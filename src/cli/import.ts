/** `import FILE…`: brings files in, one line each; a bad one gets its sentence and disturbs no other. */
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { SourceFile } from '../main/library/document-acts';
import { LARGEST_BINARY } from '../main/library/read-source';
import type { Command } from './command';
import { table } from './table';

function sourceAt(path: string): SourceFile {
  return {
    name: basename(path),
    async read() {
      const { size } = await stat(path);
      // The library says how much is too much; what is far beyond is not even brought into memory.
      if (size > LARGEST_BINARY) throw new Error(`it is ${Math.ceil(size / 2 ** 20)} MB large, more than is read`);
      return readFile(path);
    },
  };
}

export const importFiles: Command = {
  name: 'import',
  takes: 'FILE…',
  does: 'bring PDF, EPUB, Word, HTML, Markdown and text files in',
  flags: [],
  words: [1, Infinity],
  writes: true,
  indexed: false,
  async run({ library, folder }, words) {
    const lines = await library.documents.add(words.map((word) => sourceAt(resolve(folder, word))));
    const there = lines.filter((line) => line.document !== null);
    return {
      value: lines,
      lines: table(there.map(({ document, name, problem }) => [document ?? '', problem ?? name])),
      problems: lines.flatMap((line) => (line.document === null && line.problem !== null ? [line.problem] : [])),
    };
  },
};
