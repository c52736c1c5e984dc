/** GraphQL over the world, by GitHub's published schema and rules. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Client, seedRepository, type Json, readPath, openClient, START } from './client.ts';

const inRepository = (selection: string): string =>
  `query Read { repository(owner: "acme", name: "app") { ${selection} } }`;
const AT = new Date(START).toISOString().replace(/\.\d+Z/, 'Z');

describe('a query that GitHub would refuse', () => {
  it.each([
    ['an unknown field', inRepository('color'), /Cannot query field "color"/],
    ['an unknown argument', inRepository('issue(nr: 12) { title }'), /Unknown argument "nr"/],
    ['no selection', inRepository('issue(number: 12)'), /must have a selection/],
    ['a syntax error', '{ repository(', /does not parse/],
    [
      'a mutation',
      'mutation M { addStar(input: {starrableId: "x"}) { clientMutationId } }',
      /only queries and comments/,
    ],
    [
      'a missing variable',
      'query Q($n: Int!) { repository(owner: "a", name: "b") { issue(number: $n) { id } } }',
      /"\$n"/,
    ],
    ['a wrong variable', 'query Q($owner: String!) { repository(owner: $owner, name: "b") { id } }', /"\$owner"/],
  ])('%s', async (_name, query, why) => {
    const { graphql, standIn } = openClient();
    const { at } = await graphql(query, { owner: 7 });
    expect(at('data')).toBeUndefined();
    expect(at('errors')).not.toHaveLength(0);
    expect(() => {
      standIn.assertNoViolations();
    }).toThrow(why);
  });

  it('a field that is published but not built here fails loudly', async () => {
    const { graphql, standIn, repo } = openClient();
    seedRepository(repo);
    await graphql(inRepository('issue(number: 12) { milestone { title } }'));
    expect(standIn.violations[0]).toMatch(/Issue\.milestone is not built/);
  });

  it.each([
    ['no bounds', 'comments { totalCount }', 'MISSING_PAGINATION_BOUNDARIES'],
    ['more than 100', 'comments(first: 101) { totalCount }', 'EXCESSIVE_PAGINATION'],
    ['a cursor of its own invention', 'comments(first: 1, after: "zzz") { totalCount }', 'INVALID_CURSOR_ARGUMENTS'],
  ])('a connection with %s', async (_name, selection, type) => {
    const { graphql, repo } = openClient();
    seedRepository(repo);
    const { at } = await graphql(inRepository(`issue(number: 12) { ${selection} }`));
    expect(at('errors.0.type')).toBe(type);
  });

  it('more than half a million nodes, through variables and fragments', async () => {
    const { graphql, standIn } = openClient();
    const query = `query Deep($size: Int = 100) { repository(owner: "acme", name: "app") { ...Pulls } }
      fragment Pulls on Repository { pullRequests(first: $size) { nodes { commits(first: 100) { nodes { commit {
        statusCheckRollup { contexts(first: 100) { nodes { __typename } } } } } } } } }`;
    const { at } = await graphql(query);
    expect(at('errors.0.type')).toBe('MAX_NODE_LIMIT_EXCEEDED');
    expect(standIn.violations[0]).toMatch(/1010100 possible nodes/);
    expect((await graphql(query, { size: 10 })).at('errors')).toBeUndefined();
  });

  it('over the hourly points', async () => {
    const { graphql } = openClient({ limits: { graphql: 1 } });
    expect((await graphql('{ rateLimit { cost limit remaining used } }')).at('data.rateLimit')).toEqual({
      cost: 1,
      limit: 1,
      remaining: 1,
      used: 0,
    });
    expect((await graphql('{ viewer { login } }')).at('errors.0.type')).toBe('RATE_LIMIT');
  });
});

describe('issues', () => {
  const ISSUE = inRepository(`issue(number: 12) {
    databaseId title body state lastEditedAt editor { login } viewerDidAuthor
    author { __typename login ... on User { databaseId } }
    labels(first: 10) { nodes { name } }
    timelineItems(first: 10, itemTypes: [LABELED_EVENT, RENAMED_TITLE_EVENT]) { totalCount nodes {
      __typename ... on LabeledEvent { createdAt actor { login } label { name } }
      ... on RenamedTitleEvent { previousTitle currentTitle } } } }`);

  it('tells labels with who and when, new titles, and edits of the body alone', async () => {
    const { graphql, repo, pass, standIn } = openClient();
    seedRepository(repo);
    repo.label(12, 'orkestro', 'kim');
    repo.unlabel(12, 'orkestro', 'kim');
    expect((await graphql(ISSUE)).at('data.repository.issue')).toMatchObject({
      state: 'OPEN',
      lastEditedAt: null,
      labels: { nodes: [] },
      timelineItems: {
        totalCount: 1,
        nodes: [{ createdAt: AT, actor: { login: 'kim' }, label: { name: 'orkestro' } }],
      },
    });
    pass(1000);
    repo.edit(12, { title: 'Faster search', by: 'kim' });
    expect((await graphql(ISSUE)).at('data.repository.issue.lastEditedAt')).toBeNull();
    pass(1000);
    repo.edit(12, { body: 'Now.', by: 'kim' });
    const issue = readPath((await graphql(ISSUE)).at('data.repository.issue'));
    expect(issue.at('')).toMatchObject({ title: 'Faster search', body: 'Now.', editor: { login: 'kim' } });
    expect(Date.parse(issue.text('lastEditedAt'))).toBe(Date.parse(AT) + 2000);
    expect(issue.at('timelineItems.nodes.1')).toMatchObject({
      previousTitle: 'Slow search',
      currentTitle: 'Faster search',
    });
    standIn.assertNoViolations();
  });

  it('an unknown one is null with an error at its place', async () => {
    const { graphql, repo, standIn } = openClient();
    seedRepository(repo);
    for (const field of ['issue', 'pullRequest', 'issueOrPullRequest']) {
      expect((await graphql(inRepository(`${field}(number: 99) { __typename }`))).body).toMatchObject({
        data: { repository: { [field]: null } },
        errors: [{ type: 'NOT_FOUND', path: ['repository', field] }],
      });
    }
    expect((await graphql(inRepository('issue(number: 13) { id }'))).at('errors.0.type')).toBe('NOT_FOUND');
    standIn.assertNoViolations();
  });

  it('closing references: by words in the body, by hand, from forks; closed ones only when asked', async () => {
    const { graphql, repo } = openClient();
    seedRepository(repo);
    repo.openPull({ number: 20, closes: 12 });
    repo.openPull({ number: 21, body: 'resolves: acme/app#12', headRepo: 'mallory/app' });
    repo.openPull({ number: 22, body: 'fixes #12', baseRef: 'release' });
    repo.openPull({ number: 23, body: 'see #12, prefixes #12' });
    repo.close(20);
    const numbers = async (args: string): Promise<unknown> => {
      const query = inRepository(`issue(number: 12) { closedByPullRequestsReferences(first: 9${args}) { nodes {
        number isCrossRepository } } }`);
      return (await graphql(query)).at('data.repository.issue.closedByPullRequestsReferences.nodes');
    };
    expect(await numbers('')).toEqual([
      { number: 13, isCrossRepository: false },
      { number: 21, isCrossRepository: true },
    ]);
    expect(await numbers(', includeClosedPrs: true')).toHaveLength(3);
  });
});

describe('comments', () => {
  const COMMENTS = inRepository(`issue(number: 12) { comments(last: 9) { nodes { databaseId fullDatabaseId body url
    createdAt lastEditedAt viewerDidAuthor editor { login } author { __typename login ... on Bot { databaseId }
    ... on User { databaseId } } userContentEdits(first: 5) { nodes { editor { login } } } } } }`);

  it('tells who wrote and who edited; bots without [bot]; gone people as null', async () => {
    const { graphql, repo, pass, standIn } = openClient();
    seedRepository(repo);
    const kim = repo.comment(12, { author: 'kim', body: 'x' });
    const bot = repo.comment(12, { author: 'github-actions[bot]', body: 'acquired' });
    repo.comment(12, { author: 'renovate[bot]', body: 'theirs' });
    repo.deleteAccount('kim');
    pass(1000);
    repo.editComment(bot.id, { body: 'defaced', by: 'maya' });
    const nodes = readPath((await graphql(COMMENTS)).at('data.repository.issue.comments.nodes'));
    expect(nodes.at('0')).toMatchObject({
      databaseId: kim.id,
      fullDatabaseId: String(kim.id),
      author: null,
      editor: null,
    });
    expect(nodes.at('1')).toMatchObject({
      body: 'defaced',
      viewerDidAuthor: true,
      author: { __typename: 'Bot', login: 'github-actions', databaseId: 41898282 },
      editor: { login: 'maya' },
      userContentEdits: { nodes: [{ editor: { login: 'maya' } }, { editor: { login: 'github-actions' } }] },
    });
    expect(nodes.at('2')).toMatchObject({ viewerDidAuthor: false, author: { login: 'renovate' }, lastEditedAt: null });
    standIn.assertNoViolations();
  });

  it('orders and pages either way', async () => {
    const { graphql, repo } = openClient();
    seedRepository(repo);
    const ids = Array.from({ length: 7 }, () => repo.comment(12, { body: 'x' }).id);
    const page = async (args: string): Promise<Json> => {
      const selection = `comments(${args}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor } nodes { databaseId } }`;
      const reply = await graphql(inRepository(`issue(number: 12) { ${selection} }`));
      return readPath(reply.at('data.repository.issue.comments'));
    };
    const idsOf = ({ each }: Json): unknown[] => each('nodes', 'databaseId');
    const last = await page('last: 3');
    expect(idsOf(last)).toEqual(ids.slice(4));
    expect(last.at('pageInfo')).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(idsOf(await page(`last: 3, before: "${last.text('pageInfo.startCursor')}"`))).toEqual(ids.slice(1, 4));
    const newest = await page('first: 2, orderBy: {field: UPDATED_AT, direction: DESC}');
    expect(idsOf(newest)).toEqual([ids[6], ids[5]]);
    expect(newest.at('edges.1.cursor')).toBe(newest.at('pageInfo.endCursor'));
  });

  it('a walk through the pages sees every comment once, also when one goes in between', async () => {
    const { graphql, repo } = openClient({ limits: { graphql: Infinity } });
    seedRepository(repo);
    const query = `query Walk($size: Int!, $after: String) { repository(owner: "acme", name: "app") { issue(number: 12) {
      comments(first: $size, after: $after) { pageInfo { hasNextPage endCursor } nodes { databaseId } } } } }`;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(20),
        async (total, size, doomed) => {
          repo.comments.clear();
          const ids = Array.from({ length: total }, () => repo.comment(12, { body: 'x' }).id);
          const seen: unknown[] = [];
          let after: unknown = null;
          let more: unknown = true;
          while (more === true) {
            const reply = await graphql(query, { size, after });
            const comments = readPath(reply.at('data.repository.issue.comments'));
            seen.push(...comments.each('nodes', 'databaseId'));
            more = comments.at('pageInfo.hasNextPage');
            after = comments.at('pageInfo.endCursor');
            repo.deleteComment(ids[doomed] ?? 0);
          }
          const deletedUnseen = ids[doomed] !== undefined && !seen.includes(ids[doomed]);
          expect(seen).toEqual(deletedUnseen ? ids.filter((id) => id !== ids[doomed]) : ids);
        },
      ),
      { numRuns: 30 },
    );
  }, 20_000);

  it('reactions, by content, and the groups with whether we did', async () => {
    const { graphql, repo } = openClient();
    seedRepository(repo);
    repo.react(12, 'kim', 'rocket');
    repo.react(12, 'github-actions[bot]', 'rocket');
    repo.react(12, 'kim', '+1');
    const query =
      inRepository(`issue(number: 12) { reactions(first: 9, content: ROCKET) { totalCount nodes { content user { login } } }
        reactionGroups { content viewerHasReacted reactors(first: 5) { totalCount } } }`);
    const issue = readPath((await graphql(query)).at('data.repository.issue'));
    expect(issue.at('reactions')).toEqual({
      totalCount: 2,
      nodes: [
        { content: 'ROCKET', user: { login: 'kim' } },
        { content: 'ROCKET', user: null },
      ],
    });
    expect(issue.at('reactionGroups')).toHaveLength(8);
    expect(issue.at('reactionGroups')).toContainEqual({
      content: 'THUMBS_UP',
      viewerHasReacted: false,
      reactors: { totalCount: 1 },
    });
  });
});

describe('checks', () => {
  const CHECKS = inRepository(`pullRequest(number: 13) { headRefOid mergeStateStatus reviewDecision
    potentialMergeCommit { oid statusCheckRollup { state } }
    baseRef { name refUpdateRule { requiredStatusCheckContexts } }
    commits(last: 1) { nodes { commit { oid statusCheckRollup { state contexts(first: 50) { checkRunCount nodes { __typename
      ... on CheckRun { databaseId name status conclusion startedAt isRequired(pullRequestNumber: 13) checkSuite { app { databaseId slug } } }
      ... on StatusContext { context state createdAt isRequired(pullRequestNumber: 13) creator { login } } } } } } } } }`);
  /** The pull request; its head's rollup stands under `rollup` as well. */
  const read = async ({ graphql }: Client): Promise<Json> => {
    const pull = readPath((await graphql(CHECKS)).at('data.repository.pullRequest'));
    const rollup = pull.at('commits.nodes.0.commit.statusCheckRollup');
    return readPath({ ...(pull.at('') as object), rollup });
  };

  it('nothing reported: no rollup at all, though checks are required', async () => {
    const client = openClient();
    seedRepository(client.repo);
    client.repo.protect({ required: ['test'] });
    expect((await read(client)).at('')).toMatchObject({ rollup: null, mergeStateStatus: 'BLOCKED' });
  });

  it.each<[string, string | { name: string; appId: number }, boolean, number | null, boolean]>([
    ['a ruleset by name', 'test', false, 15368, true],
    ['classic protection by name', 'test', true, 15368, true],
    ['a ruleset by name and app', { name: 'test', appId: 15368 }, false, 15368, true],
    ['a ruleset by name and another app', { name: 'test', appId: 4242 }, false, 15368, false],
    ['classic protection by another app', { name: 'test', appId: 4242 }, true, 15368, false],
    ['another name', 'lint', false, 15368, false],
    ['an app, for a run whose app is gone', { name: 'test', appId: 15368 }, false, null, false],
  ])('isRequired: %s', async (_name, required, classic, appId, expected) => {
    const client = openClient();
    const { sha } = seedRepository(client.repo);
    client.repo.protect({ required: [required], classic });
    client.repo.report({ sha, name: 'test', conclusion: 'success', appId });
    const rollup = readPath((await read(client)).at('rollup'));
    expect(rollup.at('contexts.nodes.0.isRequired')).toBe(expected);
  });

  it("isRequired goes by the pull request's own base, and needs a pull request", async () => {
    const client = openClient();
    const { sha } = seedRepository(client.repo);
    client.repo.protect({ required: ['test'], branch: 'release' });
    client.repo.report({ sha, name: 'test', conclusion: 'success' });
    expect((await read(client)).at('rollup.contexts.nodes.0.isRequired')).toBe(false);
    client.repo.pull(13).baseRef = 'release';
    expect((await read(client)).at('rollup.contexts.nodes.0.isRequired')).toBe(true);
    const bare = inRepository(`object(oid: "${sha}") { ... on Commit { statusCheckRollup { contexts(first: 1) { nodes {
      ... on CheckRun { isRequired } } } } } }`);
    expect((await client.graphql(bare)).at('errors')).toHaveLength(1);
  });

  it('the newest of a name within a suite, all suites, the newest status of a context', async () => {
    const client = openClient();
    const { sha } = seedRepository(client.repo);
    client.repo.report({ sha, name: 'test', conclusion: 'failure' });
    const rerun = client.repo.report({ sha, name: 'test', conclusion: 'success' });
    const second = client.repo.report({ sha, name: 'test', suiteId: client.repo.newSuite() });
    client.repo.setStatus({ sha, context: 'ci', state: 'failure' });
    client.repo.setStatus({ sha, context: 'ci', state: 'success', by: 'kim' });
    const rollup = readPath((await read(client)).at('rollup'));
    expect(rollup.at('')).toMatchObject({ state: 'PENDING', contexts: { checkRunCount: 2 } });
    expect(rollup.at('contexts.nodes')).toMatchObject([
      { databaseId: rerun.id, status: 'COMPLETED', conclusion: 'SUCCESS' },
      { databaseId: second.id, status: 'IN_PROGRESS', conclusion: null },
      { context: 'ci', state: 'SUCCESS', creator: { login: 'kim' } },
    ]);
    client.repo.finish(second, 'timed_out');
    expect((await read(client)).at('rollup.state')).toBe('FAILURE');
    client.standIn.assertNoViolations();
  });

  it('classic contexts by name; null where only rulesets are', async () => {
    const client = openClient();
    seedRepository(client.repo);
    client.repo.protect({ required: ['ruled'] });
    expect((await read(client)).at('baseRef')).toEqual({ name: 'main', refUpdateRule: null });
    client.repo.protect({ required: ['a', { name: 'b', appId: 1 }], classic: true });
    expect((await read(client)).at('baseRef.refUpdateRule')).toEqual({ requiredStatusCheckContexts: ['a', 'b'] });
  });

  it.each<[string, (client: Client, sha: string) => void, string]>([
    ['nothing required', () => undefined, 'CLEAN'],
    [
      'a draft',
      ({ repo }) => {
        repo.pull(13).draft = true;
      },
      'DRAFT',
    ],
    [
      'a conflict',
      ({ repo }) => {
        repo.pull(13).mergeable = 'CONFLICTING';
      },
      'DIRTY',
    ],
    [
      'not worked out',
      ({ repo }) => {
        repo.pull(13).mergeable = 'UNKNOWN';
      },
      'UNKNOWN',
    ],
    [
      'red, not required',
      ({ repo }, sha) => {
        repo.report({ sha, name: 'x', conclusion: 'failure' });
      },
      'UNSTABLE',
    ],
    [
      'required and pending',
      ({ repo }, sha) => {
        repo.protect({ required: ['x'] });
        repo.report({ sha, name: 'x' });
      },
      'BLOCKED',
    ],
    [
      'required and skipped',
      ({ repo }, sha) => {
        repo.protect({ required: ['x'] });
        repo.report({ sha, name: 'x', conclusion: 'skipped' });
      },
      'CLEAN',
    ],
    [
      'required from another app',
      ({ repo }, sha) => {
        repo.protect({ required: [{ name: 'x', appId: 4 }] });
        repo.report({ sha, name: 'x', conclusion: 'success' });
      },
      'BLOCKED',
    ],
    [
      'our own pending status required',
      ({ repo }, sha) => {
        repo.protect({ required: ['orkestro/mission'] });
        repo.setStatus({ sha, context: 'orkestro/mission', state: 'pending' });
      },
      'BLOCKED',
    ],
    [
      'a review missing',
      ({ repo }) => {
        repo.protect({ reviews: 1 });
      },
      'BLOCKED',
    ],
  ])('mergeStateStatus, %s', async (_name, arrange, expected) => {
    const client = openClient();
    const { sha } = seedRepository(client.repo);
    arrange(client, sha);
    expect((await read(client)).at('mergeStateStatus')).toBe(expected);
  });

  it('reviewDecision: null where none is asked for; only people who may write count', async () => {
    const client = openClient();
    seedRepository(client.repo);
    client.repo.review(13, 'maya', 'CHANGES_REQUESTED');
    expect((await read(client)).at('reviewDecision')).toBeNull();
    client.repo.protect({ reviews: 1 });
    expect((await read(client)).at('reviewDecision')).toBe('CHANGES_REQUESTED');
    client.repo.review(13, 'maya', 'DISMISSED');
    client.repo.review(13, 'passer-by', 'APPROVED');
    expect((await read(client)).at('reviewDecision')).toBe('REVIEW_REQUIRED');
    client.repo.review(13, 'maya', 'APPROVED');
    client.repo.review(13, 'maya', 'COMMENTED');
    expect((await read(client)).at('reviewDecision')).toBe('APPROVED');
  });

  it('the test merge is a commit of its own, and goes with conflict or merge', async () => {
    const client = openClient();
    seedRepository(client.repo);
    const merge = client.repo.pull(13).testMergeSha ?? '';
    client.repo.setStatus({ sha: merge, context: 'merge-check', state: 'failure' });
    expect((await read(client)).at('potentialMergeCommit')).toEqual({
      oid: merge,
      statusCheckRollup: { state: 'FAILURE' },
    });
    client.repo.push(13);
    expect((await read(client)).at('potentialMergeCommit.oid')).not.toBe(merge);
    client.repo.pull(13).mergeable = 'CONFLICTING';
    expect((await read(client)).at('potentialMergeCommit')).toBeNull();
  });

  it('nodes by id, with annotations; unknown ids are null among the rest', async () => {
    const client = openClient();
    const { sha } = seedRepository(client.repo);
    const run = client.repo.report({
      sha,
      name: 'test',
      conclusion: 'failure',
      title: '1 failed',
      summary: 'details',
      annotations: [{ path: 'a.ts', line: 4, message: 'no' }],
    });
    const id = `CR_${Buffer.from(String(run.id)).toString('base64url')}`;
    const query = `query N($ids: [ID!]!) { nodes(ids: $ids) { ... on CheckRun { title summary text annotations(first: 3) {
      nodes { path message annotationLevel location { start { line } } } } } } }`;
    expect((await client.graphql(query, { ids: [id, 'CR_nope'] })).body).toMatchObject({
      data: {
        nodes: [
          {
            title: '1 failed',
            summary: 'details',
            text: null,
            annotations: {
              nodes: [{ path: 'a.ts', message: 'no', annotationLevel: 'FAILURE', location: { start: { line: 4 } } }],
            },
          },
          null,
        ],
      },
      errors: [{ type: 'NOT_FOUND', path: ['nodes', 1] }],
    });
    expect((await client.graphql(query, { ids: Array<string>(101).fill(id) })).at('errors.0.type')).toBe(
      'ARGUMENT_LIMIT',
    );
  });
});

