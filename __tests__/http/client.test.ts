import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../../src/http/client.ts';
import { HttpError } from '../../src/http/errors.ts';
import { createClock, createScript, failureOf, systemError, type JumpingClock, type Step } from '../support/http.ts';

const ORIGIN = 'https://orkestro.net';
const URL_ = `${ORIGIN}/api/v1/marketplace/missions`;

interface ClientScene {
  readonly client: HttpClient;
  readonly clock: JumpingClock;
  readonly send: ReturnType<typeof createScript>;
}

function openClient(steps: readonly Step[], options: Partial<HttpClientOptions> = {}): ClientScene {
  const clock = createClock();
  const end = clock.now() + 600_000;
  const send = createScript(...steps);
  const client = createHttpClient({ clock, send, origins: [ORIGIN], deadline: () => end, ...options });
  return { client, clock, send };
}

const get = ({ client }: ClientScene): Promise<{ readonly status: number }> =>
  client.request({ method: 'GET', url: URL_ });
const post = ({ client }: ClientScene): Promise<{ readonly status: number }> =>
  client.request({ method: 'POST', url: URL_, body: '{}' });

const TRANSIENT: readonly [string, Step][] = [
  ['name not found', systemError('ENOTFOUND')],
  ['refused', systemError('ECONNREFUSED')],
  ['no route', systemError('EHOSTUNREACH')],
  ['connect timeout', systemError('UND_ERR_CONNECT_TIMEOUT')],
  ['reset', systemError('ECONNRESET')],
  ['timeout', systemError('UND_ERR_HEADERS_TIMEOUT')],
  ['cut body', systemError('UND_ERR_RES_CONTENT_LENGTH_MISMATCH')],
  ['408', { status: 408 }],
  ['425', { status: 425 }],
  ['429', { status: 429 }],
  ['429 with Retry-After', { status: 429, headers: { 'retry-after': '2' } }],
  ['500', { status: 500 }],
  ['502', { status: 502 }],
  ['503', { status: 503 }],
  ['504', { status: 504 }],
];
const FINAL: readonly [string, Step][] = [
  ['TLS', systemError('CERT_HAS_EXPIRED')],
  ['no HTTP', systemError('HPE_INVALID_CONSTANT')],
  ['too large', systemError('UND_ERR_RES_EXCEEDED_MAX_SIZE')],
  ['301', { status: 301, headers: { location: 'https://evil.example/' } }],
  ['compressed', { headers: { 'content-encoding': 'gzip' } }],
  ['400', { status: 400 }],
  ['401', { status: 401 }],
  ['403', { status: 403 }],
  ['404', { status: 404 }],
  ['409', { status: 409 }],
  ['422', { status: 422 }],
];

