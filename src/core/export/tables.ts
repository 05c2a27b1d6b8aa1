/** Annotations, mentions and entities as tables, a line each. */
import { measure } from '../annotations/code-points';
import { noMeanings, type Anchor, type Annotation, type ColorMeanings } from '../annotations/annotation';
import type { Section, Structure, TextRange } from '../documents/document';
import type { Entity } from '../entities/entity';
import { writeCsv, type Cell } from './csv';

export interface TabledArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly structure: Pick<Structure, 'sections'>;
}
export interface TabledMarks extends TabledArticle {
  readonly annotations: readonly { readonly annotation: Annotation; readonly anchor: Anchor }[];
}
export interface TabledMentions extends TabledArticle {
  readonly mentions: readonly (TextRange & { readonly entity: string; readonly name: string; readonly type: string; readonly reason: string })[];
}
export interface CountedEntity {
  readonly entity: Entity;
  readonly mentions: number;
  /** Notes that link to it. */
  readonly notes: number;
}

/** Heading of the deepest section at an offset; empty where it has none. */
function sectionAt(sections: readonly Section[], offset: number): string {
  const found = sections.reduce<Section | null>((best, each) => (each.start <= offset && offset < each.end ? each : best), null);
  return found?.heading ?? '';
}

/** Where a range stands, in code points of the article's text, as in the JSON-LD; empty cells where it has no place. */
function placeCells(range: TextRange | undefined, points: ReturnType<typeof measure>): Cell[] {
  return range === undefined ? ['', ''] : [points.toCodePoint(range.start), points.toCodePoint(range.end)];
}

const markHeadings = ['article', 'article id', 'section', 'passage', 'comment', 'tags', 'colour', 'meaning', 'style', 'status', 'start', 'end', 'created', 'modified', 'id'];

/** One line for each mark; `start` and `end` count code points of the present text and are empty where the passage is lost. */
export function annotationsToCsv(articles: readonly TabledMarks[], meanings: ColorMeanings = noMeanings): string {
  const rows = articles.flatMap(({ id, title, text, structure, annotations }) => {
    const points = measure(text);
    return annotations.map(({ annotation: { selectors, comment, tags, color, style, created, modified, id: mark }, anchor }): Cell[] => {
      const range = anchor.status === 'orphan' || anchor.status === 'uncertain' ? undefined : anchor.range;
      const section = range ? sectionAt(structure.sections, range.start) : '';
      return [title, id, section, selectors.quote.exact, comment, tags.join('; '), color, meanings[color], style, anchor.status, ...placeCells(range, points), created, modified, mark];
    });
  });
  return writeCsv(markHeadings, rows);
}

/** One line for each place that names an entity. */
export function mentionsToCsv(articles: readonly TabledMentions[]): string {
  const rows = articles.flatMap(({ id, title, text, structure, mentions }) => {
    const points = measure(text);
    return mentions.map((each): Cell[] => [title, id, sectionAt(structure.sections, each.start), text.slice(each.start, each.end), each.name, each.type, each.entity, ...placeCells(each, points), each.reason]);
  });
  return writeCsv(['article', 'article id', 'section', 'words', 'entity', 'type', 'entity id', 'start', 'end', 'found by'], rows);
}

export function entitiesToCsv(entities: readonly CountedEntity[]): string {
  const rows = entities.map(({ entity: { name, type, aliases, description, id }, mentions, notes }): Cell[] => [name, type, aliases.join('; '), description, mentions, notes, id]);
  return writeCsv(['entity', 'type', 'other names', 'description', 'mentions', 'notes', 'id'], rows);
}
