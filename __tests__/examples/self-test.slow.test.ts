/**
 * The self-test of our own CI, executed: what its scripts assert is true of the built action, and would not pass of another.
 * Trials need no account; GitHub is the stand-in.
 */
import { describe, expect, it } from '@jest/globals';
import { withScene, listWrites, PULL, type RecordedScene } from '../stories/acceptance/recorded-scene.ts';
import type { Delivery } from '../support/github/payloads.ts';
import { readWorkflow, runWorkflow, type Workflow, type WorkflowRun } from './workflow.ts';

/** Returns the job alone, on one system. */
function readSelfTest(): Workflow {
  const { on, jobs } = readWorkflow('.github/workflows/ci.yml');
  const job = jobs['self-test'];
  if (job === undefined) throw new Error('ci.yml has no job self-test');
  return { on, jobs: { 'self-test': { ...job, strategy: { matrix: { os: ['ubuntu-24.04'] } } } } };
}

const runSelfTest = (scene: RecordedScene, event: Delivery, workflow = readSelfTest()): Promise<WorkflowRun> =>
  runWorkflow(scene, workflow, event, { scripts: true });

const describeResults = ({ results }: WorkflowRun): string[] =>
  results.map(({ exitCode, outputs }) => `${exitCode} ${outputs['outcome']} ${outputs['reason-code']}`);

describe('the self-test', () => {
  it.concurrent.each<[string, (scene: RecordedScene) => Delivery]>([
    ['a push to main', ({ payloads }) => payloads.push()],
    ['the merge queue', ({ payloads, repo }) => payloads.mergeGroup([repo.openPull({ number: PULL }).number])],
  ])('on %s hires, pays, refuses and tries, and every assertion holds', (_what, toEvent) =>
    withScene(async (scene) => {
      const event = toEvent(scene);
      const run = await runSelfTest(scene, event);
      expect(describeResults(run)).toEqual([
        '0 skipped discovered',
        '0 accepted verified',
        '0 held budget_exceeded',
        '0 pending dry_run',
      ]);
      expect(run.scripts.map(({ ok }) => ok)).toEqual([true, true, true, true]);
      // A trial leaves nothing behind.
      expect(listWrites(scene)).toEqual([]);
    }),
  );

  it.concurrent.each(['acme/app', 'stranger/app'])('on a pull request from %s only looks and tries', (headRepo) =>
    withScene(async (scene) => {
      scene.repo.openPull({ number: PULL, headRepo });
      const run = await runSelfTest(scene, scene.payloads.pull(PULL, 'opened', { event: 'pull_request' }));
      expect(describeResults(run)).toEqual(['0 skipped discovered', '0 pending dry_run']);
      expect(run.scripts.map(({ ok }) => ok)).toEqual([true, true]);
      expect(listWrites(scene)).toEqual([]);
    }),
  );

  it.concurrent('fails where the action does something else', () =>
    withScene(async (scene) => {
      const { on, jobs } = readSelfTest();
      const [id, job] = Object.entries(jobs)[0] ?? [];
      if (id === undefined || job === undefined) throw new Error('no job');
      // Every use with the other one's inputs: not one assertion may hold.
      const given = job.steps.flatMap((step) => (step.uses === './' ? [step.with ?? {}] : [])).reverse();
      const steps = job.steps.map((step) => (step.uses === './' ? { ...step, with: given.shift() ?? {} } : step));
      const run = await runSelfTest(scene, scene.payloads.push(), { on, jobs: { [id]: { ...job, steps } } });
      expect(run.scripts.map(({ ok }) => ok)).toEqual([false, false, false, false]);
    }),
  );
});
