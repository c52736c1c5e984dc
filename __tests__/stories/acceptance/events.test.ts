/**
 * Every event of docs/BEHAVIOR.md#events in every situation, through the built action: one line each, for reading. `mode: auto`, `wait: false`.
 */
import { describe, expect, it } from '@jest/globals';
import {
  arrangeSituation,
  type EventScene,
  type EventSceneOptions,
  runAll,
  type Situation,
  SITUATIONS,
  type RunSpec,
  runAndDescribe,
} from './event-scene.ts';
import { readLog } from './recorded-scene.ts';

/** How an event is made in the scene that was arranged for it. */
interface EventRow {
  readonly name: string;
  readonly sceneOptions?: EventSceneOptions;
  readonly start: (sceneOptions: EventScene, situation: Situation) => RunSpec;
}

const missionIdInput = ({ mission }: EventScene): Record<string, string> =>
  mission === null ? {} : { 'mission-id': mission };

const ROWS: readonly EventRow[] = [
  {
    name: 'issues: labeled (again, or with another label)',
    start: ({ scene: { repo, payloads }, issue, mission }) => {
      const label = mission === null ? 'bug' : 'orkestro';
      repo.label(issue, label, 'maya');
      return { event: payloads.issueLabeled(issue, label) };
    },
  },
  {
    name: 'issue_comment: created, `/orkestro status`',
    start: ({ scene: { repo, payloads }, issue }) => ({
      event: payloads.comment(repo.comment(issue, { author: 'maya', body: '/orkestro status' }).id),
    }),
  },
  {
    name: 'issue_comment: created, no command',
    start: ({ scene: { repo, payloads }, issue }) => ({
      event: payloads.comment(repo.comment(issue, { author: 'maya', body: 'Thanks! See /orkestro status.' }).id),
    }),
  },
  {
    name: 'pull_request: synchronize',
    start: ({ scene, pull }) => ({ event: scene.payloads.pull(pull, 'synchronize', { event: 'pull_request' }) }),
  },
  {
    name: 'pull_request_target: synchronize, of a fork that a person has bound',
    sceneOptions: { fork: true },
    start: ({ scene, pull }) => ({ event: scene.payloads.pull(pull, 'synchronize') }),
  },
  {
    name: 'pull_request_review: submitted',
    start: ({ scene: { repo, payloads }, pull }) => {
      repo.review(pull, 'maya', 'APPROVED');
      return { event: payloads.reviewSubmitted(pull) };
    },
  },
  {
    name: 'merge_group: checks_requested, the last of two',
    start: ({ scene: { repo, payloads }, pull }) => {
      const other = repo.openPull({ title: 'Another' }).number;
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
    start: ({ scene: { repo, payloads }, sha }) => ({
      event: payloads.status(repo.setStatus({ sha, context: 'ci/circle', state: 'success' })),
    }),
  },
  {
    name: 'check_run: completed',
    start: ({ scene: { repo, payloads }, sha }) => ({
      event: payloads.checkRun(repo.report({ sha, name: 'lint', conclusion: 'success' })),
    }),
  },
  {
    name: 'check_suite: completed',
    start: ({ scene: { repo, payloads }, sha }) => ({
      event: payloads.checkSuite(repo.report({ sha, name: 'lint', conclusion: 'success' })),
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
    start: (eventScene) => ({
      event: eventScene.scene.payloads.workflowDispatch(),
      inputs: missionIdInput(eventScene),
    }),
  },
  {
    name: 'push, with mission-id where there is one',
    start: (eventScene) => ({ event: eventScene.scene.payloads.push(), inputs: missionIdInput(eventScene) }),
  },
];

describe('auto', () => {
  it.each(ROWS)('$name', async ({ sceneOptions, start }) => {
    const lines = await runAll(
      SITUATIONS.map((situation) => async () => {
        const arranged = await arrangeSituation(situation, sceneOptions);
        return `${situation}: ${await runAndDescribe(arranged, start(arranged, situation))}`;
      }),
    );
    expect(`\n${lines.join('\n')}\n`).toMatchSnapshot();
  });
});

/** What is none of our business, or cannot be: no request at all, one log line, exit 0. */
const SKIPPED: readonly EventRow[] = [
  {
    name: 'our own status',
    start: ({ scene: { repo, payloads }, sha }) => ({
      event: payloads.status(repo.setStatus({ sha, context: 'orkestro/mission', state: 'pending' })),
    }),
  },
  {
    name: "a trial's status",
    start: ({ scene: { repo, payloads }, sha }) => ({
      event: payloads.status(repo.setStatus({ sha, context: 'orkestro/sandbox', state: 'pending' })),
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
    sceneOptions: { fork: true },
    start: ({ scene, pull }) => ({
      event: scene.payloads.pull(pull, 'synchronize', { event }),
      inputs: { 'api-key': '' },
    }),
  })),
  {
    name: "a fork's label without secrets",
    sceneOptions: { fork: true },
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
    const lines = await runAll(
      SKIPPED.map(({ name, sceneOptions, start }) => async () => {
        const arranged = await arrangeSituation('ready, green', sceneOptions);
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
