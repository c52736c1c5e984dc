import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumMonthCents } from '../../../src/core/order/monthly-spend.ts';
import { buildMission } from '../../support/builders.ts';

const START = Date.UTC(2026, 10, 1);
const NOW = Date.UTC(2026, 10, 23, 12);

const posted = (createdAt: number | null, budgetCents: number | null): ReturnType<typeof buildMission> =>
  buildMission({ createdAt, budgetCents });

describe('a sum that cannot be known is no sum', () => {
  it.each([
    { what: 'a mission without date', mission: posted(null, 100) },
    { what: 'a date that is no number', mission: posted(Number.NaN, 100) },
    { what: 'a mission of this month without budget', mission: posted(NOW, null) },
    { what: 'a negative budget', mission: posted(NOW, -1) },
    { what: 'a budget in parts of cents', mission: posted(NOW, 0.5) },
    { what: 'a budget that is no number', mission: posted(NOW, Number.NaN) },
    { what: 'an endless budget', mission: posted(NOW, Number.POSITIVE_INFINITY) },
  ])('$what', ({ mission }) => {
    expect(sumMonthCents([posted(NOW, 100), mission], NOW)).toBeNull();
  });

  it('a sum that no integer holds', () => {
    expect(sumMonthCents([posted(NOW, Number.MAX_SAFE_INTEGER), posted(NOW, 1)], NOW)).toBeNull();
  });
});

describe('the UTC month', () => {
  it.each([
    { what: 'no mission', missions: [], cents: 0 },
    { what: 'its first millisecond', missions: [posted(START, 100)], cents: 100 },
    { what: 'the millisecond before', missions: [posted(START - 1, 100)], cents: 0 },
    { what: 'last month without budget', missions: [posted(START - 1, null)], cents: 0 },
    { what: 'a clock that is ahead of ours', missions: [posted(NOW + 3_600_000, 100)], cents: 100 },
    { what: 'the same month a year ago', missions: [posted(Date.UTC(2025, 10, 23), 100)], cents: 0 },
    {
      what: 'missions that ended',
      missions: [buildMission({ createdAt: NOW, budgetCents: 7, phase: 'ended' })],
      cents: 7,
    },
  ])('$what', ({ missions, cents }) => {
    expect(sumMonthCents(missions, NOW)).toBe(cents);
  });

  it('begins in January, too', () => {
    const january = Date.UTC(2027, 0, 1);
    expect(sumMonthCents([posted(january - 1, 1), posted(january, 2)], january)).toBe(2);
  });

  it('is the sum, in any order', () => {
    const missions = fc.array(fc.record({ at: fc.integer({ min: START - 9e8, max: NOW }), cents: fc.nat() }));
    fc.assert(
      fc.property(missions, (list) => {
        const expected = list.filter(({ at }) => at >= START).reduce((sum, { cents }) => sum + cents, 0);
        const all = list.map(({ at, cents }) => posted(at, cents));
        expect(sumMonthCents(all, NOW)).toBe(expected);
        expect(sumMonthCents(all.reverse(), NOW)).toBe(expected);
      }),
    );
  });
});
