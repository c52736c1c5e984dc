/** What breaks GitHub's published contract is refused, remembered, and fails the test that caused it. */
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_TOKEN } from '../../support/github/handler.ts';
import { seedRepository, openClient, REPO } from './client.ts';

describe('a request that GitHub does not publish', () => {
  const sha = 'a'.repeat(40);
  it.each<[string, string, string, unknown, number, RegExp]>([
    ['an unknown path', 'GET', `${REPO}/branches/main/protection`, undefined, 404, /no published operation/],
    ['an unknown method', 'PUT', `${REPO}/issues/12/comments`, { body: 'x' }, 404, /no published operation/],
    ['a misspelt body field', 'POST', `${REPO}/issues/12/comments`, { boddy: 'x' }, 422, /boddy/],
    ['a missing body field', 'POST', `${REPO}/issues/12/comments`, {}, 422, /required property 'body'/],
    ['no body', 'POST', `${REPO}/issues/12/comments`, undefined, 422, /no body/],
    ['a body that is no JSON', 'POST', `${REPO}/issues/12/comments`, '{"body":', 422, /must be object/],
    ['a body where none is taken', 'GET_WITH_BODY', `${REPO}/issues/12/labels/x`, { a: 1 }, 422, /takes none/],
    ['an extra body field', 'POST', `${REPO}/statuses/${sha}`, { state: 'success', sha }, 422, /\(sha\)/],
    ['a word outside the enum', 'POST', `${REPO}/statuses/${sha}`, { state: 'green' }, 422, /allowed values/],
    ['an unknown reaction', 'POST', `${REPO}/issues/12/reactions`, { content: 'tada' }, 422, /allowed values/],
    ['a wrong type', 'POST', `${REPO}/issues/12/comments`, { body: 7 }, 422, /must be string/],
    ['an unknown query parameter', 'GET', `${REPO}/issues/12/comments?perpage=100`, undefined, 422, /perpage/],
    ['a page size over 100', 'GET', `${REPO}/issues/12/comments?per_page=101`, undefined, 422, /1 to 100/],
    ['page zero', 'GET', `${REPO}/issues/12/comments?page=0`, undefined, 422, /page=0/],
    ['a number that is none', 'GET', `${REPO}/issues/twelve`, undefined, 422, /whole number/],
    ['a word outside a query enum', 'GET', `${REPO}/issues/12/reactions?content=tada`, undefined, 422, /one of/],
  ])('%s', async (_name, method, path, body, status, why) => {
    const { rest, standIn, repo } = openClient();
    seedRepository(repo);
    const reply = await rest(method === 'GET_WITH_BODY' ? 'DELETE' : method, path, body);
    expect(reply.status).toBe(status);
    expect(standIn.violations.join('\n')).toMatch(why);
    expect(() => {
      standIn.assertNoViolations();
    }).toThrow(why);
  });

  it('leaves no effect behind', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    await rest('POST', `${REPO}/issues/12/comments`, { body: 'x', extra: true });
    expect(repo.commentsOf(12)).toEqual([]);
  });

  it('a JSON body under another content type', async () => {
    const { rest, standIn, repo } = openClient();
    seedRepository(repo);
    const reply = await rest('POST', `${REPO}/issues/12/comments`, { body: 'x' }, { 'content-type': 'text/plain' });
    expect(reply.status).toBe(422);
    expect(standIn.violations[0]).toMatch(/content-type text\/plain/);
  });

  it('an API version that does not exist', async () => {
    const { rest, standIn } = openClient();
    expect((await rest('GET', REPO, undefined, { 'x-github-api-version': '2020-01-01' })).status).toBe(400);
    expect((await rest('GET', REPO, undefined, { 'x-github-api-version': '2022-11-28' })).status).toBe(200);
    expect(standIn.violations).toHaveLength(1);
  });

  it('no user agent', async () => {
    const { standIn } = openClient();
    const response = await standIn.handle(
      new Request(`https://api.github.test${REPO}`, { headers: { authorization: `Bearer ${DEFAULT_TOKEN}` } }),
    );
    expect(response.status).toBe(403);
    expect(standIn.violations[0]).toMatch(/no user agent/);
  });
});

describe('secrets', () => {
  it('sees its own token and configured secrets in bodies and addresses', async () => {
    const { rest, standIn, repo } = openClient({ secrets: ['osk_live_1'] });
    seedRepository(repo);
    await rest('POST', `${REPO}/issues/12/comments`, { body: `debug: ${DEFAULT_TOKEN}` });
    await rest('GET', `${REPO}/contents/osk_live_1.txt`);
    await rest('POST', `${REPO}/issues/12/comments`, { body: 'nothing to see' });
    expect(standIn.violations).toEqual([
      expect.stringMatching(/^#1 .*a secret/),
      expect.stringMatching(/^#2 .*a secret/),
    ]);
  });
});

describe('its own answers', () => {
  it('throws rather than answer what the schema forbids', async () => {
    const { rest, standIn, repo } = openClient();
    const { sha } = seedRepository(repo);
    repo.report({ sha, name: 'test', conclusion: 'success', detailsUrl: 7 as never });
    await expect(rest('GET', `${REPO}/commits/${sha}/check-runs`)).rejects.toThrow(/breaks the schema.*details_url/);
    expect(standIn.violations[0]).toMatch(/a bug of the stand-in/);
  });

  it('answers every error in a published shape', async () => {
    const { rest, repo } = openClient();
    seedRepository(repo);
    expect((await rest('GET', `${REPO}/issues/99`)).body).toEqual({
      message: 'Not Found',
      documentation_url: expect.any(String),
      status: '404',
    });
    expect((await rest('POST', `${REPO}/issues/12/comments`, { body: ' ' })).body).toMatchObject({
      message: 'Validation Failed',
      errors: [{ resource: 'IssueComment', field: 'body' }],
    });
  });

  it('has an operation for everything in the slice', async () => {
    const { readFileSync } = await import('node:fs');
    const { ROUTES } = await import('../../support/github/rest.ts');
    const file = new URL('../../support/github/openapi-slice.json', import.meta.url);
    const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, Record<string, unknown>> };
    const published = Object.entries(paths)
      .filter(([path]) => path.startsWith('/repos/'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(published.sort()).toEqual(Object.keys(ROUTES).sort());
  });
});
