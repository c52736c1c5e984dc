/** One waiter with a deadline and an abort signal; the schedule itself is pure (core/schedule.ts). */
import { nextPollDelay } from '../../core/schedule.ts';
import type { FlowContext } from './context.ts';

export interface Waiter {
  /** Sleeps until the next look; false: time is over or the job was cancelled, at once. */
  pause(): Promise<boolean>;
  /** Tells what was seen; the schedule starts over when it differs from the last. */
  recordSeen(seen: string): void;
  /** Whether there is no time for another look. */
  isLast(): boolean;
}

/** Waits by the schedule of docs/BEHAVIOR.md#polling, up to the engine's deadline. */
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
