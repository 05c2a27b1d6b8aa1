/** A claim: a stretch of tokens said to be a name, and on what ground. */
import type { EntityType, MentionReason } from './entity';
import type { GazetteerEntry } from './gazetteer';

export interface Claim {
  /** Half-open token range. */
  readonly from: number;
  readonly to: number;
  /** `null` where only the context of other mentions can tell. */
  readonly type: EntityType | null;
  readonly reason: MentionReason;
  readonly entry: GazetteerEntry | null;
  /** Nothing but a capital letter speaks for it. */
  readonly doubtful: boolean;
}
