/** Runs the built action against the sandbox marketplace and a simulated GitHub, to show its real output. */
import type { ActionResult } from '../../__tests__/support/action.ts';
import type { Scene } from '../../__tests__/support/scene.ts';
import { openScene } from '../../__tests__/support/scene.ts';
import type { Section } from './page.ts';

const ISSUE = 12;
const PULL = 31;
const BOT = 'github-actions[bot]';

const ISSUE_BODY = `After signing in, people land on the home page instead of the page they came from.

The address is in the \`next\` parameter and is dropped in \`src/session.ts\`.

## Definition of Done

- [ ] After signing in, people are back on the page they came from
- [ ] Addresses of other sites are refused
- [ ] A test covers both
`;

/** The comments and summaries of a scenario, by name. */
export type ScenarioSections = Readonly<Record<string, readonly Section[]>>;

/** Plays a mission that is sent back for a failed check, delivered again, and paid. */
export async function playPaid(): Promise<ScenarioSections> {
  const scene = await openScene({}, { seed: 12 });
  try {
    const { repo, market, payloads } = scene;
    repo.protect({ required: ['build', 'lint', 'test'] });
    const run = await hire(scene);
    const id = run.outputs['mission-id'] ?? '';
    const hired = commentsOf(scene, ISSUE, 0, 1);

    market.sandbox.start(id);
    const pull = repo.openPull({
      number: PULL,
      title: 'Keep the return address through sign-in',
      body: `Closes #${ISSUE}`,
      files: ['src/session.ts'],
    });
    market.sandbox.deliver(id);
    reportChecks(scene, pull.headSha, 'failure');
    await scene.run(payloads.pull(PULL, 'opened'), { category: 'DevOps' });
    const sentBack = commentsOf(scene, ISSUE, 0, 1);
    const note = commentsOf(scene, ISSUE, 1, 2);
    const refused = statusOf(scene, pull.headSha);

    const sha = repo.push(PULL, { files: ['src/session.ts', 'src/session.test.ts'] });
    market.sandbox.deliver(id);
    reportChecks(scene, sha, 'success');
    const paid = await scene.run(payloads.pull(PULL, 'synchronize'), { category: 'DevOps' });
    expectOutcome(paid, 'accepted');
    const receipt = JSON.stringify(paid.receipt, null, 2);
    return {
      'issue, hired': hired,
      'issue, sent back': [...sentBack, ...note, refused],
      'issue, paid': [...commentsOf(scene, ISSUE, 0, 1), statusOf(scene, sha)],
      'pull request, paid': commentsOf(scene, PULL, 0, 1),
      'summary, paid': [toSummary(paid)],
      'receipt, paid': [{ heading: '', kind: 'summary', meta: 'receipt.json', markdown: fence(receipt) }],
    };
  } finally {
    await scene.close();
  }
}

/** Plays refused hires: by someone without permission, then for a text without a Definition of Done. */
export async function playRefused(): Promise<ScenarioSections> {
  const scene = await openScene({}, { seed: 13 });
  try {
    const { repo, payloads } = scene;
    repo.addUser('tom', 'triage');
    repo.openIssue({ number: ISSUE, title: 'Sign-in is broken', body: 'Please repair it.', author: 'maya' });
    repo.label(ISSUE, 'orkestro', 'tom');
    const refused = await scene.run(payloads.issueLabeled(ISSUE, 'orkestro', 'tom'), { category: 'DevOps' });
    expectOutcome(refused, 'held');
    const notPermitted = commentsOf(scene, ISSUE, 0, 1);
    repo.label(ISSUE, 'orkestro', 'maya');
    const vague = await scene.run(payloads.issueLabeled(ISSUE, 'orkestro', 'maya'), { category: 'DevOps' });
    expectOutcome(vague, 'held');
    const asked = repo.comment(ISSUE, { author: 'tom', body: '/orkestro hire $5000' });
    await scene.run(payloads.comment(asked.id, 'created', 'tom'), { category: 'DevOps' });
    const all = repo.commentsOf(ISSUE).length;
    return {
      'issue, not permitted': notPermitted,
      'issue, no definition of done': commentsOf(scene, ISSUE, 0, 1),
      'summary, no definition of done': [toSummary(vague)],
      'reply, not permitted': commentsOf(scene, ISSUE, all - 1, all),
    };
  } finally {
    await scene.close();
  }
}

