import { describe, expect, it } from '@jest/globals';
import { runCampaign } from './campaign.ts';
import type { FlowName } from './flows.ts';

/** What a naive flow does to the world, not how it does it. */
const HIRED_TWICE = /^\d+ missions for generation 1$/;
const SETTLED_WRONGLY = /took effect in round|was settled twice|never green|paid with verification/;

describe('the same stories find out who is naive', () => {
  it.each<[FlowName, RegExp]>([
    ['postThenComment', HIRED_TWICE],
    ['lookUpThenRetry', HIRED_TWICE],
    ['commentAsLock', HIRED_TWICE],
    ['acceptWithRetry', SETTLED_WRONGLY],
  ])(
    '%s does harm within 1,000 seeds',
    async (flow, harm) => {
      const { failing } = await runCampaign({ from: 1, seeds: 1000, workers: 2, flow });
      const harmful = failing.filter(({ problems }) => problems.some((problem) => harm.test(problem)));
      expect(harmful.length).toBeGreaterThan(0);
    },
    300_000,
  );
});
