/** Cards for Anki, as its text import takes them: what was said of a passage asks for it (Anki manual, "Importing: text files"). */
import type { Anchor, Annotation } from '../annotations/annotation';
import { sectionAt } from '../documents/sections';
import type { Structure } from '../documents/document';
import { element, plainParagraphs } from './markup';

export interface CardSource {
  readonly title: string;
  readonly structure: Pick<Structure, 'sections'>;
  readonly annotations: readonly { readonly annotation: Annotation; readonly anchor: Anchor }[];
}

/** Escaped HTML in one field: no quotation mark, which would begin a quoted field, and no tab or line end is left in it. */
const field = (...parts: readonly { readonly html: string }[]): string => parts.map(({ html }) => html).join('').replace(/[\t\n\r]+/g, ' ');
/** Tags part at spaces; a word of ours may have some. They are no HTML, and hold nothing that would be taken for it. */
const tagsField = (tags: readonly string[]): string => tags.map((tag) => tag.trim().replace(/[\s"<>&]+/gu, '_')).filter((tag) => tag !== '').join(' ');

/** A line for each mark with a comment, in the order of the text: the comment, the passage with its source, the tags. */
export function annotationsToAnki({ title, structure, annotations }: CardSource): string {
  const start = ({ annotation, anchor }: CardSource['annotations'][number]): number => (anchor.range ?? annotation.selectors.position).start;
  const said = annotations.filter(({ annotation }) => annotation.comment.trim() !== '').sort((left, right) => start(left) - start(right));
  const lines = said.map((each) => {
    const { comment, selectors, tags } = each.annotation;
    const section = each.anchor.range ? sectionAt(structure, each.anchor.range.start)?.heading : null;
    const source = element('p', {}, element('em', {}, section ? `${title} › ${section}` : title));
    return [field(...plainParagraphs(comment)), field(element('blockquote', {}, ...plainParagraphs(selectors.quote.exact)), source), tagsField(tags)].join('\t');
  });
  return ['#separator:tab', '#html:true', '#tags column:3', ...lines, ''].join('\n');
}
