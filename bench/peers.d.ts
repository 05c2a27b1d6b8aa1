/** The parts of the peers that the benchmarks call; their packages are installed only where a benchmark is run. */
declare module 'approx-string-match' {
  export interface Match {
    readonly start: number;
    readonly end: number;
    readonly errors: number;
  }
  export default function search(text: string, pattern: string, maxErrors: number): Match[];
}

declare module 'diff-match-patch' {
  type Diff = [operation: -1 | 0 | 1, text: string];
  export default class DiffMatchPatch {
    diff_main(old: string, next: string): Diff[];
    diff_xIndex(diffs: readonly Diff[], offset: number): number;
    /** Patterns of at most 32 units; -1 where there is no match. */
    match_main(text: string, pattern: string, near: number): number;
  }
}
