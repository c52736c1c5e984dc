import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import type { Environment } from '../../src/http/tls.ts';
import { createUndiciTransport } from '../../src/http/undici-transport.ts';
import { closedPort, failureOf, serve, serveHttp, serveTcp, type Loopback } from '../support/http.ts';
import { CERTIFICATE, KEY } from '../support/tls-fixture.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of closers.splice(0).reverse()) await one();
});
async function closeAfterTest<T extends Loopback>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  closers.push(() => server.close());
  return server;
}

/** Starts a server that records the requests after a successful handshake. */
async function serveTls(): Promise<Loopback & { readonly received: string[] }> {
  const received: string[] = [];
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (request, response) => {
    received.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end('{"ok":true}');
  });
  server.on('tlsClientError', () => undefined);
  return Object.assign(await closeAfterTest(serve(server, 'https')), { received: received });
}

/** Starts a proxy that tunnels, and records each CONNECT line and its proxy-authorization. */
async function serveProxy(answer = 'HTTP/1.1 200 OK\r\n\r\n'): Promise<Loopback & { readonly lines: string[] }> {
  const lines: string[] = [];
  const server = await closeAfterTest(
    serveTcp((socket) => {
      socket.once('data', (chunk) => {
        const head = chunk.toString('latin1');
        lines.push(head.split('\r\n')[0] ?? '', ...(/^proxy-authorization: .*$/im.exec(head) ?? []));
        const [, host = '', port = ''] = /^CONNECT ([^:]+):(\d+)/.exec(head) ?? [];
        socket.write(answer);
        if (!answer.includes(' 200 ')) {
          socket.end();
          return;
        }
        const onward = connect(Number(port), host === 'marketplace.test' ? '127.0.0.1' : host);
        onward.on('error', () => socket.destroy());
        socket.pipe(onward).pipe(socket);
      });
    }),
  );
  return Object.assign(server, { lines });
}

const sendRequest = (url: string, env: Environment = {}): Promise<unknown> =>
  createUndiciTransport(env)({
    method: 'POST',
    url: new URL(url),
    headers: { authorization: 'Bearer osk_canary' },
    body: '{}',
    timeoutMs: 1_500,
    maxBytes: 1_024,
    once: true,
  });

/** The undici of dist/ (scripts/build.ts): the parts that the bundler takes instead of the package's index. */
const BUNDLED_UNDICI = new URL('../../scripts/parts/undici.js', import.meta.url).href;

/**
 * Runs the transport in a process of its own, because only the environment of a process decides what it trusts.
 * `undici` is the module that the process loads under that name.
 */
