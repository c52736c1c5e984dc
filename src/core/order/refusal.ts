/** Refusals to post: holds that name the place, the numbers, and the fix (docs/BEHAVIOR.md#order-of-refusals). */
import type { ReasonCode, Verdict } from '../domain/model.ts';

/** A refusal. */
export interface Refusal {
  readonly kind: 'refused';
  readonly verdict: Verdict;
}

/** The end of a fix: how to try again. */
export const RETRY_HINT = 'then put the label on again, or run again.';

/** How many places a refusal lists, and how many characters of a value it quotes. */
export const MAX_SHOWN_PLACES = 5;
export const MAX_SHOWN_VALUE_LENGTH = 60;

/** Creates a hold before anything was posted. `what` completes "Nothing was posted: …" and has no period. */
export function refuse(code: ReasonCode, what: string, nextStep: string): Refusal {
  return { kind: 'refused', verdict: { kind: 'hold', code, message: `Nothing was posted: ${what}.`, nextStep } };
}
