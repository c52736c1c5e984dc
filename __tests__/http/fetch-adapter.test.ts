import { afterEach, describe, expect, it } from '@jest/globals';
import { getOctokit } from '@actions/github';
import type { ServerResponse } from 'node:http';
import { createHttpClient, type HttpClient } from '../../src/http/client.ts';
import { isGraphqlQuery } from '../../src/http/fetch-adapter.ts';
import { createClock, createScript, serveHttp, type ReceivedRequest, type Loopback } from '../support/http.ts';

const open: Loopback[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(answer: (received: ReceivedRequest, response: ServerResponse) => void): Promise<{
  readonly received: ReceivedRequest[];
  readonly client: HttpClient;
  readonly octokit: ReturnType<typeof getOctokit>;
}> {
  const server = await serveHttp(answer);
  open.push(server);
  const clock = createClock();
  const client = createHttpClient({ clock, origins: [server.origin], deadline: () => clock.now() + 60_000 });
  const octokit = getOctokit('ghs_canary', { baseUrl: server.origin, request: { fetch: client.fetch } });
  return { received: server.received, client, octokit };
}

function json(response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(value));
}

describe('HttpClient.fetch under Octokit', () => {
  it('reads, with url, headers and data', async () => {
    const { octokit, received } = await start((_request, response) => {
      json(response, 200, { login: 'é' }, { 'x-github-request-id': 'A:1' });
    });
    const answer = await octokit.request('GET /users/{user}', { user: 'x' });
    expect(answer).toMatchObject({ status: 200, data: { login: 'é' }, headers: { 'x-github-request-id': 'A:1' } });
    expect(answer.url).toMatch(/\/users\/x$/);
    expect(received[0]?.headers).toMatchObject({ authorization: 'token ghs_canary', 'accept-encoding': 'identity' });
    expect(received[0]?.headers['user-agent']).toContain('octokit');
  });

  it('tries a read again, and a GraphQL query', async () => {
    let n = 0;
    const { octokit, received } = await start((one, response) => {
      n += 1;
      json(response, n % 2 === 1 ? 502 : 200, one.path === '/graphql' ? { data: { viewer: { id: 'x' } } } : {});
    });
    await octokit.request('GET /zen');
    expect(await octokit.graphql('query { viewer { id } }')).toEqual({ viewer: { id: 'x' } });
    expect(received.map((one) => one.method)).toEqual(['GET', 'GET', 'POST', 'POST']);
  });

  it.each([
    ['POST /repos/{owner}/{repo}/issues/1/comments', { owner: 'o', repo: 'r', body: 'b' }],
    ['PATCH /repos/{owner}/{repo}/issues/comments/1', { owner: 'o', repo: 'r', body: 'b' }],
    ['DELETE /repos/{owner}/{repo}/issues/comments/1', { owner: 'o', repo: 'r' }],
    ['POST /graphql', { query: 'mutation { addReaction(input: {}) { clientMutationId } }' }],
  ])('sends once what writes: %s', async (route, parameters) => {
    const { octokit, received } = await start((_one, response) => {
      json(response, 502, { message: 'Bad Gateway' });
    });
    await expect(octokit.request(route, parameters)).rejects.toMatchObject({ status: 502 });
    expect(received).toHaveLength(1);
  });

  it('lets Octokit make its own errors of statuses', async () => {
    const { octokit } = await start((_one, response) => {
      json(response, 404, { message: 'Not Found' });
    });
    await expect(octokit.request('GET /x')).rejects.toMatchObject({ status: 404, message: 'Not Found' });
  });

  it('hands a failure below HTTP over as the cause', async () => {
    const { octokit } = await start((_one, response) => {
      response.writeHead(302, { location: 'https://evil.example/' }).end();
    });
    await expect(octokit.request('GET /x')).rejects.toMatchObject({ cause: { code: 'redirect' } });
  });

  it('takes 204', async () => {
    const { octokit } = await start((_one, response) => {
      response.writeHead(204).end();
    });
    expect(await octokit.request('DELETE /x')).toMatchObject({ status: 204 });
  });
});

describe('the response', () => {
  const fetchOnce = async (body: string, status = 200): ReturnType<HttpClient['fetch']> => {
    const clock = createClock();
    const send = createScript({ status, body, headers: { 'x-a': '1' } });
    const client = createHttpClient({ clock, send, origins: ['https://api.github.com'], deadline: () => Infinity });
    const response = await client.fetch('https://api.github.com/x?y');
    expect(send.seen[0]).toMatchObject({ method: 'GET', maxBytes: 10_485_760 });
    return response;
  };

  it('has the parts of a WHATWG response', async () => {
    const response = await fetchOnce('{"a":"é"}');
    expect(response).toMatchObject({ status: 200, ok: true, url: 'https://api.github.com/x?y', statusText: '' });
    expect([...response.headers]).toEqual([['x-a', '1']]);
    expect([response.headers.get('X-A'), response.headers.get('b'), response.headers.has('x-A')]).toEqual([
      '1',
      null,
      true,
    ]);
    expect(await response.text()).toBe('{"a":"é"}');
    expect(await response.json()).toEqual({ a: 'é' });
    expect(new TextDecoder().decode(await response.arrayBuffer())).toBe('{"a":"é"}');
  });

  it('rejects, as fetch does, when the body is no JSON', async () => {
    const response = await fetchOnce('<html>', 500);
    expect(response.ok).toBe(false);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });
});

describe('isGraphqlQuery', () => {
  const url = new URL('https://api.github.com/graphql');
  const of = (query: unknown): string => JSON.stringify({ query });

  it.each([
    of('query { viewer { login } }'),
    of('  query Name($a: Int!) { viewer { login } }'),
    of('{ viewer { login } }'),
    of('fragment F on User { id } query { viewer { ...F } }'),
  ])('is true for %s', (body) => {
    expect(isGraphqlQuery(url, 'POST', body)).toBe(true);
    expect(isGraphqlQuery(new URL('https://ghes.example/api/graphql'), 'POST', body)).toBe(true);
  });

  it.each([
    of('mutation { a }'),
    of('query A { a } mutation B { b }'),
    of('fragment F on X { a } mutation { a }'),
    of('# query\nmutation { a }'),
    of('subscription { a }'),
    of('queryish'),
    of(7),
    of(undefined),
    '{"query":',
    'null',
    '[]',
    '',
  ])('is false for %s', (body) => {
    expect(isGraphqlQuery(url, 'POST', body)).toBe(false);
  });

  it('is false for other methods, other paths and no body', () => {
    expect(isGraphqlQuery(url, 'PUT', of('{a}'))).toBe(false);
    expect(isGraphqlQuery(new URL('https://api.github.com/repos'), 'POST', of('{a}'))).toBe(false);
    expect(isGraphqlQuery(url, 'POST', null)).toBe(false);
  });
});
