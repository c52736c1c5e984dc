/** Event payloads hold what GitHub's own examples hold, and tell what the action asks of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Delivery, Payloads } from '../../support/github/payloads.ts';
import { createWorld, type World } from '../../support/github/state.ts';
import { seedRepository, START } from './client.ts';

interface Published {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const published = JSON.parse(
  readFileSync(new URL(import.meta.resolve('@octokit/webhooks-examples')), 'utf8'),
) as Published[];

function example(name: string, action: unknown): Record<string, unknown> {
  const examples = published.find((event) => event.name === name)?.examples ?? [];
  const found = examples.find((each) => action === undefined || each['action'] === action) ?? examples[0];
  if (found === undefined) throw new Error(`no example of ${name}`);
  return found;
}

/** Fields of an app's installation, of old examples, or of one event alone, that nothing here ever reads. */
const LEFT_OUT =
  /^\.(installation|issue\.draft|repository\.(stargazers|master_branch|is_template|topics|custom_properties|allow_forking|owner\.(name|email)))$/;

/** Every field of the example, down to the objects that the action looks into, is in the payload with a like value. */
function missing(theirs: unknown, ours: unknown, path = ''): string[] {
  if (typeof theirs !== 'object' || theirs === null || Array.isArray(theirs)) return [];
  if (typeof ours !== 'object' || ours === null) return ours === null ? [] : [path];
  return Object.entries(theirs)
    .filter(([key]) => !LEFT_OUT.test(`${path}.${key}`))
    .flatMap(([key, value]) => {
      const here = `${path}.${key}`;
      if (!(key in ours)) return [here];
      return path.split('.').length < 3 ? missing(value, (ours as Record<string, unknown>)[key], here) : [];
    });
}

function make(): { world: World; payloads: Payloads } {
  const world = createWorld({ now: () => START });
  seedRepository(world);
  world.label(12, 'orkestro');
  world.review(13, 'maya', 'APPROVED');
  return { world, payloads: new Payloads(world) };
}

const BUILDERS: readonly [string, (payloads: Payloads, world: World) => Delivery][] = [
  ['issues labeled', (payloads) => payloads.issueLabeled(12, 'orkestro')],
  ['issues opened', (payloads) => payloads.issueOpened(12)],
  ['pull_request labeled', (payloads) => payloads.pull(13, 'labeled', { event: 'pull_request', label: 'orkestro' })],
  ['pull_request synchronize', (payloads) => payloads.pull(13, 'synchronize', { event: 'pull_request' })],
  ['pull_request opened', (payloads) => payloads.pull(13, 'opened', { event: 'pull_request' })],
  ['pull_request closed', (payloads) => payloads.pull(13, 'closed', { event: 'pull_request' })],
  ['pull_request_review submitted', (payloads) => payloads.reviewSubmitted(13)],
  ['issue_comment created', (payloads, world) => payloads.comment(world.comment(12, { body: '/orkestro status' }).id)],
  ['workflow_run completed', (payloads, world) => payloads.workflowRun({ sha: world.pull(13).headSha })],
  [
    'status',
    (payloads, world) =>
      payloads.status(world.setStatus({ sha: world.pull(13).headSha, context: 'ci', state: 'success' })),
  ],
  [
    'check_run completed',
    (payloads, world) =>
      payloads.checkRun(world.report({ sha: world.pull(13).headSha, name: 'test', conclusion: 'success' })),
  ],
  [
    'check_suite completed',
    (payloads, world) =>
      payloads.checkSuite(world.report({ sha: world.pull(13).headSha, name: 'test', conclusion: 'success' })),
  ],
  ['merge_group', (payloads) => payloads.mergeGroup([13])],
  ['workflow_dispatch', (payloads) => payloads.workflowDispatch({ title: 'Do it' })],
  ['repository_dispatch', (payloads) => payloads.repositoryDispatch('orkestro-mission', { mission_id: 'm1' })],
  ['push', (payloads) => payloads.push()],
];

