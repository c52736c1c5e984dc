/**
 * The adapters against the complete stand-in, over sockets and through the real HTTP client: what it rejects, GitHub
 * would reject.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GitHub } from '../../src/core/ports/github.ts';
import { createGitHub } from '../../src/github/github.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { DEFAULT_TOKEN } from '../support/github/handler.ts';
import type { GitHubServer } from '../support/github/server.ts';
import { startGitHubServer } from '../support/github/server.ts';
import { ACTIONS_BOT } from '../support/github/state.ts';
import { rejection } from '../support/github-script.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
let server: GitHubServer;
let github: GitHub;
let now: number;

const connect = (to: GitHubServer): GitHub => {
  const { world: repo } = to.standIn;
  const [owner, name] = [repo.owner, repo.name];
  const clock = { now: () => now, sleep: () => Promise.resolve(), random: () => 0 };
  const client = createHttpClient({ clock, origins: [new URL(to.url).origin], deadline: () => NOW + 3_600_000 });
  return createGitHub({
    token: DEFAULT_TOKEN,
    repository: { owner, name, id: repo.id, defaultBranch: 'main' },
    apiUrl: to.url,
    graphqlUrl: to.graphqlUrl,
    fetch: client.fetch,
  });
};

beforeEach(async () => {
  now = NOW;
  server = await startGitHubServer({ now: () => now });
  github = connect(server);
});
afterEach(async () => {
  await server.close();
  server.standIn.assertNoViolations();
});

describe('conversations', () => {
  it('are read whole: 230 comments, edits, labels, closing pull requests', async () => {
    const { world: repo } = server.standIn;
    const issue = repo.openIssue({ title: 'Broken', body: 'Fix it' });
    for (let index = 0; index < 230; index += 1) repo.comment(issue.number, { body: `c${index}` });
    const ownComment = repo.comment(issue.number, { author: ACTIONS_BOT, body: 'state' });
    const forged = repo.comment(issue.number, { author: ACTIONS_BOT, body: 'state' });
    repo.editComment(ownComment.id, { body: 'state 2', by: ACTIONS_BOT });
    repo.editComment(forged.id, { body: 'state 3', by: 'mallory' });
    repo.label(issue.number, 'orkestro', 'maya');
    now += 60_000;
    repo.edit(issue.number, { body: 'Fix it all' });
    const closing = repo.openPull({ body: `fixes #${issue.number}` });
    repo.elsewhere('evil/fork').openPull({ body: `fixes acme/app#${issue.number}` });

    const read = await github.conversations.read(issue.number);
    expect(read).toMatchObject({ kind: 'issue', title: 'Broken', body: 'Fix it all', bodyEditedAt: NOW + 60_000 });
    expect(read?.labeled).toEqual([{ label: 'orkestro', actor: 'maya', at: NOW }]);
    expect(read?.comments).toHaveLength(232);
    expect(read?.comments.slice(-2)).toMatchObject([
      { id: ownComment.id, byUs: true, editedByOthers: false, author: { login: ACTIONS_BOT, isBot: true } },
      { id: forged.id, byUs: true, editedByOthers: true },
    ]);
    expect(read?.closedBy).toEqual([
      { number: closing.number, state: 'open', fork: false, body: closing.body, createdAt: expect.any(Number) },
    ]);
  });

  it('are null where there are none, and unreadable where only part of them came', async () => {
    expect(await github.conversations.read(404)).toBeNull();
    const issue = server.standIn.world.openIssue();
    server.standIn.faults.add({ kind: 'partial', path: 'repository.issueOrPullRequest.comments' });
    expect(await rejection(github.conversations.read(issue.number))).toMatchObject({ name: 'GitHubError' });
    expect(await github.conversations.read(issue.number)).not.toBeNull();
  });

  it('take comments, edits, deletions and labels', async () => {
    const { world: repo } = server.standIn;
    const { number } = repo.openIssue();
    repo.label(number, 'needs/ork estro');
    const made = await github.conversations.createComment(number, 'hello');
    await github.conversations.editComment({ id: made.id }, 'hello again');
    expect((await github.conversations.read(number))?.comments).toMatchObject([
      { id: made.id, url: made.url, body: 'hello again', byUs: true, editedByOthers: false, author: made.author },
    ]);
    expect(await github.conversations.deleteComment(made)).toBe(true);
    expect(await github.conversations.deleteComment(made)).toBe(true);
    await github.conversations.removeLabel(number, 'needs/ork estro');
    await github.conversations.removeLabel(number, 'needs/ork estro');
    expect((await github.conversations.read(number))?.labels).toEqual([]);
    expect(await rejection(github.conversations.editComment({ id: made.id }, 'x'))).toMatchObject({
      code: 'not_found',
    });
  });

  it('say what to add where the token may only read', async () => {
    const { number } = server.standIn.world.openIssue();
    server.standIn.permit({ issues: 'read', 'pull-requests': 'read', contents: 'read' });
    const error = await rejection(github.conversations.createComment(number, 'x'));
    expect(error).toMatchObject({ code: 'missing_permission', fix: expect.stringContaining('issues: write') });
  });
});

describe('pull requests', () => {
  it('are read with what they close and what they touch', async () => {
    const { world: repo } = server.standIn;
    const issue = repo.openIssue();
    const renamed = { path: 'ci.yml', status: 'renamed', previous: '.github/workflows/ci.yml' } as const;
    const files = Array.from({ length: 120 }, (_, index) => `src/${index}.ts`);
    const { number, headSha } = repo.openPull({ body: `closes #${issue.number}`, files: [...files, renamed] });
    repo.protect({ reviews: 1 });
    const read = await github.pulls.read(number);
    expect(read).toMatchObject({
      number,
      state: 'open',
      fork: false,
      createdAt: expect.any(Number),
      headSha,
      baseRef: 'main',
      mergeable: 'mergeable',
    });
    expect(read).toMatchObject({ closes: [issue.number], review: 'review_required' });
    expect(await github.pulls.read(issue.number)).toBeNull();
    const moved = repo.push(number);
    expect(await github.pulls.readHead(number)).toBe(moved);
    const touched = await github.pulls.listTouchedPaths(number);
    expect(touched).toMatchObject({ kind: 'listed', paths: expect.arrayContaining(['ci.yml', renamed.previous]) });
    expect(touched.kind === 'listed' && touched.paths).toHaveLength(122);
    repo.setFiles(number, files, 3_500);
    expect(await github.pulls.listTouchedPaths(number)).toEqual({ kind: 'too_many', listed: 3_500 });
  });

  it('are found by time and by commit', async () => {
    const { world: repo } = server.standIn;
    const old = repo.openPull();
    now += 60_000;
    const fork = repo.openPull({ headRepo: 'someone/app' });
    const merged = repo.openPull();
    repo.merge(merged.number);
    const found = await github.pulls.listUpdatedSince(NOW + 1);
    expect(found.map(({ number, state, fork: foreign }) => [number, state, foreign])).toEqual([
      [merged.number, 'merged', false],
      [fork.number, 'open', true],
    ]);
    expect(await github.pulls.listByCommit(old.headSha)).toEqual([old.number]);
    expect(await github.pulls.listByCommit(merged.headSha)).toEqual([]);
    expect(await github.pulls.listByCommit('f'.repeat(40))).toEqual([]);
  });
});

describe('checks', () => {
  it('are the union of three reads, every page', async () => {
    const { world: repo } = server.standIn;
    const { number, headSha: sha } = repo.openPull();
    repo.protect({ required: [{ name: 'build', appId: 15368 }] });
    repo.protect({ required: ['lint'], classic: true });
    for (let index = 0; index < 130; index += 1) repo.report({ sha, name: `job ${index}`, conclusion: 'success' });
    const build = repo.report({ sha, name: 'build', conclusion: 'failure', title: '3 failed' });
    repo.setStatus({ sha, context: 'lint', state: 'pending' });
    const pull = await github.pulls.read(number);
    const reading = await github.checks.readForPull(pull!);
    if (reading.kind === 'unavailable') throw new Error(reading.why);
    expect(reading.reported).toHaveLength(132);
    expect(reading.reported.filter(({ required }) => required)).toMatchObject([
      {
        kind: 'check_run',
        name: 'build',
        appId: 15368,
        state: 'failure',
        jobId: String(build.id),
        databaseId: build.id,
      },
      { kind: 'status', name: 'lint', appId: null, state: 'pending' },
    ]);
    expect(reading.required).toEqual([
      { name: 'build', appId: 15368, source: 'ruleset' },
      { name: 'lint', appId: null, source: 'classic' },
    ]);
    expect(reading.sources).toEqual({ rules: 'read', classic: 'read' });
  });

  it('are read for a branch, and before anything has reported', async () => {
    const { world: repo } = server.standIn;
    const sha = repo.branchHead('main');
    repo.protect({ required: ['build'] });
    repo.report({ sha, name: 'build', conclusion: 'failure' });
    expect(await github.checks.readForBranch('main')).toMatchObject({
      kind: 'read',
      sha,
      reported: [{ name: 'build' }],
    });
    expect(await github.checks.readRequired('main')).toMatchObject({ kind: 'read', required: [{ name: 'build' }] });
  });

  it('know a plan without rulesets', async () => {
    const { world: repo } = server.standIn;
    repo.plan = 'free';
    expect(await github.checks.readRequired('main')).toMatchObject({ kind: 'read', sources: { rules: 'not_on_plan' } });
  });

  it.each(['checks', 'statuses'] as const)('are unavailable, with the fix, without %s: read', async (scope) => {
    const { world: repo } = server.standIn;
    const { number, headSha: sha } = repo.openPull();
    repo.report({ sha, name: 'build', conclusion: 'success' });
    repo.setStatus({ sha, context: 'lint', state: 'success' });
    const pull = await github.pulls.read(number);
    const all = {
      contents: 'read',
      issues: 'read',
      'pull-requests': 'read',
      checks: 'read',
      statuses: 'read',
    } as const;
    server.standIn.permit(Object.fromEntries(Object.entries(all).filter(([name]) => name !== scope)));
    const reading = await github.checks.readForPull(pull!);
    expect(reading).toMatchObject({ kind: 'unavailable', why: expect.stringContaining(`${scope}: read`) });
  });

  it.each([
    { kind: 'cut_json' },
    { kind: 'html', status: 200 },
    { kind: 'graphql_errors' },
    { kind: 'partial', path: 'repository.head.statusCheckRollup' },
  ] as const)('are unavailable after the fault %j', async (fault) => {
    const { world: repo } = server.standIn;
    const { number, headSha: sha } = repo.openPull();
    repo.report({ sha, name: 'build', conclusion: 'success' });
    const pull = await github.pulls.read(number);
    // Together with the branch, and where that leaves it open, alone.
    const times = fault.kind === 'partial' ? 1 : 2;
    server.standIn.faults.add({ ...fault, match: { operation: 'Checks' }, times });
    expect(await github.checks.readForPull(pull!)).toMatchObject({ kind: 'unavailable' });
    expect(server.standIn.faults.pending).toEqual([]);
  });

  it('tell what failing runs say', async () => {
    const { world: repo } = server.standIn;
    const { number, headSha: sha } = repo.openPull();
    const annotations = [{ path: 'a.ts', line: 3, message: 'expected 1' }];
    repo.report({ sha, name: 'build', conclusion: 'failure', title: 'Tests', summary: '1 failed', annotations });
    const pull = await github.pulls.read(number);
    const reading = await github.checks.readForPull(pull!);
    const reported = reading.kind === 'read' ? reading.reported : [];
    expect([...(await github.checks.readDetails(reported)).values()]).toEqual([
      { title: 'Tests', summary: '1 failed', annotations },
    ]);
  });
});

describe('the lock', () => {
  it('is acquired once per sequence', async () => {
    const { world: repo } = server.standIn;
    const { number } = repo.openIssue();
    const lockKey = { on: 'conversation', number, reference: String(number) } as const;
    repo.react(number, 'maya', 'rocket');
    const acquires = await Promise.all(Array.from({ length: 6 }, () => connect(server).lock.acquire(lockKey, 1)));
    const acquiredReplies = acquires.filter(({ kind }) => kind === 'acquired');
    expect(acquires.map(({ kind }) => kind).sort()).toEqual(['acquired', 'taken', 'taken', 'taken', 'taken', 'taken']);
    expect(await github.lock.read(lockKey, 1)).toMatchObject({ kind: 'taken', at: NOW });
    expect(await github.lock.read(lockKey, 2)).toEqual({ kind: 'free' });
    expect(
      await github.lock.release(
        lockKey,
        acquiredReplies[0]?.kind === 'acquired' ? acquiredReplies[0].acquisitionId : '',
      ),
    ).toBe(true);
    expect(await github.lock.read(lockKey, 1)).toEqual({ kind: 'free' });
  });

  it('is taken when another bot was first, and gone with its comment', async () => {
    const { world: repo } = server.standIn;
    const { number } = repo.openIssue();
    const comment = repo.comment(number, { body: 'x' });
    const lockKey = { on: 'comment', id: comment.id, reference: '12', mission: 'm_1', epoch: 0 } as const;
    repo.react({ comment: comment.id }, 'other[bot]', 'eyes');
    expect(await github.lock.acquire(lockKey, 2)).toEqual({ kind: 'taken' });
    repo.deleteComment(comment.id);
    expect(await github.lock.acquire(lockKey, 3)).toEqual({ kind: 'gone' });
    expect(await github.lock.read(lockKey, 3)).toEqual({ kind: 'gone' });
  });

  it('is denied without the permission, unclear when the answer is lost', async () => {
    const { world: repo } = server.standIn;
    const { number } = repo.openIssue();
    const lockKey = { on: 'conversation', number, reference: String(number) } as const;
    const match = (request: { method: string }): boolean => request.method === 'POST';
    server.standIn.faults.add({ kind: 'reset_after', match });
    expect(await github.lock.acquire(lockKey, 1)).toMatchObject({ kind: 'unclear' });
    expect(await github.lock.acquire(lockKey, 1)).toMatchObject({ kind: 'taken' });
    expect(repo.issue(number).reactions).toHaveLength(1);
    server.standIn.permit({ issues: 'read' });
    expect(await github.lock.acquire(lockKey, 2)).toMatchObject({ kind: 'denied' });
  });
});

describe('the rest', () => {
  it('sets statuses while it may', async () => {
    const { world: repo } = server.standIn;
    const { headSha } = repo.openPull();
    const status = { context: 'orkestro/mission', state: 'pending', description: 'working', url: null } as const;
    expect(await github.statuses.set(headSha, status)).toBe(true);
    expect(repo.status(headSha, 'orkestro/mission')).toMatchObject({ state: 'pending', description: 'working' });
    server.standIn.permit({ statuses: 'read' });
    expect(await github.statuses.set(headSha, status)).toBe(false);
  });

  it.each(['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const)(
    'reads the permission %s',
    async (level) => {
      const { world: repo } = server.standIn;
      repo.private = false;
      repo.addUser('bo', level);
      repo.addUser('custom', level, 'release-team');
      const known = { kind: 'known', permission: level === 'none' ? expect.stringMatching(/^(none|read)$/) : level };
      expect(await github.permissions.read('bo')).toMatchObject(known);
      expect(await github.permissions.read('custom')).toMatchObject(known);
      expect(await github.permissions.read('nobody-here')).toMatchObject({ kind: 'known', permission: 'none' });
    },
  );

  it('reads files of the default branch', async () => {
    const { world: repo } = server.standIn;
    repo.write('.github/orkestro.yml', 'tier: T1 Verified # ü\n');
    repo.write('.github/orkestro.yml', 'evil', 'other');
    expect(await github.contents.read('.github/orkestro.yml')).toBe('tier: T1 Verified # ü\n');
    expect(await github.contents.read('absent.yml')).toBeNull();
  });

  it('pays once for a REST answer that has not changed', async () => {
    server.standIn.world.protect({ required: ['build'] });
    const first = await github.checks.readRequired('main');
    expect(await github.checks.readRequired('main')).toEqual(first);
    const rules = server.standIn.requests.filter(({ method }) => method === 'GET');
    expect(rules.map(({ status }) => status)).toEqual([200, 304]);
  });

  it('speaks to GitHub Enterprise Server', async () => {
    const ghes = await startGitHubServer({ ghes: true, now: () => now });
    const { number, headSha } = ghes.standIn.world.openPull();
    expect(await connect(ghes).pulls.readHead(number)).toBe(headSha);
    expect(await connect(ghes).contents.read('x')).toBeNull();
    ghes.standIn.assertNoViolations();
    await ghes.close();
  });
});
