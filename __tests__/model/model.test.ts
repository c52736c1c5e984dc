import { describe, expect, it } from '@jest/globals';
import { exploreHire, exploreSettle, HIRE_CONFIGURATIONS, MUTANTS, SETTLE_CONFIGURATIONS } from './configurations.ts';

/** Larger worlds: `npm run model`. */
describe('everything that can happen to the real machines, threats row 26', () => {
  it.each(Object.entries(HIRE_CONFIGURATIONS))(
    'hiring, %s: never twice',
    (_name, bounds) => {
      const { broken, isTruncated, states } = exploreHire(bounds);
      expect({ broken, cut: isTruncated }).toEqual({ broken: null, cut: false });
      expect(states).toBeGreaterThan(500);
    },
    120_000,
  );

  it.each(Object.entries(SETTLE_CONFIGURATIONS))(
    'settling, %s: never twice',
    (_name, bounds) => {
      const { broken, isTruncated, states } = exploreSettle(bounds);
      expect({ broken, cut: isTruncated }).toEqual({ broken: null, cut: false });
      expect(states).toBeGreaterThan(500);
    },
    120_000,
  );

  it.each(Object.entries(MUTANTS))(
    'finds what goes wrong without a protection (%s)',
    (_name, exploration) => {
      expect(exploration().broken).not.toBeNull();
    },
    120_000,
  );
});
