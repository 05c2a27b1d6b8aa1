/** Turns claims into entities and mentions: short forms and acronyms resolve to the fullest name of the text. */
import type { AcronymDefinition } from './acronyms';
import type { Claim } from './claim';
import type { Entity, EntityType, Mention, MentionReason, Recognition } from './entity';
import { foldKey } from './tokens';
import type { Reading } from './reading';
import { slug } from './slug';

/** A claim, or a date, with its surface text. */
export interface Named {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly claim: Claim | null;
}

interface Draft {
  readonly id: string;
  name: string;
  type: EntityType | null;
  readonly votes: Map<EntityType, number>;
  readonly aliases: Set<string>;
  readonly about: string;
  readonly fixed: boolean;
}

interface Placed extends Mention {
  readonly draft: Draft;
}

export function nameOf(surface: string): string {
  return surface.replace(/\s+/gu, ' ');
}

/** Keeps what names stand for within one text. */
class Register {
  private readonly drafts = new Map<string, Draft>();
  /** Exact acronyms, and folded names, to drafts. */
  private readonly forms = new Map<string, Draft>();

  /** Acronyms whose definition stands in the text. */
  readonly defined = new Set<string>();

  formKey(surface: string): string {
    return /^[\p{Lu}\p{N}.&]{2,}$/u.test(surface) ? surface.replace(/\./gu, '') : nameOf(surface).split(' ').map(foldKey).join(' ');
  }

  find(surface: string): Draft | null {
    return this.forms.get(this.formKey(surface)) ?? null;
  }

  alias(surface: string, draft: Draft): void {
    const form = this.formKey(surface);
    if (!this.forms.has(form)) this.forms.set(form, draft);
    if (surface !== draft.name) draft.aliases.add(surface);
  }

  /** The draft of a name, made where there is none. */
  take(surface: string, claim: Claim | null, type: EntityType | null): Draft {
    const name = nameOf(surface);
    const entry = claim?.entry ?? null;
    const known = entry === null ? this.find(name) : (this.drafts.get(entry.id) ?? null);
    if (known !== null && (entry !== null || type === null || known.name === name || type === decide(known))) {
      if (type !== null) known.votes.set(type, (known.votes.get(type) ?? 0) + 1);
      if (name !== known.name) this.alias(name, known);
      return known;
    }
    const id = entry?.id ?? (type === 'date' ? `date-${slug(name)}` : slug(name));
    const same = this.drafts.get(id);
    if (same !== undefined) {
      if (type !== null) same.votes.set(type, (same.votes.get(type) ?? 0) + 1);
      this.alias(name, same);
      return same;
    }
    const draft: Draft = {
      id,
      name: entry?.name ?? name,
      type: entry?.type ?? null,
      votes: new Map(type === null ? [] : [[type, 1]]),
      aliases: new Set(entry?.aliases ?? []),
      about: entry?.about ?? '',
      fixed: entry !== null,
    };
    this.drafts.set(id, draft);
    this.alias(name, draft);
    if (entry !== null) for (const form of [entry.name, ...entry.aliases]) this.alias(form, draft);
    return draft;
  }
}

function decide(draft: Draft): EntityType {
  if (draft.type !== null) return draft.type;
  let best: EntityType = 'other';
  let most = 0;
  for (const [type, votes] of draft.votes) {
    if (votes > most) {
      best = type;
      most = votes;
    }
  }
  return best;
}

const personal = /^(?:\p{Lu}\.?|Jr\.?|Sr\.?|I{1,3}|IV)$/u;

/** Later forms of a full name: a person's family or given name, the head word or the first part of other names. */
function shortForms(name: string, type: EntityType | null): string[] {
  const all = name.split(' ');
  const words = all.filter((word) => !personal.test(word));
  if (all.length < 2 || words.length === 0) return [];
  const last = words[words.length - 1] ?? '';
  const first = words[0] ?? '';
  if (type === 'person') return words.length > 5 ? [] : [last, first];
  if (type === 'date' || type === 'place') return [];
  const prefixes = words.slice(1, -1).map((_, i) => words.slice(0, i + 2).join(' '));
  return [...prefixes.reverse(), last, ...(type === 'organisation' || type === null ? [first] : [])].filter((form) => /^\p{Lu}/u.test(form) && form.length > 3);
}

export interface Assembly {
  readonly reading: Reading;
  readonly named: readonly Named[];
  readonly definitions: readonly AcronymDefinition[];
}

function reasonOf(named: Named, short: boolean): MentionReason {
  if (named.claim === null) return 'date';
  return short && named.claim.entry === null ? 'short-form' : named.claim.reason;
}

function defineAcronyms({ reading, definitions }: Assembly, register: Register, byStart: ReadonlyMap<number, Named>): void {
  for (const definition of definitions) {
    const short = reading.tokens[definition.short];
    const from = reading.tokens[definition.longFrom];
    const to = reading.tokens[definition.longTo - 1];
    if (short === undefined || from === undefined || to === undefined) continue;
    const long = byStart.get(from.start);
    if (long === undefined || long.end !== to.end) continue;
    register.defined.add(short.text);
    register.alias(short.text, register.take(long.surface, long.claim, long.claim?.type ?? null));
  }
}

/** Entities in order of first mention. */
export function assemble(assembly: Assembly): Recognition {
  const register = new Register();
  const { named } = assembly;
  const byStart = new Map(named.map((one) => [one.start, one]));
  defineAcronyms(assembly, register, byStart);
  const placed: Placed[] = [];
  for (const one of named) {
    const type = one.claim === null ? 'date' : one.claim.type;
    const short = isShort(register, one);
    const draft = register.take(one.surface, one.claim, short ? null : type);
    placed.push({ start: one.start, end: one.end, entity: draft.id, reason: reasonOf(one, short), draft });
    if (!short && one.claim !== null) for (const form of shortForms(nameOf(one.surface), type)) addShort(register, form, draft);
  }
  return finish(placed);
}

/** A later, shorter form of a name, unless its own context speaks for another type. */
function isShort(register: Register, { claim, surface }: Named): boolean {
  const draft = claim?.entry === null ? register.find(surface) : null;
  if (draft === null || draft.name === nameOf(surface)) return false;
  const type = claim?.type ?? null;
  return register.defined.has(surface) || type === null || type === decide(draft);
}

function addShort(register: Register, form: string, draft: Draft): void {
  if (register.find(form) === null) register.alias(form, draft);
  if (form !== draft.name) draft.aliases.delete(form);
}

function finish(placed: readonly Placed[]): Recognition {
  const entities = new Map<string, Entity>();
  const used = new Map<string, Set<string>>();
  for (const { draft } of placed) {
    if (entities.has(draft.id)) continue;
    used.set(draft.id, draft.aliases);
    const aliases = [...draft.aliases].filter((alias) => alias !== draft.name);
    entities.set(draft.id, { id: draft.id, type: decide(draft), name: draft.name, aliases, description: draft.about });
  }
  const mentions = placed.map(({ start, end, entity, reason }) => ({ start, end, entity, reason }));
  return { entities: [...entities.values()], mentions };
}
