/**
 * Every event of docs/BEHAVIOR.md#events in every situation, through the built action: one line each, for reading. `mode: auto`, `wait: false`.
 */
import { describe, expect, it } from '@jest/globals';
import {
  arrange,
  type Ground,
  type GroundSpec,
  playAll,
  type Situation,
  SITUATIONS,
  type Start,
  tell,
} from './events-support.ts';
import { readLog } from './support.ts';

/** How an event comes into the world that was arranged for it. */
interface EventRow {
  readonly name: string;
  readonly ground?: GroundSpec;
  readonly start: (ground: Ground, situation: Situation) => Start;
}

const byMissionId = ({ mission }: Ground): Record<string, string> =>
  mission === null ? {} : { 'mission-id': mission };

const ROWS: readonly EventRow[] = [
  {
    name: 'issues: labeled (again, or with another label)',
    start: ({ scene: { world, payloads }, issue, mission }) => {
      const label = mission === null ? 'bug' : 'orkestro';
      world.label(issue, label, 'maya');
      return { event: payloads.issueLabeled(issue, label) };
    },
  },
  {
    name: 'issue_comment: created, `/orkestro status`',
    start: ({ scene: { world, payloads }, issue }) => ({
      event: payloads.comment(world.comment(issue, { author: 'maya', body: '/orkestro status' }).id),
    }),
  },
  {
    name: 'issue_comment: created, no command',
    start: ({ scene: { world, payloads }, issue }) => ({
      event: payloads.comment(world.comment(issue, { author: 'maya', body: 'Thanks! See /orkestro status.' }).id),
    }),
  },
  {
    name: 'pull_request: synchronize',
    start: ({ scene, pull }) => ({ event: scene.payloads.pull(pull, 'synchronize', { event: 'pull_request' }) }),
  },
  {
    name: 'pull_request_target: synchronize, of a fork that a person has bound',
    ground: { fork: true },
    start: ({ scene, pull }) => ({ event: scene.payloads.pull(pull, 'synchronize') }),
  },
  {
    name: 'pull_request_review: submitted',
    start: ({ scene: { world, payloads }, pull }) => {
      world.review(pull, 'maya', 'APPROVED');
      return { event: payloads.reviewSubmitted(pull) };
    },
  },
  {
    name: 'merge_group: checks_requested, the last of two',
    start: ({ scene: { world, payloads }, pull }) => {
      const other = world.openPull({ title: 'Another' }).number;
      const event = payloads.mergeGroup([pull, other]);
      return { event, sha: (event.payload['merge_group'] as { head_sha: string }).head_sha };
    },
  },
  {
    name: 'workflow_run: completed, its pull_requests empty',
    start: ({ scene: { payloads }, sha }) => {
      const { name, payload } = payloads.workflowRun({ sha });
      const run = { ...(payload['workflow_run'] as Record<string, unknown>), pull_requests: [] };
      return { event: { name, payload: { ...payload, workflow_run: run } } };
    },
  },
  {
    name: 'status, of another context',
    start: ({ scene: { world, payloads }, sha }) => ({
      event: payloads.status(world.setStatus({ sha, context: 'ci/circle', state: 'success' })),
    }),
  },
  {
    name: 'check_run: completed',
    start: ({ scene: { world, payloads }, sha }) => ({
      event: payloads.checkRun(world.report({ sha, name: 'lint', conclusion: 'success' })),
    }),
  },
  {
    name: 'check_suite: completed',
    start: ({ scene: { world, payloads }, sha }) => ({
      event: payloads.checkSuite(world.report({ sha, name: 'lint', conclusion: 'success' })),
    }),
  },
  {
    name: 'repository_dispatch: orkestro-mission',
    start: ({ scene: { payloads }, mission }) => ({
      event: payloads.repositoryDispatch('orkestro-mission', { mission_id: mission ?? 'm_of_somebody_else' }),
    }),
  },
  { name: 'schedule', start: ({ scene }) => ({ event: scene.payloads.schedule() }) },
  {
    name: 'workflow_dispatch, with mission-id where there is one',
    start: (ground) => ({ event: ground.scene.payloads.workflowDispatch(), inputs: byMissionId(ground) }),
  },
  {
    name: 'push, with mission-id where there is one',
    start: (ground) => ({ event: ground.scene.payloads.push(), inputs: byMissionId(ground) }),
  },
];

describe('auto', () => {
  it.each(ROWS)('$name', async ({ ground, start }) => {
    const lines = await playAll(
      SITUATIONS.map((situation) => async () => {
        const arranged = await arrange(situation, ground);
        return `${situation}: ${await tell(arranged, start(arranged, situation))}`;
      }),
    );
    expect(`\n${lines.join('\n')}\n`).toMatchSnapshot();
  });
});

/** What is none of our business, or cannot be: no request at all, one log line, exit 0. */
const SKIPPED: readonly EventRow[] = [
  {
    name: 'our own status',
    start: ({ scene: { world, payloads }, sha }) => ({
      event: payloads.status(world.setStatus({ sha, context: 'orkestro/mission', state: 'pending' })),
    }),
  },
  {
    name: "a trial's status",
    start: ({ scene: { world, payloads }, sha }) => ({
      event: payloads.status(world.setStatus({ sha, context: 'orkestro/sandbox', state: 'pending' })),
    }),
  },
  {
    name: 'a merge group that is gone',
    start: ({ scene: { payloads }, pull }) => {
      const { name, payload } = payloads.mergeGroup([pull]);
      return { event: { name, payload: { ...payload, action: 'destroyed' } } };
    },
  },
  { name: 'an issue that was opened', start: ({ scene, issue }) => ({ event: scene.payloads.issueOpened(issue) }) },
  {
    name: 'a dispatch of ours without an id',
    start: ({ scene: { payloads } }) => ({
      event: payloads.repositoryDispatch('orkestro-mission', { mission_id: [1] }),
    }),
  },
  ...(['pull_request', 'pull_request_target'] as const).map((event): EventRow => ({
    name: `a fork's ${event} without secrets`,
    ground: { fork: true },
    start: ({ scene, pull }) => ({
      event: scene.payloads.pull(pull, 'synchronize', { event }),
      inputs: { 'api-key': '' },
    }),
  })),
  {
    name: "a fork's label without secrets",
    ground: { fork: true },
    start: ({ scene, pull }) => ({
      event: scene.payloads.pull(pull, 'labeled', { event: 'pull_request', label: 'orkestro' }),
      inputs: { 'api-key': '' },
    }),
  },
  {
    name: 'Dependabot without secrets',
    start: ({ scene, pull }) => ({
      event: scene.payloads.pull(pull, 'synchronize', { event: 'pull_request', sender: 'dependabot[bot]' }),
      inputs: { 'api-key': '' },
      more: { actor: 'dependabot[bot]' },
    }),
  },
];

describe('nothing to do', () => {
  it('is said in one line, before anybody is asked', async () => {
    const lines = await playAll(
      SKIPPED.map(({ name, ground, start }) => async () => {
        const arranged = await arrange('ready, green', ground);
        const { scene, calls } = arranged;
        const { event, inputs, more } = start(arranged, 'ready, green');
        const result = await scene.run(event, inputs, more);
        await scene.close();
        const log = readLog(result);
        expect([log.length, result.exitCode, scene.github.requests.length, calls.length]).toEqual([1, 0, 0, 0]);
        expect(result.outputs).toMatchObject({ outcome: 'skipped', 'reason-code': 'skipped' });
        return `${name}: ${log.join('')}`;
      }),
    );
    expect(`\n${lines.join('\n')}\n`).toMatchSnapshot();
  });
});
