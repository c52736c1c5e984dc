/** Tokens: who may see and do what, in GitHub's words. */
import { describe, expect, it } from '@jest/globals';
import { RECOMMENDED, type Permissions } from '../../support/github/tokens.ts';
import { seedRepository, openClient, REPO } from './client.ts';

const BAD = 'Resource not accessible by integration';
const without = (scope: keyof Permissions): Permissions =>
  Object.fromEntries(Object.entries(RECOMMENDED).filter(([name]) => name !== scope));

describe('REST', () => {
  it('401 for a missing and for a bad token', async () => {
    const { rest } = openClient();
    const bad = await rest('GET', REPO, undefined, { authorization: 'Bearer nonsense' });
    const none = await rest('GET', REPO, undefined, { authorization: '' });
    expect([bad.status, bad.at('message')]).toEqual([401, 'Bad credentials']);
    expect([none.status, none.at('message')]).toEqual([401, 'Requires authentication']);
  });

  it('401 once the token is revoked, as after an hour', async () => {
    const { rest, standIn, graphql } = openClient();
    expect((await rest('GET', REPO)).status).toBe(200);
    standIn.revoke();
    expect([(await rest('GET', REPO)).status, (await graphql('{ viewer { login } }')).status]).toEqual([401, 401]);
  });

  it('takes `token` as well as `Bearer`', async () => {
    const { rest } = openClient({ tokens: { t0k3n: {} } }, 't0k3n');
    expect((await rest('GET', REPO, undefined, { authorization: 'token t0k3n' })).status).toBe(200);
  });

  it('hides foreign private repositories', async () => {
    const { rest, repo } = openClient();
    const other = repo.elsewhere('mallory/app');
    expect((await rest('GET', '/repos/mallory/app')).status).toBe(404);
    other.private = false;
    expect((await rest('GET', '/repos/mallory/app')).status).toBe(200);
    expect((await rest('GET', '/repos/nobody/nothing')).status).toBe(404);
  });

  it('never writes into another repository, not even a public one', async () => {
    const { rest, repo } = openClient();
    const other = repo.elsewhere('mallory/app');
    other.private = false;
    const issue = other.openIssue();
    const path = `/repos/mallory/app/issues/${issue.number}/comments`;
    expect((await rest('GET', path)).status).toBe(200);
    expect((await rest('POST', path, { body: 'x' })).at('message')).toBe(BAD);
  });

  it.each<[keyof Permissions, string, string, unknown]>([
    ['issues', 'GET', `${REPO}/issues/12`, undefined],
    ['issues', 'POST', `${REPO}/issues/12/comments`, { body: 'x' }],
    ['issues', 'POST', `${REPO}/issues/12/reactions`, { content: 'eyes' }],
    ['issues', 'DELETE', `${REPO}/issues/12/labels/orkestro`, undefined],
    ['pull-requests', 'GET', `${REPO}/pulls/13`, undefined],
    ['pull-requests', 'GET', `${REPO}/pulls/13/files`, undefined],
    ['statuses', 'POST', `${REPO}/statuses/{sha}`, { state: 'pending' }],
    ['statuses', 'GET', `${REPO}/commits/{sha}/statuses`, undefined],
    ['checks', 'GET', `${REPO}/commits/{sha}/check-runs`, undefined],
    ['contents', 'GET', `${REPO}/contents/README.md`, undefined],
  ])('needs %s for %s %s', async (scope, method, path, body) => {
    const { rest, standIn, repo } = openClient();
    const { sha } = seedRepository(repo);
    repo.label(12, 'orkestro');
    repo.write('README.md', 'hello');
    const there = path.replace('{sha}', sha);
    standIn.permit(without(scope));
    const refused = await rest(method, there, body);
    expect([refused.status, refused.at('message')]).toEqual([403, BAD]);
    standIn.permit(RECOMMENDED);
    expect((await rest(method, there, body)).status).toBeLessThan(300);
    standIn.assertNoViolations();
  });

  it('writes need `write`, and pages of pull requests open to `pull-requests` too', async () => {
    const { rest, standIn, repo } = openClient();
    seedRepository(repo);
    standIn.permit({ issues: 'read', 'pull-requests': 'write' });
    expect((await rest('POST', `${REPO}/issues/12/comments`, { body: 'x' })).status).toBe(403);
    expect((await rest('POST', `${REPO}/issues/13/comments`, { body: 'x' })).status).toBe(201);
  });

  it('GET /user is nobody for a GITHUB_TOKEN, and a person for a person', async () => {
    const { rest } = openClient({ tokens: { bot: {}, pat: { login: 'maya', kind: 'user' } } }, 'bot');
    expect((await rest('GET', '/user')).at('message')).toBe(BAD);
    const person = await rest('GET', '/user', undefined, { authorization: 'Bearer pat' });
    expect([person.status, person.at('login')]).toEqual([200, 'maya']);
  });
});

