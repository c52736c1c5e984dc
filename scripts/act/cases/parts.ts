/** What several cases do: an issue, its delivery, and how a run ended. */
import type { Delivery } from '../../../__tests__/support/github/payloads.ts';
import { ISSUE_BODY } from '../../../__tests__/support/scene.ts';
import type { WireMission } from '../../../src/sandbox/market/missions.ts';
import type { ActRun } from '../engine.ts';
import type { ActScene, PlayRequest } from '../scene.ts';

export const ISSUE = 12;
export const PULL = 13;
/** An issue with everything that a hire needs. */
const BODY = `${ISSUE_BODY}\n\n## Budget (USD)\n\n120`;

const STEP_MS = 20;
const MISSION_LIMIT_MS = 60_000;
const SETTLED = '0 accepted checks_passed';

/** Returns the outputs of a step that set some. */
export function outputsOf(run: ActRun, step = 0): Readonly<Record<string, string>> {
  return run.steps[step]?.outputs ?? {};
}

/** Returns exit code, outcome, and reason: `0 accepted checks_passed`. `0 no step`: no job started. */
export function describeEnd(run: ActRun, step = 0): string {
  const { outcome = '?', 'reason-code': reason = '?' } = outputsOf(run, step);
  return run.steps.length === 0 ? `${String(run.exitCode)} no step` : `${String(run.exitCode)} ${outcome} ${reason}`;
}

/** Returns what the first error of a run says, on one line. */
export function readError({ annotations }: ActRun): string {
  const error = annotations.find(({ kind }) => kind === 'error');
  return error === undefined ? 'no error' : error.text.replaceAll('\n', ' | ');
}

/** Opens an issue that someone labels. Returns the event. */
export function labelIssue(
  { repo, payloads }: ActScene,
  { body = BODY, by = 'maya', label = 'orkestro' } = {},
): Delivery {
  repo.openIssue({ number: ISSUE, title: 'parse("") throws', body, author: 'maya' });
  repo.label(ISSUE, label, by);
  return payloads.issueLabeled(ISSUE, label, by);
}

/** Reports the required check on a commit. */
export function report({ repo }: Pick<ActScene, 'repo'>, sha: string, isGreen: boolean): void {
  repo.report({
    ...{ sha, name: 'test', conclusion: isGreen ? 'success' : 'failure' },
    title: isGreen ? '43 tests passed' : '1 of 42 tests failed',
    summary: isGreen ? 'All green.' : 'parse("") threw RangeError',
  });
}

/** Opens the pull request that delivers, without checks. Returns its head. */
export function openPull({ repo }: ActScene): string {
  const what = { title: 'Handle empty input', body: `Fixes #${ISSUE}`, files: ['src/parser.ts'] };
  return repo.openPull({ number: PULL, ...what }).headSha;
}

/** Returns the gate's status on a commit. */
export function gateOn({ repo }: ActScene, sha: string): string | undefined {
  return repo.status(sha, 'orkestro/mission')?.state;
}

export function listMissions({ market }: ActScene): readonly WireMission[] {
  return market.sandbox.missions();
}

export function countPayments(scene: ActScene): number {
  return listMissions(scene).filter(({ escrow_status: escrow }) => escrow === 'released').length;
}

/** Resolves with the ID of the mission in this state. @throws if none gets there within a minute, or the run ends before */
export async function waitForMission(
  { market }: ActScene,
  status: WireMission['status'],
  run?: Promise<ActRun>,
): Promise<string> {
  const until = performance.now() + MISSION_LIMIT_MS;
  const ended: string[] = [];
  void run?.then((one) => ended.push(describeEnd(one)));
  while (performance.now() < until) {
    const mission = market.sandbox.missions().find((one) => one.status === status);
    if (mission !== undefined) return mission.id;
    if (ended.length > 0) throw new Error(`the run ended before a mission was ${status}: ${ended.join()}`);
    await new Promise((wake) => setTimeout(wake, STEP_MS));
  }
  throw new Error(`no mission is ${status}`);
}

/** Lets the specialist deliver, with green or red checks. Returns its head. */
export async function deliver(scene: ActScene, isGreen: boolean, run?: Promise<ActRun>): Promise<string> {
  const id = await waitForMission(scene, 'matched', run);
  scene.market.sandbox.start(id);
  const sha = openPull(scene);
  report(scene, sha, isGreen);
  scene.market.sandbox.deliver(id);
  return sha;
}

/** Hires with the example whose jobs don't wait. */
export async function hireWithoutWaiting(scene: ActScene): Promise<void> {
  const run = await scene.play({ workflow: scene.readExample('event-driven.yml'), event: labelIssue(scene) });
  scene.checks.equal('the hire', describeEnd(run), '0 pending mission_not_ready');
}

/** Plays a workflow whose label hires and whose job waits and pays, and checks all of that. */
export async function playWaitingJob(
  scene: ActScene,
  workflow: string,
  more: Partial<Omit<PlayRequest, 'workflow' | 'event'>> = {},
): Promise<ActRun> {
  const { checks, repo } = scene;
  const running = scene.play({ workflow, event: labelIssue(scene), ...more });
  await deliver(scene, true, running);
  const run = await running;
  checks.equal('the end', describeEnd(run), SETTLED);
  checks.equal('payments', countPayments(scene), 1);
  checks.equal('the gate', gateOn(scene, repo.pull(PULL).headSha), 'success');
  checks.that(
    'the job summary says that it was accepted',
    run.summaries.some((summary) => summary.includes('Accepted: $120.00')),
  );
  return run;
}

/** Returns a workflow whose only job runs these steps, indented by none, with a token that may read. */
export function toManualWorkflow(steps: string, permissions = 'contents: read, pull-requests: read'): string {
  return [
    'on: workflow_dispatch',
    'jobs:',
    '  j:',
    '    runs-on: ubuntu-latest',
    `    permissions: { ${permissions} }`,
    '    steps:',
    steps.trimEnd().replaceAll(/^(?=.)/gm, '      '),
    '',
  ].join('\n');
}
