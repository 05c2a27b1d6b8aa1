/** An entity's page: what the catalogue, the notes and the reader's decisions know of it, gathered. */
import { companionsOf } from '../../core/entities/association';
import { decisionsInForce } from '../../core/entities/decisions';
import { findDuplicates } from '../../core/entities/duplicates';
import type { Entity } from '../../core/entities/entity';
import { findForm } from '../../core/entities/find-forms';
import { demonymsOf, kindOf } from '../../core/entities/kinds';
import { relationsIn, relationsOf } from '../../core/entities/relations';
import { unlinkedIn } from '../../core/entities/unlinked';
import { unitsOf } from '../../core/entities/units';
import type { CompanionEntity, DatedPassage, Demonym, Dossier, DuplicateEntities, NamedEntity, RelatedEntity, UnlinkedNote } from '../../shared/contract';
import type { Catalogue } from './catalogue';
import { datedPassages } from './entity-time';
import { knowledge } from './gazetteer';
import type { NoteIndex } from './note-index';

/** An entity's page without the notes that link to it. */
export type EntityPage = Omit<Dossier, 'backlinks'>;

const mostCompanions = 24;

export const nameOf = ({ id, name, type }: Entity): NamedEntity => ({ id, name, type });

function relations(entity: Entity, catalogue: Catalogue): RelatedEntity[] {
  const all = relationsIn(catalogue.allDecisions(), catalogue.leads(), (id) => catalogue.entity(id) !== undefined);
  return relationsOf(all, entity.id).flatMap(({ relation, other, inward }) => {
    const named = catalogue.entity(other);
    return named ? [{ relation, other: nameOf(named), inward }] : [];
  });
}

function isConfirmed(entity: Entity, catalogue: Catalogue): boolean {
  return decisionsInForce(catalogue.allDecisions()).some(
    (decision) => (decision.kind === 'confirm' || decision.kind === 'create') && catalogue.entity(decision.entity)?.id === entity.id,
  );
}

/** What stands in the same paragraphs, over the articles that name the entity. */
function company(entity: Entity, documents: readonly string[], catalogue: Catalogue): CompanionEntity[] {
  const units = documents.flatMap((id) => {
    const blocks = catalogue.document(id)?.structure.blocks ?? [];
    const starts = blocks.map(({ start }) => start);
    const found = unitsOf(starts, catalogue.placesIn(id).map(({ mention }) => mention));
    return [...found.units, ...Array.from({ length: found.empty }, () => [])];
  });
  const companions = companionsOf(entity.id, units).flatMap(({ entity: id, together, weight }) => {
    const named = catalogue.entity(id);
    return named && named.type !== 'date' ? [{ ...nameOf(named), together, weight }] : [];
  });
  return companions.slice(0, mostCompanions);
}

/** The first and the last date of the sentences that name it. */
function dates(documents: readonly string[], catalogue: Catalogue, entity: Entity): Dossier['dates'] {
  let first: DatedPassage | null = null;
  let last: DatedPassage | null = null;
  for (const document of documents) {
    for (const passage of datedPassages(document, catalogue, entity.id)) {
      if (first === null || before(passage.start, first.start)) first = passage;
      if (last === null || before(last.end, passage.end)) last = passage;
    }
  }
  return first && last ? { first, last } : null;
}

/** Years before 1 begin with a minus sign and sort the other way round. */
function before(a: string, b: string): boolean {
  if (a.startsWith('-') !== b.startsWith('-')) return a.startsWith('-');
  return a.startsWith('-') ? a.slice(0, 5) > b.slice(0, 5) : a < b;
}

function demonyms(entity: Entity, catalogue: Catalogue): Demonym[] {
  const words = demonymsOf(entity, knowledge()).filter((word) => word !== entity.name && !entity.aliases.includes(word));
  return words.flatMap((word): Demonym[] => {
    const found = catalogue.allDocuments().flatMap(({ id, text }) => findForm(text, word, true).map((range) => ({ document: id, range })));
    return found[0] ? [{ word, count: found.length, ...found[0] }] : [];
  });
}

function unlinked(entity: Entity, notes: NoteIndex): UnlinkedNote[] {
  return notes.all().flatMap(({ id, title, tree }) => {
    const mentions = unlinkedIn(tree, entity);
    return mentions.length > 0 ? [{ note: id, title, mentions }] : [];
  });
}

/** Everything on the page of an entity, by whatever id it was known; `null` where it is gone. */
export function entityPage(id: string, catalogue: Catalogue, notes: NoteIndex): EntityPage | null {
  const page = catalogue.page(id);
  if (!page) return null;
  const { entity } = page;
  const documents = [...new Set(page.mentions.map(({ document }) => document))];
  return {
    ...page,
    kind: kindOf(entity, knowledge()),
    confirmed: isConfirmed(entity, catalogue),
    relations: relations(entity, catalogue),
    unlinked: unlinked(entity, notes),
    company: company(entity, documents, catalogue),
    dates: entity.type === 'date' ? null : dates(documents, catalogue, entity),
    demonyms: demonyms(entity, catalogue),
  };
}

export function duplicates(catalogue: Catalogue): DuplicateEntities[] {
  const found = findDuplicates(catalogue.entities(), { decisions: catalogue.allDecisions(), ids: catalogue.leads(), mentions: catalogue.mentionCount });
  return found.map(({ entity, into, reason }) => ({ entity: nameOf(entity), into: nameOf(into), reason }));
}
