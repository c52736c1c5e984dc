import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORIES } from '../../../src/core/domain/mission.ts';
import { createRandomSource } from '../../../src/sandbox/store/chance.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { parseScenario, type Scenario } from '../../../src/sandbox/scenario/scenario.ts';
import { openMemory } from '../../support/sandbox/open.ts';

describe('the scenario', () => {
  it('has a default for everything', () => {
    const terms = parseScenario({});
    expect(terms).toMatchObject({
      ...{ startingBalanceUsd: 100_000_000, platformFeePercent: 10, idempotencyKeys: true, manual: false },
      ...{ pace: { startMs: [300, 500], workMs: [1400, 2600], reviewMs: [400, 800] }, verification: ['passed'] },
      rateLimit: { burst: 600, perSecond: 50 },
    });
    expect(terms.specialists.map((one) => one.priceUsd).slice(0, 2)).toEqual([12_000, 8000]);
  });

  it('the default catalogue has somebody at T1 in every category, and gaps at T2 to try queueing with', () => {
    const { specialists } = parseScenario({});
    const best = (category: string, tiers: readonly string[]): boolean =>
      specialists.some((one) => one.categories.some((own) => own === category) && tiers.includes(one.tier));
    expect(CATEGORIES.filter((one) => !best(one, ['T1 Verified', 'T2 Guaranteed']))).toEqual([]);
    expect(CATEGORIES.filter((one) => !best(one, ['T2 Guaranteed']))).toEqual(['Content', 'Support']);
  });

  it('one number for a duration is both ends; a part of a pace keeps the other defaults', () => {
    expect(parseScenario({ pace: { workMs: 5 } }).pace).toEqual({
      startMs: [300, 500],
      workMs: [5, 5],
      reviewMs: [400, 800],
    });
  });

  const pat = { name: 'Pat', persona: 'P', type: 'IT', categories: ['DevOps'], tier: 'New', rank: 1, priceUsd: 1 };
  it.each<[string, unknown, string]>([
    ['null', null, 'scenario'],
    ['an unknown setting', { speling: 1 }, 'speling'],
    ['nobody', { specialists: [] }, 'specialists'],
    ['two of one name', { specialists: [pat, pat] }, 'names have to differ'],
    ['a rank above 100', { specialists: [{ ...pat, rank: 101 }] }, 'specialists.0.rank'],
    ['no category', { specialists: [{ ...pat, categories: [] }] }, 'specialists.0.categories'],
    ['an unknown category', { specialists: [{ ...pat, categories: ['Ops'] }] }, 'specialists.0.categories.0'],
    ['free work', { specialists: [{ ...pat, priceUsd: 0 }] }, 'specialists.0.priceUsd'],
    ['a blank name', { specialists: [{ ...pat, name: ' ' }] }, 'specialists.0.name'],
    ['a pace that runs backwards', { pace: { workMs: [2, 1] } }, 'the shorter one first'],
    ['a negative duration', { pace: { startMs: -1 } }, 'pace.startMs'],
    ['half a millisecond', { pace: { startMs: 0.5 } }, 'pace.startMs'],
    ['no verdicts', { verification: [] }, 'verification'],
    ['an unknown verdict', { verification: ['maybe'] }, 'verification.0'],
    ['a fee above everything', { platformFeePercent: 101 }, 'platformFeePercent'],
    ['a burst of nothing', { rateLimit: { burst: 0, perSecond: 1 } }, 'rateLimit.burst'],
    ['debt', { startingBalanceUsd: -1 }, 'startingBalanceUsd'],
  ])('%s: refused, with its place', (_name, scenario, location) => {
    expect(() => parseScenario(scenario)).toThrow(location);
    expect(() => createSandbox({ scenario: scenario as Scenario })).toThrow(/^The scenario is not valid/);
  });

  it.each([0, -1, Infinity, NaN])('speed %d is none', (speed) => {
    expect(() => createSandbox({ speed })).toThrow(/speed: expected a number above 0/);
  });

  it('a customer may start with nothing: hiring is 402, queueing works', async () => {
    const { send, post } = await openMemory({ scenario: { startingBalanceUsd: 0 } });
    expect((await send('POST', '/marketplace/missions', { body: { title: 'x' } })).status).toBe(402);
    expect((await post({ auto_assign: false })).status).toBe('submitted');
  });
});

describe('chance', () => {
  it('from a seed: the same ids, keys and durations every time; from another, others', async () => {
    const run = async (seed: number): Promise<unknown> => {
      const { key, post, clock, sandbox } = await openMemory({ seed });
      await post();
      clock.advance(9000);
      return { key, journal: sandbox.journal() };
    };
    expect(await run(1)).toEqual(await run(1));
    expect(await run(1)).not.toEqual(await run(2));
  });

  it('without a seed nothing repeats', () => {
    const keys = Array.from({ length: 20 }, () => {
      const sandbox = createSandbox();
      const key = sandbox.createKey(sandbox.createCustomer('A'));
      sandbox.close();
      return key;
    });
    expect(new Set(keys).size).toBe(20);
  });

  it('ids never collide, and luck is spread over [0, 1)', () => {
    const chance = createRandomSource(5);
    const ids = Array.from({ length: 5000 }, (_, n) => chance.text(`mission ${n}`, 20));
    expect(new Set(ids).size).toBe(5000);
    expect(ids.every((id) => /^[0-9a-hjkmnp-tv-z]{20}$/.test(id))).toBe(true);
    const draws = ids.map((id) => chance.uniform(id));
    expect(draws.every((one) => one >= 0 && one < 1)).toBe(true);
    const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  });

  it('texts of any length', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.nat(200), (seed, label, length) => {
        expect(createRandomSource(seed).text(label, length)).toHaveLength(length);
      }),
    );
  });
});
