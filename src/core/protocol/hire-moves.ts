/** The moves that the hire machine is made of: each returns the next state and the one effect to perform. */
import type { HireEffect, HireEnd, HireEvent, HirePhase, HireState, HireStep } from './hire-state.ts';
import { InvariantError } from '../invariant.ts';

/** The event of a kind. */
export type EventOf<K extends HireEvent['kind']> = Extract<HireEvent, { kind: K }>;

/**
 * Continues if the hire is in one of these phases.
 *
 * @throws InvariantError if it is in another one, so that the event answers no effect of the machine
 */
export function expectPhase(state: HireState, phases: readonly HirePhase[], then: () => HireStep): HireStep {
  if (phases.includes(state.phase)) return then();
  throw new InvariantError(`a hire that is ${state.phase} was told what belongs to ${phases.join(' or ')}`);
}

/** Enters a phase and asks for its effect. */
export function moveTo(state: HireState, phase: HirePhase, effect: HireEffect): HireStep {
  return { state: { ...state, phase }, effect };
}

/** Ends the hire. */
export function endHire(state: HireState, end: HireEnd): HireStep {
  return moveTo({ ...state, end }, 'ended', { do: 'end', end });
}

/** Writes the notice that this run is about to hire. */
export function writeNotice(state: HireState): HireStep {
  return moveTo(state, 'writing_notice', { do: 'write_notice', generation: state.generation });
}

/** Sends the one POST. */
export function postMission(state: HireState): HireStep {
  return moveTo(state, 'posting', { do: 'post', generation: state.generation });
}

/** Removes this run's notice. Then ends, or (`null`) looks for what another run may have posted. */
export function removeNotice(state: HireState, end: HireEnd | null): HireStep {
  return moveTo({ ...state, end }, 'removing_notice', { do: 'remove_notice' });
}

/** Undoes the acquisition if there is one. Only for a hire that certainly sent nothing, and only for this run's own. */
export function releaseLock(state: HireState, end: HireEnd): HireStep {
  const { acquisitionId, generation, lock } = state;
  const next = { ...state, end };
  if (acquisitionId === null) return endHire(next, end);
  return lock === 'ref'
    ? moveTo(next, 'writing_release_marker', { do: 'write_release_marker', generation })
    : moveTo(next, 'releasing', { do: 'release', generation, acquisitionId });
}

/** Returns whether there is nothing left to hire: a mission is open, or is of this generation or a later one. */
export function isFound({ missions, minGeneration }: HireState): boolean {
  return missions.some(({ isOver, generation }) => !isOver || generation >= minGeneration);
}