describe('a read', () => {
  it.each(TRANSIENT)('is tried again after: %s', async (_name, step) => {
    const set = openClient([step, { status: 200 }]);
    expect(await get(set)).toMatchObject({ status: 200 });
    expect(set.send.seen).toHaveLength(2);
    expect(set.client.counters).toEqual({ requests: 2, retries: 1 });
  });

  it.each(TRANSIENT)('is tried three times at most: %s', async (_name, step) => {
    const set = openClient([step]);
    await get(set).catch(() => undefined);
    expect(set.send.seen).toHaveLength(3);
  });

  it.each(FINAL)('is not tried again after: %s', async (_name, step) => {
    const set = openClient([step]);
    await get(set).catch(() => undefined);
    expect(set.send.seen).toHaveLength(1);
    expect(set.clock.sleeps).toEqual([]);
  });

  it('ends in the last response with any status: a status is not an exception', async () => {
    expect(await get(openClient([{ status: 503 }, { status: 502 }, { status: 504 }]))).toMatchObject({ status: 504 });
    expect(await get(openClient([{ status: 404 }]))).toMatchObject({ status: 404 });
  });

  it('waits with full jitter', async () => {
    const clock = createClock(0, 0.5);
    await get(openClient([{ status: 500 }], { clock, deadline: () => 60_000 }));
    expect(clock.sleeps).toEqual([500, 1_000]);
  });

  it.each([
    ['seconds', '17'],
    ['a date', 'Mon, 23 Nov 2026 12:00:17 GMT'],
  ])('obeys Retry-After in %s', async (_name, value) => {
    const set = openClient([{ status: 429, headers: { 'retry-after': value } }, {}]);
    await get(set);
    expect(set.clock.sleeps).toEqual([17_000]);
  });

  it('gives up at once when Retry-After is past the deadline, and later reads do not ask before it', async () => {
    const set = openClient([{ status: 503, headers: { 'retry-after': '3600' } }, {}]);
    expect(await get(set)).toMatchObject({ status: 503 });
    expect(await failureOf(get(set))).toMatchObject({ code: 'deadline', sent: false });
    expect(set.send.seen).toHaveLength(1);
    expect(set.clock.sleeps).toEqual([]);
  });

  it('keeps later reads back for as long as the server asked', async () => {
    const set = openClient([{ status: 429, headers: { 'retry-after': '40' } }, {}], { retryFloor: 0 });
    expect(await get(set)).toMatchObject({ status: 429 });
    set.clock.advance(10_000);
    await get(set);
    expect(set.clock.sleeps).toEqual([30_000]);
  });

  it('ends at the deadline: no try that could not end before it, no sleep beyond it', async () => {
    const clock = createClock(0, 0.999);
    const send = createScript((request) => {
      clock.advance(request.timeoutMs);
      return systemError('UND_ERR_HEADERS_TIMEOUT');
    });
    const client = createHttpClient({ clock, send, origins: [ORIGIN], deadline: () => 12_000 });
    expect(await failureOf(client.request({ method: 'GET', url: URL_ }))).toMatchObject({ code: 'timeout' });
    expect(clock.now()).toBeLessThanOrEqual(12_000);
    expect(send.seen.map((request) => request.timeoutMs)).toEqual([10_000, 1_001]);
  });

  it('is not sent after the deadline', async () => {
    const set = openClient([{}], { deadline: () => 0 });
    expect(await failureOf(get(set))).toMatchObject({ code: 'deadline', sent: false });
    expect(set.send.seen).toEqual([]);
    expect(set.client.counters).toEqual({ requests: 0, retries: 0 });
  });

  it('ends when the run is cancelled between two tries', async () => {
    const cancel = new AbortController();
    const set = openClient(
      [
        () => {
          cancel.abort();
          return systemError('ECONNRESET');
        },
      ],
      { signal: cancel.signal },
    );
    expect(await failureOf(get(set))).toMatchObject({ code: 'aborted', sent: false });
    expect(set.send.seen).toHaveLength(1);
  });

  it('honors its own signal next to that of the run', async () => {
    const own = new AbortController();
    own.abort();
    const set = openClient([{}], { signal: new AbortController().signal });
    const read = set.client.request({ method: 'GET', url: URL_, signal: own.signal });
    expect(await failureOf(read)).toMatchObject({ code: 'aborted', sent: false });
  });
});

describe('a write', () => {
  it.each([...TRANSIENT, ...FINAL])('is sent exactly once: %s', async (_name, step) => {
    const set = openClient([step]);
    await post(set).catch(() => undefined);
    expect(set.send.seen).toHaveLength(1);
    expect(set.send.seen[0]).toMatchObject({ once: true, body: '{}' });
    expect(set.client.counters).toEqual({ requests: 1, retries: 0 });
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'post'])('is what %s is', async (method) => {
    const { client, send } = openClient([{ status: 500 }]);
    await client.request({ method, url: URL_ });
    expect(send.seen).toMatchObject([{ once: true, method: method.toUpperCase() }]);
  });

  it('is not held back by an earlier Retry-After: its lock acquires', async () => {
    const set = openClient([{ status: 503, headers: { 'retry-after': '60' } }, {}], { retryFloor: 0 });
    await get(set);
    await post(set);
    expect(set.clock.sleeps).toEqual([]);
  });

  it('is not interrupted by the run once it is under way, and not begun after', async () => {
    const cancel = new AbortController();
    const set = openClient([{ status: 201 }], { signal: cancel.signal });
    await post(set);
    expect(set.send.seen[0]?.signal).toBeUndefined();
    cancel.abort();
    expect(await failureOf(post(set))).toMatchObject({ code: 'aborted', sent: false });
    expect(set.send.seen).toHaveLength(1);
  });

  it('may be declared a read by the caller', async () => {
    const { client, send } = openClient([{ status: 500 }, {}]);
    await client.request({ method: 'POST', url: URL_, body: '{}', idempotent: true });
    expect(send.seen).toHaveLength(2);
    expect(send.seen[0]).toMatchObject({ once: false });
  });
});

