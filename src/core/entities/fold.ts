/** Folds what was recognised in each document into the entities of the library. */
import type { Entity, EntityType, Mention, Origin, Recognition } from './entity';
import { nameOf } from './assemble';
import { claimsOf, compare, fullestFirst, identityOf, nameGroups, type Group } from './identity';
import { slug } from './slug';
import { foldKey } from './tokens';

export interface DocumentRecognition {
  /** Document id. */
  readonly document: string;
  readonly recognition: Recognition;
}

export interface LibraryEntities {
  /** Ordered by id. */
  readonly entities: readonly Entity[];
  /** In the order of the documents' ids and of the text; `mention.entity` is the folded id. */
  readonly mentions: readonly PlacedMention[];
  /** Where an id that is no longer an entity's own leads: ids of one document's recognition, folded away, and those of earlier recognisers. */
  readonly ids: ReadonlyMap<string, string>;
}

export interface FoldedLibrary extends LibraryEntities {
  /** By document id: the library's id of each entity of its recognition. */
  readonly own: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface PlacedMention {
  /** Document id. */
  readonly document: string;
  readonly mention: Mention;
}

/** What two names share that differ in capitals, accents or dots only; acronyms keep their capitals. */
export function formOf(name: string): string {
  return /^[\p{Lu}\p{N}.&]{2,}$/u.test(name) ? name.replace(/\./gu, '') : nameOf(name).split(' ').map(foldKey).join(' ');
}

/** Only full names and acronyms fold entities of different documents; a lone family name might be anybody's. */
function foldingForms(entity: Entity): string[] {
  return [entity.name, ...entity.aliases.filter((alias) => /\s/u.test(alias) || /^[\p{Lu}\p{N}.&]{2,}$/u.test(alias))].map(formOf);
}

/** Types that may name the same thing: the recogniser says `other` where it cannot tell. */
export function compatible(a: EntityType, b: EntityType): boolean {
  return a === b || (a === 'other' && b !== 'date') || (b === 'other' && a !== 'date');
}

class Folder {
  private readonly parent = new Map<Entity, Entity>();

  root(entity: Entity): Entity {
    let at = entity;
    for (let up = this.parent.get(at); up !== undefined; up = this.parent.get(at)) at = up;
    if (at !== entity) this.parent.set(entity, at);
    return at;
  }

  join(a: Entity, b: Entity): void {
    const from = this.root(a);
    const to = this.root(b);
    if (from !== to) this.parent.set(from, to);
  }
}

function joinByForms(all: readonly Entity[], folder: Folder): void {
  const byForm = new Map<string, Entity[]>();
  for (const entity of all) {
    for (const form of foldingForms(entity)) {
      const same = byForm.get(form);
      if (same === undefined) byForm.set(form, [entity]);
      else same.push(entity);
    }
  }
  for (const entities of byForm.values()) {
    const ids = new Set(entities.filter((entity) => entity.description !== '').map((entity) => entity.id));
    if (ids.size > 1) continue; // Two known things of one name: the text of each document has already chosen.
    for (const entity of entities.slice(1)) {
      const first = entities.find((other) => other !== entity && compatible(other.type, entity.type));
      if (first !== undefined) folder.join(entity, first);
    }
  }
}

/** The entity of a group, under the id that recognition alone would give it. */
function merge(members: readonly Entity[]): Entity {
  const [best, ...rest] = [...members].sort((a, b) => fullestFirst(identityOf(a), identityOf(b)));
  if (best === undefined) throw new Error('Fold: a group of entities is empty');
  const aliases = new Set(members.flatMap((member) => [member.name, ...member.aliases]));
  aliases.delete(best.name);
  const id = best.description !== '' || rest.length === 0 || best.type === 'date' ? best.id : slug(best.name);
  return { ...best, id, aliases: [...aliases].sort(compare) };
}

/**
 * One set of entities for all documents: "ESA" in one article and "European Space Agency" in another become one.
 * Ids and order depend on what was recognised only, not on the order of the documents.
 */
export function foldRecognitions(byDocument: readonly DocumentRecognition[]): FoldedLibrary {
  const documents = [...byDocument].sort((a, b) => compare(a.document, b.document));
  const folder = new Folder();
  const byId = new Map<string, Entity[]>();
  const all: Entity[] = [];
  for (const { recognition } of documents) {
    for (const entity of recognition.entities) {
      all.push(entity);
      const same = byId.get(entity.id);
      if (same === undefined) byId.set(entity.id, [entity]);
      else same.push(entity);
    }
  }
  for (const same of byId.values()) for (const entity of same.slice(1)) folder.join(entity, same[0] ?? entity);
  joinByForms(all, folder);
  const groups = new Map<Entity, Entity[]>();
  for (const entity of all) {
    const root = folder.root(entity);
    const members = groups.get(root);
    if (members) members.push(entity);
    else groups.set(root, [entity]);
  }
  return collect(documents, groups, folder);
}

interface FoldedGroup extends Group {
  readonly root: Entity;
  readonly entity: Entity;
}

/** The entity of each group, by its root, under the id it goes by. */
function nameAll(documents: readonly DocumentRecognition[], groups: ReadonlyMap<Entity, readonly Entity[]>): Map<Entity, Entity> {
  const claims = new Map(
    documents.flatMap(({ recognition }) => {
      const own = claimsOf(recognition);
      return recognition.entities.map((entity) => [entity, own.get(entity.id) ?? []] as const);
    }),
  );
  const all = [...groups].map(([root, members]): FoldedGroup => {
    const entity = merge(members);
    return { root, entity, members, natural: entity.id, claims: members.flatMap((member) => claims.get(member) ?? []) };
  });
  return new Map([...nameGroups(all)].map(([{ root, entity }, id]) => [root, { ...entity, id }]));
}

/** Where other ids lead: what recognition gives now before what it gave first, and that before what only ever led on. */
function leadsOf(documents: readonly DocumentRecognition[], own: (document: string, entity: string) => string, present: ReadonlyMap<string, Entity>): Map<string, string> {
  const ids = new Map<string, string>();
  const lead = (from: string, to: string): void => void (from === to || present.has(from) || ids.has(from) || ids.set(from, to));
  for (const { document, recognition } of documents) for (const { id } of recognition.entities) lead(id, own(document, id));
  const older = documents.flatMap(({ document, recognition }) => (recognition.origins ?? []).map((origin: Origin) => ({ document, origin })));
  for (const { document, origin } of older) if (origin.rank !== 'lead') lead(origin.id, own(document, origin.entity));
  for (const { document, origin } of older) if (origin.rank === 'lead') lead(origin.id, own(document, origin.entity));
  return ids;
}

function collect(documents: readonly DocumentRecognition[], groups: ReadonlyMap<Entity, readonly Entity[]>, folder: Folder): FoldedLibrary {
  const merged = nameAll(documents, groups);
  const entities = new Map([...merged.values()].map((entity) => [entity.id, entity]));
  const mentions: PlacedMention[] = [];
  const byDocument = new Map<string, ReadonlyMap<string, string>>();
  for (const { document, recognition } of documents) {
    const own = new Map(recognition.entities.map((entity) => [entity.id, merged.get(folder.root(entity))?.id ?? entity.id]));
    byDocument.set(document, own);
    for (const mention of recognition.mentions) mentions.push({ document, mention: { ...mention, entity: own.get(mention.entity) ?? mention.entity } });
  }
  const ids = leadsOf(documents, (document, entity) => byDocument.get(document)?.get(entity) ?? entity, entities);
  return { entities: [...entities.values()].sort((a, b) => compare(a.id, b.id)), mentions, ids, own: byDocument };
}
