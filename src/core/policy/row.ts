/** The rows of the decision table, and what their predicates share (docs/BEHAVIOR.md#decision). */
import type { ContextResult } from '../domain/evidence.ts';
import type { ReasonCode, Verdict } from '../domain/model.ts';
import type { Observation } from '../domain/observation.ts';
import type { Policy } from '../domain/settings.ts';

/** The text of a row that matches: one sentence, then what happens next and who must do what. */
export interface VerdictText {
  readonly message: string;
  readonly nextStep: string;
}

/** A predicate of a row. Returns null if the row does not match. */
export type Predicate = (seen: Observation, policy: Policy) => VerdictText | null;

/** A row. A number has two rows if the table names two verdicts or two codes. */
export interface Row {
  /** The number in docs/BEHAVIOR.md#decision. */
  readonly number: number;
  readonly verdict: Verdict['kind'];
  readonly code: ReasonCode;
  /** When the row matches, for the documentation. */
  readonly situation: string;
  readonly evaluate: Predicate;
}

/** How a permitted person can always resolve a hold. */
export const DECIDE_BY_COMMAND = 'or settle it with the command accept, or rework and a reason';

/** Returns whether the checks of a commit count in the decision. */
export function countsChecks(policy: Policy): boolean {
  return policy.checks.kind !== 'none';
}

/** A predicate on the evaluated checks. */
type ResultsPredicate = (results: readonly ContextResult[], seen: Observation, policy: Policy) => VerdictText | null;

/** Makes a row's predicate from one on the evaluated checks. It matches only if checks count and were evaluated. */
export function evaluateResults(evaluate: ResultsPredicate): Row['evaluate'] {
  return (seen, policy) =>
    countsChecks(policy) && seen.evidence.kind === 'evaluated'
      ? evaluate(seen.evidence.evidence.results, seen, policy)
      : null;
}
