/** An HTTP proxy that opens tunnels, and TLS in front of a plain server, so that the built action can meet both on loopback. */
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { SIGNED_CERTIFICATE, SIGNED_KEY } from './tls-fixture.ts';

/** A proxy. It takes every host for this machine. */
export interface ConnectProxy {
  readonly port: number;
  /** Each request, `CONNECT host:port`, with its answer's status. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/** `credentials`: the `user:password` that the proxy asks for. `refuse`: the status of every answer. */
export interface ConnectProxyOptions {
  readonly credentials?: string;
  readonly refuse?: number;
}

/** Starts a proxy on a free port of 127.0.0.1. */
export async function startConnectProxy({ credentials, refuse }: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const lines: string[] = [];
  const expected = credentials === undefined ? null : `Basic ${Buffer.from(credentials).toString('base64')}`;
  const answerTo = (authorization: string | undefined): number =>
    refuse ?? (expected === null || authorization === expected ? 200 : 407);
  const server = createServer((request, response) => {
    lines.push(`${request.method ?? ''} ${request.url ?? ''} → 501`);
    response.writeHead(501).end();
  });
  server.on('connect', (request, socket: Socket) => {
    const { url = '', headers } = request;
    const status = answerTo(headers['proxy-authorization']);
    lines.push(`CONNECT ${url} → ${status}`);
    socket.on('error', () => undefined);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    join(socket, Number(url.split(':')[1]));
  });
  return { lines, ...(await listen(server)) };
}

/** TLS with the fixture's certificate in front of a plain server. */
export interface TlsFront {
  readonly port: number;
  /** Finished handshakes. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Starts TLS on a free port of 127.0.0.1, in front of the server that listens on `target`. */
export async function startTlsFront(target: number): Promise<TlsFront> {
  let connections = 0;
  const server = createTlsServer({ key: SIGNED_KEY, cert: SIGNED_CERTIFICATE }, (socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    join(socket, target);
  });
  server.on('tlsClientError', () => undefined);
  return { connections: () => connections, ...(await listen(server)) };
}

/** Connects a socket with a port of this machine. */
function join(socket: Socket, port: number): void {
  const onward = connect(port, '127.0.0.1');
  onward.on('error', () => socket.destroy());
  socket.on('close', () => onward.destroy());
  socket.pipe(onward).pipe(socket);
}

async function listen(
  server: Server | ReturnType<typeof createTlsServer>,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      for (const socket of sockets) socket.destroy();
    });
  return { port, close };
}
