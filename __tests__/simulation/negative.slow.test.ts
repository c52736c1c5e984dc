import { describe, expect, it } from '@jest/globals';
import { runCampaign } from './campaign.ts';
import type { FlowName } from './flows.ts';

/** What a naive flow does to the world. */
const HIRED_TWICE = /^\d+ missions for generation 1$/;
/** A second decision in a round, or a payment for a head that nobody had looked at since the first attempt. */
const SETTLED_WRONGLY =
  /took effect in round|sends rework in round \d+, for which|sends accept without reading the head again/;

describe('the same stories find out who is naive', () => {
  it.each<[FlowName, RegExp]>([
    ['postThenComment', HIRED_TWICE],
    ['lookUpThenRetry', HIRED_TWICE],
    ['commentAsLock', HIRED_TWICE],
    ['acceptWithRetry', SETTLED_WRONGLY],
  ])(
    '%s does harm within 1,000 seeds',
    async (flow, harm) => {
      const stopAt = (problem: string): boolean => harm.test(problem);
      const { failing } = await runCampaign({ from: 1, seeds: 1000, workers: 1, flow, stopAt });
      const harmful = failing.filter(({ problems }) => problems.some(stopAt));
      expect(harmful.length).toBeGreaterThan(0);
      process.stdout.write(`${flow} is caught at seed ${harmful[0]?.seed}: ${harmful[0]?.problems.find(stopAt)}\n`);
    },
    300_000,
  );
});
