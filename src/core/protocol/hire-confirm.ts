/** Looking for a mission that may have been posted (docs/PROTOCOL.md#unconfirmed-hires). */
import type { HireEvent, HireState, HireStep, UnconfirmedReason } from './hire-state.ts';
import { endHire, isFound, moveTo, removeNotice } from './hire-moves.ts';
import { CONFIRM_MS } from './hire-state.ts';
import { InvariantError } from '../invariant.ts';

/** The first pause between two look-ups, in ms. */
export const FIRST_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 30_000;
const PAUSE_GROWTH = 1.5;

/** Returns the state of a hire that may have been posted, by this run or another one. `at` is in ms. */
export function withUnconfirmed(state: HireState, why: UnconfirmedReason, at: number): HireState {
  return { ...state, unconfirmed: { why, until: Math.min(at + CONFIRM_MS, state.deadline), pauseMs: FIRST_PAUSE_MS } };
}

/** Looks for the mission that may have been posted. `at` is in ms. */
export function confirmHire(state: HireState, why: UnconfirmedReason, at: number): HireStep {
  return moveTo(withUnconfirmed(state, why, at), 'confirming_hire', { do: 'look_up' });
}

/** Looks for a mission that may have been posted, by this run or another one, until time is over. Never sends again. */
export function afterUnconfirmedLookUp(state: HireState, wasRead: boolean, { at, cancelled }: HireEvent): HireStep {
  const { unconfirmed } = state;
  if (unconfirmed === null) throw new InvariantError('a hire looks for what it never doubted');
  if (wasRead && isFound(state)) return adoptUnconfirmed(state, unconfirmed.why);
  if (cancelled || at >= unconfirmed.until) return endHire(state, { kind: 'hire_unconfirmed', why: unconfirmed.why });
  const ms = Math.min(unconfirmed.pauseMs, unconfirmed.until - at);
  const pauseMs = Math.min(unconfirmed.pauseMs * PAUSE_GROWTH, MAX_PAUSE_MS);
  return moveTo({ ...state, unconfirmed: { ...unconfirmed, pauseMs } }, 'pausing', { do: 'sleep', ms });
}

/** Adopts what was found. This run's own notice stays until then. If another run may have posted, it is already removed. */
function adoptUnconfirmed(state: HireState, why: UnconfirmedReason): HireStep {
  const hasNotice = why === 'response_unknown' && state.subjectKind === 'page';
  return hasNotice ? removeNotice(state, { kind: 'adopt' }) : endHire(state, { kind: 'adopt' });
}
