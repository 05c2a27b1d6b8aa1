/** What search knows of each thing: the records made of sections, annotations, notes and entities. */
import { sectionAt, shortHeading } from '../../core/documents/sections';
import type { Entity } from '../../core/entities/entity';
import { plainText } from '../../core/notes/links';
import type { Note } from '../../core/notes/note';
import type { RecordFacets, SearchRecord } from '../../core/search/hit';
import type { AnchoredAnnotation } from '../../shared/contract';
import type { Catalogue } from './catalogue';
import type { IndexedDocument } from './engine';

/** What filters ask of a document, which its sections and marks share. */
function facetsOf({ structure, about }: IndexedDocument): RecordFacets {
  const authors = about?.authors ?? (structure.byline === null ? [] : [structure.byline]);
  const date = about?.date ?? structure.imprint?.date;
  const { language } = structure;
  return {
    tags: about?.tags ?? [],
    authors,
    collections: about?.collections ?? [],
    ...(about?.states?.length ? { states: about.states } : {}),
    ...(date !== undefined && { date }),
    ...(language !== null && { language }),
  };
}

export function sectionRecords(document: IndexedDocument): SearchRecord[] {
  const { id, title, text, structure } = document;
  const facets = facetsOf(document);
  return structure.sections.map((section) => {
    // What stands before the first heading is found by the name of the whole.
    const heading = section.heading ?? title;
    const first = structure.blocks.find((block) => block.kind === 'heading' && block.start === section.start);
    const offset = first ? Math.min(first.end + 2, section.end) : section.start;
    return {
      kind: 'section' as const,
      id: `${id}#${section.id}`,
      document: id,
      title: heading,
      body: text.slice(offset, section.end),
      offset,
      detail: title,
      facets,
    };
  });
}

export function annotationRecords(document: IndexedDocument, annotations: readonly AnchoredAnnotation[]): SearchRecord[] {
  const { authors = [], collections = [], language } = facetsOf(document);
  return annotations.map(({ annotation, anchor }) => {
    const start = anchor.range?.start ?? 0;
    const section = anchor.range ? sectionAt(document.structure, start) : null;
    return {
      kind: 'annotation' as const,
      id: annotation.id,
      document: document.id,
      title: [annotation.comment, ...annotation.tags.map((tag) => `#${tag}`)].filter(Boolean).join(' '),
      body: annotation.selectors.quote.exact,
      offset: start,
      detail: section ? `${document.title} › ${shortHeading(section)}` : document.title,
      facets: {
        color: annotation.color,
        status: anchor.status,
        tags: annotation.tags,
        commented: annotation.comment !== '',
        authors,
        collections,
        date: annotation.created.slice(0, 10),
        ...(language !== undefined && { language }),
      },
    };
  });
}

export function noteRecord(note: Note): SearchRecord {
  return {
    kind: 'note',
    id: note.id,
    document: null,
    title: note.title,
    body: [plainText(note.tree), note.tags.map((tag) => `#${tag}`).join(' ')].filter(Boolean).join('\n'),
    offset: 0,
    detail: '',
    facets: { tags: note.tags, date: note.modified.slice(0, 10) },
  };
}

export function entityRecords(catalogue: Catalogue): SearchRecord[] {
  return catalogue.entities().map(entityRecord);
}

export function entityRecord({ id, name, type, aliases, description }: Entity): SearchRecord {
  return {
    kind: 'entity',
    id,
    document: null,
    title: name,
    body: [aliases.join(' · '), description].filter(Boolean).join(' — '),
    offset: 0,
    detail: type,
    facets: { type, aliases },
  };
}
