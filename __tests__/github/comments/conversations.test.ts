import { describe, expect, it } from '@jest/globals';
import { GitHubError } from '../../../src/github/api/errors.ts';
import {
  ALICE,
  BOT,
  PATH,
  REFUSAL,
  candidate,
  comment,
  connection,
  failing,
  issue,
  pull,
  rejection,
  script,
} from '../../support/github-script.ts';

const withIssue = (found: unknown) => script({ graph: { repository: { issueOrPullRequest: found } } });
const AT = '2026-11-24T10:05:00Z';

describe('reading a conversation', () => {
  it('answers null for a number that GitHub says it cannot resolve', async () => {
    const { github } = withIssue(failing('NOT_FOUND', 'Could not resolve to an issue or pull request'));
    expect(await github.conversations.read(999)).toBeNull();
  });

  it('does not take a repository that it cannot see for a missing issue', async () => {
    const { github } = script({ graph: { repository: failing('NOT_FOUND', 'Could not resolve to a Repository') } });
    expect(await rejection(github.conversations.read(12))).toMatchObject({ name: 'GitHubError', code: 'not_found' });
  });

  it.each([
    ['FORBIDDEN', 'missing_permission'],
    ['RATE_LIMITED', 'rate_limited'],
    ['INTERNAL', 'server_error'],
    ['SOMETHING_ELSE', 'incomplete'],
  ])('takes data beside an error %s as unreadable', async (type, code) => {
    const broken = failing(type, 'no');
    const { github } = withIssue(issue({ closedByPullRequestsReferences: broken }));
    expect(await rejection(github.conversations.read(12))).toMatchObject({ name: 'GitHubError', code });
  });

  it.each([
    ['a missing comment among the nodes', issue({ comments: () => ({ nodes: [null], pageInfo: END }) })],
    ['no nodes at all', issue({ comments: () => ({ nodes: null, pageInfo: END }) })],
    [
      'a further page without a cursor',
      issue({ comments: () => ({ nodes: [], pageInfo: { ...END, hasNextPage: true } }) }),
    ],
    ['a time that is none', issue({ comments: connection([comment(1, { createdAt: 'yesterday' })]) })],
    ['an id that is none', issue({ comments: connection([comment(1, { fullDatabaseId: '12x' })]) })],
    ['no list of labels', issue({ labels: null })],
  ])('refuses %s', async (_name, found) => {
    expect(await rejection(withIssue(found).github.conversations.read(12))).toMatchObject({ code: 'bad_answer' });
  });

  it('reads every page of comments, in order', async () => {
    const comments = Array.from({ length: 250 }, (_, index) => comment(3_000_000_000 + index));
    const scripted = withIssue(issue({ comments: connection(comments) }));
    const read = await scripted.github.conversations.read(12);
    expect(read?.comments.map(({ id }) => id)).toEqual(comments.map(({ fullDatabaseId }) => Number(fullDatabaseId)));
    expect(scripted.keys()).toEqual(['query Conversation', 'query Conversation', 'query Conversation']);
  });

  it('reads 10,200 comments, and keeps only what can decide something', async () => {
    const long = 'x'.repeat(60_000);
    const body = 'x'.repeat(600);
    const stranger = { author: ALICE, viewerDidAuthor: false };
    const comments = Array.from({ length: 10_200 }, (_, index) => comment(index + 1, { ...stranger, body }));
    comments[10_000] = comment(10_001, { ...stranger, body: `/orkestro rework Please.\n\n${long}` });
    comments[10_100] = comment(10_101, { body: `ours ${long}` });
    comments[10_199] = comment(10_200, { ...stranger, body: '/orkestro hold' });
    const read = await withIssue(issue({ comments: connection(comments) })).github.conversations.read(12);
    const kept = read?.comments.filter(({ body }) => body !== '') ?? [];
    expect(read?.comments).toHaveLength(10_200);
    expect(kept.map(({ id, body }) => [id, body.slice(0, 24), body.length])).toEqual([
      [10_001, '/orkestro rework Please.', 16_384],
      [10_101, 'ours xxxxxxxxxxxxxxxxxxx', 60_005],
      [10_200, '/orkestro hold', 14],
    ]);
  });

  it('gives up on pages without end, and says so', async () => {
    const page = ({ after }: { after?: string | null }) => ({
      nodes: [],
      pageInfo: { hasNextPage: true, endCursor: `c${Number((after ?? 'c0').slice(1)) + 1}` },
    });
    const error = await rejection(withIssue(issue({ comments: page })).github.conversations.read(12));
    expect(error).toMatchObject({ code: 'incomplete', why: expect.stringContaining('more than 500 pages') });
  });

  it('gives up when the cursor does not advance', async () => {
    const page = { nodes: [comment(1)], pageInfo: { hasNextPage: true, endCursor: 'same' } };
    const scripted = withIssue(issue({ comments: page }));
    expect(await rejection(scripted.github.conversations.read(12))).toMatchObject({ code: 'incomplete' });
    expect(scripted.seen).toHaveLength(2);
  });

  it('gives up when two cursors take turns', async () => {
    const page = ({ after }: { after?: string }) => ({
      nodes: [],
      pageInfo: { hasNextPage: true, endCursor: after === 'one' ? 'two' : 'one' },
    });
    const scripted = withIssue(issue({ comments: page }));
    expect(await rejection(scripted.github.conversations.read(12))).toMatchObject({ code: 'incomplete' });
    expect(scripted.seen).toHaveLength(3);
  });

  it('is incomplete when the issue vanishes between two pages', async () => {
    let reads = 0;
    const comments = connection(Array.from({ length: 101 }, (_, id) => comment(id + 1)));
    const graph = { repository: { issueOrPullRequest: () => (reads++ === 0 ? issue({ comments }) : null) } };
    expect(await rejection(script({ graph }).github.conversations.read(12))).toMatchObject({ code: 'incomplete' });
  });

  it('tells its own comments and its own edits from those of others', async () => {
    const edited = { lastEditedAt: AT };
    const human = { author: ALICE, viewerDidAuthor: false };
    const cases = [
      comment(1),
      comment(2, { ...edited, editor: BOT }),
      comment(3, { ...edited, editor: ALICE }),
      comment(4, { ...edited, editor: null }),
      comment(5, { ...edited, editor: { ...BOT, databaseId: 1 } }),
      comment(6, { ...edited, editor: { __typename: 'User', login: 'github-actions', databaseId: null } }),
      comment(7, human),
      comment(8, { ...human, ...edited, editor: ALICE }),
      comment(9, { ...human, ...edited, editor: BOT }),
      comment(10, { author: null, viewerDidAuthor: false }),
    ];
    const read = await withIssue(issue({ comments: connection(cases) })).github.conversations.read(12);
    expect(read?.comments.map(({ id, byUs, editedByOthers }) => [id, byUs, editedByOthers])).toEqual([
      [1, true, false],
      [2, true, false],
      [3, true, true],
      [4, true, true],
      [5, true, true],
      [6, true, true],
      [7, false, false],
      [8, false, true],
      [9, false, false],
      [10, false, false],
    ]);
    expect(read?.comments[1]).toMatchObject({
      editedAt: Date.parse(AT),
      createdAt: Date.parse('2026-11-24T10:00:00Z'),
    });
    expect(read?.comments[0]?.author).toEqual({ login: 'github-actions[bot]', id: 41898282, isBot: true });
    expect(read?.comments[6]?.author).toEqual({ login: 'alice', id: 7, isBot: false });
    expect(read?.comments[9]?.author).toBeNull();
  });

  it('falls back to login and kind where an id is not known', async () => {
    const nameless = { __typename: 'Bot', login: 'github-actions', databaseId: null };
    const edited = { lastEditedAt: AT, editor: nameless };
    const cases = [
      comment(1, { ...edited, author: nameless }),
      comment(2, { ...edited, author: ALICE, viewerDidAuthor: false }),
    ];
    const read = await withIssue(issue({ comments: connection(cases) })).github.conversations.read(12);
    expect(read?.comments.map(({ editedByOthers }) => editedByOthers)).toEqual([false, false]);
  });

  it('knows its own edits by the author that GitHub confirms, with any id of the viewer', async () => {
    const viewer = { login: 'github-actions[bot]', databaseId: 15368 };
    const edited = comment(1, { lastEditedAt: AT, editor: BOT });
    const graph = { viewer, repository: { issueOrPullRequest: issue({ comments: connection([edited]) }) } };
    const read = await script({ graph }).github.conversations.read(12);
    expect(read?.comments[0]).toMatchObject({ byUs: true, editedByOthers: false });
  });

  it('lists the labels and who put them on, newest last', async () => {
    const labeled = (name: string, createdAt: string, actor: unknown) => ({
      __typename: 'LabeledEvent',
      createdAt,
      actor,
      label: { name },
    });
    const labels = [labeled('b', AT, BOT), labeled('a', '2026-11-24T10:00:00Z', null)];
    const renames = [{ __typename: 'RenamedTitleEvent', createdAt: AT }];
    const timelineItems = ({ itemTypes }: { itemTypes: readonly string[] }): unknown => ({
      nodes: itemTypes.includes('LABELED_EVENT') ? labels : renames,
    });
    const read = await withIssue(issue({ timelineItems, lastEditedAt: AT })).github.conversations.read(12);
    expect(read?.labels).toEqual(['orkestro']);
    expect(read?.labeled).toEqual([
      { label: 'a', actor: null, at: Date.parse('2026-11-24T10:00:00Z') },
      { label: 'b', actor: 'github-actions[bot]', at: Date.parse(AT) },
    ]);
    expect(read?.bodyEditedAt).toBe(Date.parse(AT));
    expect(read?.renamedAt).toBe(Date.parse(AT));
  });

  it('lists closing pull requests of this repository only, every page', async () => {
    const own = Array.from({ length: 101 }, (_, index) => candidate({ number: index + 100 }));
    const foreign = candidate({ number: 5, repository: { databaseId: 1 } });
    const fork = candidate({ number: 6, isCrossRepository: true, state: 'MERGED' });
    const closedByPullRequestsReferences = connection([foreign, null, fork, ...own]);
    const read = await withIssue(issue({ closedByPullRequestsReferences })).github.conversations.read(12);
    expect(read?.closedBy).toHaveLength(102);
    expect(read?.closedBy[0]).toEqual({
      number: 6,
      state: 'merged',
      fork: true,
      body: 'fixes #12',
      createdAt: Date.UTC(2026, 0, 1),
    });
  });

  it('reads a pull request as a conversation', async () => {
    const read = await withIssue(pull({ comments: connection([comment(1)]) })).github.conversations.read(13);
    expect(read).toMatchObject({ kind: 'pull_request', number: 13, closedBy: [], labels: [] });
    expect(read?.comments).toHaveLength(1);
  });
});

