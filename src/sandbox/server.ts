/** The sandbox on a socket: plain node:http, on loopback unless told otherwise. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MAX_BODY_BYTES, type Call } from './http.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';

/** How to serve a sandbox. */
export interface ServerOptions extends SandboxOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
}

/** A served sandbox with one customer and a fresh key of that customer. */
export interface SandboxServer {
  /** The API's base URL, ending in `/api/v1`. */
  readonly url: string;
  readonly key: string;
  readonly sandbox: Sandbox;
  /** Lets requests under way finish, closes all connections and the store. Can be called twice. */
  close(): Promise<void>;
}

// A body that is too large is read to its end, so that the client sees the answer instead of a reset; but not for ever.
const MAX_DRAINED_BYTES = 64 * MAX_BODY_BYTES;
const CLOSE_GRACE_MS = 2000;

async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_DRAINED_BYTES) return null;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size > MAX_BODY_BYTES ? null : Buffer.concat(chunks);
}

async function toCall(request: IncomingMessage, fallback: string): Promise<Call> {
  const host = request.headers.host ?? '';
  const origin = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? `http://${host}` : fallback;
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : (value ?? null);
    },
    body: await readBody(request),
    origin,
  };
}

async function respond(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
): Promise<void> {
  let call: Call;
  try {
    call = await toCall(request, origin);
  } catch {
    // The client went away in the middle of its body; there is nobody to answer.
    response.destroy();
    return;
  }
  const reply = sandbox.answer(call);
  if (!request.complete) response.setHeader('Connection', 'close');
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => {
      server.closeAllConnections();
    }, CLOSE_GRACE_MS);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Starts a served sandbox. Throws SandboxError as createSandbox, or the system's error (`EADDRINUSE`, …). */
export async function startSandboxServer(options: ServerOptions = {}): Promise<SandboxServer> {
  const sandbox = createSandbox(options);
  let origin = '';
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    void respond(sandbox, request, response, origin);
  });
  try {
    const { address, family, port } = await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
    origin = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  } catch (error) {
    sandbox.close();
    throw error;
  }
  const customer = sandbox.firstCustomer() ?? sandbox.createCustomer('Sandbox customer');
  let closing: Promise<void> | undefined;
  return {
    url: `${origin}/api/v1`,
    key: sandbox.createKey(customer),
    sandbox,
    close: () =>
      (closing ??= stop(server).then(() => {
        sandbox.close();
      })),
  };
}