/** Plays a scheduled sync of several missions, one of which needs a person, then a list of specialists, then a setup check. */
export async function playOverview(): Promise<ScenarioSections> {
  const scene = await openScene({}, { seed: 14 });
  try {
    const { repo, market, payloads } = scene;
    for (const number of [12, 13, 14]) {
      repo.openIssue({ number, title: `Task ${number}`, body: ISSUE_BODY, author: 'maya' });
      repo.label(number, 'orkestro', 'maya');
      const event = payloads.issueLabeled(number, 'orkestro', 'maya');
      const run = await scene.run(event, { category: 'DevOps', wait: 'false' });
      const id = run.outputs['mission-id'] ?? '';
      if (number === 14) continue;
      market.sandbox.start(id);
      const files = number === 12 ? ['src/session.ts'] : ['.github/workflows/ci.yml'];
      const pull = repo.openPull({ number: number + 20, title: 'Do it', body: `Closes #${number}`, files });
      repo.report({ sha: pull.headSha, name: 'test', conclusion: 'success' });
      market.sandbox.deliver(id);
    }
    const swept = await scene.run(payloads.schedule());
    const listed = await scene.run(payloads.workflowDispatch(), { mode: 'discover', category: 'DevOps' });
    const diagnosed = await scene.run(payloads.workflowDispatch(), { mode: 'doctor' });
    return {
      'issue, protected files': commentsOf(scene, 13, 0, 1),
      'summary, sweep': [toSummary(swept)],
      'summary, catalogue': [toSummary(listed)],
      'summary, doctor': [toSummary(diagnosed)],
    };
  } finally {
    await scene.close();
  }
}

/** Hires a specialist and returns without waiting. */
async function hire(scene: Scene): Promise<ActionResult> {
  const { repo, payloads } = scene;
  repo.openIssue({ number: ISSUE, title: 'Sign-in loses the return address', body: ISSUE_BODY, author: 'maya' });
  repo.label(ISSUE, 'orkestro', 'maya');
  const event = payloads.issueLabeled(ISSUE, 'orkestro', 'maya');
  const run = await scene.run(event, { category: 'DevOps', wait: 'false' });
  expectOutcome(run, 'pending');
  return run;
}

/** Reports the checks: `build` and `lint` pass, `test` has the given conclusion. */
function reportChecks({ repo }: Scene, sha: string, conclusion: 'success' | 'failure'): void {
  repo.report({ sha, name: 'build', conclusion: 'success', title: 'Built in 41 s' });
  repo.report({ sha, name: 'lint', conclusion: 'success', title: 'No problems' });
  const failed = conclusion === 'failure';
  repo.report({
    sha,
    name: 'test',
    conclusion,
    title: failed ? '1 of 418 tests failed' : '419 tests passed',
    summary: failed ? 'refuses addresses of other sites: expected 400, got 302' : 'All passed.',
    annotations: failed ? [{ path: 'src/session.test.ts', line: 88, message: 'expected 400, got 302' }] : [],
  });
}

/** Checks the outcome of a run. @throws if it is another one */
function expectOutcome({ outputs, stdout, stderr }: ActionResult, outcome: string): void {
  if (outputs['outcome'] === outcome) return;
  throw new Error(`expected ${outcome}, got ${outputs['outcome'] ?? 'nothing'}:\n${stdout}\n${stderr}`);
}

/** Lists the action's comments on an issue or pull request, oldest first. */
function commentsOf({ repo }: Scene, number: number, from: number, to: number): readonly Section[] {
  const ownComments = repo.commentsOf(number).filter(({ author }) => author === BOT);
  const meta = `github-actions bot commented on #${number}`;
  return ownComments.slice(from, to).map(({ body }) => ({ heading: '', kind: 'comment', meta, markdown: body }));
}

/** Returns the commit status of a mission. */
function statusOf({ repo }: Scene, sha: string): Section {
  const { state, description } = repo.status(sha, 'orkestro/mission') ?? { state: 'none', description: 'none' };
  return { heading: '', kind: 'status', markdown: description ?? '', meta: `${state} orkestro/mission` };
}

/** Returns the job summary of a run. */
function toSummary({ summary }: ActionResult): Section {
  return { heading: '', kind: 'summary', meta: 'orkestro summary', markdown: summary };
}

/** Renders JSON as a fenced block. */
function fence(text: string): string {
  return `\`\`\`json\n${text}\n\`\`\``;
}
