/** An article's marks as plain text, for comparing two versions of them word by word. */
import type { Annotation, AnnotationColor } from './annotation';

/** One paragraph a mark, in the order given: the passage, its colour and tags, what was said of it. */
export function marksText(marks: readonly Annotation[], colors: Readonly<Record<AnnotationColor, string>>): string {
  return marks
    .map(({ selectors, color, tags, comment }) => {
      const label = [colors[color], ...tags.map((tag) => `#${tag}`)].join(' ');
      return [`“${selectors.quote.exact}”`, label, ...(comment === '' ? [] : [comment])].join('\n');
    })
    .join('\n\n');
}
