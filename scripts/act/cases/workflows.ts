/** The other whole workflows: the trial, a gated deployment, a receipt, the recipes, and our own CI. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActScene } from '../scene.ts';
import { readBlock } from '../workflow.ts';
import type { ActCase } from './case.ts';
import {
  countPayments,
  describeEnd,
  ISSUE,
  labelIssue,
  listMissions,
  outputsOf,
  playWaitingJob,
  toManualWorkflow,
  waitForMission,
} from './parts.ts';

async function playTrial(scene: ActScene): Promise<void> {
  const { checks, payloads } = scene;
  const run = await scene.play({ workflow: scene.readExample('try.yml'), event: payloads.workflowDispatch() });
  checks.equal('the end', describeEnd(run), '0 accepted verified');
  checks.that('the job summary says that it is a trial', run.summaries.join().includes('Sandbox: a trial'));
  checks.equal('missions at the real marketplace', listMissions(scene).length, 0);
  checks.that('the marketplace is never asked', !scene.front.asked.includes('orkestro.net'));
}

async function playGatedDeploy(scene: ActScene): Promise<void> {
  const { checks, market, payloads } = scene;
  const event = payloads.workflowDispatch({ version: 'v1.4.0' });
  const running = scene.play({ workflow: scene.readExample('gated-deploy.yml'), event });
  const id = await waitForMission(scene, 'matched', running);
  market.sandbox.start(id);
  market.sandbox.deliver(id);
  const run = await running;
  checks.equal('the end', describeEnd(run), '0 accepted verified');
  checks.that('the accepted mission lets the deploy job start', run.lines.includes('Deploying v1.4.0'));
  checks.equal('payments', countPayments(scene), 1);
  const [first = '', second = ''] = listMissions(scene)[0]?.dod?.split('\n') ?? [];
  checks.equal(
    'a Definition of Done of several lines, with an expression',
    [first, second],
    ['- The release notes of v1.4.0 match what changed.', '- The rollback was tried on the test system.'],
  );
}

async function playRefusedDeploy(scene: ActScene): Promise<void> {
  const { checks, payloads } = scene;
  const workflow = scene.readExample('gated-deploy.yml').replace('max-budget-usd: 120', 'max-budget-usd: 100');
  const run = await scene.play({ workflow, event: payloads.workflowDispatch({ version: 'v1.4.0' }) });
  checks.equal('the end', describeEnd(run), '0 held budget_exceeded');
  checks.that('nothing is deployed', !run.lines.some((line) => line.startsWith('Deploying')));
  checks.equal('missions', listMissions(scene).length, 0);
}

async function playReceipt(scene: ActScene): Promise<void> {
  const { checks } = scene;
  const run = await playWaitingJob(scene, scene.readExample('receipt.yml'));
  checks.that(
    'the next step finds a receipt with the right digest',
    run.lines.some((line) => /^attested [0-9a-f]{64}$/.test(line)),
  );
  const [mission] = listMissions(scene);
  checks.that('the artifact is named', run.lines.includes(`uploaded receipt-${mission?.id ?? ''}`));
}

async function playDoctor(scene: ActScene): Promise<void> {
  const { checks, payloads } = scene;
  const step = readBlock('README.md', 'yaml', '- uses: orkestro/orkestro-action@v0\n  with:\n    mode: doctor');
  const may = 'contents: read, checks: read, issues: write, pull-requests: write, statuses: write, actions: read';
  const run = await scene.play({ workflow: toManualWorkflow(step, may), event: payloads.workflowDispatch() });
  checks.equal('exit code and reason', [run.exitCode, outputsOf(run)['reason-code']], [0, 'diagnosed']);
  checks.equal('job summaries', run.summaries.length, 1);
  checks.equal('missions', listMissions(scene).length, 0);
  checks.note(outputsOf(run)['reason'] ?? '');
}

async function playMissionKey(scene: ActScene): Promise<void> {
  const { checks, payloads } = scene;
  labelIssue(scene);
  const workflow = readBlock('docs/RECIPES.md', 'yaml', 'name: Documentation for an issue');
  const run = await scene.play({ workflow, event: payloads.workflowDispatch({ issue: String(ISSUE) }) });
  checks.equal('the end', describeEnd(run), '0 pending mission_not_ready');
  const [mission] = listMissions(scene);
  checks.equal('the mission', [mission?.category, mission?.budget_usd], ['Content', 40]);
}

/** The job self-test of our own CI, whose `uses: ./` is the checkout itself. */
async function playSelfTest(scene: ActScene): Promise<void> {
  const { checks, payloads } = scene;
  for (const part of ['action.yml', 'dist'])
    cpSync(join(scene.action, part), join(scene.checkout, part), { recursive: true });
  const args = ['--job', 'self-test', '--matrix', 'os:ubuntu-24.04'];
  const workflow = readFileSync('.github/workflows/ci.yml', 'utf8');
  const run = await scene.play({ workflow, event: payloads.push(), args });
  const ends = run.steps.map((_step, at) => describeEnd(run, at));
  checks.equal('four uses, each with its assertions', ends, [
    '0 skipped discovered',
    '0 accepted verified',
    '0 held budget_exceeded',
    '0 pending dry_run',
  ]);
}

export const WORKFLOW_CASES: readonly ActCase[] = [
  { name: 'try', examples: ['try.yml'], play: playTrial },
  { name: 'gated-deploy', examples: ['gated-deploy.yml'], play: playGatedDeploy },
  { name: 'gated-deploy-refused', examples: ['gated-deploy.yml'], play: playRefusedDeploy },
  { name: 'receipt', examples: ['receipt.yml'], play: playReceipt },
  { name: 'doctor', play: playDoctor },
  { name: 'mission-key', play: playMissionKey },
  { name: 'self-test', play: playSelfTest },
];
