/**
 * When to poll next (docs/BEHAVIOR.md#polling): often at first, then less and less, and once more just before the
 * deadline. All times in ms.
 */

const FIRST_DELAY_MS = 2_000;
const GROWTH = 1.5;
const JITTER = 0.1;
/** The time that the last poll has before the deadline. */
const LAST_POLL_MS = 2_000;

/** The position of a poll within its run. */
export interface PollTiming {
  /** Polls since the last observed change, from 0. */
  readonly pollIndex: number;
  /** Longest pause, before jitter. */
  readonly maxDelayMs: number;
  /** Uniform in [0, 1). */
  readonly random: number;
  readonly now: number;
  readonly deadline: number;
}

/**
 * Returns the pause before the next poll, in ms. The last poll falls just before the deadline.
 *
 * @returns null if no time is left
 */
export function nextPollDelay({ pollIndex, maxDelayMs, random, now, deadline }: PollTiming): number | null {
  const untilLastPoll = deadline - LAST_POLL_MS - now;
  if (untilLastPoll <= 0) return null;
  const pause = Math.min(FIRST_DELAY_MS * GROWTH ** pollIndex, maxDelayMs);
  return Math.min(Math.round(pause * (1 - JITTER + 2 * JITTER * random)), untilLastPoll);
}
