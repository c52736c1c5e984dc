/** Hiring with `lock: ref`, through the built action. */
import { describe, expect, it } from '@jest/globals';
import { RECOMMENDED } from '../support/github/tokens.ts';
import { ISSUE, labelIssue, onStage } from './support.ts';

const INPUTS = { mode: 'post', lock: 'ref' };
const PATIENCE = 120_000;

describe('lock: ref', () => {
  it(
    'hires once per key, and leaves refs that name their owner',
    () =>
      onStage(async (stage) => {
        stage.github.permit({ ...RECOMMENDED, contents: 'write' });
        const event = labelIssue(stage);
        const first = await stage.run(event, INPUTS);
        expect(first.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'posted' });
        const linux = await stage.run(event, { ...INPUTS, key: 'linux' }, { runId: '9002' });
        expect(linux.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'posted' });
        const { world, market } = stage;
        const owner = (name: string) =>
          JSON.parse(world.tags.get(world.refs.get(name) ?? '')?.message ?? '{}') as object;
        expect(owner(`refs/orkestro/${ISSUE}/1`)).toMatchObject({ run: '9001.1' });
        expect(owner(`refs/orkestro/${ISSUE}.linux/1`)).toMatchObject({ run: '9002.1' });
        expect(world.issue(ISSUE).reactions).toEqual([]);
        const again = await stage.run(event, INPUTS, { runId: '9003' });
        expect(again.outputs['mission-id']).toBe(first.outputs['mission-id']);
        expect(market.sandbox.missions()).toHaveLength(2);
      }),
    PATIENCE,
  );

  it(
    'hires nobody without contents: write, and says so',
    () =>
      onStage(async (stage) => {
        const result = await stage.run(labelIssue(stage), INPUTS);
        expect(result.outputs).toMatchObject({
          outcome: 'held',
          'reason-code': 'missing_permission',
          'mission-id': '',
        });
        expect(result.stdout).toContain('contents: write');
        expect(stage.market.sandbox.missions()).toEqual([]);
      }),
    PATIENCE,
  );
});