const END = { hasNextPage: false, endCursor: null };

describe('writing comments', () => {
  const COMMENTS = `POST ${PATH}/issues/12/comments`;
  const made = {
    id: 3_000_000_001,
    body: 'hello',
    html_url: 'https://ghes.example/c',
    user: { login: 'github-actions[bot]', id: 41898282, type: 'Bot' },
    created_at: AT,
  };

  it('answers the new comment as ours', async () => {
    const scripted = script({ rest: { [COMMENTS]: { status: 201, body: made } } });
    expect(await scripted.github.conversations.createComment(12, 'hello')).toEqual({
      id: 3_000_000_001,
      body: 'hello',
      url: 'https://ghes.example/c',
      author: { login: 'github-actions[bot]', id: 41898282, isBot: true },
      byUs: true,
      createdAt: Date.parse(AT),
      editedAt: null,
      editedByOthers: false,
    });
    expect(scripted.seen[0]?.body).toEqual({ body: 'hello' });
  });

  it('names the missing permission as GitHub names it, ready to paste', async () => {
    const headers = { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' };
    const scripted = script({ rest: { [COMMENTS]: { status: 403, body: REFUSAL, headers } } });
    const error = await rejection(scripted.github.conversations.createComment(12, 'x'));
    expect(error).toBeInstanceOf(GitHubError);
    expect((error as GitHubError).toFailure()).toEqual({
      code: 'missing_permission',
      what: 'could not comment on #12',
      where: 'POST https://ghes.example/api/v3/repos/octo/shop/issues/12/comments',
      why: 'HTTP 403: Resource not accessible by integration',
      fix: 'Add `issues: write` or `pull-requests: write` under `permissions:` of the job in the workflow file.',
      status: 403,
      requestId: null,
    });
    expect(scripted.seen).toHaveLength(1);
  });

  it('edits by id', async () => {
    const scripted = script({ rest: { [`PATCH ${PATH}/issues/comments/9`]: { body: made } } });
    await scripted.github.conversations.editComment({ id: 9 }, 'new');
    expect(scripted.seen[0]?.body).toEqual({ body: 'new' });
  });

  it('throws when the comment to edit is gone', async () => {
    const scripted = script({
      rest: { [`PATCH ${PATH}/issues/comments/9`]: { status: 404, body: { message: 'Not Found' } } },
    });
    expect(await rejection(scripted.github.conversations.editComment({ id: 9 }, 'new'))).toMatchObject({
      code: 'not_found',
    });
  });

  it.each([
    [204, true],
    [404, true],
    [403, false],
  ])('says for a deletion that ends in %i: %s', async (status, expected) => {
    const body = status === 204 ? '' : REFUSAL;
    const { github } = script({ rest: { [`DELETE ${PATH}/issues/comments/9`]: { status, body } } });
    expect(await github.conversations.deleteComment({ id: 9 })).toBe(expected);
  });

  it('throws when it is unknown whether a comment was deleted', async () => {
    const { github } = script({ rest: { [`DELETE ${PATH}/issues/comments/9`]: { status: 502, body: 'oops' } } });
    expect(await rejection(github.conversations.deleteComment({ id: 9 }))).toMatchObject({ code: 'server_error' });
  });

  it('takes a label off, also one that is gone, and encodes its name', async () => {
    const route = `DELETE ${PATH}/issues/12/labels/a%2Fb%20c`;
    const gone = { status: 404, body: { message: 'Label does not exist' } };
    const scripted = script({ rest: { [route]: [{ body: [] }, gone, { status: 403, body: REFUSAL }] } });
    await scripted.github.conversations.removeLabel(12, 'a/b c');
    await scripted.github.conversations.removeLabel(12, 'a/b c');
    expect(await rejection(scripted.github.conversations.removeLabel(12, 'a/b c'))).toMatchObject({
      code: 'missing_permission',
    });
  });
});
