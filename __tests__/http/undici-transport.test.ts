import { afterEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { Socket } from 'node:net';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../../src/http/client.ts';
import { HttpError } from '../../src/http/errors.ts';
import type { TransportRequest } from '../../src/http/transport.ts';
import { createUndiciTransport } from '../../src/http/undici-transport.ts';
import {
  closedPort,
  createClock,
  failureOf,
  serveHttp,
  serveTcp,
  type ReceivedRequest,
  type Loopback,
} from '../support/http.ts';

const servers: Loopback[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
async function closeAfterTest<T extends Loopback>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  servers.push(server);
  return server;
}

const send = createUndiciTransport({});
const requestTo = (url: string, more: Partial<TransportRequest> = {}): TransportRequest => ({
  method: 'GET',
  url: new URL(url),
  headers: { 'accept-encoding': 'identity' },
  body: null,
  timeoutMs: 5_000,
  maxBytes: 1_024,
  once: false,
  ...more,
});
const write = (url: string, more: Partial<TransportRequest> = {}): TransportRequest =>
  requestTo(url, { method: 'POST', body: '{"a":"é"}', once: true, ...more });

/** Calls `talk` once a complete request head has arrived. */
function afterRequest(talk: (socket: Socket, request: string) => void): (socket: Socket) => void {
  return (socket) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (text.includes('\r\n\r\n')) talk(socket, text);
    });
  };
}

function createClientFor(server: Loopback, options: Partial<HttpClientOptions> = {}): HttpClient {
  const clock = createClock();
  return createHttpClient({
    clock,
    origins: [server.origin],
    deadline: () => clock.now() + 60_000,
    timeoutMs: 400,
    ...options,
  });
}

describe('an exchange', () => {
  it('carries method, path, headers and UTF-8 both ways', async () => {
    const server = await closeAfterTest(
      serveHttp((_request, response) => {
        response.writeHead(201, { 'X-A': 'b', 'Set-Cookie': ['c=1', 'd=2'] }).end('{"ü":1}');
      }),
    );
    const answer = await send(write(`${server.url}/x?y=1`, { headers: { 'x-b': 'c' } }));
    expect(answer).toMatchObject({ status: 201, body: '{"ü":1}', headers: { 'x-a': 'b', 'set-cookie': 'c=1, d=2' } });
    expect(server.received).toMatchObject([
      { method: 'POST', path: '/api/x?y=1', body: '{"a":"é"}', headers: { 'x-b': 'c' } },
    ]);
  });

  it('keeps the connection for reads; gives every write one of its own', async () => {
    const server = await closeAfterTest(serveHttp((_request, response) => response.end('{}')));
    const own = createUndiciTransport({});
    for (let n = 0; n < 9; n += 1) await own(requestTo(server.url));
    const before = server.connections();
    expect(before).toBeLessThan(4);
    for (let n = 0; n < 3; n += 1) await own(write(server.url));
    expect(server.connections()).toBe(before + 3);
    expect(server.received.filter((one) => one.method === 'POST').map((one) => one.headers.connection)).toEqual([
      'close',
      'close',
      'close',
    ]);
  });

  it('sends an empty body with its length, so that a POST without one is whole', async () => {
    const server = await closeAfterTest(serveHttp((_request, response) => response.end('{}')));
    await send(write(server.url, { body: null }));
    expect(server.received[0]?.headers['content-length']).toBe('0');
  });

  it('takes as many bytes as allowed, and not one more', async () => {
    const server = await closeAfterTest(serveHttp((_request, response) => response.end('x'.repeat(1_024))));
    expect((await send(requestTo(server.url, { maxBytes: 1_024 }))).body).toHaveLength(1_024);
    expect(await failureOf(send(requestTo(server.url, { maxBytes: 1_023 })))).toMatchObject({
      code: 'too_large',
      sent: true,
    });
  });
});