describe('the budget', () => {
  it('keeps retries at a tenth of all requests, above the floor', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 150 }), async (faults) => {
        const set = openClient(
          [(request) => (faults[set.send.seen.indexOf(request) % faults.length] === true ? { status: 500 } : {})],
          { deadline: () => Infinity },
        );
        for (let n = 0; n < 150; n += 1) await get(set);
        const { requests, retries } = set.client.counters;
        expect(requests).toBe(set.send.seen.length);
        expect(retries).toBe(requests - 150);
        expect(retries).toBeLessThanOrEqual(Math.max(4, requests * 0.1));
      }),
      { numRuns: 30 },
    );
  });

  it('has enough for two early reads at their worst', async () => {
    const set = openClient([{ status: 500 }]);
    await get(set);
    await get(set);
    await get(set);
    expect(set.send.seen).toHaveLength(3 + 3 + 1);
  });
});

describe('what leaves', () => {
  it.each([
    'http://orkestro.net/',
    'https://orkestro.net:8443/',
    'https://orkestro.net.evil.example/',
    'https://orkestro.net@evil.example/',
    'https://evil.example/?https://orkestro.net',
    'https://ORKESTRO.NET.',
    'https://sub.orkestro.net/',
    'not a url',
    '',
    '/relative',
  ])('never goes to another origin: %j', async (url) => {
    const { client, send } = openClient([{}]);
    const failure = await failureOf(
      client.request({ method: 'GET', url, headers: { authorization: 'Bearer osk_canary' } }),
    );
    expect(failure).toBeInstanceOf(HttpError);
    expect(failure).toMatchObject({ code: 'origin', sent: false });
    expect(send.seen).toEqual([]);
  });

  it('requests unencoded responses even if the caller does not, and names the client', async () => {
    const { client, send } = openClient([{}]);
    await client.request({ method: 'GET', url: URL_, headers: { 'Accept-Encoding': 'br', 'X-A': '1' } });
    expect(send.seen[0]?.headers).toEqual({
      'accept-encoding': 'identity',
      'user-agent': 'orkestro-action',
      'x-a': '1',
    });
  });

  it('has ten seconds and a mebibyte, unless said otherwise', async () => {
    const { client, send } = openClient([{}]);
    await client.request({ method: 'GET', url: URL_ });
    await client.request({ method: 'GET', url: URL_, maxBytes: 5 });
    expect(send.seen).toMatchObject([{ timeoutMs: 10_000, maxBytes: 1_048_576 }, { maxBytes: 5 }]);
  });
});

describe('an answer that is none', () => {
  it.each([301, 302, 303, 307, 308, 300])('is a redirect: %d; only its origin is shown', async (status) => {
    const set = openClient([{ status, headers: { location: 'https://evil.example/steal?token=osk_canary' } }]);
    const failure = await failureOf(post(set));
    expect(failure).toMatchObject({ code: 'redirect', sent: true, status });
    expect(String(failure)).toContain('https://evil.example');
    expect(String(failure)).not.toContain('osk_canary');
  });

  it.each([
    [{}, 'nowhere'],
    [{ location: '/elsewhere' }, 'another path'],
  ])('is a redirect to %j as well', async (headers, text) => {
    expect(String(await failureOf(get(openClient([{ status: 302, headers: headers }]))))).toContain(text);
  });

  it.each(['gzip', 'br', 'deflate', 'zstd', 'GZIP', 'identity, gzip'])('is encoded: %s', async (encoding) => {
    const set = openClient([{ headers: { 'content-encoding': encoding } }]);
    expect(await failureOf(get(set))).toMatchObject({ code: 'encoding', sent: true });
  });

  it.each(['identity', ' Identity ', ''])('but %j is no encoding', async (encoding) => {
    expect(await get(openClient([{ headers: { 'content-encoding': encoding } }]))).toMatchObject({ status: 200 });
  });
});

