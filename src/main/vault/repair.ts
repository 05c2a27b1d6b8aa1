/** Brings damaged notes and annotation files back from the newest version of them that can be read. */
import { ExpectedFailure } from '../../shared/failure';
import type { AnnotationStore } from './annotation-store';
import type { NoteStore } from './note-store';
import type { ProblemCode, VaultProblem } from './problem';

/** A note, or the annotations of a document. */
export interface Repairable {
  readonly kind: 'note' | 'annotations';
  readonly id: string;
}

/** A problem, and what can be done about it. */
export interface Finding extends VaultProblem {
  /** What `repair` brings back, with the ISO 8601 instant of the version; `null` where there is none. */
  readonly repair: (Repairable & { readonly at: string }) | null;
}

const repairable = new Set<ProblemCode>(['damaged', 'missing', 'unreadable-line', 'torn-line']);
const place = /^(?:notes\/(?<note>[^/]+)\.json|annotations\/(?<document>[^/]+)\.jsonl)$/;

/** What a file of the vault holds that can be repaired. */
function thingAt(path: string): Repairable | null {
  const { note, document } = place.exec(path)?.groups ?? {};
  if (note !== undefined) return { kind: 'note', id: note };
  return document === undefined ? null : { kind: 'annotations', id: document };
}

export class Repairs {
  constructor(
    private readonly notes: NoteStore,
    private readonly annotations: AnnotationStore,
  ) {}

  private storeOf({ kind }: Repairable): Pick<NoteStore | AnnotationStore, 'repairable' | 'repair'> {
    return kind === 'note' ? this.notes : this.annotations;
  }

  /** Each problem, with the version it can be repaired from. */
  async of(problems: readonly VaultProblem[]): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const problem of problems) {
      const thing = repairable.has(problem.code) ? thingAt(problem.path) : null;
      const at = thing && (await this.storeOf(thing).repairable(thing.id));
      findings.push({ ...problem, repair: thing && at !== null ? { ...thing, at } : null });
    }
    return findings;
  }

  /** Fails with `not-found` where no version can be read. */
  async repair(thing: Repairable): Promise<void> {
    if (await this.storeOf(thing).repair(thing.id)) return;
    throw new ExpectedFailure('not-found', `Vault: no earlier version of ${thing.kind} ${thing.id} can be read, so nothing was changed; a copy of what is there is in quarantine/`);
  }
}