describe('faults before anything is sent', () => {
  it('refused', async () => {
    const port = await closedPort();
    for (const make of [requestTo, write]) {
      const failure = await failureOf(send(make(`http://127.0.0.1:${port}/api`)));
      expect(failure).toBeInstanceOf(HttpError);
      expect(failure).toMatchObject({ code: 'refused', sent: false });
    }
  });

  it('a name that does not exist', async () => {
    const failure = await failureOf(send(write('http://nobody.invalid/api', { timeoutMs: 4_000 })));
    // A machine without a name server fails with a timeout of its own.
    expect(['dns', 'timeout', 'connect_timeout']).toContain((failure as HttpError).code);
    expect(failure).toMatchObject({ sent: false });
  });

  it('a plain server where TLS is expected', async () => {
    const server = await closeAfterTest(serveHttp((_request, response) => response.end('{}')));
    const failure = await failureOf(send(write(`https://127.0.0.1:${server.port}/api`)));
    expect(failure).toMatchObject({ code: 'tls', sent: false });
    expect(server.received).toEqual([]);
  });

  it('a server that never finishes the TLS handshake', async () => {
    const server = await closeAfterTest(serveTcp(() => undefined));
    const failure = await failureOf(send(write(`https://127.0.0.1:${server.port}/api`, { timeoutMs: 200 })));
    expect(failure).toMatchObject({ code: 'timeout', sent: false });
  });

  it('a server that hangs up during the TLS handshake', async () => {
    const server = await closeAfterTest(serveTcp((socket) => socket.destroy()));
    const failure = await failureOf(send(write(`https://127.0.0.1:${server.port}/api`, { timeoutMs: 500 })));
    expect(failure).toMatchObject({ sent: false });
  });

  it('reset as soon as connected: what is called unsent has not arrived', async () => {
    const server = await closeAfterTest(serveTcp((socket) => socket.resetAndDestroy()));
    for (let n = 0; n < 20; n += 1) {
      const failure = await failureOf(send(write(server.url)));
      expect(failure).toMatchObject({ code: 'reset' });
      expect(server.connections()).toBe(n + 1);
      if (!(failure as HttpError).sent) expect(server.bytes()).toBe(0);
    }
  });

  it('cancelled before', async () => {
    const server = await closeAfterTest(serveHttp((_request, response) => response.end('{}')));
    const failure = await failureOf(send(requestTo(server.url, { signal: AbortSignal.abort() })));
    expect(failure).toMatchObject({ code: 'aborted', sent: false });
    await send(requestTo(server.url));
    expect(server.received).toHaveLength(1);
  });
});

