/** `annotate DOC --quote TEXT`: marks a passage and prints the mark's id once it is durable. */
import { annotationColors, type AnnotationColor } from '../core/annotations/annotation';
import { ExpectedFailure } from '../shared/failure';
import type { Command } from './command';
import { findDocument } from './find-document';
import { findPassage } from './find-passage';
import { cut } from './table';
import { UsageError } from './usage';

function readColor(color: string | undefined): AnnotationColor {
  const found = annotationColors.find((known) => known === (color ?? annotationColors[0]));
  if (found === undefined) throw new UsageError(`--color is one of ${annotationColors.join(', ')}.`);
  return found;
}

export const annotate: Command = {
  name: 'annotate',
  takes: 'DOC --quote TEXT [--color C] [--comment T] [--tag T]…',
  does: `mark a passage (${annotationColors.join(', ')})`,
  flags: ['quote', 'color', 'comment', 'tag'],
  words: [1, 1],
  writes: true,
  indexed: false,
  check({ quote, color }) {
    if (quote === undefined || quote.trim() === '') throw new UsageError('Say which passage with --quote TEXT.');
    readColor(color);
  },
  async run({ vault, library }, [word = ''], { quote = '', color, comment = '', tag = [] }) {
    const { id: document, title } = await findDocument(vault, word);
    const { text } = await library.documents.read(document);
    const range = findPassage(text, quote);
    if (range === null) throw new ExpectedFailure('not-found', `“${cut(quote, 80)}” does not stand in “${title}”.`);
    const tags = [...new Set(tag.map((one) => one.trim()).filter((one) => one !== ''))];
    const made = await library.annotations.create({ document, ...range, color: readColor(color), comment, tags });
    return { value: made, lines: [made.annotation.id] };
  },
};
