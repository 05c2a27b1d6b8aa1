/** When things went to the trash: a log beside them, one file per device. What is not in it has no known date. */
import { ExpectedFailure } from '../../shared/failure';
import { isRecord } from './lines';
import type { LogStore } from './log-store';

export type RemovedKind = 'document' | 'note' | 'annotation' | 'conflict';

const keyOf = (kind: RemovedKind, id: string): string => `${kind} ${id}`;

export class Removals {
  constructor(
    private readonly log: LogStore,
    private readonly now: () => Date,
  ) {}

  /** Notes that things were removed just now. A date that cannot be written must not make the removal fail. */
  async tell(kind: RemovedKind, ...ids: readonly string[]): Promise<void> {
    const removed = this.now().toISOString();
    try {
      await this.log.append(...ids.map((id) => ({ kind, id, removed })));
    } catch (error) {
      if (!(error instanceof ExpectedFailure)) throw error;
    }
  }

  /** Answers when a thing was last removed: ISO 8601, `null` where that is not known. */
  async dates(): Promise<(kind: RemovedKind, id: string) => string | null> {
    const last = new Map<string, string>();
    for (const { entry } of await this.log.list()) {
      if (!isRecord(entry)) continue;
      const { kind, id, removed } = entry;
      if (typeof id !== 'string' || typeof removed !== 'string' || Number.isNaN(Date.parse(removed))) continue;
      const key = keyOf(String(kind) as RemovedKind, id);
      if ((last.get(key) ?? '') < removed) last.set(key, removed);
    }
    return (kind, id) => last.get(keyOf(kind, id)) ?? null;
  }
}
