/**
 * The lifecycle of a mission: its next step, and the actions that each status allows. Pure.
 *
 * submitted → matched → in_progress → awaiting_acceptance (verification: pending → passed | failed) → accepted.
 * A rework returns the mission to in_progress. Source: docs/MARKETPLACE-API.md#lifecycle.
 */
import type { Ending, Verdict } from '../ledger/journal.ts';
import type { Pace, ScriptedVerdict } from '../scenario/scenario.ts';

/** The status of a mission. */
export type Status = 'submitted' | 'matched' | 'in_progress' | 'awaiting_acceptance' | 'accepted' | Ending;

/** The part of a mission that decides its next step. */
export interface Stage {
  readonly status: Status;
  readonly verification: 'pending' | Verdict | null;
  readonly rework_count: number;
}

/** One step that the marketplace takes without a request. */
export type Step = 'start' | 'deliver' | 'verify';

/**
 * Returns the next step that needs no request.
 *
 * @returns null if the mission waits for its customer or is over.
 */
export function nextStep({ status, verification }: Stage): Step | null {
  if (status === 'matched') return 'start';
  if (status === 'in_progress') return 'deliver';
  return status === 'awaiting_acceptance' && verification === 'pending' ? 'verify' : null;
}

const DURATION: Record<Step, keyof Pace> = { start: 'startMs', deliver: 'workMs', verify: 'reviewMs' };

/** Returns the duration of a step in ms. `fraction` (0 ≤ fraction < 1) selects within the specialist's range. */
export function durationOf(step: Step, pace: Pace, fraction: number, speed: number): number {
  const [min, max] = pace[DURATION[step]];
  return Math.round((min + fraction * (max - min)) / speed);
}

/**
 * Returns the scripted verdict on an attempt (1 is the first). The last verdict of the script applies to all later
 * attempts.
 */
export function scriptedVerdict(script: readonly ScriptedVerdict[], attempt: number): ScriptedVerdict {
  return script[attempt - 1] ?? script.at(-1) ?? 'passed';
}

/** Returns the number of the mission's current attempt: 1 plus its reworks. */
export function attemptOf({ rework_count }: Pick<Stage, 'rework_count'>): number {
  return rework_count + 1;
}

const OPEN: readonly Status[] = ['submitted', 'matched', 'in_progress', 'awaiting_acceptance'];
const ALLOWED = {
  accept: ['awaiting_acceptance'],
  rework: ['awaiting_acceptance'],
  assign: ['submitted'],
  start: ['matched'],
  deliver: ['matched', 'in_progress'],
  verify: ['awaiting_acceptance'],
  end: OPEN,
} as const satisfies Record<string, readonly Status[]>;

/** An action on a mission, by its customer (accept, rework) or by the operator of the sandbox. */
export type Action = keyof typeof ALLOWED;

/** Returns the statuses in which an action is allowed. */
export function statusesFor(action: Action): readonly Status[] {
  return ALLOWED[action];
}