describe('payloads', () => {
  it.each(BUILDERS)('%s has every field of the published example', (name, build) => {
    const { world, payloads } = make();
    const delivery = build(payloads, world);
    expect(delivery.name).toBe(name.split(' ')[0]);
    expect(missing(example(delivery.name, delivery.payload['action']), delivery.payload)).toEqual([]);
    expect(delivery.payload['repository']).toMatchObject({
      id: world.id,
      default_branch: 'main',
      full_name: 'acme/app',
    });
    expect(delivery.payload['sender']).toMatchObject({ id: expect.any(Number), type: expect.any(String) });
  });

  it('is a snapshot: what changes later does not show in it', () => {
    const { world, payloads } = make();
    const { payload } = payloads.issueLabeled(12, 'orkestro', 'kim');
    world.edit(12, { title: 'Something else', body: 'Pay me.' });
    expect(payload).toMatchObject({
      issue: { title: 'Slow search', body: 'Please speed it up.', labels: [{ name: 'orkestro' }] },
      label: { name: 'orkestro' },
      sender: { login: 'kim', type: 'User' },
    });
  });

  it('an empty body is null, as at GitHub', () => {
    const { world, payloads } = make();
    world.openIssue({ number: 30 });
    expect(payloads.issueLabeled(30, 'orkestro').payload).toMatchObject({ issue: { body: null } });
  });

  it('a comment on a pull request shows it in the issue', () => {
    const { world, payloads } = make();
    const of = (number: number): Record<string, unknown> =>
      payloads.comment(world.comment(number, { author: 'kim', body: 'x' }).id).payload['issue'] as Record<
        string,
        unknown
      >;
    expect(of(13)['pull_request']).toMatchObject({ url: expect.stringMatching(/pulls\/13$/) });
    expect(of(12)['pull_request']).toBeUndefined();
  });

  it('a fork shows another repository, and no pull requests in workflow_run', () => {
    const { world, payloads } = make();
    const { headSha } = world.openPull({ number: 40, headRepo: 'mallory/app' });
    const { pull_request: pull } = payloads.pull(40, 'opened').payload as {
      pull_request: { head: { repo: { id: number } } };
    };
    expect(pull.head.repo.id).not.toBe(world.id);
    expect(payloads.workflowRun({ sha: headSha }).payload).toMatchObject({ workflow_run: { pull_requests: [] } });
    const own = payloads.workflowRun({ sha: world.pull(13).headSha }).payload;
    expect(own).toMatchObject({ workflow_run: { pull_requests: [{ number: 13 }], head_branch: 'work-13' } });
  });

  it('a merge group names only the last of its pull requests, on a commit of its own', () => {
    const { world, payloads } = make();
    world.openPull({ number: 41 });
    const { merge_group: group } = payloads.mergeGroup([13, 41]).payload as { merge_group: Record<string, string> };
    expect(group['head_ref']).toBe(`refs/heads/gh-readonly-queue/main/pr-41-${world.pull(41).headSha}`);
    expect(world.commits.has(group['head_sha'] ?? '')).toBe(true);
  });

  it('a schedule promises its cron line and nothing else; a dispatch may have null inputs', () => {
    const { payloads } = make();
    expect(payloads.schedule('5 * * * *')).toEqual({
      name: 'schedule',
      payload: { schedule: '5 * * * *', workflow: expect.any(String) },
    });
    expect(payloads.workflowDispatch(null).payload['inputs']).toBeNull();
  });

  it('pull_request_target unless told, with before and after of a push', () => {
    const { world, payloads } = make();
    const [before] = world.pull(13).commits;
    const after = world.push(13);
    expect(payloads.pull(13, 'synchronize')).toMatchObject({ name: 'pull_request_target', payload: { before, after } });
  });

  it('says so when a test asks for what is not there', () => {
    const { world, payloads } = make();
    world.openPull({ number: 50 });
    expect(() => payloads.reviewSubmitted(50)).toThrow(/no review/);
    expect(() => payloads.comment(1)).toThrow(/no comment 1/);
  });
});
