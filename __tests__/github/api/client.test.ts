/**
 * The client over real HTTP on loopback, through the real HTTP client: what leaves, what is retried, what is never sent
 * twice.
 */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { parse, validate } from 'graphql';
import type { Clock } from '../../../src/core/ports/runtime.ts';
import type { GitHub } from '../../../src/core/ports/github.ts';
import { BRANCH_QUERY } from '../../../src/github/checks/protection.ts';
import { CHANGED_FILES_QUERY } from '../../../src/github/pulls/files.ts';
import { CHECKS_QUERY } from '../../../src/github/checks/contexts.ts';
import { CONVERSATION_QUERY, formatConversationsQuery } from '../../../src/github/comments/conversation-queries.ts';
import { DETAILS_QUERY } from '../../../src/github/checks/details.ts';
import { GitHubError } from '../../../src/github/api/errors.ts';
import { createGitHub } from '../../../src/github/github.ts';
import { HEAD_COMMIT_QUERY } from '../../../src/github/pulls/head-commit.ts';
import { MERGE_GROUP_QUERY } from '../../../src/github/pulls/merge-group.ts';
import { formatPullsQuery, HEAD_QUERY, PULL_QUERY } from '../../../src/github/pulls/pull-queries.ts';
import { UPDATED_PULLS_QUERY } from '../../../src/github/pulls/pulls.ts';
import { VIEWER_QUERY } from '../../../src/github/locks/reaction-lock.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { isGraphqlQuery } from '../../../src/http/fetch-adapter.ts';
import {
  API,
  githubSchema,
  GRAPHQL,
  HEAD,
  PATH,
  REFUSAL,
  rejection,
  REPOSITORY,
  script,
} from '../../support/github-script.ts';

const TOKEN = 'ghs_0123456789abcdef';

interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Respond = (request: ReceivedRequest, response: ServerResponse, count: number) => void;

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise((done) => {
          server.closeAllConnections();
          server.close(done);
        }),
    ),
  );
});

/** Time that passes only by sleeping. */
function virtualClock(): Clock & { slept: number } {
  const clock = {
    slept: 0,
    now: () => 1_700_000_000_000 + clock.slept,
    sleep: (ms: number) => {
      clock.slept += ms;
      return Promise.resolve();
    },
    random: () => 0.5,
  };
  return clock;
}

async function serve(respond: Respond): Promise<{ url: string; received: ReceivedRequest[] }> {
  const received: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      received.push({ method, url, headers, body });
      respond({ method, url, headers, body }, response, received.length);
    });
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

function connect(url: string, clock = virtualClock()): GitHub {
  const client = createHttpClient({ clock, origins: [url], deadline: () => 1_700_000_600_000 });
  return createGitHub({
    token: TOKEN,
    repository: REPOSITORY,
    apiUrl: `${url}/api/v3`,
    graphqlUrl: `${url}/graphql-of-its-own/graphql`,
    fetch: client.fetch,
  });
}

const json = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(status === 204 ? undefined : JSON.stringify(body));
};
const HEAD_ANSWER = { data: { repository: { pullRequest: { headRefOid: HEAD } } } };

describe('every document', () => {
  const DOCUMENTS = {
    BRANCH_QUERY,
    CHANGED_FILES_QUERY,
    CHECKS_QUERY,
    CONVERSATION_QUERY,
    CONVERSATIONS_QUERY: formatConversationsQuery([1, 22]),
    DETAILS_QUERY,
    HEAD_COMMIT_QUERY,
    HEAD_QUERY,
    MERGE_GROUP_QUERY,
    PULL_QUERY,
    PULLS_QUERY: formatPullsQuery([1, 22]),
    UPDATED_PULLS_QUERY,
    VIEWER_QUERY,
  };

  it.each(Object.entries(DOCUMENTS))("%s is valid against GitHub's schema", (_name, document) => {
    expect(validate(githubSchema(), parse(document))).toEqual([]);
  });

  it.each(Object.entries(DOCUMENTS))(
    '%s is a read for the HTTP client, and requests no workflow run',
    (_name, document) => {
      expect(isGraphqlQuery(new URL(GRAPHQL), 'POST', JSON.stringify({ query: document }))).toBe(true);
      expect(document).not.toContain('workflowRun');
    },
  );
});

