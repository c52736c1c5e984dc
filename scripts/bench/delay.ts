/**
 * How late a mission's end is noticed, and at how many requests: 20,000 missions, watched by the action's own schedule
 * (src/core/schedule.ts) and by pollers with one fixed interval. Nothing is slept; the same numbers in every run.
 */
import { nextPollDelay } from '../../src/core/schedule.ts';
import { mean, quantile } from './statistics.ts';
import { rateGoal, type Row } from './table.ts';

const MISSIONS = 20_000;
const MEDIAN_MS = 20 * 60_000;
/** Makes the mean twice the median: some missions take hours. */
const SIGMA = 1.15;
/** The default of `poll-interval`, ms. */
const CAP_MS = 30_000;

/** The pause before a look, ms. */
type Pause = (lookIndex: number, random: number) => number;

/** Of all missions together; lateness in ms. */
interface Watched {
  readonly polls: number;
  readonly late: number;
  readonly late95: number;
}

/** Returns a fixed stream of numbers in [0, 1) (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws log-normal durations, ms. */
export function drawDurations(count: number, chance: () => number): readonly number[] {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return Array.from({ length: count }, () => MEDIAN_MS * Math.exp(SIGMA * normal()));
}

/** Looks at each mission from its beginning to the first look after its end. */
export function watchAll(durations: readonly number[], pause: Pause, chance: () => number): Watched {
  let polls = 0;
  const late = durations.map((end) => {
    let now = 0;
    for (let look = 0; now < end; look += 1) {
      now += pause(look, chance());
      polls += 1;
    }
    return now - end;
  });
  return { polls: polls / durations.length, late: mean(late), late95: quantile(late, 0.95) };
}

/** Returns the action's own pauses at the default `poll-interval`. */
export const ourPause: Pause = (pollIndex, random) =>
  nextPollDelay({ pollIndex, random, maxDelayMs: CAP_MS, now: 0, deadline: Number.MAX_SAFE_INTEGER }) ?? 0;

const fixed =
  (ms: number): Pause =>
  () =>
    ms;

/** Returns the fixed interval that makes `polls` requests for a mission on average, ms. */
export function intervalFor(durations: readonly number[], polls: number): number {
  const costs = (ms: number): number => mean(durations.map((end) => Math.ceil(end / ms)));
  let [short, long] = [1_000, 3_600_000];
  while (long - short > 1) {
    const middle = (short + long) / 2;
    if (costs(middle) > polls) short = middle;
    else long = middle;
  }
  return long;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function describe(what: string, { polls, late, late95 }: Watched): Row {
  return { what, measured: `${seconds(late)} late, p95 ${seconds(late95)}, ${polls.toFixed(1)} polls` };
}

export function describeDelay(): readonly Row[] {
  const chance = createChance(12);
  const durations = drawDurations(MISSIONS, chance);
  const ourPolling = watchAll(durations, ourPause, chance);
  const interval = intervalFor(durations, ourPolling.polls);
  const beside = (ms: number): Watched => watchAll(durations, fixed(ms), chance);
  return [
    {
      what: 'mean delay in noticing',
      measured: seconds(ourPolling.late),
      ...rateGoal(ourPolling.late <= 15_000, '≤ 15 s'),
    },
    { what: 'p95', measured: seconds(ourPolling.late95), ...rateGoal(ourPolling.late95 <= 30_000, '≤ 30 s') },
    {
      what: 'marketplace polls for a mission',
      measured: ourPolling.polls.toFixed(1),
      ...rateGoal(ourPolling.polls <= 90, '≤ 90'),
    },
    describe(`beside: every ${seconds(interval)}, as many requests`, beside(interval)),
    describe('beside: every 30 s', beside(30_000)),
    describe('beside: every 60 s', beside(60_000)),
    describe('beside: every 10 s', beside(10_000)),
  ];
}
