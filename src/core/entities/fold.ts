/** Folds what was recognised in each document into the entities of the library. */
import type { Entity, EntityType, Mention, Recognition } from './entity';
import { nameOf } from './assemble';
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
  /** Where an id that is no longer an entity's own leads: ids of one document's recognition, folded away. */
  readonly ids: ReadonlyMap<string, string>;
}

export interface PlacedMention {
  /** Document id. */
  readonly document: string;
  readonly mention: Mention;
}

interface Group {
  readonly members: Entity[];
}

function formOf(name: string): string {
  return /^[\p{Lu}\p{N}.&]{2,}$/u.test(name) ? name.replace(/\./gu, '') : nameOf(name).split(' ').map(foldKey).join(' ');
}

/** Only full names and acronyms fold entities of different documents; a lone family name might be anybody's. */
function foldingForms(entity: Entity): string[] {
  return [entity.name, ...entity.aliases.filter((alias) => /\s/u.test(alias) || /^[\p{Lu}\p{N}.&]{2,}$/u.test(alias))].map(formOf);
}

/** Types that may name the same thing: the recogniser says `other` where it cannot tell. */
function compatible(a: EntityType, b: EntityType): boolean {
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

/** A total order that no document order can change. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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

function sameFirst(a: Entity, b: Entity): number {
  const known = Number(b.description !== '') - Number(a.description !== '');
  return known || Number(a.type === 'other') - Number(b.type === 'other') || b.name.length - a.name.length || compare(a.name, b.name) || compare(a.type, b.type);
}

/** The fullest name speaks for the group: a gazetteer's name first, then the longest. */
function merge(members: readonly Entity[]): Entity {
  const [best, ...rest] = [...members].sort(sameFirst);
  if (best === undefined) throw new Error('Fold: a group of entities is empty');
  const aliases = new Set(members.flatMap((member) => [member.name, ...member.aliases]));
  aliases.delete(best.name);
  const known = best.description !== '';
  const id = known || rest.length === 0 ? best.id : best.type === 'date' ? best.id : slug(best.name);
  return { ...best, id, aliases: [...aliases].sort(compare) };
}

/**
 * One set of entities for all documents: "ESA" in one article and "European Space Agency" in another become one.
 * Ids and order depend on what was recognised only, not on the order of the documents.
 */
export function foldRecognitions(byDocument: readonly DocumentRecognition[]): LibraryEntities {
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
  const groups = new Map<Entity, Group>();
  for (const entity of all) {
    const group = groups.get(folder.root(entity)) ?? { members: [] };
    group.members.push(entity);
    groups.set(folder.root(entity), group);
  }
  return collect(documents, groups, folder);
}

function collect(documents: readonly DocumentRecognition[], groups: ReadonlyMap<Entity, Group>, folder: Folder): LibraryEntities {
  const merged = new Map<Entity, Entity>();
  const entities = new Map<string, Entity>();
  for (const [root, group] of groups) {
    const entity = merge(group.members);
    merged.set(root, entity);
    entities.set(entity.id, entity);
  }
  const mentions: PlacedMention[] = [];
  const ids = new Map<string, string>();
  for (const { document, recognition } of documents) {
    const own = new Map(recognition.entities.map((entity) => [entity.id, merged.get(folder.root(entity))?.id ?? entity.id]));
    for (const [from, to] of own) if (from !== to) ids.set(from, to);
    for (const mention of recognition.mentions) {
      mentions.push({ document, mention: { ...mention, entity: own.get(mention.entity) ?? mention.entity } });
    }
  }
  return { entities: [...entities.values()].sort((a, b) => compare(a.id, b.id)), mentions, ids };
}
