/** The sandbox on a socket: plain node:http, on loopback by default. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerControl, isControlPath } from './control.ts';
import { createFaultOrders } from './fault-orders.ts';
import { applyFault, type FaultPlan, type Transmission } from './faults.ts';
import { SandboxError } from '../wire/errors.ts';
import { MAX_BODY_BYTES, type Call } from '../wire/http.ts';
import { answerMalformed, replyMalformed } from './malformed.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts';
import { createSender, type Sender } from './send.ts';
import type { Storefront } from '../storefront/storefront.ts';

/** The settings of a served sandbox. */
export interface SandboxServerOptions extends SandboxOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /**
   * Whether to show the market at `/`, read-only. It shows every customer's missions, so it is for the operator.
   * Default false.
   */
  readonly storefront?: boolean;
  /** The faults, for tests of clients. */
  readonly faults?: FaultPlan;
}

/** A served sandbox with a new key of its first customer. */
export interface SandboxServer {
  /** The API's base URL, ending in `/api/v1`. */
  readonly url: string;
  readonly key: string;
  readonly sandbox: Sandbox;
  /** Ends streams, lets requests under way finish, and closes every connection and the store. Can be called twice. */
  readonly close: () => Promise<void>;
}

// A body that is too large is read to its end, so that the client gets the reply instead of a reset. This is the limit.
const MAX_DRAINED_BYTES = 64 * MAX_BODY_BYTES;
const CLOSE_GRACE_MS = 2000;
/** Timeouts in ms. */
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

/** Returns a listener of node:http that answers from a sandbox. */
function createListener(sandbox: Sandbox, faults: FaultPlan | undefined, state: ServerState) {
  let callNumber = 0;
  const orders = createFaultOrders((key) => sandbox.findCustomer(key));
  const answer = (call: Call): Transmission => {
    if (isControlPath(call.path)) {
      return { reply: answerControl(call, sandbox, orders, state.closing), truncated: false };
    }
    const page = state.storefront?.answer(call) ?? null;
    if (page !== null) return { reply: page, truncated: false };
    callNumber += 1;
    return applyFault(faults?.(call, callNumber) ?? orders.take(call), () => sandbox.answer(call));
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isHostMissing(request)) {
      const refusal = new SandboxError('bad_request', 'A request of HTTP/1.1 needs a Host header.');
      state.sender.send(response, replyMalformed(refusal), false);
      return;
    }
    // The client closed the connection before its body was complete. No one waits for a reply, and the request has no
    // effect.
    const call = await toCall(request, state.origin).catch(() => null);
    if (call === null) return;
    if (state.closing) response.setHeader('Connection', 'close');
    const transmission = answer(call);
    if (transmission === 'hang') return;
    if (transmission === 'cut') request.socket.resetAndDestroy();
    else state.sender.send(response, transmission.reply, transmission.truncated);
  };
}

/** Returns whether the request lacks the header that HTTP/1.1 requires. Node's own refusal would have no message. */
function isHostMissing({ httpVersion, headers }: IncomingMessage): boolean {
  return httpVersion === '1.1' && headers.host === undefined;
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
    // This also closes idle connections. Busy ones get `Connection: close` with their reply.
    server.close(() => {
      clearTimeout(forceCloseTimer);
      resolve();
    });
  });
}

const LOOPBACK = '127.0.0.1';

/** Loads the storefront only if it is wanted, so that the embedded marketplace starts fast. */
async function openStorefront(
  sandbox: Sandbox,
  { storefront, host }: SandboxServerOptions,
): Promise<Storefront | null> {
  if (storefront !== true) return null;
  const { createStorefront } = await import('../storefront/storefront.ts');
  return createStorefront(sandbox, { listenHost: host ?? LOOPBACK });
}

/**
 * Starts a served sandbox.
 *
 * @throws SandboxError as createSandbox does
 * @throws Error of the system if the server can't listen (`EADDRINUSE`, …)
 */
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
