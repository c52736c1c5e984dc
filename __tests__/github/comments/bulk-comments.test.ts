/** Many in one request, shared heads, merge groups, and GitHub's limits: the adapters against the complete stand-in. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CommentKey, GitHub, MergeGroup } from '../../../src/core/ports/github.ts';
import { createGitHub } from '../../../src/github/github.ts';
import { createRateLimiter } from '../../../src/github/api/rate-limit.ts';
import { createGitHubStandIn, DEFAULT_TOKEN, type GitHubStandIn } from '../../support/github/handler.ts';
import { Payloads } from '../../support/github/payloads.ts';
import type { World } from '../../support/github/state.ts';
import { RECOMMENDED } from '../../support/github/tokens.ts';

let standIn: GitHubStandIn;
let repo: World;
let github: GitHub;

beforeEach(() => {
  standIn = createGitHubStandIn();
  ({ world: repo } = standIn);
  github = createGitHub({
    token: DEFAULT_TOKEN,
    repository: { owner: repo.owner, name: repo.name, id: repo.id, defaultBranch: 'main' },
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
    fetch: standIn.fetch as Parameters<typeof createGitHub>[0]['fetch'],
  });
});

describe('many at once', () => {
  it('are one request, and each as it would be read alone', async () => {
    const issue = repo.openIssue({ title: 'Broken' });
    const pull = repo.openPull({ body: `fixes #${issue.number}` });
    repo.comment(issue.number, { body: 'hello' });
    for (let index = 0; index < 101; index += 1) repo.comment(pull.number, { body: `c${index}` });
    const numbers = [issue.number, pull.number, 99];

    const conversations = await github.conversations.readMany(numbers);
    expect(standIn.count({ operation: 'Conversations' })).toBe(1);
    for (const number of numbers) expect(conversations.get(number)).toEqual(await github.conversations.read(number));
    expect(conversations.get(pull.number)?.comments).toHaveLength(101);

    const pulls = await github.pulls.readMany([pull.number, 99]);
    expect(standIn.count({ operation: 'Pulls' })).toBe(1);
    expect(pulls.get(pull.number)).toEqual(await github.pulls.read(pull.number));
    expect(pulls.get(99)).toBeNull();
    standIn.assertNoViolations();
  });

  it('stay far below the limits of a query', async () => {
    const numbers = Array.from({ length: 25 }, () => repo.openPull().number);
    await github.pulls.readMany(numbers);
    await github.conversations.readMany(numbers);
    expect(standIn.limitsOf(DEFAULT_TOKEN).bucket('graphql').used).toBeLessThanOrEqual(3);
    expect(github.quota()).toEqual({ requests: 2, left: expect.any(Number) as unknown });
    standIn.assertNoViolations();
  });
});

describe('many comments at once', () => {
  it('are one write, each on its own page, and as they would be created alone', async () => {
    const issue = repo.openIssue({ title: 'Broken' });
    const pull = repo.openPull();
    const replies = await github.conversations.createComments([
      { number: issue.number, body: 'to the issue' },
      { number: 99, body: 'to nobody' },
      { number: pull.number, body: 'to the pull request' },
      { number: issue.number, body: 'to the issue again' },
    ]);
    expect(replies.map(({ kind }) => kind)).toEqual(['done', 'failed', 'done', 'done']);
    expect(replies[1]).toMatchObject({ error: { code: 'not_found' } });
    expect(standIn.requests.map(({ operation }) => operation)).toEqual(['SubjectIds', 'AddComments']);
    const comments = replies.flatMap((reply) => (reply.kind === 'done' ? [reply.comment] : []));
    const [first, second, third] = comments;
    expect((await github.conversations.read(issue.number))?.comments).toEqual([first, third]);
    expect((await github.conversations.read(pull.number))?.comments).toEqual([second]);
    standIn.assertNoViolations();
  });

  it('fail one by one where the token may not, and all where the answer is no answer', async () => {
    const { number } = repo.openIssue({ title: 'Broken' });
    const drafts = [
      { number, body: 'one' },
      { number, body: 'two' },
    ];
    standIn.permit({ ...RECOMMENDED, issues: 'read', 'pull-requests': 'read' });
    expect(await github.conversations.createComments(drafts)).toMatchObject([
      { kind: 'failed', error: { code: 'missing_permission' } },
      { kind: 'failed', error: { code: 'missing_permission' } },
    ]);
    standIn.permit(RECOMMENDED);
    standIn.faults.add({ match: { operation: 'AddComments' }, kind: 'cut_json' });
    const replies = await github.conversations.createComments(drafts);
    expect(replies.map(({ kind }) => kind)).toEqual(['failed', 'failed']);
    expect(standIn.count({ operation: 'AddComments' })).toBe(2);
    expect(repo.commentsOf(number)).toHaveLength(2);
  });

  it('are no request when there are none', async () => {
    expect(await github.conversations.createComments([])).toEqual([]);
    expect(standIn.requests).toEqual([]);
  });
});

describe('comments that are changed at the same moment', () => {
  const edit = (comment: CommentKey, body: string): Promise<void> => github.conversations.editComment(comment, body);
  const remove = (comment: CommentKey): Promise<boolean> => github.conversations.deleteComment(comment);
  const outcome = (change: Promise<unknown>): Promise<unknown> =>
    change.then(
      (value) => value,
      (error: unknown) => (error as { readonly code: string }).code,
    );
  const bodies = (number: number): readonly string[] => repo.commentsOf(number).map(({ body }) => body);
  const operations = (): readonly unknown[] =>
    standIn.requests.slice(made).map(({ method, path, operation }) => (path === '/graphql' ? operation : method));
  const write = async (number: number, count: number) => {
    const comments = [];
    for (let at = 0; at < count; at += 1) comments.push(await github.conversations.createComment(number, `c${at}`));
    made = count;
    return comments;
  };
  let made: number;
  let number: number;
  beforeEach(() => {
    ({ number } = repo.openIssue({ title: 'Broken' }));
  });

  it('are one write, whose parts take effect in the order of the calls', async () => {
    const [one, two] = await write(number, 2);
    const changes = [edit(one!, 'first'), edit(one!, 'second'), remove(two!)];
    expect(await Promise.all(changes.map(outcome))).toEqual([undefined, undefined, true]);
    expect(bodies(number)).toEqual(['second']);
    expect(operations()).toEqual(['ChangeComments']);
    standIn.assertNoViolations();
  });

  it('are as many writes as it takes ten at a time', async () => {
    const comments = await write(number, 11);
    await Promise.all(comments.map((comment) => edit(comment, 'new')));
    expect(operations().toSorted()).toEqual(['ChangeComments', 'PATCH']);
    expect(new Set(bodies(number))).toEqual(new Set(['new']));
  });

  it('go alone one after the other where a node id is not known', async () => {
    const [one, two] = await write(number, 2);
    await Promise.all([edit(one!, 'new'), remove({ id: two!.id })]);
    expect(operations()).toEqual(['PATCH', 'DELETE']);
  });

  it('fail one by one, in the words of the one that failed', async () => {
    const [one, two, three] = await write(number, 3);
    repo.deleteComment(one!.id);
    repo.deleteComment(two!.id);
    const changes = [edit(one!, 'new'), remove(two!), edit(three!, 'new')];
    expect(await Promise.all(changes.map(outcome))).toEqual(['not_found', true, undefined]);
    expect(operations()).toEqual(['ChangeComments', 'PATCH', 'DELETE']);
    expect(bodies(number)).toEqual(['new']);
  });

  it('all fail where the token may not, and each says so', async () => {
    const [one, two] = await write(number, 2);
    standIn.permit({ ...RECOMMENDED, issues: 'read', 'pull-requests': 'read' });
    const changes = [edit(one!, 'new'), remove(two!)];
    expect(await Promise.all(changes.map(outcome))).toEqual(['missing_permission', false]);
    expect(bodies(number)).toEqual(['c0', 'c1']);
  });

  it.each([
    ['cut_json', 'bad_answer'],
    ['reset_after', 'bad_answer'],
    ['graphql_errors', 'incomplete'],
  ] as const)('are not sent again where the answer is lost (%s)', async (kind, code) => {
    const [one, two] = await write(number, 2);
    standIn.faults.add({ match: { operation: 'ChangeComments' }, kind });
    const changes = [edit(one!, 'new'), remove(two!)];
    expect(await Promise.all(changes.map(outcome))).toEqual([code, code]);
    expect(operations()).toEqual(['ChangeComments']);
  });
});

describe("a pull request's head", () => {
  it('is shared with the open pull requests of the same repository that have it', async () => {
    const one = repo.openPull();
    const two = repo.openPull({ sha: one.headSha, baseRef: 'release' });
    const three = repo.openPull({ sha: one.headSha });
    repo.close(three.number);
    repo.elsewhere('evil/fork').openPull({ sha: one.headSha });
    expect((await github.pulls.read(one.number))?.sameHead).toEqual([two.number]);
    repo.push(two.number);
    expect((await github.pulls.read(one.number))?.sameHead).toEqual([]);
  });

  it('shows its statuses, or that they cannot be seen', async () => {
    const { number, headSha } = repo.openPull();
    expect((await github.pulls.read(number))?.headStatuses).toEqual([]);
    repo.setStatus({ sha: headSha, context: 'orkestro/mission', state: 'pending', description: 'Work' });
    const shown = [{ name: 'orkestro/mission', state: 'pending', description: 'Work' }];
    expect((await github.pulls.read(number))?.headStatuses).toEqual(shown);
    const { statuses: _none, ...rest } = RECOMMENDED;
    standIn.permit(rest);
    expect((await github.pulls.read(number))?.headStatuses).toBeNull();
    expect((await github.pulls.readMany([number])).get(number)?.headStatuses).toBeNull();
  });

  it('is read again when the newest commit that GitHub lists is another', async () => {
    const pull = repo.openPull();
    const other = repo.openPull({ sha: pull.headSha, baseRef: 'release' });
    pull.commits.push(repo.addCommit('late').sha);
    const read = await github.pulls.read(pull.number);
    expect(read?.sameHead).toEqual([other.number]);
    expect(standIn.count({ operation: 'HeadCommit' })).toBe(1);
  });
});

describe('a merge group', () => {
  const groupOf = (numbers: readonly number[], options: Parameters<World['enqueue']>[1] = {}): MergeGroup => {
    const { merge_group: group } = new Payloads(repo).mergeGroup(numbers, options).payload as {
      merge_group: Record<'head_sha' | 'head_ref' | 'base_sha' | 'base_ref', string>;
    };
    return { headSha: group.head_sha, headRef: group.head_ref, baseSha: group.base_sha, baseRef: group.base_ref };
  };
  const open = (count: number): number[] => Array.from({ length: count }, () => repo.openPull().number);
  const sorted = async (group: MergeGroup): Promise<unknown> => {
    const reading = await github.pulls.readMergeGroup(group);
    return reading.kind === 'known' ? [...reading.numbers].sort((a, b) => a - b) : reading;
  };
  const denyQueue = (): void => {
    standIn.faults.add({
      kind: 'partial',
      path: 'repository.queue',
      type: 'FORBIDDEN',
      match: { operation: 'MergeGroup' },
      times: Infinity,
    });
  };

  it.each(['merge', 'squash', 'rebase'] as const)('of three (%s) is all three, by the queue', async (how) => {
    const numbers = open(3);
    expect(await sorted(groupOf(numbers, { how }))).toEqual(numbers);
    standIn.assertNoViolations();
  });

  it.each(['merge', 'squash'] as const)('of three (%s) is all three without seeing the queue', async (how) => {
    const numbers = open(3);
    const group = groupOf(numbers, { how });
    denyQueue();
    expect(await sorted(group)).toEqual(numbers);
  });

  it('continues through the groups ahead of it, down to the base branch', async () => {
    const [first = 0, second = 0] = open(2);
    groupOf([first]);
    denyQueue();
    expect(await sorted(groupOf([second]))).toEqual([first, second]);
  });

  it('takes the pull request by its head, with any message', async () => {
    const [first = 0, second = 0] = open(2);
    repo.pull(first).title = 'Innocent (#999)';
    const group = groupOf([first, second]);
    denyQueue();
    expect(await sorted(group)).toEqual([first, second]);
  });

  it('is unknown when one of its commits belongs to no pull request', async () => {
    const group = groupOf(open(2), { how: 'rebase' });
    denyQueue();
    expect(await sorted(group)).toMatchObject({
      kind: 'unknown',
      why: expect.stringContaining('no pull request') as unknown,
    });
  });

  it('ends at its own base when the base branch has moved elsewhere', async () => {
    const numbers = open(2);
    const before = repo.addCommit('Long ago (#77)', undefined, [repo.branchHead('main')]);
    repo.refs.set('refs/heads/main', before.sha);
    const group = groupOf(numbers);
    repo.write('README.md', 'pushed past the queue');
    expect(await sorted(group)).toEqual(numbers);
  });

  it('is unknown when GitHub does not have its head', async () => {
    const group = groupOf(open(1));
    expect(await sorted({ ...group, headSha: 'f'.repeat(40), headRef: 'refs/heads/x' })).toMatchObject({
      kind: 'unknown',
    });
  });
});

describe('the pace of writes', () => {
  it('lets fifteen through, then one each second: never more than 75 a minute', async () => {
    let now = 0;
    const clock = {
      now: () => now,
      sleep: (ms: number) => {
        now += ms;
        return Promise.resolve();
      },
    };
    const rateLimiter = createRateLimiter(clock);
    const sent: number[] = [];
    for (let index = 0; index < 300; index += 1) {
      await rateLimiter();
      sent.push(now);
    }
    expect(sent.filter((at) => at === 0)).toHaveLength(15);
    for (const start of sent) {
      expect(sent.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(75);
    }
    now += 3_600_000;
    await rateLimiter();
    expect(sent.at(-1)).toBe(285_000);
  });

  it('holds for many that come at once', async () => {
    let now = 0;
    const waits: number[] = [];
    const clock = {
      now: () => now,
      sleep: (ms: number) => {
        waits.push(ms);
        return Promise.resolve();
      },
    };
    const rateLimiter = createRateLimiter(clock);
    await Promise.all(Array.from({ length: 18 }, () => rateLimiter()));
    expect(waits).toEqual([1_000, 2_000, 3_000]);
    now = 60_000;
    await rateLimiter();
    expect(waits).toHaveLength(3);
  });
});
