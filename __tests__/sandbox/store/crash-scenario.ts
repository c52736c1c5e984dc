import type { Scenario } from '../../../src/sandbox/scenario/scenario.ts';

/** The scenario of the sandbox that is killed, and of the one that opens its file afterwards. */
export const CRASH_SCENARIO: Scenario = {
  rateLimit: null,
  startingBalanceUsd: 1e6,
  verification: ['failed', 'passed'],
  pace: { startMs: 0, workMs: 0, reviewMs: 0 },
};
