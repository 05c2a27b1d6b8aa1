/** Follows ids to the entities of today: folded by the recogniser, then merged by the reader. */
import type { Decision } from './decisions';

/** Decisions in force, each with its rank: a later one outweighs an earlier one. */
export type Ranked = readonly Decision[];

export class Leads {
  private readonly merged = new Map<string, string>();

  constructor(
    private readonly folded: ReadonlyMap<string, string>,
    decisions: Ranked,
  ) {
    for (const decision of decisions) if (decision.kind === 'merge') this.merge(this.own(decision.entity), this.own(decision.into));
  }

  /** The id that recognition knows today, merges left aside. */
  own(id: string): string {
    return this.folded.get(id) ?? id;
  }

  /** The entity an id leads to. */
  to(id: string): string {
    let at = this.own(id);
    for (let up = this.merged.get(at); up !== undefined; up = this.merged.get(at)) at = up;
    return at;
  }

  /** Where both are one already, the later word only chooses which of them stands for all. */
  private merge(from: string, into: string): void {
    const loser = this.to(from);
    const winner = this.to(into);
    if (loser !== winner) this.merged.set(loser, winner);
    else if (from !== into && into !== winner) {
      this.merged.delete(into);
      this.merged.set(winner, into);
    }
  }

  /** Every id that is not an entity's own, with where it leads. */
  all(): Map<string, string> {
    const ids = [...this.folded.keys(), ...this.merged.keys()];
    return new Map(ids.map((id) => [id, this.to(id)]));
  }
}
