/**
 * What a mission does next by itself, and what it may be told. Pure.
 *
 * submitted → matched → in_progress → awaiting_acceptance (verification: pending → passed | failed) → accepted;
 * a rework returns it to in_progress. Source: docs/MARKETPLACE-API.md#lifecycle.
 */
import type { Ending, Verdict } from '../ledger/journal.ts';
import type { Pace, ScriptedVerdict } from '../scenario/scenario.ts';

export type Status = 'submitted' | 'matched' | 'in_progress' | 'awaiting_acceptance' | 'accepted' | Ending;

/** The part of a mission that its lifecycle looks at. */
export interface Stage {
  readonly status: Status;
  readonly verification: 'pending' | Verdict | null;
  readonly rework_count: number;
}

/** One thing the marketplace does by itself. */
export type Step = 'start' | 'deliver' | 'verify';

/** What comes next without anybody's doing; `null`: it waits for a person, or is over. */
export function nextStep({ status, verification }: Stage): Step | null {
  if (status === 'matched') return 'start';
  if (status === 'in_progress') return 'deliver';
  return status === 'awaiting_acceptance' && verification === 'pending' ? 'verify' : null;
}

const DURATION: Record<Step, keyof Pace> = { start: 'startMs', deliver: 'workMs', verify: 'reviewMs' };

/** How long a step takes, in ms: `chance` (0 ≤ chance < 1) picks within the specialist's range. */
export function durationOf(step: Step, pace: Pace, fraction: number, speed: number): number {
  const [min, max] = pace[DURATION[step]];
  return Math.round((min + fraction * (max - min)) / speed);
}

/** The verifier's scripted word on an attempt (1 is the first); the last one of the script goes on. */
export function scriptedVerdict(script: readonly ScriptedVerdict[], attempt: number): ScriptedVerdict {
  return script[attempt - 1] ?? script.at(-1) ?? 'passed';
}

/** The attempt a mission is in: 1 plus its reworks. */
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

/** What can be asked of a mission, by its customer (accept, rework) or by whoever runs the sandbox. */
export type Action = keyof typeof ALLOWED;

/** Where a mission has to stand for an action. */
export function statusesFor(action: Action): readonly Status[] {
  return ALLOWED[action];
}
