/** The evaluated required checks (docs/GITHUB-FACTS.md#required-checks): every context that counts, and what it says. */
import type { CheckState, RuleSources } from './checks.ts';

/** What one context contributes to the decision (rows 15–22 of docs/BEHAVIOR.md#decision). */
export type ContextVerdict =
  'passed' | 'skipped' | 'pending' | 'failed' | 'needs_approval' | 'inconclusive' | 'wrong_source' | 'missing';

export interface ContextResult {
  readonly name: string;
  readonly verdict: ContextVerdict;
  /** GitHub's word; `null` for a missing one. */
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

export interface Evidence {
  readonly sha: string;
  /** Sorted by name, then app id. */
  readonly results: readonly ContextResult[];
  readonly sources: RuleSources;
}
