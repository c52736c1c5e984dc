/** What a row of the decision table is, and the words its predicates share (docs/BEHAVIOR.md#decision). */
import type { ReasonCode, Verdict } from '../domain/model.ts';
import type { Observation } from '../domain/observation.ts';
import type { Policy } from '../domain/settings.ts';

/** What a row that matches has to say: one sentence, and what happens next and who has to do what. */
export interface VerdictText {
  readonly message: string;
  readonly nextStep: string;
}

/** Answers `null` when the situation is another one. */
export type Predicate = (seen: Observation, policy: Policy) => VerdictText | null;

/** One row. Some numbers have two rows, where the table names two verdicts or two codes. */
export interface Row {
  /** The number in docs/BEHAVIOR.md#decision. */
  readonly number: number;
  readonly verdict: Verdict['kind'];
  readonly code: ReasonCode;
  /** For the documentation. */
  readonly situation: string;
  readonly evaluate: Predicate;
}

/** What a permitted person can always do about a hold. */
export const DECIDE_BY_COMMAND = 'or settle it with the command accept, or rework and a reason';

/** True where the checks of a commit take part in the decision. */
export function countsChecks(policy: Policy): boolean {
  return policy.checks.kind !== 'none';
}
