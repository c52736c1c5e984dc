/** Stryker 10's contract with a test runner (`@stryker-mutator/api/test-runner`), as far as ours keeps it. */

export interface TestResult {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly timeSpentMs: number;
  /** 0: passed, 1: failed. */
  readonly status: 0 | 1;
  readonly failureMessage?: string;
}

/** How often each mutant's code ran, by mutant id. */
export type Hits = Record<string, number>;

export interface DryRunResult {
  readonly status: 'complete';
  readonly tests: readonly TestResult[];
  readonly mutantCoverage: { readonly static: Hits; readonly perTest: Record<string, Hits> };
}

export interface MutantRun {
  readonly activeMutant: { readonly id: string; readonly fileName: string };
  readonly testFilter?: readonly string[];
  /** The mutated code may run this often before it counts as running without end. */
  readonly hitLimit?: number;
}

export type MutantRunResult =
  | { readonly status: 'survived'; readonly nrOfTests: number }
  | {
      readonly status: 'killed';
      readonly killedBy: readonly string[];
      readonly failureMessage: string;
      readonly nrOfTests: number;
    }
  | { readonly status: 'timeout'; readonly reason: string };

/** The switchboard that instrumented code reads and writes: `globalThis.__stryker__`. */
export interface Board {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  readonly mutantCoverage: { readonly static: Hits; readonly perTest: Record<string, Hits> };
}
