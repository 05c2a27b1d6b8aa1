/** What of an earlier recogniser must stay because somebody holds it, and what the decision log must say of it for other computers. */
import { letGo } from '../../core/entities/carry';
import type { Decision, DecisionAct } from '../../core/entities/decisions';
import type { Mention, Recognition } from '../../core/entities/entity';
import type { FoldedLibrary } from '../../core/entities/fold';

/** A line for the log that keeps an id resolving: another name of a thing, or a thing of its own. */
export type Lead = DecisionAct & { readonly kind: 'merge' | 'confirm' };

/** Every id that decisions name. */
export function decidedEntities(decisions: readonly Decision[]): string[] {
  return decisions.flatMap((decision) => {
    if (decision.kind === 'revoke') return [];
    const other = 'into' in decision ? [decision.into] : 'to' in decision ? [decision.to] : 'other' in decision ? [decision.other] : [];
    return [decision.entity, ...other];
  });
}

/**
 * Those of `recognitions` that change when what nobody holds is let go.
 * @param needed ids that notes and decisions name.
 * @param isMarked whether a mark of the document touches one of these mentions.
 */
export function released(
  recognitions: ReadonlyMap<string, Recognition>,
  { ids, own }: FoldedLibrary,
  needed: Iterable<string>,
  isMarked: (document: string, mentions: readonly Mention[]) => boolean,
): Map<string, Recognition> {
  const held = new Set([...needed].map((id) => ids.get(id) ?? id));
  const changed = new Map<string, Recognition>();
  for (const [document, recognition] of recognitions) {
    if (!recognition.lost) continue;
    const left = letGo(recognition, (entity, mentions) => held.has(own.get(document)?.get(entity) ?? entity) || isMarked(document, mentions));
    if (left !== recognition) changed.set(document, left);
  }
  return changed;
}

/** What the log must say so that `linked` ids lead on also where no earlier recogniser ever read the articles. */
export function leadsFor(linked: Iterable<string>, recognitions: ReadonlyMap<string, Recognition>, { entities, ids, own }: FoldedLibrary, decisions: readonly Decision[]): Lead[] {
  if (![...recognitions.values()].some(({ origins, lost }) => origins || lost)) return [];
  const natural = new Map<string, string>();
  const plain = new Set<string>();
  for (const [document, recognition] of recognitions) {
    for (const { id } of recognition.entities) {
      if (recognition.lost?.includes(id)) continue;
      plain.add(id);
      const folded = own.get(document)?.get(id) ?? id;
      if (!natural.has(folded)) natural.set(folded, id);
    }
  }
  const said = new Set(decisions.flatMap((decision) => (decision.kind === 'split' ? [decision.to] : decision.kind === 'merge' || decision.kind === 'confirm' || decision.kind === 'create' ? [decision.entity] : [])));
  const present = new Map(entities.map((entity) => [entity.id, entity]));
  return [...new Set(linked)].flatMap((id): Lead[] => {
    const entity = plain.has(id) || said.has(id) ? undefined : present.get(ids.get(id) ?? id);
    if (!entity) return [];
    const into = natural.get(entity.id);
    return into === undefined ? [{ kind: 'confirm', entity: id, name: entity.name, type: entity.type }] : [{ kind: 'merge', entity: id, into }];
  });
}