describe('conditional requests', () => {
  const first: Step = { headers: { etag: '"a"', 'x-n': '1' }, body: '{"n":1}' };

  it('ask again with the ETag, and reuse the answer on 304', async () => {
    const { client, send } = openClient([first, { status: 304, headers: { 'x-n': '2' }, body: '' }]);
    await client.request({ method: 'GET', url: URL_ });
    const again = await client.request({ method: 'GET', url: URL_ });
    expect(send.seen[0]?.headers).not.toHaveProperty('if-none-match');
    expect(send.seen[1]?.headers).toMatchObject({ 'if-none-match': '"a"' });
    expect(again).toEqual({ status: 200, headers: { etag: '"a"', 'x-n': '2' }, body: '{"n":1}' });
  });

  it('take the new answer when there is one, and its ETag from then on', async () => {
    const { client, send } = openClient([first, { headers: { etag: '"b"' }, body: '{"n":2}' }, { status: 304 }]);
    await client.request({ method: 'GET', url: URL_ });
    expect(await client.request({ method: 'GET', url: URL_ })).toMatchObject({ body: '{"n":2}' });
    expect(await client.request({ method: 'GET', url: URL_ })).toMatchObject({ status: 200, body: '{"n":2}' });
    expect(send.seen[2]?.headers).toMatchObject({ 'if-none-match': '"b"' });
  });

  it.each<[string, { url?: string; headers?: Record<string, string>; method?: string }]>([
    ['address', { url: `${URL_}/1` }],
    ['identity', { headers: { authorization: 'Bearer other' } }],
    ['kind of answer', { headers: { accept: 'text/plain' } }],
    ['method', { method: 'POST' }],
    ['method', { method: 'HEAD' }],
  ])('keep to one %s', async (_name, other) => {
    const { client, send } = openClient([first]);
    await client.request({ method: 'GET', url: URL_ });
    await client.request({ method: 'GET', url: URL_, ...other });
    expect(send.seen[1]?.headers).not.toHaveProperty('if-none-match');
  });

  it('leave a condition of the caller, and its 304, to the caller', async () => {
    const { client } = openClient([first, { status: 304, body: '' }]);
    await client.request({ method: 'GET', url: URL_ });
    const own = await client.request({ method: 'GET', url: URL_, headers: { 'If-None-Match': '"mine"' } });
    expect(own).toMatchObject({ status: 304, body: '' });
  });

  it('keep nothing without an ETag, nothing that failed, and not without end', async () => {
    const { client, send } = openClient([
      (request) => ({ headers: { etag: '"x"' }, body: request.url.search, status: 200 }),
    ]);
    for (let n = 0; n < 65; n += 1) await client.request({ method: 'GET', url: `${URL_}?n=${n}` });
    await client.request({ method: 'GET', url: `${URL_}?n=64` });
    await client.request({ method: 'GET', url: `${URL_}?n=0` });
    expect(send.seen[65]?.headers).toHaveProperty('if-none-match');
    expect(send.seen[66]?.headers).not.toHaveProperty('if-none-match');
    const bad = openClient([{ status: 404, headers: { etag: '"x"' } }]);
    await get(bad);
    await get(bad);
    expect(bad.send.seen[1]?.headers).not.toHaveProperty('if-none-match');
  });

  it('keep at most two mebi-characters', async () => {
    const { client, send } = openClient([{ headers: { etag: '"x"' }, body: 'x'.repeat(900_000) }]);
    for (const n of [1, 2, 3, 1]) await client.request({ method: 'GET', url: `${URL_}?n=${n}` });
    expect(send.seen[3]?.headers).not.toHaveProperty('if-none-match');
  });
});
