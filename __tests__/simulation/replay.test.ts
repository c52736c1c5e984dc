import { describe, expect, it } from '@jest/globals';
import { FLOWS } from './flows.ts';
import { kindOf, shrink } from './shrink.ts';
import { playStory } from './story.ts';

const SEEDS = [1, 2, 3, 5, 8, 13];

describe('a seed', () => {
  it.each(SEEDS)('%i tells the same story every time', async (seed) => {
    const [first, second] = [await playStory(seed), await playStory(seed)];
    expect(second.trace.whole()).toEqual(first.trace.whole());
    expect(second.fingerprint).toBe(first.fingerprint);
  });

  it.each(SEEDS)('%i tells the same story with Octokit and all of GitHub’s published contract', async (seed) => {
    const [quick, strict] = [await playStory(seed), await playStory(seed, { strict: true })];
    expect(strict.trace.whole()).toEqual(quick.trace.whole());
  });

  it('shrinks to the few faults and moves that matter, and still breaks the same way', async () => {
    const flow = FLOWS.lookUpThenRetry;
    let story = await playStory(1, { flow });
    for (let seed = 2; !story.problems.some((problem) => problem.includes(' missions for ')); seed++) {
      story = await playStory(seed, { flow });
    }
    const small = await shrink(story, { flow });
    expect(small.parts.length).toBeLessThanOrEqual(story.parts.length);
    expect(small.problems.map(kindOf).some((problem) => story.problems.map(kindOf).includes(problem))).toBe(true);
    expect(small.trace.readable().length).toBeLessThan(story.trace.whole().length);
    expect(await shrink(story, { flow })).toMatchObject({ parts: small.parts, problems: small.problems });
  });
});
