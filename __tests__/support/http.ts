/**
 * Support for tests of the HTTP client: a clock that jumps, a transport in memory, and loopback servers that misbehave.
 */
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Clock } from '../../src/core/ports/runtime.ts';
import type { Transport, TransportResponse, TransportRequest } from '../../src/http/transport.ts';

/** A clock whose sleeps take no time but move it. Every sleep is recorded, in ms. */
export interface JumpingClock extends Clock {
  readonly sleeps: number[];
  advance(ms: number): void;
}

/** Returns a clock at `start` whose chance is always `chance`. */
export function createClock(start = Date.UTC(2026, 10, 23, 12), chance = 0.5): JumpingClock {
  let now = start;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    advance(ms) {
      now += ms;
    },
    sleep(ms, signal) {
      if (signal?.aborted === true) return Promise.resolve();
      sleeps.push(ms);
      now += ms;
      return Promise.resolve();
    },
    random: () => chance,
  };
}

/** What the transport does with one request: respond, or throw. */
export type Step =
  Partial<TransportResponse> | Error | ((request: TransportRequest) => Partial<TransportResponse> | Error);

/** Returns a transport that follows a script. Its last step repeats. */
export function createScript(...steps: readonly Step[]): Transport & { readonly seen: TransportRequest[] } {
  const seen: TransportRequest[] = [];
  const send: Transport = (request) => {
    const step = steps[Math.min(seen.length, steps.length - 1)] ?? {};
    seen.push(request);
    const result = typeof step === 'function' ? step(request) : step;
    if (result instanceof Error) return Promise.reject(result);
    return Promise.resolve({ status: 200, headers: {}, body: '{}', ...result });
  };
  return Object.assign(send, { seen });
}

/** Returns an error as Node or undici throws it. */
export function systemError(code: string, message = `something about ${code}`): Error {
  return Object.assign(new Error(message), { code });
}

/** A server on loopback. `bytes` counts what arrived on its sockets. */
export interface Loopback {
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  readonly connections: () => number;
  readonly bytes: () => number;
  close(): Promise<void>;
}

async function listen(server: Server, scheme: 'http' | 'https'): Promise<Loopback> {
  const sockets = new Set<Socket>();
  let connections = 0;
  let bytes = 0;
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      bytes += socket.bytesRead;
      sockets.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `${scheme}://127.0.0.1:${port}`;
  return {
    origin,
    url: `${origin}/api`,
    port,
    connections: () => connections,
    bytes: () => bytes + [...sockets].reduce((sum, socket) => sum + socket.bytesRead, 0),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** One request as a server saw it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Starts an HTTP server that records requests once they have arrived completely. */
export async function serveHttp(
  answer: (received: ReceivedRequest, response: ServerResponse) => void,
): Promise<Loopback & { readonly received: ReceivedRequest[] }> {
  const received: ReceivedRequest[] = [];
  const server = createHttpServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
      received.push(one);
      answer(one, response);
    });
  });
  return Object.assign(await listen(server, 'http'), { received: received });
}

/** Starts a TCP server for what is not HTTP at all. */
export function serveTcp(talk: (socket: Socket) => void): Promise<Loopback> {
  return listen(createTcpServer(talk), 'http');
}

/** Starts any other server, for example TLS. */
export function serve(server: Server, scheme: 'http' | 'https'): Promise<Loopback> {
  return listen(server, scheme);
}

/** Returns a closed port on loopback. */
export async function closedPort(): Promise<number> {
  const server = await serveTcp(() => undefined);
  await server.close();
  return server.port;
}

/** Returns the settled error of a promise that must reject. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`expected a failure, got ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}
