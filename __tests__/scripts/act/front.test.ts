/** The front of the cases: names lead to their stand-ins, and nothing else is reachable through it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as requestPlain } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFront, type Front } from '../../../scripts/act/front.ts';
import { CERTIFICATE, KEY } from '../../support/tls-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'act-front-'));
const files = { key: join(folder, 'key'), certificate: join(folder, 'certificate') };
const behind = createServer((incoming, outgoing) =>
  outgoing.end(`${incoming.method} ${incoming.url} at ${incoming.headers.host}`),
);
let front: Front;

beforeAll(async () => {
  writeFileSync(files.key, KEY);
  writeFileSync(files.certificate, CERTIFICATE);
  await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve));
  front = await startFront({ localhost: (behind.address() as AddressInfo).port }, files, 0);
});

afterAll(async () => {
  await front.close();
  behind.closeAllConnections();
  behind.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

function ask(host: string, createConnection?: () => Socket): Promise<Answer> {
  const options = {
    host: '127.0.0.1',
    port: front.port,
    path: '/a?b',
    headers: { host },
    servername: 'localhost',
    ca: CERTIFICATE,
  };
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, ...(createConnection && { createConnection }) }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('end', () => {
        resolve({ status: answer.statusCode, body });
      });
    });
    asked.on('error', reject).end();
  });
}

function tunnel(to: string): Promise<{ readonly status: number | undefined; readonly socket: Socket }> {
  return new Promise((resolve, reject) => {
    const asked = requestPlain(front.proxyUrl, { method: 'CONNECT', path: to });
    asked.on('connect', (answer, socket) => {
      resolve({ status: answer.statusCode, socket });
    });
    asked.on('error', reject).end();
  });
}

describe('the front', () => {
  it('relays a name to its stand-in, and remembers it', async () => {
    const { port } = behind.address() as AddressInfo;
    expect(await ask('localhost')).toEqual({ status: 200, body: `GET /a?b at 127.0.0.1:${port}` });
    expect(front.asked).toContain('localhost');
  });

  it('answers a name without a stand-in with 421', async () => {
    expect((await ask('example.com')).status).toBe(421);
    expect(front.asked).toContain('example.com');
  });

  it('tunnels to itself', async () => {
    const { status, socket } = await tunnel('localhost:443');
    expect(status).toBe(200);
    expect((await ask('localhost', () => connect({ socket, servername: 'localhost', ca: CERTIFICATE }))).status).toBe(
      200,
    );
    expect(front.tunneled).toEqual(['localhost']);
  });

  it('tunnels to nothing else', async () => {
    const { status, socket } = await tunnel('example.com:443');
    socket.destroy();
    expect(status).toBe(502);
    expect(front.tunneled.at(-1)).toBe('example.com');
  });
});
