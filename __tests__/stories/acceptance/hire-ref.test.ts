/** Hiring with `lock: ref`, through the built action. */
import { describe, expect, it } from '@jest/globals';
import { RECOMMENDED } from '../../support/github/tokens.ts';
import { ISSUE, labelIssue, withScene } from './recorded-scene.ts';

const INPUTS = { mode: 'post', lock: 'ref' };
const TEST_TIMEOUT_MS = 120_000;

describe('lock: ref', () => {
  it(
    'hires once per mission key, which implies it, and leaves refs that name their owner',
    () =>
      withScene(async (scene) => {
        scene.github.permit({ ...RECOMMENDED, contents: 'write' });
        const event = labelIssue(scene);
        const first = await scene.run(event, INPUTS);
        expect(first.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'posted' });
        const linux = await scene.run(event, { mode: 'post', 'mission-key': 'linux' }, { runId: '9002' });
        expect(linux.outputs).toMatchObject({ outcome: 'pending', 'reason-code': 'posted' });
        const { repo, market } = scene;
        const owner = (name: string) => JSON.parse(repo.tags.get(repo.refs.get(name) ?? '')?.message ?? '{}') as object;
        expect(owner(`refs/orkestro/${ISSUE}/1`)).toMatchObject({ run: '9001.1' });
        expect(owner(`refs/orkestro/${ISSUE}.linux/1`)).toMatchObject({ run: '9002.1' });
        expect(repo.issue(ISSUE).reactions).toEqual([]);
        const again = await scene.run(event, INPUTS, { runId: '9003' });
        expect(again.outputs['mission-id']).toBe(first.outputs['mission-id']);
        expect(market.sandbox.missions()).toHaveLength(2);
      }),
    TEST_TIMEOUT_MS,
  );

  it(
    'hires nobody without contents: write, and says so',
    () =>
      withScene(async (scene) => {
        const result = await scene.run(labelIssue(scene), INPUTS);
        expect(result.outputs).toMatchObject({
          outcome: 'held',
          'reason-code': 'missing_permission',
          'mission-id': '',
        });
        expect(result.stdout).toContain('contents: write');
        expect(scene.market.sandbox.missions()).toEqual([]);
      }),
    TEST_TIMEOUT_MS,
  );
});
