/** Faults on demand, over `fetch` and over real sockets: with and without effect, told apart only by the world. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Fault, Failing } from '../../support/github/faults.ts';
import { DEFAULT_TOKEN } from '../../support/github/handler.ts';
import { type GitHubServer, startGitHubServer } from '../../support/github/server.ts';
import { seedRepository, openClient, REPO } from './client.ts';

const COMMENTS = `${REPO}/issues/12/comments`;

let server: GitHubServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

/** Posts a comment and says what became of it: a status, or the error's code. */
type Post = (signal?: AbortSignal) => Promise<number | string>;

const posting =
  (fetch: typeof globalThis.fetch, url: string): Post =>
  async (signal) => {
    try {
      const response = await fetch(`${url}${COMMENTS}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${DEFAULT_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ body: 'hello' }),
        ...(signal && { signal }),
      });
      JSON.parse(await response.text());
      return response.status;
    } catch (error) {
      return codeOf(error);
    }
  };

const codeOf = (error: unknown): string => {
  const { name, cause } = error as { name: string; cause?: { code?: string } };
  return cause?.code ?? name;
};

const doors = {
  fetch: () => {
    const { standIn, repo } = openClient();
    seedRepository(repo);
    return Promise.resolve({ standIn, world: repo, post: posting(standIn.fetch, 'https://api.github.test') });
  },
  socket: async () => {
    server = await startGitHubServer();
    seedRepository(server.standIn.world);
    const { standIn } = server;
    return { standIn, world: standIn.world, post: posting(fetch, server.url) };
  },
};

describe.each(Object.entries(doors))('over %s', (door, start) => {
  it.each<[Failing, number | string, number]>([
    [{ kind: 'reset_before' }, 'ECONNRESET', 0],
    [{ kind: 'reset_after' }, 'ECONNRESET', 1],
    [{ kind: 'status', status: 502 }, 502, 0],
    [{ kind: 'status', status: 502, after: true }, 502, 1],
    [{ kind: 'html' }, 'SyntaxError', 0],
    [{ kind: 'cut_json' }, 'SyntaxError', 1],
    [{ kind: 'delay', ms: 1 }, 201, 1],
  ])('%j: the caller sees %s, and %d comments are there', async (failing, seen, effect) => {
    const { standIn, world, post } = await start();
    standIn.faults.add({ match: { method: 'POST' }, ...failing });
    expect(await post()).toBe(seen);
    expect(world.commentsOf(12)).toHaveLength(effect);
    expect(await post()).toBe(201);
    expect(standIn.faults.pending).toEqual([]);
    standIn.assertNoViolations();
  });

  it.each([
    ['timeout', 0],
    ['timeout_after', 1],
  ] as const)('%s: silence until the caller gives up, and %d comments are there', async (kind, effect) => {
    const { standIn, world, post } = await start();
    standIn.faults.add({ kind });
    const patience = new AbortController();
    const posted = post(patience.signal);
    await until(() => standIn.requests.length === 1);
    patience.abort();
    expect(await posted).toBe('AbortError');
    expect(world.commentsOf(12)).toHaveLength(effect);
    expect(standIn.transcript()).toEqual([`POST ${COMMENTS} → no answer (${kind})`]);
  });

  it('a response that breaks off in the middle had its effect', async () => {
    const { standIn, world, post } = await start();
    standIn.faults.add({ kind: 'cut_stream' });
    expect(await post()).toMatch(door === 'socket' ? /ECONNRESET|UND_ERR_SOCKET/ : /UND_ERR_SOCKET/);
    expect(world.commentsOf(12)).toHaveLength(1);
  });

  it('a refused connection', async () => {
    const { standIn, world, post } = await start();
    standIn.faults.add({ kind: 'refuse' });
    expect(await post()).toBe(door === 'socket' ? 'ECONNRESET' : 'ECONNREFUSED');
    expect(world.commentsOf(12)).toEqual([]);
  });
});

/** Lets the sockets breathe until it is so. */
async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => void setImmediate(resolve));
}

describe('the socket', () => {
  it('is closed for good by close(), silent connections and all', async () => {
    server = await startGitHubServer();
    const { url, standIn } = server;
    seedRepository(standIn.world);
    standIn.faults.add({ kind: 'timeout' });
    const posted = posting(fetch, url)();
    await until(() => standIn.requests.length === 1);
    await server.close();
    expect(['UND_ERR_SOCKET', 'ECONNRESET']).toContain(await posted);
    expect(await posting(fetch, url)()).toBe('ECONNREFUSED');
    server = null;
  });

  it('serves both APIs at the URLs a runner would be given', async () => {
    server = await startGitHubServer({ ghes: true });
    expect([new URL(server.url).pathname, new URL(server.graphqlUrl).pathname]).toEqual(['/api/v3', '/api/graphql']);
    const headers = { authorization: `Bearer ${DEFAULT_TOKEN}` };
    expect((await fetch(`${server.url}${REPO}`, { headers })).status).toBe(200);
    const answer = await fetch(server.graphqlUrl, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: '{ viewer { login } }' }),
    });
    expect(await answer.json()).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } });
  });

  it('answers a bug of its own with 500 and remembers it', async () => {
    server = await startGitHubServer();
    server.standIn.world.addRule('main', 'required_status_checks', {});
    const headers = { authorization: `Bearer ${DEFAULT_TOKEN}` };
    expect((await fetch(`${server.url}${REPO}/rules/branches/main`, { headers })).status).toBe(500);
    expect(() => {
      server?.standIn.assertNoViolations();
    }).toThrow(/bug of the stand-in/);
  });
});

describe('which requests a fault strikes', () => {
  it.each<[string, Partial<Fault>, readonly number[]]>([
    ['once unless told', {}, [500, 201, 201, 201]],
    ['several times', { times: 2 }, [500, 500, 201, 201]],
    ['after letting some pass', { skip: 2 }, [201, 201, 500, 201]],
    ['for ever', { times: Infinity }, [500, 500, 500, 500]],
    ['by method', { match: { method: 'get' } }, [201, 201, 201, 201]],
    ['by path', { match: { path: /comments$/ } }, [500, 201, 201, 201]],
    ['by exact path', { match: { path: `${REPO}/issues` } }, [201, 201, 201, 201]],
    ['by published operation', { match: { operation: /\{issue_number\}\/comments$/ } }, [500, 201, 201, 201]],
    ['by body', { match: { body: /hello 2/ } }, [201, 201, 500, 201]],
    ['by anything', { match: ({ seq }) => seq === 4 }, [201, 201, 201, 500]],
  ])('%s', async (_name, plan, statuses) => {
    const { rest, standIn, repo } = openClient();
    seedRepository(repo);
    standIn.faults.add({ kind: 'status', status: 500, ...plan } as Fault);
    const seen: number[] = [];
    for (let n = 0; n < 4; n += 1) seen.push((await rest('POST', COMMENTS, { body: `hello ${n}` })).status);
    expect(seen).toEqual(statuses);
  });

  it('tells which planned faults never struck', async () => {
    const { rest, standIn } = openClient();
    standIn.faults.add({ kind: 'reset_before', match: { method: 'PATCH' } });
    standIn.faults.add({ kind: 'delay', ms: 0, times: Infinity });
    await rest('GET', REPO);
    expect(standIn.faults.pending).toMatchObject([{ kind: 'reset_before' }]);
    standIn.faults.clear();
    expect(standIn.faults.pending).toEqual([]);
  });

  it('the next fault waits while another decides the answer', async () => {
    const { rest, standIn, repo } = openClient();
    seedRepository(repo);
    standIn.faults.add({ kind: 'status', status: 500 });
    standIn.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '7' }, message: 'busy' });
    expect((await rest('GET', REPO)).status).toBe(500);
    const second = await rest('GET', REPO);
    expect([second.status, second.headers.get('retry-after'), second.at('message')]).toEqual([503, '7', 'busy']);
  });
});

describe('GraphQL', () => {
  const QUERY =
    'query Read { repository(owner: "acme", name: "app") { issue(number: 12) { title comments(first: 9) { nodes { body } } } } }';

  it('200 with errors and no data', async () => {
    const { graphql, standIn } = openClient();
    standIn.faults.add({ kind: 'graphql_errors', match: { operation: 'Read' }, type: 'INTERNAL' });
    expect((await graphql(QUERY)).body).toMatchObject({ data: null, errors: [{ type: 'INTERNAL' }] });
  });

  it('200 with partial data: null at a path, an error naming it, the rest intact', async () => {
    const { graphql, standIn, repo } = openClient();
    seedRepository(repo);
    repo.comment(12, { body: 'one' });
    repo.comment(12, { body: 'two' });
    standIn.faults.add({ kind: 'partial', path: 'repository.issue.comments.nodes.0' });
    expect((await graphql(QUERY)).body).toEqual({
      data: { repository: { issue: { title: 'Slow search', comments: { nodes: [null, { body: 'two' }] } } } },
      errors: [expect.objectContaining({ path: ['repository', 'issue', 'comments', 'nodes', 0] })],
    });
  });

  it('a partial fault with a path that is not there is a mistake of the test', async () => {
    const { graphql, standIn } = openClient();
    standIn.faults.add({ kind: 'partial', path: 'repository.pullRequest.title' });
    await expect(graphql(QUERY)).rejects.toThrow(/has no such path/);
  });
});

describe('a world that moves, and one that lags', () => {
  it('changes right before a request is looked at, or right after its effect', async () => {
    const { rest, standIn, repo } = openClient();
    seedRepository(repo);
    const seen: number[] = [];
    const run = (): void => void seen.push(repo.commentsOf(12).length);
    standIn.faults.add({ kind: 'meanwhile', run, match: { method: 'POST' } });
    standIn.faults.add({ kind: 'meanwhile', run, after: true, match: { method: 'POST' } });
    await rest('POST', COMMENTS, { body: 'x' });
    expect(seen).toEqual([0, 1]);
    standIn.faults.add({ kind: 'meanwhile', run: () => void repo.push(13), match: { path: /pulls\/13$/ } });
    const before = repo.pull(13).headSha;
    expect((await rest('GET', `${REPO}/pulls/13`)).at('head.sha')).not.toBe(before);
  });

  it('repeats the last answer to the same request', async () => {
    const { rest, graphql, standIn, repo } = openClient();
    seedRepository(repo);
    const query =
      '{ repository(owner: "acme", name: "app") { issue(number: 12) { comments(first: 9) { totalCount } } } }';
    const count = async (): Promise<unknown> => (await graphql(query)).at('data.repository.issue.comments.totalCount');
    const listed = async (): Promise<unknown> => (await rest('GET', COMMENTS)).at('length');
    expect([await count(), await listed()]).toEqual([0, 0]);
    repo.comment(12, { body: 'x' });
    standIn.faults.add({ kind: 'stale', times: 2 });
    expect([await count(), await listed()]).toEqual([0, 0]);
    expect([await count(), await listed()]).toEqual([1, 1]);
    standIn.faults.add({ kind: 'stale' });
    expect((await rest('GET', `${REPO}/issues/12`)).status).toBe(200);
  });

  it('is late by the injected sleep', async () => {
    const slept: number[] = [];
    const sleep = (ms: number): Promise<void> => Promise.resolve(void slept.push(ms));
    const { rest, standIn } = openClient({ latencyMs: 40, sleep });
    standIn.faults.add({ kind: 'delay', ms: 2000 });
    await rest('GET', REPO);
    await rest('GET', REPO);
    expect(slept).toEqual([2040, 40]);
  });
});

describe('looking back', () => {
  it('counts requests and writes a transcript that a reviewer can read', async () => {
    const { rest, graphql, standIn, repo } = openClient();
    seedRepository(repo);
    standIn.faults.add({ kind: 'reset_after', match: { method: 'POST', path: /comments$/ } });
    await rest('GET', `${REPO}/issues/12/comments?per_page=5`);
    await graphql('query Read { viewer { login } }');
    await expect(rest('POST', COMMENTS, { body: 'x' })).rejects.toThrow('fetch failed');
    await rest('DELETE', `${REPO}/issues/12/labels/none`);
    expect(standIn.transcript()).toEqual([
      `GET ${COMMENTS}?per_page=5 → 200`,
      'POST /graphql Read → 200',
      `POST ${COMMENTS} → no answer (reset_after)`,
      `DELETE ${REPO}/issues/12/labels/none → 404`,
    ]);
    expect(standIn.transcript(4)).toHaveLength(1);
    expect(standIn.count({ method: 'POST' })).toBe(2);
    expect(standIn.count({ operation: 'Read' })).toBe(1);
    expect(standIn.requests[2]).toMatchObject({
      seq: 3,
      body: { body: 'x' },
      login: 'github-actions[bot]',
      status: null,
    });
  });
});
