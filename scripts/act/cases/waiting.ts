/** Recipe 1: a label hires, and the job waits. */
import type { ActScene } from '../scene.ts';
import type { ActCase } from './case.ts';
import {
  countPayments,
  deliver,
  describeEnd,
  ISSUE,
  labelIssue,
  listMissions,
  outputsOf,
  playWaitingJob,
  PULL,
  report,
  waitForMission,
} from './parts.ts';
import { ISSUE_BODY } from '../../../__tests__/support/scene.ts';

const FILE = 'one-job.yml';

async function playPaid(scene: ActScene): Promise<void> {
  const run = await playWaitingJob(scene, scene.readExample(FILE));
  const [mission] = listMissions(scene);
  scene.checks.that(
    'the next step gets the outputs',
    run.lines.some((line) => line === `accepted (checks_passed) for mission ${mission?.id ?? ''}`),
  );
  scene.checks.note(`${(run.ms / 1000).toFixed(1)} s, names asked: ${[...new Set(scene.front.asked)].join(', ')}`);
}

async function playRework(scene: ActScene): Promise<void> {
  const { checks, market, repo } = scene;
  const running = scene.play({ workflow: scene.readExample(FILE), event: labelIssue(scene) });
  await deliver(scene, false, running);
  const id = await waitForMission(scene, 'in_progress', running);
  report(scene, repo.push(PULL, { files: ['src/parser.ts'] }), true);
  market.sandbox.deliver(id);
  const run = await running;
  checks.equal('the end', describeEnd(run), '0 accepted checks_passed');
  checks.equal('rework-count', outputsOf(run)['rework-count'], '1');
  checks.equal('payments', countPayments(scene), 1);
}

async function playOtherLabel(scene: ActScene): Promise<void> {
  const run = await scene.play({ workflow: scene.readExample(FILE), event: labelIssue(scene, { label: 'bug' }) });
  scene.checks.equal('the end', describeEnd(run), '0 no step');
  scene.checks.equal('jobs', run.jobs, {});
  scene.checks.equal('missions', listMissions(scene).length, 0);
}

async function playWithoutBudget(scene: ActScene): Promise<void> {
  const run = await scene.play({ workflow: scene.readExample(FILE), event: labelIssue(scene, { body: ISSUE_BODY }) });
  scene.checks.equal('the end', describeEnd(run), '0 held budget_missing');
  scene.checks.equal('missions', listMissions(scene).length, 0);
}

async function playReader(scene: ActScene): Promise<void> {
  const event = labelIssue(scene, { by: 'mallory' });
  const run = await scene.play({ workflow: scene.readExample(FILE), event, actor: 'mallory' });
  scene.checks.equal('the end', describeEnd(run), '0 held not_permitted');
  scene.checks.equal('missions', listMissions(scene).length, 0);
}

/** act kills its steps at once, without a chance to end well. The next run resumes the same mission. */
async function playInterrupted(scene: ActScene): Promise<void> {
  const { checks, payloads } = scene;
  const workflow = scene.readExample(FILE);
  let interrupt = (): void => undefined;
  const onStart = (stop: () => void): void => void (interrupt = stop);
  const running = scene.play({ workflow, event: labelIssue(scene), onStart });
  await waitForMission(scene, 'matched', running);
  interrupt();
  const stopped = await running;
  checks.note(`an interrupted act exits with ${String(stopped.exitCode)}`);
  await deliver(scene, true);
  const again = await scene.play({ workflow, event: payloads.issueLabeled(ISSUE, 'orkestro') });
  checks.equal('the run after it', describeEnd(again), '0 accepted checks_passed');
  checks.equal('missions and payments', [listMissions(scene).length, countPayments(scene)], [1, 1]);
}

const examples = [FILE];

export const WAITING_CASES: readonly ActCase[] = [
  { name: 'one-job', examples, play: playPaid },
  { name: 'one-job-rework', examples, play: playRework },
  { name: 'one-job-other-label', examples, play: playOtherLabel },
  { name: 'one-job-without-budget', examples, play: playWithoutBudget },
  { name: 'one-job-reader-labels', examples, play: playReader },
  { name: 'one-job-interrupted', examples, play: playInterrupted },
];
