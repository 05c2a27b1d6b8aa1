/** The decisions that were taken back, and the refusals in force: what a reader may want restored. */
import { decisionsInForce, type Decision } from '../../core/entities/decisions';
import type { TrashedDecision } from '../../shared/contract';

/** What a decision says beside its entity. */
function detailOf(decision: Decision): string {
  switch (decision.kind) {
    case 'rename':
    case 'confirm':
    case 'create':
    case 'split':
      return decision.name;
    case 'retype':
      return decision.type;
    case 'describe':
      return decision.description;
    case 'alias':
    case 'unalias':
      return decision.alias;
    case 'merge':
      return decision.into;
    case 'relate':
    case 'unrelate':
      return `${decision.relation} ${decision.to}`;
    case 'distinct':
      return decision.other;
    case 'refuse':
      return decision.scope === 'mention' ? decision.place.selectors.quote.exact : '';
    case 'revoke':
      return '';
  }
}

/** The revocation that keeps each decision out, by the id of what it takes back; revocations that were themselves taken back do not count. */
function revocations(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
  const undone = new Set<string>();
  const found = new Map<string, Decision>();
  const newestFirst = [...decisions].sort((a, b) => (a.instant === b.instant ? (a.id < b.id ? 1 : -1) : a.instant < b.instant ? 1 : -1));
  for (const decision of newestFirst) {
    if (decision.kind !== 'revoke' || undone.has(decision.id)) continue;
    undone.add(decision.decision);
    found.set(decision.decision, decision);
  }
  return found;
}

/** The decision with the entity that it leads to by its present name. */
function named(decision: Decision, names: ReadonlyMap<string, string>): Decision {
  const nameOf = (id: string): string => names.get(id) ?? id;
  if (decision.kind === 'merge') return { ...decision, into: nameOf(decision.into) };
  if (decision.kind === 'relate' || decision.kind === 'unrelate') return { ...decision, to: nameOf(decision.to) };
  return decision.kind === 'distinct' ? { ...decision, other: nameOf(decision.other) } : decision;
}

/** What may be restored, the last removed first. `names` are the present names of entities, by id. */
export function trashedDecisions(decisions: readonly Decision[], names: ReadonlyMap<string, string>): TrashedDecision[] {
  const inForce = new Set(decisionsInForce(decisions).map(({ id }) => id));
  const takenBack = revocations(decisions);
  const found = decisions.flatMap((decision): TrashedDecision[] => {
    if (decision.kind === 'revoke') return [];
    const revoked = !inForce.has(decision.id);
    // A refusal takes away while it is in force, every other decision while it is revoked.
    if (revoked === (decision.kind === 'refuse')) return [];
    const by = revoked ? takenBack.get(decision.id) : decision;
    if (!by) return [];
    const detail = detailOf(named(decision, names));
    return [{ decision: by.id, kind: decision.kind, revoked, name: names.get(decision.entity) ?? decision.entity, detail, removed: by.instant }];
  });
  return found.sort((a, b) => ((a.removed ?? '') < (b.removed ?? '') ? 1 : -1));
}
