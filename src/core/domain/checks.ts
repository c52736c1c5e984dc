/**
 * Required × reported → evidence. Source: docs/GITHUB-FACTS.md#required-checks.
 */

/** A check run's or status's state, both kinds in one vocabulary. GitHub's own words, lower case. */
export type CheckState =
  | 'success'
  | 'neutral'
  | 'skipped'
  | 'failure'
  | 'error'
  | 'pending'
  | 'action_required'
  | 'cancelled'
  | 'timed_out'
  | 'stale'
  | 'startup_failure'
  | 'unknown';

/** One check run or commit status as GitHub reported it on a commit. */
export interface ReportedCheck {
  readonly kind: 'check_run' | 'status';
  readonly name: string;
  /** The GitHub App that reported a check run; `null` for statuses and where GitHub doesn't say. */
  readonly appId: number | null;
  readonly appName: string | null;
  readonly state: CheckState;
  /** GitHub's `isRequired` for the pull request. */
  readonly required: boolean;
  readonly url: string | null;
  readonly description: string | null;
  /** GraphQL node id, to fetch annotations of a failing run. */
  readonly nodeId: string;
  /** Order within one key: check runs by this id; `null` means the order is unreadable. */
  readonly databaseId: number | null;
  /** Check runs: start; statuses: creation. Milliseconds since the epoch. */
  readonly at: number | null;
  /** The Actions run and job a check run's details URL names. */
  readonly runId: string | null;
  readonly jobId: string | null;
}

/** A context that a rule requires. `appId` is the rule's `integration_id`. */
export interface RequiredContext {
  readonly name: string;
  readonly appId: number | null;
  readonly source: 'ruleset' | 'classic';
}

/**
 * Which of the three reads answered, for the receipt and for people. `denied`: this token may not see classic
 * protection, so that of its contexts only those that have reported are known (docs/GITHUB-FACTS.md#required-check-reads).
 */
export interface RuleSources {
  readonly rules: 'read' | 'not_on_plan';
  readonly classic: 'read' | 'none' | 'denied';
}

/** All that was read about the checks of one commit. */
export type ChecksReading =
  | {
      readonly kind: 'read';
      readonly sha: string;
      readonly reported: readonly ReportedCheck[];
      readonly required: readonly RequiredContext[];
      readonly sources: RuleSources;
    }
  | { readonly kind: 'unavailable'; readonly why: string };

/** What the rules of a branch require, before anything has reported. */
export type RequiredReading =
  | { readonly kind: 'read'; readonly required: readonly RequiredContext[]; readonly sources: RuleSources }
  | { readonly kind: 'unavailable'; readonly why: string };
