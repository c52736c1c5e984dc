/** When to look next (docs/BEHAVIOR.md#polling): often at first, then ever less, and once more just before time is over. All times in ms. */

const FIRST_DELAY_MS = 2_000;
const GROWTH = 1.5;
const JITTER = 0.1;
/** What the last look is given before the deadline. */
const LAST_POLL_MS = 2_000;

export interface PollTiming {
  /** Looks since the last observed change, from 0. */
  readonly pollIndex: number;
  /** Longest pause, before jitter. */
  readonly maxDelayMs: number;
  /** Uniform in [0, 1). */
  readonly random: number;
  readonly now: number;
  readonly deadline: number;
}

/** The pause before the next look, ms; the last look falls just before the deadline, and then comes `null`: time is over. */
export function nextPollDelay({ pollIndex, maxDelayMs, random, now, deadline }: PollTiming): number | null {
  const untilLastPoll = deadline - LAST_POLL_MS - now;
  if (untilLastPoll <= 0) return null;
  const pause = Math.min(FIRST_DELAY_MS * GROWTH ** pollIndex, maxDelayMs);
  return Math.min(Math.round(pause * (1 - JITTER + 2 * JITTER * random)), untilLastPoll);
}
