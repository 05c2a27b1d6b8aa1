/** What one kind of fault came to: how often it was put in, what was acknowledged before, and what went wrong. */

export interface Finding {
  /** `lost`: an acknowledged save is not there. `broken`: anything else that must not be. */
  readonly kind: 'lost' | 'broken';
  /** What was done and what was found, enough to do it again. */
  readonly message: string;
}

export class Tally {
  rounds = 0;
  faults = 0;
  /** Saves that were acknowledged, and looked for afterwards. */
  acknowledged = 0;
  readonly findings: Finding[] = [];
  /** Sentences: what was not run here, and why. */
  readonly skipped: string[] = [];
  /** Sentences: what the figures need to be read rightly. */
  readonly notes: string[] = [];

  find(kind: Finding['kind'], message: string): void {
    this.findings.push({ kind, message });
  }

  lost(): number {
    return this.findings.filter(({ kind }) => kind === 'lost').length;
  }
}

/** What every kind of fault is told. */
export interface Request {
  readonly rounds: number;
  /** Whether the time given is over and no further round shall begin. */
  readonly late: () => boolean;
  /** Number the random choices begin with, 1 to 2^31 - 2. */
  readonly seed: number;
  /** Takes something from the file system under the vault, to see that the tests notice. */
  readonly mutate: Mutation | null;
}

export const mutations = ['no-fsync', 'no-folder-fsync'] as const;
export type Mutation = (typeof mutations)[number];

/** One kind of fault, run for some rounds. */
export type Section = (request: Request, tally: Tally) => Promise<void>;
