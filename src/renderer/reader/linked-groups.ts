/** Links into an article, put together by what they lead to. */
import type { Section } from '../../core/documents/document';
import type { AnchoredAnnotation, LinkInto } from '../../shared/contract';

export interface LinkGroup {
  readonly key: string;
  readonly links: readonly LinkInto[];
  /** What they lead to; both absent for the article itself. */
  readonly section?: Section;
  readonly mark?: AnchoredAnnotation;
}

/** First the links to the article itself, then those to sections and marks in the order of the text. What is not known of the article counts as the article. */
export function groupLinks(links: readonly LinkInto[], sections: readonly Section[], marks: readonly AnchoredAnnotation[]): LinkGroup[] {
  const sectionOf = new Map(sections.map((section) => [section.id, section]));
  const markOf = new Map(marks.map((mark) => [mark.annotation.id, mark]));
  const groups = new Map<string, LinkGroup & { readonly at: number; readonly links: LinkInto[] }>();
  for (const link of links) {
    const { kind, id } = link.target;
    const section = kind === 'section' ? sectionOf.get(id.slice(id.indexOf('#') + 1)) : undefined;
    const mark = kind === 'annotation' ? markOf.get(id) : undefined;
    const key = section ? `section ${section.id}` : mark ? `mark ${id}` : '';
    const group = groups.get(key) ?? { key, links: [], at: section ? section.start : mark ? (mark.anchor.range?.start ?? Infinity) : -1, ...(section && { section }), ...(mark && { mark }) };
    if (!group.links.some(({ note }) => note === link.note)) group.links.push(link);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => a.at - b.at);
}