describe('pull requests', () => {
  it('lists by state and last change, forks and all', async () => {
    const { graphql, repo, pass } = openClient();
    seedRepository(repo);
    pass(1000);
    repo.openPull({ number: 20, headRepo: 'mallory/app' });
    pass(1000);
    repo.comment(13, { body: 'bump' });
    const query = inRepository(`pullRequests(first: 9, states: [OPEN], orderBy: {field: UPDATED_AT, direction: DESC}) {
      nodes { number isCrossRepository headRepository { nameWithOwner } } }`);
    expect((await graphql(query)).at('data.repository.pullRequests.nodes')).toEqual([
      { number: 13, isCrossRepository: false, headRepository: { nameWithOwner: 'acme/app' } },
      { number: 20, isCrossRepository: true, headRepository: null },
    ]);
    repo.merge(13);
    expect((await graphql(query)).at('data.repository.pullRequests.nodes')).toHaveLength(1);
  });

  it('knows what it closes, its files and its merge', async () => {
    const { graphql, repo, standIn } = openClient();
    seedRepository(repo);
    repo.setFiles(13, [
      { path: 'b.ts', status: 'renamed', previous: 'a.ts' },
      { path: 'c.ts', status: 'removed' },
    ]);
    const query = inRepository(`pullRequest(number: 13) { state merged mergedAt mergeCommit { oid } changedFiles
      closingIssuesReferences(first: 5) { nodes { number } } files(first: 5) { nodes { path changeType } } }`);
    expect((await graphql(query)).at('data.repository.pullRequest')).toEqual({
      state: 'OPEN',
      merged: false,
      mergedAt: null,
      mergeCommit: null,
      changedFiles: 2,
      closingIssuesReferences: { nodes: [{ number: 12 }] },
      files: {
        nodes: [
          { path: 'b.ts', changeType: 'RENAMED' },
          { path: 'c.ts', changeType: 'DELETED' },
        ],
      },
    });
    const sha = repo.merge(13);
    expect((await graphql(query)).at('data.repository.pullRequest')).toMatchObject({
      state: 'MERGED',
      merged: true,
      mergedAt: AT,
      mergeCommit: { oid: sha },
    });
    expect(repo.issue(12).state).toBe('closed');
    standIn.assertNoViolations();
  });

  it('several questions in one document', async () => {
    const { graphql, repo } = openClient();
    const { sha } = seedRepository(repo);
    repo.write('.github/orkestro.yml', 'tier: T1');
    const { at } = await graphql(
      `
        query Many($sha: GitObjectID!) {
          viewer {
            login
          }
          a: repository(owner: "acme", name: "app") {
            databaseId
            defaultBranchRef {
              name
              target {
                oid
              }
            }
            ref(qualifiedName: "refs/heads/work-13") {
              target {
                oid
              }
            }
          }
          b: repository(owner: "acme", name: "app") {
            object(oid: $sha) {
              ... on Commit {
                associatedPullRequests(first: 5) {
                  nodes {
                    number
                  }
                }
              }
            }
            config: object(expression: "HEAD:.github/orkestro.yml") {
              ... on Blob {
                text
                isBinary
              }
            }
            nope: object(expression: "HEAD:nope") {
              id
            }
          }
        }
      `,
      { sha },
    );
    expect(at('data.a')).toMatchObject({ databaseId: repo.id, ref: { target: { oid: sha } } });
    expect(at('data.b')).toEqual({
      object: { associatedPullRequests: { nodes: [{ number: 13 }] } },
      config: { text: 'tier: T1', isBinary: false },
      nope: null,
    });
  });
});