describe('what leaves', () => {
  it('goes to the two URLs it was given, as us, with the token', async () => {
    const { url, received } = await serve((request, response) => {
      json(
        response,
        200,
        request.method === 'POST' ? HEAD_ANSWER : { permission: 'read', role_name: 'read', user: null },
      );
    });
    const github = connect(url);
    await github.pulls.readHead(13);
    await github.permissions.read('alice');
    expect(received.map(({ method, url: path }) => `${method} ${path}`)).toEqual([
      'POST /graphql-of-its-own/graphql',
      `GET /api/v3${PATH}/collaborators/alice/permission`,
    ]);
    for (const { headers } of received) {
      expect(headers.authorization).toBe(`token ${TOKEN}`);
      expect(headers['x-github-api-version']).toBe('2022-11-28');
      expect(headers['user-agent']).toMatch(/^orkestro-action/);
    }
    expect(JSON.parse(received[0]!.body)).toMatchObject({ variables: { owner: 'octo', name: 'shop', number: 13 } });
  });

  it('is nothing without a token', async () => {
    const { url, received } = await serve((_request, response) => {
      json(response, 200, {});
    });
    const fetch = createHttpClient({ clock: virtualClock(), origins: [url], deadline: () => 2e12 }).fetch;
    const options = { token: '', repository: REPOSITORY, apiUrl: url, graphqlUrl: `${url}/graphql`, fetch };
    expect(await rejection(createGitHub(options).pulls.readHead(13))).toMatchObject({ code: 'unauthorized' });
    expect(received).toHaveLength(0);
  });

  it('never follows a redirect with the token', async () => {
    const elsewhere = await serve((_request, response) => {
      json(response, 200, {});
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const { url, received } = await serve((_request, response) => {
        json(response, status, { message: 'Moved Permanently' }, { location: `${elsewhere.url}/x` });
      });
      const github = connect(url);
      expect(await rejection(github.pulls.listByCommit(HEAD))).toMatchObject({ code: 'moved' });
      expect(await rejection(github.conversations.createComment(1, 'x'))).toMatchObject({ code: 'moved' });
      expect(received).toHaveLength(2);
    }
    expect(elsewhere.received).toHaveLength(0);
  });

  it('follows no page to another host', async () => {
    const elsewhere = await serve((_request, response) => {
      json(response, 200, []);
    });
    const { url, received } = await serve((_request, response, count) => {
      const link = count === 1 ? `<${elsewhere.url}/repos?page=2>; rel="next"` : '';
      json(response, 200, [], { link });
    });
    expect(await connect(url).pulls.listByCommit(HEAD)).toEqual([]);
    expect(received).toHaveLength(2);
    expect(elsewhere.received).toHaveLength(0);
  });
});

describe('retries', () => {
  it('reads REST and GraphQL again after a 502', async () => {
    const { url, received } = await serve((request, response, count) => {
      if (count % 2 === 1) response.writeHead(502).end('<html>Bad Gateway</html>');
      else json(response, 200, request.method === 'POST' ? HEAD_ANSWER : []);
    });
    const github = connect(url);
    expect(await github.pulls.readHead(13)).toBe(HEAD);
    expect(await github.pulls.listByCommit(HEAD)).toEqual([]);
    expect(received).toHaveLength(4);
  });

  it.each([409, 429, 500, 502, 503])('sends a write once when it ends in %i', async (status) => {
    const { url, received } = await serve((_request, response) => {
      json(response, status, { message: 'no' });
    });
    const github = connect(url);
    await rejection(github.conversations.createComment(12, 'x'));
    await rejection(github.conversations.editComment({ id: 12 }, 'x'));
    await rejection(github.statuses.set(HEAD, { context: 'c', state: 'pending', description: '', url: null }));
    await github.lock.release({ on: 'comment', id: 1, reference: '12', mission: 'm_1', epoch: 0 }, '5');
    expect(received).toHaveLength(4);
  });

  it('sends a write once when the connection breaks', async () => {
    const { url, received } = await serve((_request, response) => response.destroy());
    expect(await rejection(connect(url).conversations.createComment(12, 'x'))).toMatchObject({
      code: 'unreachable',
      noEffect: false,
    });
    expect(received).toHaveLength(1);
  });

  it('knows that nothing was sent where no server listens', async () => {
    const { url } = await serve(() => undefined);
    await new Promise((done) => servers.pop()?.close(done));
    expect(await rejection(connect(url).conversations.createComment(12, 'x'))).toMatchObject({
      code: 'unreachable',
      noEffect: true,
    });
  });
});

describe('answers that cannot be used', () => {
  const asGraphql = (body: unknown, headers = {}) =>
    script({ graphReply: { Head: { body, headers } }, graph: { repository: { pullRequest: null } } });

  it.each<[string, unknown]>([
    ['an HTML page', '<html>'],
    ['cut JSON', '{"data": {"repository"'],
    ['nothing', ''],
    ['an array', []],
    ['no data', {}],
    ['null data', { data: null }],
    ['null data and no errors', { data: null, errors: null }],
    ['a repository that is null', { data: { repository: null } }],
    ['another type', { data: { repository: { pullRequest: { headRefOid: 5 } } } }],
  ])('%s is a bad answer', async (_name, body) => {
    expect(await rejection(asGraphql(body).github.pulls.readHead(13))).toMatchObject({ code: 'bad_answer' });
  });

  it.each<[string, unknown]>([
    ['an error without type', [{ message: 'Something went wrong' }]],
    ['an error that is text', ['x']],
    ['an error that is null', [null]],
    ['errors that are no list', { message: 'x' }],
    ['errors that are text', 'x'],
  ])('%s beside whole data makes it incomplete', async (_name, errors) => {
    const { github } = asGraphql({ ...HEAD_ANSWER, errors });
    expect(await rejection(github.pulls.readHead(13))).toMatchObject({ code: 'incomplete' });
  });

  it('an empty list of errors is none', async () => {
    expect(await asGraphql({ ...HEAD_ANSWER, errors: [] }).github.pulls.readHead(13)).toBe(HEAD);
  });
});

describe('errors', () => {
  const ROUTE = `GET ${PATH}/commits/${HEAD}/pulls`;
  const fails = async (status: number, body: unknown, headers: Record<string, string> = {}) => {
    const error = await rejection(
      script({ rest: { [ROUTE]: { status, body, headers } } }).github.pulls.listByCommit(HEAD),
    );
    if (!(error instanceof GitHubError)) throw new Error('no GitHubError');
    return error;
  };
  const said = { message: 'the words of GitHub' };

  it.each([
    [400, 'refused'],
    [401, 'unauthorized'],
    [403, 'missing_permission'],
    [404, 'not_found'],
    [409, 'refused'],
    [410, 'not_found'],
    [429, 'rate_limited'],
    [451, 'refused'],
    [500, 'server_error'],
    [503, 'server_error'],
  ])('%i is %s, in what, where, why and the fix', async (status, code) => {
    const failure = (await fails(status, said, { 'x-github-request-id': 'AB:12' })).toFailure();
    expect(failure).toMatchObject({
      code,
      status,
      requestId: 'AB:12',
      what: `could not list the pull requests of commit ${HEAD}`,
      where: `GET ${API}${PATH}/commits/${HEAD}/pulls`,
      why: expect.stringContaining('the words of GitHub'),
    });
    expect(failure.fix).toMatch(/^[A-Z].{20,}\.$/);
  });

  it.each<[string, Record<string, string>, number | null, RegExp]>([
    [
      'when it resets',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1800000000' },
      1_800_000_000_000,
      /ends at 2027-01-15T08:00:00/,
    ],
    [
      'Retry-After first',
      { 'retry-after': '60', date: 'Tue, 24 Nov 2026 10:00:00 GMT', 'x-ratelimit-reset': '1' },
      Date.parse('2026-11-24T10:01:00Z'),
      /ends in 60 s/,
    ],
    ['Retry-After without a date', { 'retry-after': '60' }, null, /ends in 60 s/],
    ['a reset that is none', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' }, null, /does not say/],
    ['a reset beyond all times', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1e300' }, null, /does not say/],
  ])('a spent rate limit says %s', async (_name, headers, resetsAt, why) => {
    const error = await fails(403, said, headers);
    expect(error).toMatchObject({ code: 'rate_limited', resetsAt });
    expect(error.why).toMatch(why);
  });

  it('a spent rate limit of GraphQL says when it resets', async () => {
    const body = { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
    const headers = { 'x-ratelimit-reset': '1800000000' };
    const graph = { repository: { pullRequest: null } };
    const { github } = script({ graph, graphReply: { Head: { body, headers } } });
    expect(await rejection(github.pulls.readHead(13))).toMatchObject({
      code: 'rate_limited',
      resetsAt: 1_800_000_000_000,
    });
  });

  it.each(['You have exceeded a secondary rate limit.', 'You have triggered an abuse detection mechanism.'])(
    'knows a rate limit by its words where GHES sends no headers: %s',
    async (message) => {
      expect(await fails(403, { message })).toMatchObject({ code: 'rate_limited', resetsAt: null });
    },
  );

  it.each([
    ['issues=write', 'Add `issues: write` under'],
    ['issues=write; pull_requests=write', 'Add `issues: write` or `pull-requests: write` under'],
    ['contents=read,statuses=write', 'Add `contents: read` and `statuses: write` under'],
    ['`evil`; rm -rf', 'Add `pull-requests: read` under'],
    ['', 'Add `pull-requests: read` under'],
  ])('names the permission of %p', async (header, fix) => {
    expect((await fails(403, REFUSAL, { 'x-accepted-github-permissions': header })).fix).toContain(fix);
  });

  it('shows the details of a validation error, and cuts them', async () => {
    const error = await fails(400, { message: 'Validation Failed', errors: [{ field: 'body', code: 'missing' }] });
    expect(error.why).toContain('{"field":"body","code":"missing"}');
    expect((await fails(400, { message: 'x'.repeat(10_000) })).why.length).toBeLessThan(500);
  });

  it('believes only GitHub that nothing was done', async () => {
    expect((await fails(403, said)).noEffect).toBe(true);
    expect((await fails(403, '<html>')).noEffect).toBe(false);
    expect((await fails(409, said)).noEffect).toBe(false);
    expect((await fails(500, said)).noEffect).toBe(false);
  });

  it('carry no token, however they are printed', async () => {
    const { url } = await serve((_request, response) => {
      json(response, 401, { message: 'Bad credentials' });
    });
    const error = await rejection(connect(url).conversations.createComment(1, 'x'));
    const printed = [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), String(error)].join('\n');
    expect(printed).toContain('Bad credentials');
    expect(printed).not.toContain(TOKEN);
  });
});
