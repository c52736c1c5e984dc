import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORIES, TIERS } from '../../../src/core/domain/mission.ts';
import { CATALOGUE } from '../../../src/sandbox/scenario/catalog.ts';
import { chooseSpecialist, compareByRank, suggestName, type Candidate } from '../../../src/sandbox/market/matching.ts';
import { SPECIALIST_TIERS } from '../../../src/sandbox/scenario/scenario.ts';

const buildCandidate = (name: string, rank: number, tier: Candidate['tier'] = 'T1 Verified'): Candidate => {
  return { name, rank, tier, categories: ['DevOps'] };
};
const LEAST = { 'T0 Self-serve': 0, 'T1 Verified': 1, 'T2 Guaranteed': 2 };

describe('matching', () => {
  const all = [
    buildCandidate('New', 99, 'New'),
    buildCandidate('Good', 80),
    buildCandidate('Best', 70, 'T2 Guaranteed'),
  ];

  it.each([
    ['T0 Self-serve', 'New'],
    ['T1 Verified', 'Good'],
    ['T2 Guaranteed', 'Best'],
  ] as const)('%s: the best rank of at least that tier, %s', (tier, name) => {
    expect(chooseSpecialist(all, 'DevOps', tier)?.name).toBe(name);
  });

  it('a higher tier with a better rank also does the lower tier’s work', () => {
    expect(chooseSpecialist([...all, buildCandidate('Top', 81, 'T2 Guaranteed')], 'DevOps', 'T1 Verified')?.name).toBe(
      'Top',
    );
  });

  it('nobody of the category, or of the tier: null', () => {
    expect(chooseSpecialist(all, 'Finance', 'T0 Self-serve')).toBeNull();
    expect(chooseSpecialist(all.slice(0, 2), 'DevOps', 'T2 Guaranteed')).toBeNull();
    expect(chooseSpecialist([], 'Other', 'T0 Self-serve')).toBeNull();
  });

  it('equal ranks: by name, in whatever order they are stored', () => {
    const equals = ['b', 'a', 'B', 'ä', 'c'].map((name) => buildCandidate(name, 80));
    fc.assert(
      fc.property(fc.shuffledSubarray(equals, { minLength: 5 }), (shuffled) => {
        expect(chooseSpecialist(shuffled, 'DevOps', 'T1 Verified')?.name).toBe('B');
        expect(shuffled.sort(compareByRank).map((one) => one.name)).toEqual(['B', 'a', 'b', 'c', 'ä']);
      }),
    );
  });

  it('never chooses somebody who does not fit, and nobody who fits is better', () => {
    const candidate = fc.record({
      name: fc.string({ minLength: 1, maxLength: 4 }),
      rank: fc.integer({ min: 0, max: 100 }),
      tier: fc.constantFrom(...SPECIALIST_TIERS),
      categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { minLength: 1 }),
    });
    fc.assert(
      fc.property(
        fc.array(candidate),
        fc.constantFrom(...CATEGORIES),
        fc.constantFrom(...TIERS),
        (candidates, category, tier) => {
          const fits = (one: Candidate): boolean =>
            one.categories.includes(category) && SPECIALIST_TIERS.indexOf(one.tier) >= LEAST[tier];
          const chosen = chooseSpecialist(candidates, category, tier);
          expect(chosen === null).toBe(!candidates.some(fits));
          if (chosen === null) return;
          expect(fits(chosen)).toBe(true);
          expect(Math.max(...candidates.filter(fits).map((one) => one.rank))).toBe(chosen.rank);
        },
      ),
    );
  });
});

describe('the name that was meant', () => {
  const names = CATALOGUE.map((one) => one.name);
  it.each([
    ['SRE', 'Site reliability engineer (SRE)'],
    ['site reliability enginer', 'Site reliability engineer (SRE)'],
    ['analyst / researcher ', 'Analyst / researcher'],
    ['Analyst/Researcher', 'Analyst / researcher'],
    ['copyeditor', 'Copy editor'],
    ['Bookeeper', 'Bookkeeper'],
  ])('%s → %s', (given, meant) => {
    expect(suggestName(given, names)).toBe(meant);
  });

  it.each(['', '   ', 'plumber', 'x'.repeat(200)])('%j → nobody', (given) => {
    expect(suggestName(given, names)).toBeNull();
  });

  it('an empty list → nobody', () => {
    expect(suggestName('x', [])).toBeNull();
  });
});
