/** An article's annotations as Markdown: by section, in the order of the text, with what was said of each passage. */
import type { Blockquote, Heading, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Anchor, Annotation, AnnotationColor, ColorMeanings, MarkStyle } from '../annotations/annotation';
import type { Section, Structure, TextRange } from '../documents/document';
import { writeMdast } from '../notes/to-markdown';

export interface AnnotatedDocument {
  readonly title: string;
  readonly structure: Pick<Structure, 'sections'>;
  readonly annotations: readonly { readonly annotation: Annotation; readonly anchor: Anchor }[];
}

/** Words of the export; the caller may give those of another language. */
export interface ExportWords {
  readonly colors: Readonly<Record<AnnotationColor, string>>;
  /** A highlight needs no word: its colour says it. */
  readonly styles: Readonly<Record<Exclude<MarkStyle, 'highlight'>, string>>;
  /** Heading over annotations that stand before the first section. */
  readonly start: string;
  /** Heading of a section that has none of its own. */
  readonly untitled: string;
  /** Heading over annotations whose passage is not, or not surely, in the present text. */
  readonly orphans: string;
  readonly none: string;
}

const english: ExportWords = {
  colors: { amber: 'Amber', green: 'Green', blue: 'Blue', rose: 'Rose', violet: 'Violet' },
  styles: { underline: 'Underline', bookmark: 'Bookmark' },
  start: 'At the start',
  untitled: 'Without a heading',
  orphans: 'Passages no longer found in the text',
  none: 'No annotations.',
};

/** The words with the names the reader gave the colours. */
export const wordsWith = (meanings: ColorMeanings, words: ExportWords = english): ExportWords => {
  const colors = Object.entries(meanings).filter(([, meaning]) => meaning !== '');
  return { ...words, colors: { ...words.colors, ...Object.fromEntries(colors) } };
};

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const heading = (depth: 1 | 2, value: string): Heading => ({ type: 'heading', depth, children: [text(value.replace(/\s+/g, ' ').trim())] });
/** A place that links can lead to, which shows nothing; `id` is safe in an attribute. */
const place = (id: string): PhrasingContent[] => [{ type: 'html', value: `<a id="${id}">` }, { type: 'html', value: '</a>' }];
const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });

/** Plain text as paragraphs: blank lines part them, other line ends are hard breaks. */
function paragraphs(plain: string): Paragraph[] {
  const parts = plain.split(/(?:\r?\n[ \t]*){2,}/).filter((part) => part.trim() !== '');
  return parts.map((part) =>
    paragraph(
      ...part
        .trim()
        .split(/\r?\n/)
        .flatMap((line, index): PhrasingContent[] => (index === 0 ? [text(line.trim())] : [{ type: 'break' }, text(line.trim())])),
    ),
  );
}

function entry({ annotation }: AnnotatedDocument['annotations'][number], words: ExportWords, anchor: AnchorName | null): RootContent[] {
  const quote: Blockquote = { type: 'blockquote', children: paragraphs(annotation.selectors.quote.exact) };
  const tags = annotation.tags.map((tag) => `#${tag}`).join(' ');
  const style = annotation.style === 'highlight' ? '' : words.styles[annotation.style];
  const label = [style, words.colors[annotation.color], tags].filter((part) => part !== '').join(' · ');
  const before = anchor ? [paragraph(...place(anchor('annotation', annotation.id)))] : [];
  return [...before, quote, ...paragraphs(annotation.comment), paragraph({ type: 'emphasis', children: [text(label)] })];
}

const placed = (anchor: Anchor): anchor is Anchor & { readonly range: TextRange } =>
  anchor.range !== undefined && anchor.status !== 'orphan' && anchor.status !== 'uncertain';

/** The section a passage begins in: the deepest one, which begins last. */
const sectionAt = (sections: readonly Section[], offset: number) =>
  sections.reduce<Section | null>((found, each) => (each.start <= offset && offset < each.end ? each : found), null);

/** Names the places that links lead to. */
export type AnchorName = (kind: 'annotation' | 'section', id: string) => string;

/**
 * Title, then a heading for each section that has annotations; those without a sure place come last.
 * @param anchor marks every annotation and section with a place of that name; `null` marks none.
 */
export function annotationsToMarkdown({ title, structure, annotations }: AnnotatedDocument, words: ExportWords = english, anchor: AnchorName | null = null): string {
  const sure = annotations.flatMap((each) => (placed(each.anchor) ? [{ each, range: each.anchor.range }] : []));
  sure.sort((left, right) => left.range.start - right.range.start || left.range.end - right.range.end);
  const content: RootContent[] = [heading(1, title)];
  let current: Section | null | undefined;
  for (const { each, range } of sure) {
    const section = sectionAt(structure.sections, range.start);
    if (section !== current) {
      if (anchor && section) content.push(paragraph(...place(anchor('section', section.id))));
      content.push(heading(2, section ? (section.heading ?? words.untitled) : words.start));
    }
    current = section;
    content.push(...entry(each, words, anchor));
  }
  const orphans = annotations.filter((each) => !placed(each.anchor));
  if (orphans.length > 0) content.push(heading(2, words.orphans), ...orphans.flatMap((each) => entry(each, words, anchor)));
  if (annotations.length === 0) content.push(paragraph(text(words.none)));
  return writeMdast(content);
}
