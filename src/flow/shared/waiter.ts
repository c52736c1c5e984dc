/** The waiter between polls, with a deadline and an abort signal. The schedule itself is pure (core/schedule.ts). */
import { nextPollDelay } from '../../core/schedule.ts';
import type { FlowContext } from './context.ts';

/** A loop's pauses. */
export interface Waiter {
  /** Sleeps until the next poll. Returns false at once if time is over or the job was cancelled. */
  pause(): Promise<boolean>;
  /** Records what a poll saw. The schedule starts over if it differs from the last. */
  recordSeen(seen: string): void;
  /** Returns whether there is no time for another poll. */
  isLast(): boolean;
}

/** Creates a waiter that follows docs/BEHAVIOR.md#polling up to the run's deadline. */
export function createWaiter({ clock, settings, deadline, signal }: FlowContext): Waiter {
  let pollCount = 0;
  let last: string | null = null;
  return {
    async pause() {
      const now = clock.now();
      const delay = nextPollDelay({
        pollIndex: pollCount++,
        maxDelayMs: settings.waiting.pollIntervalMs,
        random: clock.random(),
        now,
        deadline,
      });
      if (delay === null || signal.aborted) return false;
      await clock.sleep(delay, signal);
      return !signal.aborted;
    },
    recordSeen(seen) {
      if (seen !== last) pollCount = 0;
      last = seen;
    },
    isLast: () => signal.aborted || clock.now() >= deadline,
  };
}
