/** Refusals to post: holds that name the offending place, the numbers and the fix (docs/BEHAVIOR.md#order-of-refusals). */
import type { ReasonCode, Verdict } from '../domain/model.ts';

export interface Refusal {
  readonly kind: 'refused';
  readonly verdict: Verdict;
}

/** How a fix ends: what triggers the next try. */
export const RETRY_HINT = 'then put the label on again, or run again.';

/** How many places are spelled out, and how much of a value is quoted. */
export const MAX_SHOWN_PLACES = 5;
export const MAX_SHOWN_VALUE_LENGTH = 60;

/** A hold before anything was posted; `what` goes on after "Nothing was posted: " and has no full stop. */
export function refuse(code: ReasonCode, what: string, nextStep: string): Refusal {
  return { kind: 'refused', verdict: { kind: 'hold', code, message: `Nothing was posted: ${what}.`, nextStep } };
}
