/** Recipes 2 and 3, commands, and the sweep: short runs, each started by an event. */
import type { Delivery } from '../../../__tests__/support/github/payloads.ts';
import type { ActScene } from '../scene.ts';
import type { ActCase } from './case.ts';
import {
  countPayments,
  deliver,
  describeEnd,
  gateOn,
  hireWithoutWaiting,
  ISSUE,
  labelIssue,
  listMissions,
  openPull,
  PULL,
  report,
  waitForMission,
} from './parts.ts';

const BOT = 'github-actions[bot]';

/** act sets no GITHUB_REPOSITORY_ID, and this event names no repository. */
function withRepositoryId({ repo }: ActScene): { readonly env: Readonly<Record<string, string>> } {
  return { env: { GITHUB_REPOSITORY_ID: String(repo.id) } };
}

async function playEventDriven(scene: ActScene): Promise<void> {
  const { checks, market, payloads, repo } = scene;
  const workflow = scene.readExample('event-driven.yml');
  const play = async (event: Delivery): Promise<string> => {
    const run = await scene.play({ workflow, event, ...(event.name === 'schedule' && withRepositoryId(scene)) });
    return `${event.name}: ${describeEnd(run)}`;
  };
  const comment = (body: string): Delivery => payloads.comment(repo.comment(ISSUE, { author: 'maya', body }).id);
  const ends = [await play(labelIssue(scene))];
  const id = await waitForMission(scene, 'matched');
  market.sandbox.start(id);
  const sha = openPull(scene);
  ends.push(await play(payloads.pull(PULL, 'opened')));
  checks.equal('the gate during the work', gateOn(scene, sha), 'pending');
  ends.push(await play(comment('Nice!')), await play(comment('/orkestro status')));
  market.sandbox.deliver(id);
  report(scene, sha, true);
  ends.push(await play(payloads.workflowRun({ sha })));
  repo.review(PULL, 'tom', 'APPROVED');
  for (const event of [payloads.reviewSubmitted(PULL), payloads.schedule()]) ends.push(await play(event));
  ends.push(await play(payloads.repositoryDispatch('orkestro-mission', { mission_id: id })));
  checks.equal('every end', ends, [
    'issues: 0 pending mission_not_ready',
    'pull_request_target: 0 pending mission_not_ready',
    'issue_comment: 0 no step',
    'issue_comment: 0 pending mission_not_ready',
    'workflow_run: 0 accepted checks_passed',
    'pull_request_review: 0 skipped no_mission',
    'schedule: 0 skipped skipped',
    'repository_dispatch: 0 accepted already_accepted',
  ]);
  checks.equal('payments', countPayments(scene), 1);
  checks.equal('the gate', gateOn(scene, sha), 'success');
}

async function playMergeQueue(scene: ActScene): Promise<void> {
  const { checks, payloads, repo } = scene;
  const workflow = scene.readExample('merge-queue.yml');
  const play = async (event: Delivery): Promise<string> => describeEnd(await scene.play({ workflow, event }));
  const other = repo.openPull({ number: 20, title: 'Docs', body: '', files: ['README.md'] });
  await play(payloads.pull(20, 'opened'));
  checks.equal('the gate of a pull request without a mission', gateOn(scene, other.headSha), 'success');
  await hireWithoutWaiting(scene);
  const sha = await deliver(scene, true);
  checks.equal('a verified delivery', await play(payloads.pull(PULL, 'synchronize')), '0 pending awaiting_merge');
  checks.equal('the gate of a verified delivery', gateOn(scene, sha), 'success');
  const group = payloads.mergeGroup([20, PULL]);
  await play(group);
  const { head_sha: head } = group.payload['merge_group'] as { readonly head_sha: string };
  checks.equal('the gate of the group', gateOn(scene, head), 'success');
  checks.equal('payments before the merge', countPayments(scene), 0);
  repo.merge(PULL);
  checks.equal('after the merge', await play(payloads.pull(PULL, 'closed')), '0 accepted checks_passed');
  checks.equal('payments', countPayments(scene), 1);
}

async function playCommands(scene: ActScene): Promise<void> {
  const { checks, market, payloads, repo } = scene;
  // act's schema of workflows doesn't know this key of GitHub's.
  const workflow = scene.readExample('commands.yml').replace(/\n +queue: max/, '');
  const say = async (body: string, author = 'maya'): Promise<string> => {
    const event = payloads.comment(repo.comment(ISSUE, { author, body }).id);
    return describeEnd(await scene.play({ workflow, event, actor: author }));
  };
  await hireWithoutWaiting(scene);
  await deliver(scene, false);
  checks.equal('talk', await say('Looks good to me'), '0 no step');
  checks.equal('hold', await say('/orkestro hold waiting for the release', 'lena'), '0 held held_by_person');
  checks.equal('accept by someone who can only write', await say('/orkestro accept', 'tom'), '0 held not_permitted');
  checks.equal('payments', countPayments(scene), 0);
  checks.equal('status', await say('/orkestro status', 'lena'), '0 held held_by_person');
  checks.equal('help', await say('/orkestro help', 'lena'), '0 skipped skipped');
  const rework = await say('/orkestro rework please handle [] too', 'lena');
  checks.equal('rework', rework, '0 reworked sent_back_by_person');
  market.sandbox.deliver(await waitForMission(scene, 'in_progress'));
  const head = repo.push(PULL, { files: ['src/parser.ts'] });
  report(scene, head, true);
  const accept = await say(`/orkestro accept ${head}`, 'lena');
  checks.equal('accept by a maintainer', accept, '0 accepted accepted_by_person');
  checks.equal('payments', countPayments(scene), 1);
  checks.note(`comments of the bot: ${repo.commentsOf(ISSUE).filter(({ author }) => author === BOT).length}`);
}

async function playSweep(scene: ActScene): Promise<void> {
  const { checks, payloads } = scene;
  await hireWithoutWaiting(scene);
  await deliver(scene, true);
  const workflow = scene.readExample('sweep.yml');
  const run = await scene.play({ workflow, event: payloads.schedule('17 * * * *'), ...withRepositoryId(scene) });
  const legs = run.steps.map((_step, at) => describeEnd(run, at)).toSorted();
  const idle = Array.from({ length: 7 }, () => '0 skipped skipped');
  checks.equal('eight jobs', legs, ['0 accepted checks_passed', ...idle]);
  checks.equal('missions and payments', [listMissions(scene).length, countPayments(scene)], [1, 1]);
}

export const EVENT_CASES: readonly ActCase[] = [
  { name: 'event-driven', examples: ['event-driven.yml'], play: playEventDriven },
  { name: 'merge-queue', examples: ['event-driven.yml', 'merge-queue.yml'], play: playMergeQueue },
  { name: 'commands', examples: ['commands.yml', 'event-driven.yml'], play: playCommands },
  { name: 'sweep', examples: ['event-driven.yml', 'sweep.yml'], play: playSweep },
];
