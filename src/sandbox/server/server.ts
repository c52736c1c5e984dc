/** The sandbox on a socket: plain node:http, on loopback unless told otherwise. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { applyFault, type FaultPlan } from './faults.ts';
import { SandboxError } from '../wire/errors.ts';
import { MAX_BODY_BYTES, type Call } from '../wire/http.ts';
import { answerMalformed, replyMalformed } from './malformed.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts';
import { createSender, type Sender } from './send.ts';
import type { Storefront } from '../storefront/storefront.ts';

/** How to serve a sandbox. */
export interface SandboxServerOptions extends SandboxOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Shows the market at `/`, to be looked at only: everybody's missions, so for the operator alone. Default false. */
  readonly storefront?: boolean;
  /** For tests of clients: what goes wrong, and when. */
  readonly faults?: FaultPlan;
}

/** A served sandbox with a fresh key of its first customer. */
export interface SandboxServer {
  /** The API's base URL, ending in `/api/v1`. */
  readonly url: string;
  readonly key: string;
  readonly sandbox: Sandbox;
  /** Lets requests under way finish and ends streams, then closes every connection and the store. Can be called twice. */
  readonly close: () => Promise<void>;
}

// A body that is too large is read to its end, so that the client sees the answer instead of a reset; but not for ever.
const MAX_DRAINED_BYTES = 64 * MAX_BODY_BYTES;
const CLOSE_GRACE_MS = 2000;
/** In ms. */
const SERVER_OPTIONS = { requestTimeout: 30_000, headersTimeout: 10_000, requireHostHeader: false };
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    if (size > MAX_DRAINED_BYTES) return null;
  }
  return size > MAX_BODY_BYTES ? null : Buffer.concat(chunks);
}

async function toCall(request: IncomingMessage, ownOrigin: string): Promise<Call> {
  const { host = '' } = request.headers;
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
    origin: HOST.test(host) ? `http://${host}` : ownOrigin,
  };
}

interface ServerState {
  readonly sender: Sender;
  readonly storefront: Storefront | null;
  origin: string;
  closing: boolean;
}

/** Answers requests of node:http from a sandbox. */
function createListener(sandbox: Sandbox, faults: FaultPlan | undefined, state: ServerState) {
  let callNumber = 0;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Node would refuse this itself, with an answer that says nothing.
    if (request.httpVersion === '1.1' && request.headers.host === undefined) {
      const refusal = new SandboxError('bad_request', 'A request of HTTP/1.1 needs a Host header.');
      state.sender.send(response, replyMalformed(refusal), false);
      return;
    }
    // A client that goes away in the middle of its body leaves nobody to answer, and nothing is done.
    const call = await toCall(request, state.origin).catch(() => null);
    if (call === null) return;
    if (state.closing) response.setHeader('Connection', 'close');
    const page = state.storefront?.answer(call) ?? null;
    if (page !== null) {
      state.sender.send(response, page, false);
      return;
    }
    callNumber += 1;
    const transmission = applyFault(faults?.(call, callNumber) ?? null, () => sandbox.answer(call));
    if (transmission === 'hang') return;
    if (transmission === 'cut') {
      request.socket.resetAndDestroy();
      return;
    }
    state.sender.send(response, transmission.reply, transmission.truncated);
  };
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
    const forceCloseTimer = setTimeout(() => {
      server.closeAllConnections();
    }, CLOSE_GRACE_MS);
    // Closes idle connections too; busy ones are told to close with their answer.
    server.close(() => {
      clearTimeout(forceCloseTimer);
      resolve();
    });
  });
}

const LOOPBACK = '127.0.0.1';

/** Loaded only where it is wanted, so that the embedded marketplace starts fast. */
async function openStorefront(
  sandbox: Sandbox,
  { storefront, host }: SandboxServerOptions,
): Promise<Storefront | null> {
  if (storefront !== true) return null;
  const { createStorefront } = await import('../storefront/storefront.ts');
  return createStorefront(sandbox, { listenHost: host ?? LOOPBACK });
}

/** Starts a served sandbox. Throws SandboxError as createSandbox does, or the system's error (`EADDRINUSE`, …). */
export async function startSandboxServer(options: SandboxServerOptions = {}): Promise<SandboxServer> {
  const sandbox = createSandbox(options);
  const storefront = await openStorefront(sandbox, options);
  const state: ServerState = { origin: '', closing: false, sender: createSender(), storefront };
  const listener = createListener(sandbox, options.faults, state);
  const server = createServer(SERVER_OPTIONS, (request, response) => {
    void listener(request, response);
  });
  answerMalformed(server);
  try {
    const { address, family, port } = await listen(server, options.port ?? 0, options.host ?? LOOPBACK);
    state.origin = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  } catch (error) {
    sandbox.close();
    throw error;
  }
  const customer = sandbox.firstCustomer() ?? sandbox.createCustomer('Sandbox customer');
  let closed: Promise<void> | undefined;
  return {
    url: `${state.origin}/api/v1`,
    key: sandbox.createKey(customer),
    sandbox,
    close: () => {
      state.closing = true;
      storefront?.close();
      state.sender.endStreams();
      closed ??= stop(server).then(() => {
        sandbox.close();
      });
      return closed;
    },
  };
}
