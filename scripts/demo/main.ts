/**
 * `npm run demo`: the built action against the sandbox marketplace and a stand-in for GitHub: label → hire → work → red
 * check → rework → new commit → green → paid. Exit code 0 only if the sandbox's own ledger shows one payment.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ActionResult } from '../../__tests__/support/action.ts';
import type { Scene } from '../../__tests__/support/scene.ts';
import { ISSUE_BODY, openScene } from '../../__tests__/support/scene.ts';
import type { Section } from '../look/page.ts';
import { renderGitHubLikePage } from '../look/page.ts';

const ISSUE = 12;
const PULL = 13;

const started = performance.now();

function log(who: string, text: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds} s  ${who.padEnd(11)} ${text}`);
}

/** Waits until the mission is in a state, looking at the sandbox itself. */
async function untilMission(scene: Scene, status: string, reworks: number): Promise<string> {
  for (;;) {
    const mission = scene.market.sandbox
      .missions()
      .find((one) => one.status === status && one.rework_count === reworks);
    if (mission !== undefined) return mission.id;
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** Plays the specialist's and CI's side of the demo. */
async function playDemo(scene: Scene): Promise<void> {
  const { market, repo } = scene;
  const id = await untilMission(scene, 'matched', 0);
  const hired = market.sandbox.missions().find((one) => one.id === id);
  log(
    'marketplace',
    `${hired?.specialist ?? 'nobody'} (Agent Rank ${hired?.rank ?? 0}) is hired; $120.00 is held in escrow`,
  );
  market.sandbox.start(id);
  log('specialist', 'starts to work');
  const pull = repo.openPull({
    number: PULL,
    title: 'Handle empty input',
    body: `Fixes #${ISSUE}`,
    files: ['src/parser.ts'],
  });
  log('specialist', `opens pull request #${PULL}`);
  repo.report({
    sha: pull.headSha,
    name: 'test',
    conclusion: 'failure',
    title: '1 of 42 tests failed',
    summary: 'parse("") threw RangeError',
    annotations: [{ path: 'src/parser.ts', line: 7, message: 'RangeError: index 0 is out of range' }],
  });
  log('CI', 'required check "test" fails on that commit');
  market.sandbox.deliver(id);
  log('marketplace', 'work is delivered, independent verification passed: awaiting acceptance');

  await untilMission(scene, 'in_progress', 1);
  log('marketplace', 'the action sent the work back with reasons; escrow stays held');
  const sha = repo.push(PULL, { files: ['src/parser.ts', 'src/parser.test.ts'] });
  repo.report({ sha, name: 'test', conclusion: 'success', title: '43 tests passed' });
  log('specialist', `pushes ${sha.slice(0, 7)}; CI is green on it`);
  market.sandbox.deliver(id);
  log('marketplace', 'work is delivered again: awaiting acceptance');

  await untilMission(scene, 'accepted', 1);
  log('marketplace', 'the mission is accepted and the escrow is released');
}

function writeReport(scene: Scene, result: ActionResult): string {
  const { repo } = scene;
  const comments = (number: number): Section[] =>
    repo.commentsOf(number).map((comment) => ({
      heading: `#${number}: comment by ${comment.author}`,
      kind: 'comment',
      markdown: comment.body,
      meta: comment.author,
    }));
  const status = repo.status(repo.pull(PULL).headSha, 'orkestro/mission');
  const issue = repo.issue(ISSUE);
  const sections: Section[] = [
    {
      heading: `Issue #${ISSUE}: ${issue.title}`,
      kind: 'comment',
      markdown: issue.body,
      meta: `${issue.author}, label orkestro`,
    },
    ...comments(ISSUE),
    ...comments(PULL),
    {
      heading: `Commit status on the head of #${PULL}`,
      kind: 'status',
      markdown: status?.description ?? 'none',
      meta: `${status?.state ?? 'none'} orkestro/mission`,
    },
    { heading: 'Job summary', kind: 'summary', markdown: result.summary, meta: 'orkestro' },
  ];
  const folder = resolve('demo-output');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'index.html');
  writeFileSync(path, renderGitHubLikePage({ title: 'orkestro-action: the demo, as GitHub would show it', sections }));
  return path;
}

/** Returns what the ledger says was paid for missions: how often escrow went to a specialist. */
function countPayments(scene: Scene): number {
  const accepted = scene.market.sandbox.missions().filter((one) => one.escrow_status === 'released');
  const audit = scene.market.sandbox.audit();
  if (!audit.ok) throw new Error(`the ledger does not balance: ${JSON.stringify(audit)}`);
  return accepted.length;
}

async function main(): Promise<void> {
  const scene = await openScene();
  try {
    scene.repo.openIssue({ number: ISSUE, title: 'parse("") throws', body: ISSUE_BODY, author: 'maya' });
    scene.repo.label(ISSUE, 'orkestro', 'maya');
    log('maya', `puts the label "orkestro" on issue #${ISSUE}`);
    const story = playDemo(scene);
    const run = scene.run(
      scene.payloads.issueLabeled(ISSUE, 'orkestro', 'maya'),
      { category: 'DevOps' },
      {
        onLine: (line) => {
          if (!line.startsWith('::') && line.trim() !== '') log('action', line);
        },
      },
    );
    const result = await Promise.race([run, story.then(() => run)]);
    if (result.outputs['outcome'] !== 'accepted') {
      console.error(`\nThe action did not accept. Its log:\n${result.stdout}\n${result.stderr}`);
    }
    scene.github.assertNoViolations();
    const payments = countPayments(scene);
    const page = writeReport(scene, result);
    const github = scene.github.requests.length;
    log('demo', `outcome ${result.outputs['outcome'] ?? '?'}, payments ${payments}, requests to GitHub ${github}`);
    console.log(`\nWhat people see: ${page}`);
    process.exitCode = payments === 1 && result.outputs['outcome'] === 'accepted' && result.exitCode === 0 ? 0 : 1;
  } finally {
    await scene.close();
  }
}

await main();
