/**
 * Every workflow under examples/ is executed: its `on:`, `if:`, `permissions:` and `with:` drive the built action against
 * the sandbox and the stand-in. An example that rots fails here.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../support/action.ts';
import { onStage, openDelivery, ISSUE, labelIssue, listTransfers, PULL, type Stage } from '../acceptance/support.ts';
import { readWorkflow, runWorkflow } from './workflow.ts';

const FOLDER = 'examples/workflows';
/** Each file has its story below. */
const TOLD = ['one-job.yml', 'gated-deploy.yml', 'ghes.yml'];
const HAND = { manual: true } as const;

function only(results: readonly ActionResult[]): ActionResult {
  const [result] = results;
  if (result === undefined || results.length !== 1) throw new Error(`${results.length} runs of the action, not one`);
  return result;
}

function ends(result: ActionResult): string {
  return `${result.exitCode} ${result.outputs['outcome']} ${result.outputs['reason-code']}`;
}

/** The matched mission, once it is there; looking at the sandbox itself costs no request. */
async function untilMission(stage: Stage, status: string): Promise<string> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const mission = stage.market.sandbox.missions().find((one) => one.status === status);
    if (mission !== undefined) return mission.id;
    await new Promise((wake) => setTimeout(wake, 5));
  }
  throw new Error(`no mission is ${status}`);
}

/** What the issue form makes of its fields. */
const FORM_BODY = [
  '### Task',
  '',
  'The parser fails on empty input.',
  '',
  '### Definition of Done',
  '',
  '- [ ] `parse("")` returns an empty list',
  '',
  '### Category',
  '',
  'Other',
  '',
  '### Tier',
  '',
  'T1 Verified',
  '',
  '### Budget (USD)',
  '',
  '120',
].join('\n');

async function deliver(stage: Stage, conclusion: 'success' | 'failure' = 'success'): Promise<void> {
  const id = await untilMission(stage, 'matched');
  stage.market.sandbox.start(id);
  openDelivery(stage, conclusion);
  stage.market.sandbox.deliver(id);
}

describe('examples', () => {
  it('are all executed here', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...TOLD].sort());
  });

  it.each(['one-job.yml', 'ghes.yml'])('%s: a label hires, the job waits and pays', async (name) => {
    await onStage(async (stage) => {
      const workflow = readWorkflow(`${FOLDER}/${name}`);
      const work = labelIssue(stage, { body: FORM_BODY });
      const [run] = await Promise.all([
        runWorkflow(stage, workflow, work, name === 'ghes.yml' ? {} : { jobCheckRunId: '77' }),
        deliver(stage),
      ]);
      expect(ends(only(run.results))).toBe('0 accepted checks_passed');
      expect(listTransfers(stage)).toEqual(['hold 12000', 'release 12000']);
      // Another label, and an event that it does not listen to, cost nothing.
      stage.world.label(ISSUE, 'bug', 'maya');
      const other = await runWorkflow(stage, workflow, stage.payloads.issueLabeled(ISSUE, 'bug', 'maya'));
      expect(other).toEqual({ started: true, jobs: [], results: [] });
      expect((await runWorkflow(stage, workflow, stage.payloads.pull(PULL, 'opened'))).started).toBe(false);
    }, HAND);
  });

  it('gated-deploy.yml: deploys only what was accepted', async () => {
    await onStage(async (stage) => {
      const workflow = readWorkflow(`${FOLDER}/gated-deploy.yml`);
      const event = stage.payloads.workflowDispatch({ version: 'v1.4.0' });
      const work = untilMission(stage, 'matched').then((id) => {
        stage.market.sandbox.start(id);
        stage.market.sandbox.deliver(id);
      });
      const [run] = await Promise.all([runWorkflow(stage, workflow, event), work]);
      expect(ends(only(run.results))).toBe('0 accepted verified');
      expect(run.jobs).toEqual(['verify', 'deploy']);
      const [mission] = stage.market.sandbox.missions();
      expect(mission).toMatchObject({ category: 'DevOps', tier: 'T2 Guaranteed', budget_usd: 120 });
      expect(mission?.title).toContain('Verify release v1.4.0');
    }, HAND);
  });

  it('gated-deploy.yml: does not deploy when nobody could be paid for it', async () => {
    await onStage(async (stage) => {
      const workflow = readWorkflow(`${FOLDER}/gated-deploy.yml`);
      const event = stage.payloads.workflowDispatch({ version: 'v1.4.0' });
      const poor = { ...workflow.jobs['verify']?.steps[0]?.with, 'max-budget-usd': 100 };
      const [step] = workflow.jobs['verify']?.steps ?? [];
      const jobs = { ...workflow.jobs, verify: { ...workflow.jobs['verify'], steps: [{ ...step, with: poor }] } };
      const run = await runWorkflow(stage, { ...workflow, jobs }, event);
      expect(ends(only(run.results))).toBe('0 held budget_exceeded');
      expect(run.jobs).toEqual(['verify']);
    }, HAND);
  });
});
