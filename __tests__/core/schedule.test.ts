import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextPollDelay } from '../../src/core/schedule.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const MIDDLE = 0.5;
const FAR = Number.MAX_SAFE_INTEGER;

function delay(pollIndex: number, random = MIDDLE, maxDelayMs = 30 * SECOND): number | null {
  return nextPollDelay({ pollIndex, maxDelayMs, random, now: 0, deadline: FAR });
}

describe('the pause', () => {
  it('starts at 2 s and grows by half to the cap', () => {
    const delays = Array.from({ length: 10 }, (_, index) => delay(index));
    expect(delays).toEqual([2_000, 3_000, 4_500, 6_750, 10_125, 15_188, 22_781, 30_000, 30_000, 30_000]);
  });

  it.each([
    [0, 0, 1_800],
    [0, 0.999_999, 2_200],
    [50, 0, 27_000],
    [50, 0.999_999, 33_000],
  ])('at look %d with chance %d is %d ms', (index, random, expected) => {
    expect(delay(index, random)).toBe(expected);
  });

  it('stays at the cap for ever', () => {
    expect(delay(100_000)).toBe(30 * SECOND);
  });

  it('obeys a cap below the start', () => {
    expect(delay(0, MIDDLE, 500)).toBe(500);
  });
});

describe('the deadline', () => {
  const at = (now: number, pollIndex = 20): number | null =>
    nextPollDelay({ pollIndex, maxDelayMs: 30 * SECOND, random: MIDDLE, now, deadline: 100 * SECOND });

  it('gets the last look just before it', () => {
    expect(at(60 * SECOND)).toBe(30 * SECOND);
    expect(at(90 * SECOND)).toBe(8 * SECOND);
  });

  it.each([98, 99, 100, 101, 1_000])('is over at %d of 100 s', (second) => {
    expect(at(second * SECOND)).toBeNull();
  });

  it('is met by every schedule: all looks before it, the last within 2 s of it', () => {
    const timing = fc.record({
      span: fc.integer({ min: 3 * SECOND, max: 30 * MINUTE }),
      capMs: fc.integer({ min: 10 * SECOND, max: 5 * MINUTE }),
      chances: fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
    });
    fc.assert(
      fc.property(timing, ({ span, capMs: maxDelayMs, chances }) => {
        let now = 0;
        for (let pollIndex = 0; ; pollIndex += 1) {
          const random = Number(chances.next().value);
          const pause = nextPollDelay({ pollIndex, maxDelayMs, random, now, deadline: span });
          if (pause === null) break;
          expect(pause).toBeGreaterThan(0);
          now += pause;
          expect(now).toBeLessThan(span);
        }
        expect(span - now).toBe(2 * SECOND);
      }),
      { numRuns: 100 },
    );
  });
});

describe('20,000 missions with a median of 20 minutes', () => {
  /** A fixed stream, so that the numbers below are the same in every run (mulberry32). */
  function createChance(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  const chance = createChance(12);
  const logNormal = (median: number, sigma: number): number => {
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
    return median * Math.exp(sigma * normal);
  };

  function watch(end: number): { readonly polls: number; readonly late: number } {
    let now = 0;
    let polls = 0;
    while (now < end) {
      now += nextPollDelay({ pollIndex: polls, maxDelayMs: 30 * SECOND, random: chance(), now, deadline: FAR }) ?? 0;
      polls += 1;
    }
    return { polls, late: now - end };
  }

  // This spread makes the mean twice the median: some missions take hours.
  const seen = Array.from({ length: 20_000 }, () => watch(logNormal(20 * MINUTE, 1.15)));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const late = seen.map((one) => one.late).sort((a, b) => a - b);

  it('take about 83 looks each', () => {
    const polls = mean(seen.map((one) => one.polls));
    expect(polls).toBeGreaterThan(75);
    expect(polls).toBeLessThanOrEqual(90);
  });

  it('are noticed about 15 s late, and 19 of 20 within 30 s', () => {
    expect(mean(late)).toBeLessThan(15.5 * SECOND);
    expect(late[19_000]).toBeLessThan(30 * SECOND);
  });
});
