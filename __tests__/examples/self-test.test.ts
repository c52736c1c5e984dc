/**
 * The self-test of our own CI, executed: what its scripts assert is true of the built action, and would not pass of another.
 * Trials need no account; GitHub is the stand-in.
 */
import { describe, expect, it } from '@jest/globals';
import { onStage, listWrites, PULL, type Stage } from '../acceptance/support.ts';
import type { Delivery } from '../support/github/payloads.ts';
import { readWorkflow, runWorkflow, type Workflow, type WorkflowRun } from './workflow.ts';

/** The job alone, on one system. */
function readSelfTest(): Workflow {
  const { on, jobs } = readWorkflow('.github/workflows/ci.yml');
  const job = jobs['self-test'];
  if (job === undefined) throw new Error('ci.yml has no job self-test');
  return { on, jobs: { 'self-test': { ...job, strategy: { matrix: { os: ['ubuntu-24.04'] } } } } };
}

const play = (stage: Stage, event: Delivery, workflow = readSelfTest()): Promise<WorkflowRun> =>
  runWorkflow(stage, workflow, event, { scripts: true });

const tell = ({ results }: WorkflowRun): string[] =>
  results.map(({ exitCode, outputs }) => `${exitCode} ${outputs['outcome']} ${outputs['reason-code']}`);

describe('the self-test', () => {
  it.concurrent.each<[string, (stage: Stage) => Delivery]>([
    ['a push to main', ({ payloads }) => payloads.push()],
    ['the merge queue', ({ payloads, world }) => payloads.mergeGroup([world.openPull({ number: PULL }).number])],
  ])('on %s hires, pays, refuses and tries, and every assertion holds', (_what, toEvent) =>
    onStage(async (stage) => {
      const event = toEvent(stage);
      const run = await play(stage, event);
      expect(tell(run)).toEqual([
        '0 skipped discovered',
        '0 accepted verified',
        '0 held budget_exceeded',
        '0 pending dry_run',
      ]);
      expect(run.scripts.map(({ ok }) => ok)).toEqual([true, true, true, true]);
      // A trial leaves nothing behind.
      expect(listWrites(stage)).toEqual([]);
    }),
  );

  it.concurrent.each(['acme/app', 'stranger/app'])('on a pull request from %s only looks and tries', (headRepo) =>
    onStage(async (stage) => {
      stage.world.openPull({ number: PULL, headRepo });
      const run = await play(stage, stage.payloads.pull(PULL, 'opened', { event: 'pull_request' }));
      expect(tell(run)).toEqual(['0 skipped discovered', '0 pending dry_run']);
      expect(run.scripts.map(({ ok }) => ok)).toEqual([true, true]);
      expect(listWrites(stage)).toEqual([]);
    }),
  );

  it.concurrent('fails where the action does something else', () =>
    onStage(async (stage) => {
      const { on, jobs } = readSelfTest();
      const [id, job] = Object.entries(jobs)[0] ?? [];
      if (id === undefined || job === undefined) throw new Error('no job');
      // Every use with the other one's inputs: not one assertion may hold.
      const given = job.steps.flatMap((step) => (step.uses === './' ? [step.with ?? {}] : [])).reverse();
      const steps = job.steps.map((step) => (step.uses === './' ? { ...step, with: given.shift() ?? {} } : step));
      const run = await play(stage, stage.payloads.push(), { on, jobs: { [id]: { ...job, steps } } });
      expect(run.scripts.map(({ ok }) => ok)).toEqual([false, false, false, false]);
    }),
  );
});
