/** `sections`: the sections of one article or of all. */
import type { Command } from './command';
import { chosenDocuments } from './find-document';
import { cut, table } from './table';

export const sections: Command = {
  name: 'sections',
  takes: '[DOC]',
  does: 'list the sections of an article, or of all',
  flags: [],
  words: [0, 1],
  writes: false,
  indexed: false,
  async run({ vault, library }, [word]) {
    const found = [];
    for (const { id: document } of await chosenDocuments(vault, word)) {
      const { text, structure } = await library.documents.read(document);
      found.push(...structure.sections.map((section) => ({ document, ...section, text: text.slice(section.start, section.end).trim() })));
    }
    return {
      value: found,
      lines: table(found.map(({ document, id, heading, text }) => [`${document}#${id}`, heading ?? `(${cut(text, 60)})`])),
    };
  },
};
