/** What the reader decides about entities: a log of acts that reads the same in whatever order its lines come. */
import type { Selectors } from '../annotations/annotation';
import type { EntityType } from './entity';

/** A place in an article that is found again when the article comes in anew. */
export interface DecidedPlace {
  /** Document id. */
  readonly document: string;
  readonly selectors: Selectors;
}

/** One thing the reader may say. Entities are named by the id they had then; ids that were folded or merged still lead on. */
export type DecisionAct =
  | { readonly kind: 'rename'; readonly entity: string; readonly name: string }
  | { readonly kind: 'retype'; readonly entity: string; readonly type: EntityType }
  | { readonly kind: 'describe'; readonly entity: string; readonly description: string }
  /** Another name, found wherever it stands as whole words; `exact` where its capitals matter. */
  | { readonly kind: 'alias'; readonly entity: string; readonly alias: string; readonly exact: boolean }
  /** The form does not name the entity. */
  | { readonly kind: 'unalias'; readonly entity: string; readonly alias: string }
  | { readonly kind: 'merge'; readonly entity: string; readonly into: string }
  | { readonly kind: 'refuse'; readonly entity: string; readonly scope: 'mention'; readonly place: DecidedPlace }
  | { readonly kind: 'refuse'; readonly entity: string; readonly scope: 'document'; readonly document: string }
  | { readonly kind: 'refuse'; readonly entity: string; readonly scope: 'everywhere' }
  /** It is an entity, whatever the recogniser thinks; takes an earlier refusal everywhere back. */
  | { readonly kind: 'confirm'; readonly entity: string; readonly name: string; readonly type: EntityType }
  /** Made from a passage: the passage names it, and so does its name wherever it stands. */
  | { readonly kind: 'create'; readonly entity: string; readonly name: string; readonly type: EntityType; readonly place: DecidedPlace }
  /** These mentions of it name `to` instead, which is made by that name and type where it is not there; its name is no new form. */
  | { readonly kind: 'split'; readonly entity: string; readonly to: string; readonly name: string; readonly type: EntityType; readonly places: readonly DecidedPlace[] }
  /** `entity` is linked to `to` by a relation with a name, such as `built by`; `unrelate` parts them again. */
  | { readonly kind: 'relate' | 'unrelate'; readonly entity: string; readonly relation: string; readonly to: string }
  /** They are two, however alike their names: never suggested as one again. */
  | { readonly kind: 'distinct'; readonly entity: string; readonly other: string }
  /** Takes a decision back; revoking that brings it in again. */
  | { readonly kind: 'revoke'; readonly decision: string };

/** What an entity is by recognition, wherever that is the same. */
export interface NamedAs {
  readonly name: string;
  readonly type: EntityType;
}

export type Decision = DecisionAct & {
  /** Unique over all devices. */
  readonly id: string;
  /** ISO 8601; the later of two decisions wins. */
  readonly instant: string;
  /** Device that wrote it. */
  readonly device: string;
  /** By the ids above: what recognition called those there were, so that computers whose recogniser gives other ids know them too. */
  readonly names?: Readonly<Record<string, NamedAs>> | undefined;
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A total order that no order of lines can change: by instant, ties by id; what is said does not matter unless ids are not unique. */
function compare(a: Decision, b: Decision): number {
  return order(a.instant, b.instant) || order(a.id, b.id) || order(JSON.stringify(a), JSON.stringify(b));
}

/**
 * The decisions in force, oldest first. A line that was copied twice counts once, and one that was revoked not at all. Only
 * what is older can be revoked, so no two lines can take each other back.
 */
export function decisionsInForce(decisions: readonly Decision[]): Decision[] {
  const ordered = [...new Map([...decisions].sort(compare).map((decision) => [decision.id, decision])).values()].sort(compare);
  const revoked = new Set<string>();
  const standing: Decision[] = [];
  // From the newest: whether a revocation is itself revoked is known before it is reached.
  for (const decision of ordered.reverse()) {
    if (revoked.has(decision.id)) continue;
    if (decision.kind === 'revoke') revoked.add(decision.decision);
    else standing.push(decision);
  }
  return standing.reverse();
}

/** Instants grow along the log even where the clock stood still or went back, so that what is said last is last. */
export function instantAfter(decisions: readonly Decision[], now: Date): string {
  const last = decisions.reduce((latest, { instant }) => Math.max(latest, Date.parse(instant) || 0), 0);
  return new Date(Math.max(now.getTime(), last + 1)).toISOString();
}
