/**
 * Every workflow under examples/ is executed: its `on:`, `if:`, `permissions:` and `with:` drive the built action against
 * the sandbox and the stand-in. An example that rots fails here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../support/action.ts';
import {
  withScene,
  openDelivery,
  ISSUE,
  labelIssue,
  listTransfers,
  PULL,
  type RecordedScene,
} from '../stories/acceptance/recorded-scene.ts';
import { isWrite } from '../support/github/recording.ts';
import { readWorkflow, runWorkflow } from './workflow.ts';

const FOLDER = 'examples/workflows';
/** Each file has its scenario below. */
const OUTPUT_NAMES = [
  'commands.yml',
  'event-driven.yml',
  'gated-deploy.yml',
  'ghes.yml',
  'merge-queue.yml',
  'one-job.yml',
  'receipt.yml',
  'sweep.yml',
  'try.yml',
];
const BY_HAND = { manual: true } as const;

function only(results: readonly ActionResult[]): ActionResult {
  const [result] = results;
  if (result === undefined || results.length !== 1) throw new Error(`${results.length} runs of the action, not one`);
  return result;
}

function ends(result: ActionResult): string {
  return `${result.exitCode} ${result.outputs['outcome']} ${result.outputs['reason-code']}`;
}

/** Returns the matched mission, once it is there; looking at the sandbox itself costs no request. */
async function untilMission(scene: RecordedScene, status: string): Promise<string> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const mission = scene.market.sandbox.missions().find((one) => one.status === status);
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

/** Opens an issue with the example's form, which is on the default branch, and labels it. */
function fillForm(scene: RecordedScene): ReturnType<typeof labelIssue> {
  const form = '.github/ISSUE_TEMPLATE/orkestro.yml';
  scene.repo.write(form, readFileSync(form.replace('.github', 'examples'), 'utf8'));
  return labelIssue(scene, { body: FORM_BODY });
}

async function deliver(scene: RecordedScene, conclusion: 'success' | 'failure' = 'success'): Promise<void> {
  const id = await untilMission(scene, 'matched');
  scene.market.sandbox.start(id);
  openDelivery(scene, conclusion);
  scene.market.sandbox.deliver(id);
}

