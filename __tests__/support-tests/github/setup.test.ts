/** What a maintainer sets up: open only where a test asks for it, and with GitHub's semantics. */
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_TOKEN } from '../../support/github/handler.ts';
import { RECOMMENDED } from '../../support/github/tokens.ts';
import { type Client, openClient, REPO, seedRepository } from './client.ts';

const ADMIN = { ...RECOMMENDED, contents: 'write', checks: 'write', actions: 'read', administration: 'write' } as const;

const openSetup = (): Client => openClient({ setup: true, tokens: { [DEFAULT_TOKEN]: { permissions: ADMIN } } });

describe('operations that the action never sends', () => {
  it.each([
    ['POST', `${REPO}/issues`, { title: 'x' }],
    ['PATCH', `${REPO}/issues/12`, { state: 'closed' }],
    ['POST', `${REPO}/rulesets`, { name: 'x', enforcement: 'active' }],
    ['DELETE', `${REPO}/git/refs/heads/main`, undefined],
  ])('%s %s is a violation unless setup is open', async (method, path, body) => {
    const { rest, repo, standIn } = openClient();
    seedRepository(repo);
    expect((await rest(method, path, body)).status).toBe(404);
    expect(standIn.violations).toEqual([expect.stringMatching(/no published operation/)]);
  });

  it('need the administration permission', async () => {
    const { rest, graphql, repo, standIn } = openClient({ setup: true });
    seedRepository(repo);
    const body = { name: 'x', enforcement: 'active' };
    expect((await rest('POST', `${REPO}/rulesets`, body)).status).toBe(403);
    await graphql('mutation { deleteIssue(input: {issueId: "x"}) { clientMutationId } }');
    expect(standIn.violations).toEqual([expect.stringMatching(/deleteIssue/)]);
  });

  it('never take a longer path for a branch', async () => {
    const { rest, standIn } = openSetup();
    expect((await rest('GET', `${REPO}/branches/main/protection`)).status).toBe(404);
    expect(standIn.violations).toHaveLength(1);
  });
});

describe('pushes', () => {
  it('show in the activity, newest first, and only move forward', async () => {
    const { rest, repo, standIn } = openSetup();
    const [start, ref] = [repo.branchHead('main'), 'refs/heads/work'];
    const { tree } = (await rest('GET', `${REPO}/git/commits/${start}`)).body as { tree: { sha: string } };
    const commit = async (message: string): Promise<string> =>
      (await rest('POST', `${REPO}/git/commits`, { message, tree: tree.sha, parents: [start] })).text('sha');
    const [one, two] = [await commit('One'), await commit('Two')];
    await rest('POST', `${REPO}/git/refs`, { ref, sha: start });
    expect((await rest('PATCH', `${REPO}/git/${ref}`, { sha: one })).status).toBe(200);
    const refused = await rest('PATCH', `${REPO}/git/${ref}`, { sha: two });
    expect([refused.status, refused.at('message')]).toEqual([422, 'Update is not a fast forward']);
    await rest('PATCH', `${REPO}/git/${ref}`, { sha: two, force: true });
    await rest('DELETE', `${REPO}/git/${ref}`);
    const activity = await rest('GET', `${REPO}/activity?ref=work`);
    expect(activity.each('', 'activity_type')).toEqual(['branch_deletion', 'force_push', 'push', 'branch_creation']);
    expect(activity.each('', 'after')).toEqual(['0'.repeat(40), two, one, start]);
    standIn.assertNoViolations();
  });
});

describe('jobs', () => {
  it('have the ID of their check run, and a check run of the API has no job', async () => {
    const { rest, repo, standIn } = openSetup();
    const sha = repo.branchHead('main');
    const run = repo.report({ sha, name: 'build', conclusion: 'success' });
    const job = await rest('GET', `${REPO}/actions/jobs/${run.id}`);
    expect([job.status, job.at('head_sha'), job.text('check_run_url')]).toEqual([
      200,
      sha,
      expect.stringMatching(new RegExp(`/check-runs/${run.id}$`)),
    ]);
    const made = await rest('POST', `${REPO}/check-runs`, { name: 'build', head_sha: sha, conclusion: 'failure' });
    expect((await rest('GET', `${REPO}/actions/jobs/${made.text('id')}`)).status).toBe(404);
    standIn.assertNoViolations();
  });
});

describe('names of required checks', () => {
  it('are compared without case', async () => {
    const { repo, graphql } = openSetup();
    const { sha } = seedRepository(repo);
    repo.protect({ required: ['Build'] });
    repo.setStatus({ sha, context: 'build', state: 'success' });
    const query = `{ repository(owner: "acme", name: "app") { object(oid: "${sha}") { ... on Commit {
      status { context(name: "build") { isRequired(pullRequestNumber: 13) } } } } } }`;
    expect((await graphql(query)).at('data.repository.object.status.context.isRequired')).toBe(true);
  });
});
