/**
 * The TLS end of every name on loopback, and a proxy that tunnels to it and to nothing else. Thanks to it, workflows need no
 * `api-url`, and act needs no `GITHUB_API_URL`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

/** Which stand-in answers for a name: name → port on 127.0.0.1. */
export type Routes = Readonly<Record<string, number>>;

export interface Front {
  /** The proxy's URL, as HTTPS_PROXY holds it. */
  readonly proxyUrl: string;
  /** The port of the TLS end. */
  readonly port: number;
  /** Each request's name, oldest first. */
  readonly asked: readonly string[];
  /** Each tunnel's name, oldest first. */
  readonly tunneled: readonly string[];
  close(): Promise<void>;
}

/** A certificate that is its own authority, and its key: paths of PEM files. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

const NAMES = 'subjectAltName=DNS:api.github.com,DNS:orkestro.net,DNS:ghes.local,DNS:gitea.example';

/** Makes a certificate for the names in a folder. Only the cases trust it, and it is deleted with the folder. */
export function createCertificate(folder: string): Certificate {
  const [key, certificate] = [join(folder, 'front.key'), join(folder, 'front.pem')];
  const subject = ['-subj', '/CN=orkestro-action act', '-addext', NAMES];
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate];
  const { status, stderr } = spawnSync('openssl', ['req', '-x509', ...made, ...subject], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl could not make a certificate: ${stderr}`);
  return { key, certificate };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function relay(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
  const { method, url: path, headers } = incoming;
  const there = { host: '127.0.0.1', port, method, path, headers: { ...headers, host: `127.0.0.1:${port}` } };
  const onward = request(there, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => {
    if (!outgoing.headersSent) outgoing.writeHead(502);
    outgoing.end();
  });
  incoming.pipe(onward);
}

/** Starts the front. A name without a route gets 421 from the TLS end, and 502 from the proxy. */
export async function startFront(routes: Routes, files: Certificate, port = 443): Promise<Front> {
  const asked: string[] = [];
  const tunneled: string[] = [];
  const pem = { key: readFileSync(files.key), cert: readFileSync(files.certificate) };
  const end = createTlsServer(pem, (incoming, outgoing) => {
    const name = (incoming.headers.host ?? '').replace(/:\d+$/, '');
    asked.push(name);
    const route = routes[name];
    if (route === undefined) outgoing.writeHead(421).end();
    else relay(incoming, outgoing, route);
  });
  const proxy = createServer((_incoming, outgoing) => {
    outgoing.writeHead(405).end();
  });
  const tunnels = new Set<Duplex>();
  proxy.on('connect', (incoming, socket) => {
    tunnels.add(socket);
    const name = (incoming.url ?? '').replace(/:443$/, '');
    tunneled.push(name);
    socket.on('error', () => socket.destroy());
    if (routes[name] === undefined) {
      socket.end('HTTP/1.1 502 Not allowed here\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    end.emit('connection', socket);
  });
  const tlsPort = await listen(end, port);
  const proxyPort = await listen(proxy, 0);
  return {
    proxyUrl: `http://127.0.0.1:${proxyPort}`,
    port: tlsPort,
    asked,
    tunneled,
    async close() {
      for (const socket of tunnels) socket.destroy();
      for (const server of [proxy, end]) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    },
  };
}