describe('examples', () => {
  it('are all executed here', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...OUTPUT_NAMES].sort());
  });

  it.concurrent.each(['one-job.yml', 'ghes.yml', 'receipt.yml'])(
    '%s: a label hires, the job waits and pays',
    async (name) => {
      await withScene(async (scene) => {
        const workflow = readWorkflow(`${FOLDER}/${name}`);
        const work = fillForm(scene);
        const [run] = await Promise.all([
          runWorkflow(scene, workflow, work, name === 'ghes.yml' ? {} : { jobCheckRunId: '77' }),
          deliver(scene),
        ]);
        expect(ends(only(run.results))).toBe('0 accepted checks_passed');
        expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
        // Another label, and an event that it does not listen to, cost nothing.
        scene.repo.label(ISSUE, 'bug', 'maya');
        const other = await runWorkflow(scene, workflow, scene.payloads.issueLabeled(ISSUE, 'bug', 'maya'));
        expect(other).toEqual({ started: true, jobs: [], results: [], scripts: [] });
        expect((await runWorkflow(scene, workflow, scene.payloads.pull(PULL, 'opened'))).started).toBe(false);
      }, BY_HAND);
    },
  );

  it.concurrent(
    'try.yml: a whole mission in one step, which touches neither the marketplace nor the repository',
    async () => {
      await withScene(async (scene) => {
        const run = await runWorkflow(scene, readWorkflow(`${FOLDER}/try.yml`), scene.payloads.workflowDispatch({}));
        const result = only(run.results);
        expect(ends(result)).toBe('0 accepted verified');
        expect(result.receipt).toMatchObject({
          sandbox: true,
          mission: { budget_cents: 2000, escrow_status: 'released' },
        });
        expect(result.summary).toContain('Sandbox: a trial without an account. No real specialist, no real money.');
        expect(scene.calls).toEqual([]);
        expect(scene.github.requests.filter(isWrite)).toEqual([]);
      }, BY_HAND);
    },
  );

  it.concurrent('gated-deploy.yml: deploys only what was accepted', async () => {
    await withScene(async (scene) => {
      const workflow = readWorkflow(`${FOLDER}/gated-deploy.yml`);
      const event = scene.payloads.workflowDispatch({ version: 'v1.4.0' });
      const work = untilMission(scene, 'matched').then((id) => {
        scene.market.sandbox.start(id);
        scene.market.sandbox.deliver(id);
      });
      const [run] = await Promise.all([runWorkflow(scene, workflow, event), work]);
      expect(ends(only(run.results))).toBe('0 accepted verified');
      expect(run.jobs).toEqual(['verify', 'deploy']);
      const [mission] = scene.market.sandbox.missions();
      expect(mission).toMatchObject({ category: 'DevOps', tier: 'T2 Guaranteed', budget_usd: 120 });
      expect(mission?.title).toContain('Verify release v1.4.0');
    }, BY_HAND);
  });

  it.concurrent('gated-deploy.yml: does not deploy when nobody could be paid for it', async () => {
    await withScene(async (scene) => {
      const workflow = readWorkflow(`${FOLDER}/gated-deploy.yml`);
      const event = scene.payloads.workflowDispatch({ version: 'v1.4.0' });
      const poor = { ...workflow.jobs['verify']?.steps[0]?.with, 'max-budget-usd': 100 };
      const [step] = workflow.jobs['verify']?.steps ?? [];
      const jobs = { ...workflow.jobs, verify: { ...workflow.jobs['verify'], steps: [{ ...step, with: poor }] } };
      const run = await runWorkflow(scene, { ...workflow, jobs }, event);
      expect(ends(only(run.results))).toBe('0 held budget_exceeded');
      expect(run.jobs).toEqual(['verify']);
    }, BY_HAND);
  });

  it.concurrent('event-driven.yml: five short runs see a mission through, and nothing waits', async () => {
    await withScene(async (scene) => {
      const workflow = readWorkflow(`${FOLDER}/event-driven.yml`);
      const { payloads, repo, market } = scene;
      const ended: string[] = [];
      const play = async (event: Parameters<typeof runWorkflow>[2]): Promise<void> => {
        const { started, jobs, results } = await runWorkflow(scene, workflow, event);
        ended.push(started && jobs.length > 0 ? ends(only(results)) : 'no runner');
      };
      await play(fillForm(scene));
      market.sandbox.start(await untilMission(scene, 'matched'));
      repo.openPull({ number: PULL, title: 'Fix', body: `Fixes #${ISSUE}`, files: ['src/parser.ts'] });
      await play(payloads.pull(PULL, 'opened'));
      expect(repo.status(repo.pull(PULL).headSha, 'orkestro/mission')?.state).toBe('pending');
      // Talk is no command and starts no runner.
      await play(payloads.comment(repo.comment(ISSUE, { author: 'maya', body: 'Nice!' }).id));
      repo.report({ sha: repo.pull(PULL).headSha, name: 'test', conclusion: 'success' });
      market.sandbox.deliver(await untilMission(scene, 'in_progress'));
      await play(payloads.workflowRun({ sha: repo.pull(PULL).headSha }));
      await play(payloads.schedule());
      expect(ended).toEqual([
        '0 pending mission_not_ready',
        '0 pending mission_not_ready',
        'no runner',
        '0 accepted checks_passed',
        '0 skipped skipped',
      ]);
      expect(repo.status(repo.pull(PULL).headSha, 'orkestro/mission')?.state).toBe('success');
      expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
    }, BY_HAND);
  });

  it.concurrent('merge-queue.yml: the gate opens for verified work, and the merge pays', async () => {
    await withScene(async (scene) => {
      const hire = readWorkflow(`${FOLDER}/event-driven.yml`);
      const workflow = readWorkflow(`${FOLDER}/merge-queue.yml`);
      const { payloads, repo } = scene;
      const play = async (event: Parameters<typeof runWorkflow>[2]): Promise<string> =>
        ends(only((await runWorkflow(scene, workflow, event)).results));
      const statusOf = (sha: string): string | undefined => repo.status(sha, 'orkestro/mission')?.state;
      // A pull request that no mission is for merges freely.
      const other = repo.openPull({ number: 20, title: 'Docs', body: '', files: ['README.md'] });
      await play(payloads.pull(20, 'opened'));
      expect(statusOf(other.headSha)).toBe('success');
      await runWorkflow(scene, hire, fillForm(scene));
      await deliver(scene);
      const { headSha } = repo.pull(PULL);
      expect(await play(payloads.pull(PULL, 'synchronize'))).toBe('0 pending awaiting_merge');
      expect(statusOf(headSha)).toBe('success');
      const group = payloads.mergeGroup([20, PULL]);
      await play(group);
      const sha = (group.payload['merge_group'] as { head_sha: string }).head_sha;
      expect(statusOf(sha)).toBe('success');
      expect(listTransfers(scene)).toEqual(['hold 12000']);
      repo.merge(PULL);
      expect(await play(payloads.pull(PULL, 'closed'))).toBe('0 accepted checks_passed');
      expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
    }, BY_HAND);
  });

  it.concurrent('sweep.yml: of eight shards exactly one has the mission, and pays it', async () => {
    await withScene(async (scene) => {
      await runWorkflow(scene, readWorkflow(`${FOLDER}/event-driven.yml`), fillForm(scene));
      await deliver(scene);
      const { results } = await runWorkflow(scene, readWorkflow(`${FOLDER}/sweep.yml`), scene.payloads.schedule());
      expect(results.map(ends).toSorted()).toEqual([
        '0 accepted checks_passed',
        ...Array.from({ length: 7 }, () => '0 skipped skipped'),
      ]);
      expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
    }, BY_HAND);
  });

  it.concurrent('commands.yml: people stop, look and pay by comment', async () => {
    await withScene(async (scene) => {
      const workflow = readWorkflow(`${FOLDER}/commands.yml`);
      const { payloads, repo } = scene;
      const runCommentEvent = async (body: string, author = 'maya'): Promise<string> => {
        const { jobs, results } = await runWorkflow(
          scene,
          workflow,
          payloads.comment(repo.comment(ISSUE, { author, body }).id),
          { actor: author },
        );
        return jobs.length === 0 ? 'no runner' : ends(only(results));
      };
      repo.addUser('lena', 'maintain');
      repo.addUser('tom', 'write');
      await runWorkflow(scene, readWorkflow(`${FOLDER}/event-driven.yml`), fillForm(scene));
      await deliver(scene, 'failure');
      expect(await runCommentEvent('Looks good to me')).toBe('no runner');
      expect(await runCommentEvent('/orkestro hold waiting for the release', 'lena')).toBe('0 held held_by_person');
      // `settle-permission: maintain`: a person who may only write does not settle.
      expect(await runCommentEvent('/orkestro accept', 'tom')).toBe('0 held not_permitted');
      expect(listTransfers(scene)).toEqual(['hold 12000']);
      expect(await runCommentEvent('/orkestro resume', 'lena')).toMatch(/^0 (reworked|pending) /);
    }, BY_HAND);
  });
});
