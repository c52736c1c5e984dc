/** The budget of a sweep: requests and time. */
import { readFailure } from '../shared/remote-error.ts';
import type { FlowContext } from '../shared/context.ts';

/** How many requests of the hour are left to the repository's other runs. */
const RESERVE = 50;
/** The least time for reading one batch, in ms. */
const MIN_BATCH_MS = 15_000;

/** What a sweep may still use. */
export interface SweepBudget {
  /** Returns whether so many further requests may be made now, and take so long (ms). */
  readonly canAfford: (requests: number, ms: number) => boolean;
  /** Ends the sweep after a failed batch. What was checked counts, and the rest is left over. Throws errors that no adapter threw. */
  readonly stop: (error: unknown) => void;
  /** Returns the error that ended the sweep. `null`: none did. */
  readonly stoppedBy: () => unknown;
}

/** Creates the budget of a sweep that begins. */
export function createBudget(context: FlowContext): SweepBudget {
  const { github, settings, clock, deadline, signal } = context;
  const usedBefore = github.quota().requests;
  let stopError: unknown = null;
  return {
    stop(error) {
      if (readFailure(error) === null) throw error;
      context.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; the sweep ends here`);
      stopError = error;
    },
    stoppedBy: () => stopError,
    canAfford(requests, ms) {
      if (stopError !== null) return false;
      const { requests: used, left } = github.quota();
      const isInTime = clock.now() + Math.max(MIN_BATCH_MS, ms) <= deadline && !signal.aborted;
      const isInBudget = used - usedBefore + requests <= settings.sweep.maxOperations;
      return isInTime && isInBudget && (left === null || left - requests >= RESERVE);
    },
  };
}
