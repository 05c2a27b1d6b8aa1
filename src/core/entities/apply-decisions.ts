/** Puts the reader's decisions over what was recognised: the entities of the library as the reader wants them. */
import { decideMentions } from './decide-mentions';
import { decisionsInForce, type Decision } from './decisions';
import type { Entity } from './entity';
import type { LibraryEntities } from './fold';
import { Leads, type Ranked } from './leads';
import { leadsByName } from './leads-by-name';

interface Draft extends Entity {
  /** Old names, which go on resolving. */
  readonly aliases: string[];
  /** Whether the reader has said anything of it, so that it stays although nothing names it. */
  kept: boolean;
  name: string;
  type: Entity['type'];
  description: string;
}

/** What is said of single entities: made, named, typed, described. */
function draft(library: LibraryEntities, decisions: Ranked, leads: Leads): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const entity of library.entities) drafts.set(entity.id, { ...entity, aliases: [...entity.aliases], kept: false });
  for (const decision of decisions) {
    if (decision.kind === 'revoke') continue;
    const id = leads.own(decision.entity);
    if (decision.kind === 'create' || decision.kind === 'confirm') {
      const { name, type } = decision;
      const known = drafts.get(id);
      if (known) known.type = type;
      else drafts.set(id, { id, name, type, aliases: [], description: '', kept: true });
    }
    const known = drafts.get(id);
    if (known) say(known, decision);
    if (decision.kind === 'split' && !drafts.has(leads.own(decision.to))) {
      const { name, type } = decision;
      drafts.set(leads.own(decision.to), { id: leads.own(decision.to), name, type, aliases: [], description: '', kept: true });
    }
    const other = decision.kind === 'relate' || decision.kind === 'split' ? drafts.get(leads.own(decision.to)) : undefined;
    if (other) other.kept = true;
  }
  return drafts;
}

function say(known: Draft, decision: Decision): void {
  if (decision.kind === 'refuse' || decision.kind === 'unalias' || decision.kind === 'distinct') return;
  known.kept = true;
  if (decision.kind === 'rename' && decision.name !== known.name) {
    known.aliases.push(known.name);
    known.name = decision.name;
  } else if (decision.kind === 'retype') known.type = decision.type;
  else if (decision.kind === 'describe') known.description = decision.description;
}

const byId = (a: Entity, b: Entity): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** One entity of several: the one they were merged into speaks for them, the others' names become its aliases. */
function unite(id: string, members: readonly Draft[]): Draft {
  const ordered = [...members].sort((a, b) => Number(b.id === id) - Number(a.id === id) || byId(a, b));
  const [first] = ordered;
  if (!first) throw new Error(`Decisions: nothing was merged into ${id}`);
  const aliases = ordered.flatMap((member) => [member.name, ...member.aliases]);
  const description = first.description || (ordered.find((member) => member.description !== '')?.description ?? '');
  return { ...first, id, description, aliases, kept: members.some((member) => member.kept) };
}

/** Names added and taken away: of each form the last word counts. */
function nameAll(groups: ReadonlyMap<string, Draft>, decisions: Ranked, leads: Leads): void {
  for (const decision of decisions) {
    if (decision.kind !== 'alias' && decision.kind !== 'unalias') continue;
    const aliases = groups.get(leads.to(decision.entity))?.aliases;
    if (!aliases) continue;
    for (let at = aliases.indexOf(decision.alias); at >= 0; at = aliases.indexOf(decision.alias)) aliases.splice(at, 1);
    if (decision.kind === 'alias') aliases.push(decision.alias);
  }
}

/** Ids that the reader refused everywhere and has not confirmed, made or split off since. */
function refused(decisions: Ranked, leads: Leads): Set<string> {
  const out = new Set<string>();
  for (const decision of decisions) {
    if (decision.kind === 'refuse' && decision.scope === 'everywhere') out.add(leads.own(decision.entity));
    if (decision.kind === 'confirm' || decision.kind === 'create') out.delete(leads.own(decision.entity));
    if (decision.kind === 'split') out.delete(leads.own(decision.to));
  }
  return out;
}

function finish({ id, type, name, aliases, description }: Draft): Entity {
  const others = [...new Set(aliases)].filter((alias) => alias !== name).sort();
  return { id, type, name, aliases: others, description };
}

/**
 * The library's entities and mentions with the decisions applied. The same decisions in any order give the same answer; what
 * names an entity that is not recognised at present waits until it is again. `texts` are the canonical texts by document id.
 */
export function applyDecisions(library: LibraryEntities, decisions: readonly Decision[], texts: ReadonlyMap<string, string>): LibraryEntities {
  const ranked = decisionsInForce(decisions);
  if (ranked.length === 0) return library;
  const leads = new Leads(leadsByName(library, ranked), ranked);
  const members = new Map<string, Draft[]>();
  for (const one of draft(library, ranked, leads).values()) {
    const id = leads.to(one.id);
    members.set(id, [...(members.get(id) ?? []), one]);
  }
  const out = refused(ranked, leads);
  const groups = new Map([...members].map(([id, all]) => [id, unite(id, all)]));
  nameAll(groups, ranked, leads);
  const present = new Set([...groups.keys()].filter((id) => !out.has(id)));
  const mentions = decideMentions({ library, decisions: ranked, leads, present, refused: out, texts });
  const named = new Set(mentions.map(({ mention }) => mention.entity));
  const entities = [...groups.values()].filter(({ id, kept }) => present.has(id) && (kept || named.has(id)));
  return { entities: entities.map(finish).sort(byId), mentions, ids: leads.all() };
}
