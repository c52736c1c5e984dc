/** The marketplace client, the HTTP client and undici over real sockets: the requests, and the handling of responses. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import type { Mission } from '../../src/core/domain/mission.ts';
import type { WriteReply } from '../../src/core/ports/errors.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { createMarketplaceClient, type MarketplaceClient } from '../../src/marketplace/client.ts';
import { closedPort, createClock, serveHttp, serveTcp, type Loopback } from '../support/http.ts';
import { KEY, ORDER, WIRE } from '../support/marketplace.ts';

const servers: Loopback[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
async function keep<T extends Loopback>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  servers.push(server);
  return server;
}

function clientOf(origin: string): MarketplaceClient {
  const clock = createClock();
  const httpClient = createHttpClient({
    clock,
    origins: [origin],
    deadline: () => clock.now() + 60_000,
    timeoutMs: 300,
  });
  return createMarketplaceClient({ baseUrl: `${origin}/api/v1`, apiKey: KEY, httpClient });
}

const reply = (status: number, body: string, headers = ''): string =>
  `HTTP/1.1 ${status} X\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;
const bytes =
  (text: string) =>
  (socket: Socket): void => {
    socket.end(text);
  };

/** The faults of a server that has read a request, and whether the write is then refused or unclear. */
const FAULTS: readonly (readonly [string, WriteReply<null>['kind'], (socket: Socket) => void])[] = [
  ['reset after reading', 'unclear', (socket) => socket.resetAndDestroy()],
  ['close after reading', 'unclear', (socket) => socket.end()],
  ['silence', 'unclear', () => undefined],
  ['cut JSON', 'unclear', bytes(reply(200, '{"mission":{"id":"m-1"'))],
  ['cut body', 'unclear', bytes('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"mission"')],
  ['HTML 200', 'unclear', bytes(reply(200, '<html>Log in</html>'))],
  ['HTML 403', 'unclear', bytes(reply(403, '<html>Blocked</html>'))],
  ['301', 'unclear', bytes(reply(301, '{}', 'location: https://evil.example/\r\n'))],
  ['307', 'unclear', bytes(reply(307, '{}', 'location: /elsewhere\r\n'))],
  ['compressed', 'unclear', bytes(reply(200, '{}', 'content-encoding: gzip\r\n'))],
  ['409', 'unclear', bytes(reply(409, '{"error":"not now"}'))],
  ['500', 'unclear', bytes(reply(500, '{"error":"oops"}'))],
  ['502', 'unclear', bytes(reply(502, '<html>'))],
  ['503 with Retry-After', 'unclear', bytes(reply(503, '{}', 'retry-after: 1\r\n'))],
  ['504', 'unclear', bytes(reply(504, ''))],
  ['400', 'refused', bytes(reply(400, '{"error":"no"}'))],
  ['401', 'refused', bytes(reply(401, '{"error":"no"}'))],
  ['402', 'refused', bytes(reply(402, '{"error":"no"}'))],
  ['403', 'refused', bytes(reply(403, '{"error":"no"}'))],
  ['404', 'refused', bytes(reply(404, '{"error":"no"}'))],
  ['422', 'refused', bytes(reply(422, '{"error":"no"}'))],
  ['429 with Retry-After', 'refused', bytes(reply(429, '{"error":"no"}', 'retry-after: 1\r\n'))],
];
const WRITES: readonly [string, (client: MarketplaceClient) => Promise<WriteReply<Mission | null>>][] = [
  ['post', (client) => client.postMission(ORDER)],
  ['accept', (client) => client.acceptMission('m-1')],
  ['rework', (client) => client.reworkMission('m-1', 'because')],
];

describe('a write over a socket', () => {
  it.each(FAULTS)('%s: %s, and heard once', async (_name, kind, serveSocket) => {
    for (const [, write] of WRITES) {
      let requests = 0;
      const server = await keep(
        serveTcp((socket) => {
          socket.on('data', (chunk) => {
            requests += chunk.toString('latin1').split('POST /api/v1/marketplace/missions').length - 1;
            serveSocket(socket);
          });
        }),
      );
      expect((await write(clientOf(server.origin))).kind).toBe(kind);
      expect([requests, server.connections()]).toEqual([1, 1]);
    }
  });

  it('refused: nothing was sent', async () => {
    const origin = `http://127.0.0.1:${await closedPort()}`;
    for (const [, write] of WRITES) {
      expect(await write(clientOf(origin))).toMatchObject({ kind: 'refused', failure: { code: 'unreachable' } });
    }
  });
});

describe('the whole loop over sockets', () => {
  it('discovers, posts, tracks and accepts', async () => {
    const server = await keep(
      serveHttp((received, response) => {
        const status = received.path.endsWith('/accept') ? 'accepted' : WIRE.status;
        const value = received.path.endsWith('/specialists')
          ? { specialists: [{ name: 'SRE', rank: 90, price: '$90' }] }
          : { mission: { ...WIRE, status } };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      }),
    );
    const client = clientOf(server.origin);
    expect(await client.listSpecialists()).toMatchObject([{ name: 'SRE', rank: 90 }]);
    expect(await client.postMission(ORDER)).toMatchObject({ kind: 'done', value: { id: 'm-1' } });
    expect(await client.getMission('m-1')).toMatchObject({ phase: 'awaiting_acceptance', verification: 'passed' });
    expect(await client.acceptMission('m-1')).toMatchObject({ kind: 'done', value: { phase: 'accepted' } });
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v1/marketplace/specialists',
      'POST /api/v1/marketplace/missions',
      'GET /api/v1/marketplace/missions/m-1',
      'POST /api/v1/marketplace/missions/m-1/accept',
    ]);
    for (const { headers } of server.received) {
      expect(headers).toMatchObject({ authorization: `Bearer ${KEY}`, 'accept-encoding': 'identity' });
    }
  });
});