async function sendFromProcess(url: string, env: Environment, undici?: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'transport-'));
  closers.push(() => rm(directory, { recursive: true, force: true }));
  const script = join(directory, 'ask.mjs');
  await writeFile(join(directory, 'ca.pem'), CERTIFICATE);
  const transport = new URL('../../src/http/undici-transport.ts', import.meta.url).href;
  const hook = `const undici = ${JSON.stringify(undici)};
export const resolve = (name, context, next) => next(name === 'undici' ? (undici ?? name) : name, context);`;
  const request = `{ method: 'GET', url: new URL(${JSON.stringify(url)}), headers: {}, body: null, timeoutMs: 5000, maxBytes: 999, once: false }`;
  await writeFile(
    script,
    `import { register } from 'node:module';
register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)});
const { createUndiciTransport } = await import(${JSON.stringify(transport)});
await createUndiciTransport(process.env)(${request}).then((a) => console.log(a.status, a.body), (e) => console.log(e.code, e.sent));`,
  );
  const child = spawn(process.execPath, [script], {
    env: { ...env, ...(env['TRUST'] === undefined ? {} : { NODE_EXTRA_CA_CERTS: join(directory, 'ca.pem') }) },
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return text.trim();
}

describe('certificates', () => {
  it('of an unknown authority end it before anything is sent', async () => {
    const server = await serveTls();
    expect(await failureOf(sendRequest(server.url))).toMatchObject({ code: 'tls', sent: false });
    expect(server.received).toEqual([]);
  });

  it('are checked even where the environment says not to', async () => {
    const server = await serveTls();
    expect(await sendFromProcess(server.url, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toBe('tls false');
    expect(server.received).toEqual([]);
  });

  it('of a private authority are accepted when the machine trusts it, and the process exits', async () => {
    const server = await serveTls();
    expect(await sendFromProcess(server.url, { TRUST: '1' })).toBe('200 {"ok":true}');
    const from = Date.now();
    await sendFromProcess(server.url, { TRUST: '1' });
    expect(Date.now() - from).toBeLessThan(3_000);
  });

  it('for another name are refused', async () => {
    const server = await serveTls();
    const proxy = await serveProxy();
    const env = { TRUST: '1', HTTPS_PROXY: proxy.origin };
    expect(await sendFromProcess(`https://marketplace.test:${server.port}/api`, env)).toBe('tls false');
    expect(server.received).toEqual([]);
  });
});

describe('the proxy of the environment', () => {
  it('tunnels https: it sees where to, and nothing else', async () => {
    const server = await serveTls();
    const proxy = await serveProxy();
    const url = `https://marketplace.test:${server.port}/api`;
    for (const env of [{ HTTPS_PROXY: proxy.origin }, { https_proxy: proxy.origin }]) {
      expect(await failureOf(sendRequest(url, env))).toMatchObject({ code: 'tls', sent: false });
    }
    expect(proxy.lines).toEqual(Array(2).fill(`CONNECT marketplace.test:${server.port} HTTP/1.1`));
  });

  it.each<[string, (address: string) => Environment]>([
    ['an empty https_proxy', (address) => ({ https_proxy: '', HTTPS_PROXY: address })],
    ['a blank https_proxy', (address) => ({ https_proxy: ' ', HTTPS_PROXY: address })],
    ['an empty HTTPS_PROXY', (address) => ({ https_proxy: address, HTTPS_PROXY: '' })],
  ])('is the one that is set, next to %s', async (_name, toEnv) => {
    const proxy = await serveProxy();
    const url = `https://marketplace.test:${(await serveTls()).port}/api`;
    expect(await failureOf(sendRequest(url, toEnv(proxy.origin)))).toMatchObject({ code: 'tls', sent: false });
    expect(proxy.lines).toEqual([`CONNECT ${new URL(url).host} HTTP/1.1`]);
  });

  it('is none where both variables are empty', async () => {
    const proxy = await serveProxy();
    const env = { https_proxy: '', HTTPS_PROXY: ' ', ALL_PROXY: proxy.origin };
    const failure = await failureOf(sendRequest('https://marketplace.test/api', env));
    expect(failure).toMatchObject({ sent: false });
    expect(failure).not.toMatchObject({ code: 'proxy' });
    expect(proxy.connections()).toBe(0);
  });

  it('keeps the exceptions of NO_PROXY next to an empty no_proxy', async () => {
    const proxy = await serveProxy();
    const env = { HTTPS_PROXY: proxy.origin, no_proxy: '', NO_PROXY: 'marketplace.test' };
    expect(await failureOf(sendRequest('https://marketplace.test/api', env))).toMatchObject({ sent: false });
    expect(proxy.lines).toEqual([]);
  });

  it.each(['127.0.0.1', 'localhost', 'me:secret@127.0.0.1'])('speaks http without a scheme: %s:port', async (host) => {
    const proxy = await serveProxy();
    const url = `https://marketplace.test:${(await serveTls()).port}/api`;
    const env = { HTTPS_PROXY: `${host}:${proxy.port}` };
    expect(await failureOf(sendRequest(url, env))).toMatchObject({ code: 'tls', sent: false });
    expect(proxy.lines[0]).toBe(`CONNECT ${new URL(url).host} HTTP/1.1`);
  });

  it('tunnels with the parts of undici that dist/ has', async () => {
    const server = await serveTls();
    const proxy = await serveProxy();
    const url = `https://marketplace.test:${server.port}/api`;
    expect(await sendFromProcess(url, { HTTPS_PROXY: proxy.origin }, BUNDLED_UNDICI)).toBe('tls false');
    expect(proxy.lines).toEqual([`CONNECT ${new URL(url).host} HTTP/1.1`]);
    expect(await sendFromProcess(server.url, { TRUST: '1' }, BUNDLED_UNDICI)).toBe('200 {"ok":true}');
  });

  it('gets its own user and password', async () => {
    const proxy = await serveProxy('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const env = { HTTPS_PROXY: `http://me:secret@127.0.0.1:${proxy.port}` };
    const failure = await failureOf(sendRequest('https://marketplace.test/api', env));
    expect(failure).toMatchObject({ code: 'proxy', sent: false });
    expect(String(failure)).toContain('407');
    expect(JSON.stringify(failure) + String(failure)).not.toContain('secret');
    expect(proxy.lines[1]).toBe(`proxy-authorization: Basic ${Buffer.from('me:secret').toString('base64')}`);
  });

  it.each(['marketplace.test', '.test', '*', 'other, marketplace.test'])(
    'is left aside for NO_PROXY=%s',
    async (except) => {
      const proxy = await serveProxy();
      const env = { HTTPS_PROXY: proxy.origin, NO_PROXY: except };
      expect(await failureOf(sendRequest('https://marketplace.test/api', env))).toMatchObject({ sent: false });
      expect(proxy.lines).toEqual([]);
    },
  );

  it('is left aside for loopback, and for plain http, which is loopback only', async () => {
    const proxy = await serveProxy();
    const plain = await closeAfterTest(serveHttp((_request, response) => response.end('{}')));
    const env = { HTTPS_PROXY: proxy.origin, HTTP_PROXY: proxy.origin, http_proxy: proxy.origin };
    expect(await sendRequest(plain.url, env)).toMatchObject({ status: 200 });
    expect(await failureOf(sendRequest((await serveTls()).url, env))).toMatchObject({ code: 'tls' });
    expect(proxy.lines).toEqual([]);
  });

  it('for plain http is never used, because a key would pass through it in the clear', async () => {
    const proxy = await serveProxy();
    const url = `http://127.0.0.2:${await closedPort()}/api`;
    await sendFromProcess(url, { HTTPS_PROXY: proxy.origin, HTTP_PROXY: proxy.origin, http_proxy: proxy.origin });
    expect([proxy.connections(), proxy.lines]).toEqual([0, []]);
  });

  it.each(['ftp://proxy', 'not a url', 'http://'])('must be an address: %s', async (address) => {
    const failure = await failureOf(sendRequest('https://marketplace.test/api', { HTTPS_PROXY: address }));
    expect(failure).toMatchObject({ code: 'proxy', sent: false });
    expect(String(failure)).toContain('http://host:port');
  });

  it('that is down means nothing was sent', async () => {
    const env = { HTTPS_PROXY: `http://127.0.0.1:${await closedPort()}` };
    expect(await failureOf(sendRequest('https://marketplace.test/api', env))).toMatchObject({
      code: 'refused',
      sent: false,
    });
  });

  it.each<[string, (socket: import('node:net').Socket) => void]>([
    ['hangs up', (socket) => socket.once('data', () => socket.destroy())],
    ['says nothing', () => undefined],
    ['talks nonsense', (socket) => socket.once('data', () => socket.end('nonsense\r\n\r\n'))],
  ])('that %s means nothing was sent', async (_name, talk) => {
    const proxy = await closeAfterTest(serveTcp(talk));
    expect(await failureOf(sendRequest('https://marketplace.test/api', { HTTPS_PROXY: proxy.origin }))).toMatchObject({
      sent: false,
    });
  });

  it('may speak TLS itself; then its certificate counts too', async () => {
    const proxy = await closeAfterTest(serve(createTlsServer({ key: KEY, cert: CERTIFICATE }), 'https'));
    const failure = await failureOf(sendRequest('https://marketplace.test/api', { HTTPS_PROXY: proxy.origin }));
    expect(failure).toMatchObject({ code: 'tls', sent: false });
  });
});
