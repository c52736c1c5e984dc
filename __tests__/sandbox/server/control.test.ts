/** The paths beside the API: health for whoever watches the process, and faults for tests of clients. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandboxServer } from '../../../src/sandbox/server/server.ts';
import { openStore } from '../../../src/sandbox/store/store.ts';
import { openSocket, type OpenSandbox, type SandboxResponse } from '../../support/sandbox/open.ts';

describe('/healthz', () => {
  it.each([true, false])(
    'answers 200 without a key, with the storefront %s, and counts no request',
    async (storefront) => {
      const server = await startSandboxServer({ storefront });
      const url = new URL('/healthz', server.url);
      const response = await fetch(url);
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
      expect(response.headers.get('cache-control')).toBe('no-store');
      const head = await fetch(url, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
      const post = await fetch(url, { method: 'POST' });
      expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      await server.close();
    },
  );

  it('answers 503 with the reason when the store fails', async () => {
    const store = openStore(':memory:');
    const server = await startSandboxServer({ store });
    store.close();
    const response = await fetch(new URL('/healthz', server.url));
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'failing', reason: 'the sandbox is closed' },
    ]);
    await server.close();
  });
});

describe('/sandbox/faults', () => {
  let api: OpenSandbox;
  beforeEach(async () => {
    api = await openSocket({ scenario: { rateLimit: null } });
  });
  afterEach(async () => {
    expect(api.sandbox.audit().problems).toEqual([]);
    await api.close();
  });
  const MISSIONS = '/marketplace/missions';
  const send = async (method: string, body?: unknown, key: string | null = api.key): Promise<Response> =>
    fetch(`${api.origin}/sandbox/faults`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const order = async (body: unknown): Promise<void> => {
    expect((await send('POST', body)).status).toBe(201);
  };
  const get = (): Promise<SandboxResponse> => api.send('GET', MISSIONS);
  const posted = (): number => api.sandbox.missions().length;

  it('429: refused with Retry-After and without effect, as often as was ordered', async () => {
    await order({ kind: '429', count: 2, retry_after: 7 });
    for (const _ of [1, 2]) {
      const refused = await api.send('POST', MISSIONS, { body: { title: 'x' } });
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
      expect(refused.json.error).toMatchObject({
        code: 'rate_limited',
        request_id: refused.headers.get('x-request-id'),
      });
    }
    expect(posted()).toBe(0);
    expect((await get()).status).toBe(200);
  });

  it('5xx: the status that was ordered, and no effect; only the method that was ordered', async () => {
    await order({ kind: '5xx', status: 504, method: 'POST' });
    expect((await get()).status).toBe(200);
    expect((await api.send('POST', MISSIONS, { body: { title: 'x' } })).status).toBe(504);
    expect(posted()).toBe(0);
    expect((await api.send('POST', MISSIONS, { body: { title: 'x' } })).status).toBe(201);
  });

  it('lost: the mission is posted, and its reply is not seen', async () => {
    await order({ kind: 'lost', method: 'POST' });
    await expect(api.send('POST', MISSIONS, { body: { title: 'x' } })).rejects.toThrow();
    expect(posted()).toBe(1);
  });

  it('late: the connection is cut first, and the mission is posted after the delay', async () => {
    await order({ kind: 'late', delay_ms: 30 });
    await expect(api.send('POST', MISSIONS, { body: { title: 'x' } })).rejects.toThrow();
    while (posted() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(posted()).toBe(1);
  });

  it('late: what has not happened yet when the sandbox closes never does, and nothing waits for it', async () => {
    await order({ kind: 'late', delay_ms: 86_400_000 });
    await expect(get()).rejects.toThrow();
  });

  it('a customer disturbs only itself', async () => {
    const other = api.sandbox.createKey(api.sandbox.createCustomer('Other'));
    await order({ kind: '5xx', count: 1000 });
    expect((await api.send('GET', MISSIONS, { key: other })).status).toBe(200);
    expect((await api.send('GET', MISSIONS, { key: null })).status).toBe(401);
    expect((await api.send('GET', '/marketplace', { key: null })).status).toBe(200);
    expect(await (await send('GET', undefined, other)).json()).toEqual({ faults: [] });
    await send('DELETE', undefined, other);
    expect((await get()).status).toBe(503);
  });

  it('orders are listed with what is left of them, used up in their order, and can be cleared', async () => {
    await order({ kind: '429', count: 2 });
    await order({ kind: '5xx' });
    await get();
    expect(await (await send('GET')).json()).toMatchObject({
      faults: [
        { kind: '429', count: 1 },
        { kind: '5xx', count: 1 },
      ],
    });
    expect([(await get()).status, (await get()).status, (await get()).status]).toEqual([429, 503, 200]);
    await order({ kind: '5xx' });
    expect(await (await send('DELETE')).json()).toEqual({ faults: [] });
    expect((await get()).status).toBe(200);
  });

  it.each([
    [{ kind: '404' }, 'kind'],
    [{ kind: '429', count: 0 }, 'count'],
    [{ kind: '429', count: 1e9 }, 'count'],
    [{ kind: '5xx', status: 200 }, 'status'],
    [{ kind: 'late', delay_ms: 1e12 }, 'delay_ms'],
    [{ kind: 'lost', method: 'PUT' }, 'method'],
    [{ kind: 'lost', more: 1 }, 'more'],
    [[], 'body'],
  ])('%j is refused: 422, with the field', async (body, path) => {
    const response = await send('POST', body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid', path } });
    expect(await (await send('GET')).json()).toEqual({ faults: [] });
  });

  it('needs a key, and no other method', async () => {
    expect((await send('POST', { kind: 'lost' }, null)).status).toBe(401);
    expect((await send('POST', { kind: 'lost' }, 'osk_test_none')).status).toBe(401);
    expect((await send('PUT', { kind: 'lost' })).status).toBe(405);
    const text = await fetch(`${api.origin}/sandbox/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.key}` },
      body: 'kind=lost',
    });
    expect(text.status).toBe(415);
  });
});
