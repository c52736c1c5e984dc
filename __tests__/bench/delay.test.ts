import { describe, expect, it } from '@jest/globals';
import { createChance, drawDurations, intervalFor, ourPause, watchAll } from '../../scripts/bench/delay.ts';
import { makeDelivery, decideAndRender } from '../../scripts/bench/growth.ts';
import { median } from '../../scripts/bench/statistics.ts';

describe('watching missions', () => {
  it('counts looks until the first after the end, and how late that is', () => {
    const every10 = (): number => 10_000;
    expect(watchAll([25_000, 30_000], every10, createChance(1))).toEqual({ polls: 3, late: 2_500, late95: 5_000 });
  });

  it('draws durations with a median of 20 minutes and a mean of about twice that, the same each time', () => {
    const durations = drawDurations(20_000, createChance(12));
    expect(drawDurations(20_000, createChance(12))).toEqual(durations);
    expect(median(durations) / 60_000).toBeCloseTo(20, 0);
    const mean = durations.reduce((sum, one) => sum + one, 0) / durations.length / 60_000;
    expect(mean).toBeGreaterThan(36);
    expect(mean).toBeLessThan(42);
  });

  it('meets the goals with the real schedule: 15 s on average, 30 s in 19 of 20, at most 90 polls', () => {
    const chance = createChance(12);
    const { polls, late, late95 } = watchAll(drawDurations(20_000, chance), ourPause, chance);
    expect(late).toBeLessThanOrEqual(15_000);
    expect(late95).toBeLessThanOrEqual(30_000);
    expect(polls).toBeLessThanOrEqual(90);
  });

  it('finds the fixed interval that costs as many requests', () => {
    const durations = drawDurations(2_000, createChance(3));
    const interval = intervalFor(durations, 80);
    const { polls } = watchAll(durations, () => interval, createChance(4));
    expect(polls).toBeGreaterThan(79);
    expect(polls).toBeLessThanOrEqual(80);
  });
});

describe('the delivery of the growth bench', () => {
  it('is one that is accepted, with more to say when there is more of it', () => {
    expect(decideAndRender(makeDelivery(40, 60))).toBeGreaterThan(decideAndRender(makeDelivery(4, 6)));
  });
});