describe('collaborators', () => {
  it.each([
    ['none', 'none', 'none'],
    ['read', 'read', 'read'],
    ['triage', 'read', 'triage'],
    ['write', 'write', 'write'],
    ['maintain', 'write', 'maintain'],
    ['admin', 'admin', 'admin'],
  ] as const)('%s is "%s" in the classic words and "%s" as a role', async (level, permission, role) => {
    const { rest, repo } = openClient();
    repo.addUser('kim', level);
    const reply = await rest('GET', `${REPO}/collaborators/kim/permission`);
    expect(reply.body).toMatchObject({ permission, role_name: role, user: { login: 'kim', role_name: role } });
    expect(reply.at('user.permissions.push')).toBe(['write', 'maintain', 'admin'].includes(level));
  });

  it("shows an organisation's own role by its name", async () => {
    const { rest, repo } = openClient();
    repo.addUser('kim', 'write', 'release-captain');
    const { body } = await rest('GET', `${REPO}/collaborators/kim/permission`);
    expect(body).toMatchObject({
      permission: 'write',
      role_name: 'release-captain',
      user: { permissions: { push: true } },
    });
  });

  it('everybody reads a public repository', async () => {
    const { rest, repo } = openClient();
    repo.private = false;
    repo.addUser('stranger');
    const { body } = await rest('GET', `${REPO}/collaborators/stranger/permission`);
    expect(body).toMatchObject({ permission: 'read', user: { permissions: { pull: true, push: false } } });
  });

  it.each(['ghost-of-nobody', 'github-actions[bot]', 'acme'])('%s is not a user', async (login) => {
    const { rest } = openClient();
    const { status, at } = await rest('GET', `${REPO}/collaborators/${encodeURIComponent(login)}/permission`);
    expect([status, at('message')]).toEqual([404, `${login} is not a user`]);
  });
});

describe('GraphQL', () => {
  const CHECKS = `query Checks { repository(owner: "acme", name: "app") { pullRequest(number: 13) { title
    commits(last: 1) { nodes { commit { statusCheckRollup { contexts(first: 10) { nodes {
      ... on CheckRun { name } ... on StatusContext { context } } } } } } } } } }`;

  it('gives partial data: what may not be seen is null, with an error at its place', async () => {
    const { graphql, standIn, repo } = openClient();
    const { sha } = seedRepository(repo);
    repo.report({ sha, name: 'test', conclusion: 'success' });
    repo.setStatus({ sha, context: 'ci', state: 'success' });
    standIn.permit(without('checks'));
    const { at } = await graphql(CHECKS);
    const path = ['repository', 'pullRequest', 'commits', 'nodes', 0, 'commit', 'statusCheckRollup', 'contexts'];
    expect(at('data.repository.pullRequest.commits.nodes.0.commit.statusCheckRollup.contexts.nodes')).toEqual([
      null,
      { context: 'ci' },
    ]);
    expect(at('errors')).toEqual([
      expect.objectContaining({ type: 'FORBIDDEN', message: BAD, path: [...path, 'nodes', 0] }),
    ]);
    standIn.assertNoViolations();
  });

  it.each([
    [
      'pull-requests',
      '{ repository(owner: "acme", name: "app") { pullRequest(number: 13) { title } } }',
      'pullRequest',
    ],
    ['issues', '{ repository(owner: "acme", name: "app") { issue(number: 12) { title } } }', 'issue'],
    ['contents', '{ repository(owner: "acme", name: "app") { ref(qualifiedName: "main") { name } } }', 'ref'],
  ] as const)('without %s that part is null', async (scope, query, field) => {
    const { graphql, standIn, repo } = openClient();
    seedRepository(repo);
    standIn.permit(without(scope));
    expect((await graphql(query)).body).toMatchObject({
      data: { repository: { [field]: null } },
      errors: [{ type: 'FORBIDDEN' }],
    });
  });

  it('the workflow run of a check fails the whole query without `actions`', async () => {
    const { graphql, standIn, repo } = openClient();
    const { sha } = seedRepository(repo);
    const run = repo.report({ sha, name: 'test', conclusion: 'success' });
    const query = `query Q($id: ID!) { node(id: $id) { ... on CheckRun { name checkSuite { workflowRun { databaseId } } } } }`;
    const id = `CR_${Buffer.from(String(run.id)).toString('base64url')}`;
    expect((await graphql(query, { id })).body).toMatchObject({ data: null, errors: [{ type: 'FORBIDDEN' }] });
    standIn.permit({ ...RECOMMENDED, actions: 'read' });
    expect((await graphql(query, { id })).at('data.node')).toEqual({
      name: 'test',
      checkSuite: { workflowRun: { databaseId: run.runId } },
    });
  });

  it('says who asks: a bot with its [bot], as a User', async () => {
    const { graphql } = openClient();
    expect((await graphql('{ viewer { __typename login databaseId } }')).at('data.viewer')).toEqual({
      __typename: 'User',
      login: 'github-actions[bot]',
      databaseId: 41898282,
    });
  });

  it('a foreign private repository cannot be resolved', async () => {
    const { graphql, repo } = openClient();
    repo.elsewhere('mallory/app');
    expect((await graphql('{ repository(owner: "mallory", name: "app") { name } }')).body).toMatchObject({
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
    });
  });
});
