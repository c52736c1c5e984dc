import { afterEach, describe, expect, it } from '@jest/globals';
import { Agent, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Fault, FaultPlan } from '../../../src/sandbox/server/faults.ts';
import {
  startSandboxServer,
  type SandboxServer,
  type SandboxServerOptions,
} from '../../../src/sandbox/server/server.ts';
import { BRIEF } from '../../support/sandbox/open.ts';

let server: SandboxServer | undefined;
const start = async (options: SandboxServerOptions = {}): Promise<SandboxServer> => {
  server = await startSandboxServer(options);
  return server;
};
afterEach(() => server?.close());

const portOf = ({ url }: SandboxServer): number => Number(new URL(url).port);

/** Writes a text to a raw connection and returns everything that came back. */
async function converse(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  return readToEnd(socket);
}
async function readToEnd(socket: Socket): Promise<string> {
  let all = '';
  socket.on('data', (chunk: Buffer) => (all += chunk.toString()));
  await once(socket, 'close');
  return all;
}

const headersOf = ({ key }: SandboxServer): Record<string, string> => {
  return { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
};
const post = (at: SandboxServer): Promise<Response> =>
  fetch(`${at.url}/marketplace/missions`, { method: 'POST', headers: headersOf(at), body: JSON.stringify(BRIEF) });

describe('a served sandbox', () => {
  it('listens on loopback, on a free port, with a customer and a key', async () => {
    const at = await start();
    expect(at.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
    expect(at.key).toMatch(/^osk_test_[0-9a-z]{40}$/);
    expect((await post(at)).status).toBe(201);
    expect(at.sandbox.missions()).toHaveLength(1);
  });

  it('a port that is taken: EADDRINUSE, and the store is closed again', async () => {
    const at = await start();
    await expect(startSandboxServer({ port: portOf(at) })).rejects.toThrow('EADDRINUSE');
  });

  it('links lead to where the client came from, whatever it calls the host', async () => {
    const at = await start();
    await post(at);
    await post(at);
    const linkFor = async (host: string): Promise<string | undefined> => {
      const text = await converse(
        portOf(at),
        `GET /api/v1/marketplace/missions?limit=1 HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${at.key}\r\nConnection: close\r\n\r\n`,
      );
      return /^Link: <(http:\/\/[^/]*)\//m.exec(text)?.[1];
    };
    expect(await linkFor('localhost:99')).toBe('http://localhost:99');
    expect(await linkFor('[::1]:5')).toBe('http://[::1]:5');
    expect(await linkFor('a/b>; rel="x"')).toBe(new URL(at.url).origin);
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', '400 Bad Request'],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', '400 Bad Request'],
    [
      'an absolute target',
      'GET http://x/api/v1/marketplace HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      '404 Not Found',
    ],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', '404 Not Found'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
    ],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', '400 Bad Request'],
  ])('%s: a classified 4xx with a request id, and it lives on', async (_name, text, status) => {
    const at = await start();
    const answer = await converse(portOf(at), text);
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    const { error } = JSON.parse(body) as { error: Record<string, string> };
    expect(error['code']).toMatch(/^[a-z_]+$/);
    expect(error['message']).toMatch(/\S.{15}/);
    expect(head).toMatch(new RegExp(`^X-Request-Id: ${String(error['request_id'])}\r?$`, 'im'));
    expect((await post(at)).status).toBe(201);
  });

  it('a client that goes away in the middle of its body changes nothing', async () => {
    const at = await start();
    const socket = connect(portOf(at), '127.0.0.1');
    const head = `POST /api/v1/marketplace/missions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${at.key}\r\n`;
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"title":"x"}`);
    await once(socket, 'connect');
    expect((await post(at)).status).toBe(201);
    socket.destroy();
    await once(socket, 'close');
    expect((await post(at)).status).toBe(201);
    expect(at.sandbox.missions()).toHaveLength(2);
  });

  it('a HEAD or a 304 says nothing of a length', async () => {
    const at = await start();
    const text = await converse(
      portOf(at),
      'HEAD /api/v1/marketplace HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(text).toContain('HTTP/1.1 200 OK');
    expect(text).not.toMatch(/content-length/i);
  });

  it('closes with idle keep-alive connections open, at once; twice is fine; then nobody listens', async () => {
    const at = await start();
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve) => {
      httpRequest(`${at.url}/marketplace`, { agent }, (response) => {
        response.resume().on('end', resolve);
      }).end();
    });
    const began = performance.now();
    await Promise.all([at.close(), at.close()]);
    expect(performance.now() - began).toBeLessThan(1000);
    agent.destroy();
    await expect(fetch(at.url)).rejects.toThrow();
  });

  it('answers a request that was under way when it was told to close, and ends its connection', async () => {
    const at = await start();
    const socket = connect(portOf(at), '127.0.0.1');
    const body = JSON.stringify(BRIEF);
    const head = `POST /api/v1/marketplace/missions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${at.key}\r\n`;
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
    // The server answers a second request only after it has read the head of the first one.
    await fetch(`${at.url}/marketplace`);
    const closed = at.close();
    socket.write(body.slice(5));
    const answer = await readToEnd(socket);
    expect(answer).toContain('HTTP/1.1 201 Created');
    expect(answer).toMatch(/^Connection: close/im);
    await closed;
  });
});

describe('faults on demand', () => {
  const startWith = (fault: Fault): Promise<SandboxServer> => {
    const plan: FaultPlan = (call, number) => (call.method === 'POST' && number === 1 ? fault : null);
    return start({ faults: plan });
  };
  const missionsOf = (at: SandboxServer): number => at.sandbox.missions().length;

  it('answer: what was asked for, and nothing happens', async () => {
    const at = await startWith({ kind: 'answer', status: 503, headers: { 'Retry-After': '7' }, body: '<html>' });
    const response = await post(at);
    expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([503, '7', '<html>']);
    expect(missionsOf(at)).toBe(0);
    expect((await post(at)).status).toBe(201);
  });

  it('reset: cut, and nothing happens', async () => {
    const at = await startWith({ kind: 'reset' });
    await expect(post(at)).rejects.toThrow();
    expect(missionsOf(at)).toBe(0);
  });

  it('lose: cut, and it has happened', async () => {
    const at = await startWith({ kind: 'lose' });
    await expect(post(at)).rejects.toThrow();
    expect(missionsOf(at)).toBe(1);
  });

  it('cut: half an answer, and it has happened', async () => {
    const at = await startWith({ kind: 'cut' });
    const response = await post(at);
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow();
    expect(missionsOf(at)).toBe(1);
  });

  it('late: cut now, and it happens afterwards', async () => {
    let land: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      land = resolve;
    });
    const at = await startWith({ kind: 'late', until });
    await expect(post(at)).rejects.toThrow();
    expect(missionsOf(at)).toBe(0);
    land();
    await until;
    expect(missionsOf(at)).toBe(1);
  });

  it('hang: no answer, and nothing happens', async () => {
    const at = await startWith({ kind: 'hang' });
    const controller = new AbortController();
    const hanging = fetch(`${at.url}/marketplace/missions`, {
      ...{ method: 'POST', headers: headersOf(at), body: JSON.stringify(BRIEF), signal: controller.signal },
    });
    expect((await fetch(`${at.url}/marketplace`)).status).toBe(200);
    controller.abort();
    await expect(hanging).rejects.toThrow(/abort/);
    expect(missionsOf(at)).toBe(0);
  });
});
