/** Checks `npm run example:worker`: the built action, the built sandbox, a real repository, a real repair. */
import { describe, expect, it } from '@jest/globals';
import { playScenario, type ScenarioResult } from '../../../scripts/example-worker/story.ts';

interface Attempt {
  readonly round: number;
  readonly state: string;
}

const statesOf = ({ mission }: ScenarioResult): string[] =>
  (mission['attempts'] as Attempt[]).map(({ round, state }) => `${round} ${state}`);

describe('a real worker on a real repository', () => {
  it('is paid once when its tests pass; one that is wrong first is sent back with the reason, and paid once, too', async () => {
    const log = (): void => undefined;
    const [right, hasty] = await Promise.all([playScenario({ hasty: false, log }), playScenario({ hasty: true, log })]);

    for (const { action, payments, problems, mission } of [right, hasty]) {
      expect([action.exitCode, action.outputs['outcome'], action.outputs['reason-code']]).toEqual([
        ...[0, 'accepted', 'checks_passed'],
      ]);
      expect([payments, problems]).toEqual([1, []]);
      expect(mission).toMatchObject({ status: 'accepted', verification: 'passed', escrow_status: 'released' });
    }
    expect(right.checks).toEqual(['success']);
    expect(right.mission['result']).toMatchObject({ summary: 'shipping.js: > became >=' });
    expect(statesOf(right)).toEqual(['1 passed']);

    expect(hasty.checks).toEqual(['failure', 'success']);
    expect(hasty.action.outputs['rework-count']).toBe('1');
    expect(hasty.mission['result']).toMatchObject({ summary: 'shipping.js: <= became >=' });
    expect(statesOf(hasty)).toEqual(['1 passed', '2 passed']);
    // The reason came through: it is what the worker printed of it.
    expect(hasty.mission['log_tail']).toMatch(/sent back: [^]*shipping\.test\.js:\d+ "below that it costs 490" fails/);
  }, 120_000);
});