describe('faults after something may have been sent', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['reset after reading', afterRequest((socket) => socket.resetAndDestroy())],
    ['closed after reading', afterRequest((socket) => socket.end())],
    ['closed in the status line', afterRequest((socket) => socket.end('HTTP/1.1 20'))],
    ['closed in the headers', afterRequest((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le'))],
    ['closed in the body', afterRequest((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"a'))],
    [
      'closed in a chunk',
      afterRequest((socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\n{"a')),
    ],
  ])('%s: reset, in doubt, and never sent again', async (_name, talk) => {
    const server = await closeAfterTest(serveTcp(talk));
    const failure = await failureOf(send(write(server.url)));
    expect(failure).toMatchObject({ code: 'reset', sent: true });
    expect(server.connections()).toBe(1);
  });

  it.each<[string, string]>([
    ['not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
    ['a bad chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n'],
    ['a bad status', 'HTTP/1.1 99999 OK\r\n\r\n'],
    ['headers without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`],
  ])('%s: protocol', async (_name, bytes) => {
    const server = await closeAfterTest(serveTcp(afterRequest((socket) => socket.end(bytes))));
    expect(await failureOf(send(write(server.url)))).toMatchObject({ code: 'protocol', sent: true });
  });

  it('no answer: timeout within the time given', async () => {
    const server = await closeAfterTest(serveTcp(() => undefined));
    const from = Date.now();
    expect(await failureOf(send(write(server.url, { timeoutMs: 300 })))).toMatchObject({ code: 'timeout', sent: true });
    expect(Date.now() - from).toBeLessThan(2_000);
  });

  it('threat row 20: a byte now and then: timeout, however lively it looks', async () => {
    const server = await closeAfterTest(
      serveTcp(
        afterRequest((socket) => {
          socket.write('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n');
          const drip = setInterval(() => socket.write('x'), 20);
          socket.on('close', () => {
            clearInterval(drip);
          });
        }),
      ),
    );
    expect(await failureOf(send(requestTo(server.url, { timeoutMs: 300 })))).toMatchObject({
      code: 'timeout',
      sent: true,
    });
  });

  it('threat row 20: a byte of the headers now and then: timeout', async () => {
    const server = await closeAfterTest(
      serveTcp(
        afterRequest((socket) => {
          socket.write('HTTP/1.1 200 OK\r\n');
          const drip = setInterval(() => socket.write('x-a: b\r\n'), 20);
          socket.on('close', () => {
            clearInterval(drip);
          });
        }),
      ),
    );
    expect(await failureOf(send(requestTo(server.url, { timeoutMs: 300 })))).toMatchObject({
      code: 'timeout',
      sent: true,
    });
  });

  it('threat row 20: a body without end: too large, with bounded memory, and the connection is dropped', async () => {
    let written = 0;
    let closed = false;
    const piece = Buffer.alloc(64 * 1_024, 'x');
    const server = await closeAfterTest(
      serveTcp(
        afterRequest((socket) => {
          socket.on('close', () => (closed = true));
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          const pour = (): void => {
            while (!socket.destroyed && socket.write(piece)) written += piece.length;
          };
          socket.on('drain', pour);
          pour();
        }),
      ),
    );
    const before = process.memoryUsage().rss;
    const failure = await failureOf(send(requestTo(server.url, { maxBytes: 1_048_576 })));
    expect(failure).toMatchObject({ code: 'too_large', sent: true });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_048_576);
    expect(written).toBeLessThan(32 * 1_048_576);
    await new Promise((resolve) => setImmediate(resolve));
    await send(requestTo((await closeAfterTest(serveHttp((_request, response) => response.end()))).url));
    expect(closed).toBe(true);
  });

  it('threat row 20: a length of 2 GiB: too large before it is read', async () => {
    const server = await closeAfterTest(
      serveTcp(afterRequest((socket) => socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${2 ** 31}\r\n\r\nx`))),
    );
    const from = Date.now();
    expect(await failureOf(send(requestTo(server.url)))).toMatchObject({ code: 'too_large', sent: true });
    expect(Date.now() - from).toBeLessThan(2_000);
  });

  it('cancelled under way', async () => {
    const cancel = new AbortController();
    const server = await closeAfterTest(
      serveTcp(
        afterRequest(() => {
          cancel.abort();
        }),
      ),
    );
    const failure = await failureOf(send(requestTo(server.url, { signal: cancel.signal })));
    expect(failure).toMatchObject({ code: 'aborted', sent: true });
  });
});

describe('the HTTP client over real sockets', () => {
  it('tries a read again after a reset, and ends in the answer', async () => {
    let n = 0;
    const server = await closeAfterTest(
      serveTcp(
        afterRequest((socket) => {
          n += 1;
          if (n < 3) socket.resetAndDestroy();
          else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
        }),
      ),
    );
    const client = createClientFor(server);
    expect(await client.request({ method: 'GET', url: server.url })).toMatchObject({ status: 200, body: '{}' });
    expect(client.counters).toEqual({ requests: 3, retries: 2 });
  });

  it('threat row 20: refuses a compression bomb unopened', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1_048_576));
    const server = await closeAfterTest(
      serveHttp((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)),
    );
    const before = process.memoryUsage().rss;
    const failure = await failureOf(createClientFor(server).request({ method: 'GET', url: server.url }));
    expect(failure).toMatchObject({ code: 'encoding' });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_048_576);
  });

  it.each([301, 302, 303, 307, 308])(
    'threat row 17: does not follow %d: the second server gets no byte',
    async (status) => {
      const second = await closeAfterTest(serveHttp((_request, response) => response.end('{}')));
      const first = await closeAfterTest(
        serveHttp((received: ReceivedRequest, response) => {
          const location = received.path.endsWith('same') ? '/api/other' : `${second.url}/stolen`;
          response.writeHead(status, { location }).end();
        }),
      );
      for (const method of ['GET', 'POST']) {
        for (const path of ['', '/same']) {
          const client = createClientFor(first);
          const headers = { authorization: 'Bearer osk_canary' };
          const body = method === 'POST' ? '{}' : null;
          const failure = await failureOf(client.request({ method, url: first.url + path, headers, body }));
          expect(failure).toMatchObject({ code: 'redirect', sent: true, status });
        }
      }
      expect(first.received).toHaveLength(4);
      expect([second.connections(), second.bytes()]).toEqual([0, 0]);
    },
  );
});
