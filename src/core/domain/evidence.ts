/** Evaluated required checks: every context that counts, and its result (docs/GITHUB-FACTS.md#required-checks). */
import type { CheckState, RuleSources } from './checks.ts';

/** What one context contributes to the decision (rows 15–22 of docs/BEHAVIOR.md#decision). */
export type ContextVerdict =
  'passed' | 'skipped' | 'pending' | 'failed' | 'needs_approval' | 'inconclusive' | 'wrong_source' | 'missing';

/** The result of one context that counts. */
export interface ContextResult {
  readonly name: string;
  readonly verdict: ContextVerdict;
  /** The state as GitHub reports it. `null`: the check is missing. */
  readonly state: CheckState | null;
  readonly kind: 'check_run' | 'status' | null;
  readonly appId: number | null;
  readonly appName: string | null;
  readonly url: string | null;
  readonly description: string | null;
  readonly nodeId: string | null;
  /** Why it counts. */
  readonly source: 'ruleset' | 'classic' | 'required' | 'listed' | 'all';
}

/** The results of every context that counts on one commit. */
export interface Evidence {
  readonly sha: string;
  /** Sorted by name, then app id. */
  readonly results: readonly ContextResult[];
  readonly sources: RuleSources;
}
