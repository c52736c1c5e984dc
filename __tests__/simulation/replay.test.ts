import { describe, expect, it } from '@jest/globals';
import { FLOWS } from './flows.ts';
import { kindOf, shrink } from './shrink.ts';
import { playScenario } from './scenario.ts';

const SEEDS = [1, 2, 3, 5, 8, 13];

describe('a seed', () => {
  it.each(SEEDS)('%i tells the same story every time', async (seed) => {
    const [first, second] = [await playScenario(seed), await playScenario(seed)];
    expect(second.trace.whole()).toEqual(first.trace.whole());
    expect(second.fingerprint).toBe(first.fingerprint);
  });

  it.each(SEEDS)('%i tells the same story with Octokit and all of GitHub’s published contract', async (seed) => {
    const [quick, strict] = [await playScenario(seed), await playScenario(seed, { strict: true })];
    expect(strict.trace.whole()).toEqual(quick.trace.whole());
  });

  it('shrinks to the few faults and moves that matter, and still breaks the same way', async () => {
    const flow = FLOWS.lookUpThenRetry;
    let result = await playScenario(1, { flow });
    for (let seed = 2; !result.problems.some((problem) => problem.includes(' missions for ')); seed++) {
      result = await playScenario(seed, { flow });
    }
    const small = await shrink(result, { flow });
    expect(small.parts.length).toBeLessThanOrEqual(result.parts.length);
    expect(small.problems.map(kindOf).some((problem) => result.problems.map(kindOf).includes(problem))).toBe(true);
    expect(small.trace.readable().length).toBeLessThan(result.trace.whole().length);
    expect(await shrink(result, { flow })).toMatchObject({ parts: small.parts, problems: small.problems });
  });
});
