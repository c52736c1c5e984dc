/** Required and reported checks, from which evidence is made (docs/GITHUB-FACTS.md#required-checks). */

/** The state of a check run or commit status, both in one vocabulary: GitHub's, in lower case. */
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
  /** The order among check runs of one name and app. `null`: the order can't be read. */
  readonly databaseId: number | null;
  /** When a check run started or a status was created, in ms since the epoch. */
  readonly at: number | null;
  /** The Actions run and job that the details URL of a check run names. */
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
 * What each read of the rules answered, for the receipt and for people.
 *
 * `denied`: this token can't see classic protection. Of its contexts, only those that have reported are known
 * (docs/GITHUB-FACTS.md#required-check-reads).
 */
export interface RuleSources {
  readonly rules: 'read' | 'not_on_plan';
  readonly classic: 'read' | 'none' | 'denied';
}

/** Everything that was read about the checks of one commit. */
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
