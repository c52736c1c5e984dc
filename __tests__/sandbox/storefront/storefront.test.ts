import { afterEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { promisify } from 'node:util';
import {
  startSandboxServer,
  type SandboxServer,
  type SandboxServerOptions,
} from '../../../src/sandbox/server/server.ts';
import { postTo, stockMarket } from '../../support/sandbox/stock.ts';

let server: SandboxServer | undefined;
const start = async (options: SandboxServerOptions = {}): Promise<SandboxServer> => {
  server = await startSandboxServer({ storefront: true, seed: 7, scenario: { manual: true }, ...options });
  return server;
};
afterEach(() => server?.close());

const at = (path: string): string => new URL(path, server?.url).href;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends a request with exactly these headers. fetch does not allow `Host` and `Sec-Fetch-*`. */
async function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  const sent = request(at(path), { method, headers });
  sent.end();
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

const PAGES = ['/', '/missions', '/missions?place=accepted', '/specialists', '/ledger'];

describe('the storefront', () => {
  it('is off unless it is asked for: the paths are the API’s 404, and its code is not loaded', async () => {
    await start({ storefront: false });
    for (const path of [...PAGES, '/storefront/events']) {
      const { status, headers, text } = await ask(path);
      expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
      expect(JSON.parse(text)).toMatchObject({ error: { code: 'not_found' } });
    }
  });

  it('leaves the API as it is', async () => {
    const { url, key } = await start();
    expect((await fetch(`${url}/marketplace/missions`)).status).toBe(401);
    const missions = await fetch(`${url}/marketplace/missions`, { headers: { authorization: `Bearer ${key}` } });
    expect(await missions.json()).toEqual({ missions: [], next_cursor: null });
    expect((await ask('/api/v1/nothing')).headers['content-type']).toContain('json');
  });

  it.each(PAGES)(
    '%s: HTML that may load its own files only, and nobody else may frame, read or cache',
    async (path) => {
      const open = await start();
      await stockMarket(open);
      const { status, headers, text } = await ask(path);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
          "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      );
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-cache',
      });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(text).not.toMatch(
        / style=| on\w+=|<style|<script(?! src="\/storefront\/[0-9a-f]{16}\.js" defer><\/script>)/,
      );
      expect(text).not.toMatch(/(?:src|href)="(?!\/|#)/);
      const key = open.key.slice('osk_test_'.length);
      expect(text).not.toContain(key.slice(0, 8));
      expect(text).not.toContain(key.slice(8));
    },
  );

  it('answers 304 while nothing changed, and HEAD without a body', async () => {
    const open = await start();
    for (const path of PAGES) {
      const first = await ask(path);
      const tag = String(first.headers['etag']);
      expect(await ask(path, { 'if-none-match': tag })).toMatchObject({ status: 304, text: '' });
      const head = await ask(path, {}, 'HEAD');
      expect(head).toMatchObject({ status: 200, text: '' });
      expect(head.headers['etag']).toBe(tag);
    }
    const tag = String((await ask('/')).headers['etag']);
    await postTo(open)({ title: 'x' });
    expect((await ask('/', { 'if-none-match': tag })).status).toBe(200);
  });

  it('the command on the page of an empty market posts a mission; then the page shows that one', async () => {
    const open = await start({ scenario: {} });
    const { text } = await ask('/');
    expect(text).toContain('Their work is scripted');
    const [, shown = ''] = /<pre [^>]*aria-label="Command that posts a mission">([^<]*)<\/pre>/.exec(text) ?? [];
    const command = shown.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    const env = { PATH: process.env['PATH'], KEY: open.key };
    const { stdout } = await promisify(execFile)('/bin/sh', ['-euc', command], { env });
    expect(JSON.parse(stdout)).toMatchObject({ mission: { title: 'My first mission', status: 'matched' } });
    const after = await ask('/');
    expect(after.text).toContain('My first mission');
    expect(after.text).not.toContain('curl');
  });

  it('its files are named by their content and cached for ever', async () => {
    await start();
    const { text } = await ask('/');
    const paths = [...text.matchAll(/(?:src|href)="(\/storefront\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(paths.map((path) => path.split('.')[1]).sort()).toEqual(['css', 'js', 'svg']);
    for (const path of paths) {
      const { status, headers, text: body } = await ask(path);
      expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(body.length).toBeGreaterThan(100);
    }
  });

  it.each([
    '/nowhere',
    '/missions/msn_nobody',
    '/missions/%',
    '/missions/a/b',
    '/ledger/',
    '/storefront/0.css',
    '/apix',
  ])('%s: a 404 page that leads back', async (path) => {
    await start();
    const { status, headers, text } = await ask(path);
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain('<a href="/">Go to the marketplace</a>');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s: 405, it only shows', async (method) => {
    await start();
    for (const path of ['/', '/storefront/events', '/missions']) {
      const { status, headers } = await ask(path, {}, method);
      expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
    }
  });

  it('odd queries are no errors: the first page', async () => {
    await stockMarket(await start());
    for (const query of ['before=x', 'before=-1', 'before=1e9', 'place=__proto__', 'place=', 'after=%00', 'a&a&=']) {
      for (const path of ['/missions', '/ledger', '/']) expect((await ask(`${path}?${query}`)).status).toBe(200);
    }
  });
});

describe('who may look', () => {
  const refusal = async (headers: Readonly<Record<string, string>>, path = '/'): Promise<number> =>
    (await ask(path, headers)).status;

  it('on loopback: by loopback names only, whatever a name was pointed at', async () => {
    await start();
    for (const host of ['127.0.0.1', '127.1.2.3:80', 'localhost', 'LOCALHOST:8787', '[::1]', '[::1]:1']) {
      expect([host, await refusal({ host })]).toEqual([host, 200]);
    }
    const foreign = [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '192.168.1.5',
      '[2001:db8::1]',
    ];
    for (const host of [...foreign, 'evil.example:8787', 'a@localhost', '0.0.0.0', '2130706433']) {
      for (const path of ['/', '/missions', '/ledger', '/storefront/events']) {
        expect([host, await refusal({ host }, path)]).toEqual([host, 421]);
      }
    }
  });

  it('on an open address: by addresses, by its own name, and still not by a foreign one', async () => {
    await start({ host: '0.0.0.0' });
    for (const host of ['127.0.0.1', '192.168.1.5:80', '[2001:db8::1]', 'localhost', '0.0.0.0']) {
      expect([host, await refusal({ host })]).toEqual([host, 200]);
    }
    for (const host of ['evil.example', 'box.local']) expect([host, await refusal({ host })]).toEqual([host, 421]);
  });

  it('other sites may link here, and read nothing', async () => {
    await start();
    const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(await refusal({ 'sec-fetch-site': 'cross-site', ...link })).toBe(200);
    expect(await refusal({ 'sec-fetch-site': 'none', ...link })).toBe(200);
    expect(await refusal({ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' })).toBe(200);
    for (const site of ['cross-site', 'same-site']) {
      expect(await refusal({ 'sec-fetch-site': site, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' })).toBe(403);
      expect(await refusal({ 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' })).toBe(
        403,
      );
      expect(await refusal({ 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })).toBe(
        403,
      );
      expect(await refusal({ 'sec-fetch-site': site, ...link }, '/storefront/events')).toBe(403);
    }
    const { host } = new URL(at('/'));
    expect(await refusal({ origin: `http://${host}` })).toBe(200);
    for (const origin of ['null', 'http://evil.example', `http://${host}.evil.example`, 'http://localhost:1', 'x']) {
      expect([origin, await refusal({ origin })]).toEqual([origin, 403]);
    }
  });
});

/** Reads server-sent events as they come, and the end of the stream. */
async function listen(): Promise<{ readonly next: () => Promise<string>; readonly leave: () => void; status: number }> {
  const sent = request(at('/storefront/events'), { headers: { accept: 'text/event-stream' } });
  sent.end();
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  const chunks = response[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  return {
    status: response.statusCode ?? 0,
    next: async () => {
      const { value } = await chunks.next().catch(() => ({ value: undefined }));
      return value?.toString() ?? 'the end';
    },
    leave: () => {
      response.destroy();
    },
  };
}

describe('live updates', () => {
  const CHANGE = 'event: change\ndata:\n\n';

  it('begin with an event, so that whoever reconnects starts from what is there; then one for what changed', async () => {
    const open = await start();
    const events = await listen();
    expect(await events.next()).toBe(`retry: 2000\n${CHANGE}`);
    const change = events.next();
    await stockMarket(open);
    expect(await change).toBe(CHANGE);
    events.leave();
  });

  it('what comes due by the clock moves without anybody asking', async () => {
    let now = Date.UTC(2026, 0, 5);
    const open = await start({ scenario: { pace: { startMs: 1000 } }, now: () => now });
    await postTo(open)({ title: 'x', category: 'DevOps' });
    const events = await listen();
    await events.next();
    const change = events.next();
    now += 1000;
    expect(await change).toBe(CHANGE);
    expect((await ask('/')).text).toMatch(/In progress\s*<span class="count">1</);
    events.leave();
  });

  it('refuses the 33rd listener, and takes one again when another leaves', async () => {
    await start();
    const all = await Promise.all(Array.from({ length: 32 }, listen));
    expect(all.map((one) => one.status)).toEqual(Array<number>(32).fill(200));
    expect(await ask('/storefront/events')).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
    expect((await ask('/')).status).toBe(200);
    all[0]?.leave();
    let again = await listen();
    while (again.status === 503) again = await listen();
    for (const one of [...all, again]) one.leave();
  });

  it('a HEAD opens no stream, and closing the sandbox ends those that are open, at once', async () => {
    const open = await start();
    expect(await ask('/storefront/events', {}, 'HEAD')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
    });
    const events = await listen();
    await events.next();
    const [end] = await Promise.all([events.next(), open.close()]);
    expect(end).toBe('the end');
  });
});
