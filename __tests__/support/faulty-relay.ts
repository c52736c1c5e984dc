/**
 * Servers between the action and the two real ones, over loopback: they pass everything on and count the calls of both in the
 * order of arrival; one chosen call fails as a socket fails. Nothing behind them knows of it.
 */
import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** An answer in place of the true one; `body` makes it from the true one, which is empty where the call had no effect. */
interface ReplacementResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: (realResponse: string) => string;
}

/**
 * How one call fails. `effect`: whether the server behind hears of it never, before the caller is failed, or after. `refused`:
 * the port is closed for a moment; `reset`: the connection is cut; `hang`: no byte comes back.
 */
export interface CallFault {
  readonly effect: 'none' | 'before' | 'late';
  readonly how: 'refused' | 'reset' | 'hang' | ReplacementResponse;
}

/** `at` counts calls from 1. */
export interface PlannedFault {
  readonly at: number;
  readonly fault: CallFault;
}

export interface Relays {
  /** Addresses in the order of the targets, each with its target's path. */
  readonly urls: readonly string[];
  /** Calls so far, `METHOD /path`. */
  readonly calls: readonly string[];
  /** Whether the chosen call has come. A call that was refused never arrives, so it cannot be seen. */
  readonly wasInjected: boolean;
  /** Passes everything on from now on; resolves when what was late has landed. */
  stopFaults(): Promise<void>;
  close(): Promise<void>;
}

/** How long the port is closed, ms: longer than a client needs to its next call. */
const REFUSE_MS = 400;
/** How late a late effect lands, ms. */
const LATE_MS = 300;

export async function startRelays(targets: readonly string[], plannedFault: PlannedFault | null): Promise<Relays> {
  const calls: string[] = [];
  const servers: Server[] = [];
  const ports: number[] = [];
  const late: Promise<unknown>[] = [];
  let areFaultsStopped = false;
  let wasInjected = false;

  const listen = (server: Server, port: number): Promise<void> =>
    new Promise((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  /** Closes the port for the next call. */
  const refuseConnections = async (): Promise<void> => {
    for (const server of servers) server.close();
    await sleep(REFUSE_MS);
    if (!areFaultsStopped) for (const [index, server] of servers.entries()) await listen(server, ports[index] ?? 0);
  };

  /** Injects a fault into the chosen call. */
  const injectFault = async ({ effect, how }: CallFault, pass: Pass, outgoing: ServerResponse): Promise<void> => {
    wasInjected = true;
    const realResponse = effect === 'before' ? await pass() : null;
    if (effect === 'late') late.push(sleep(LATE_MS).then(pass));
    if (how === 'reset') outgoing.socket?.resetAndDestroy();
    else if (typeof how === 'object') sendResponse(outgoing, toReplacement(how, realResponse));
  };

  const serve = async (target: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await readWhole(incoming);
    const pass: Pass = () => forwardRequest(new URL(incoming.url ?? '/', target), incoming, body);
    calls.push(labelOf(incoming));
    const number = calls.length;
    const isRefusal = plannedFault?.fault.how === 'refused';
    if (plannedFault?.at === number && !isRefusal && !areFaultsStopped)
      return injectFault(plannedFault.fault, pass, outgoing);
    const isLast = isRefusal && plannedFault.at === number + 1 && !areFaultsStopped;
    const realResponse = await pass();
    if (isLast) late.push(refuseConnections());
    sendResponse(outgoing, realResponse, isLast ? { connection: 'close' } : {});
  };

  for (const target of targets) {
    const server = createServer((incoming, outgoing) => {
      serve(target, incoming, outgoing).catch(() => outgoing.destroy());
    });
    await listen(server, 0);
    servers.push(server);
    ports.push((server.address() as AddressInfo).port);
  }
  return {
    urls: targets.map((target, index) => `http://127.0.0.1:${ports[index] ?? 0}${toPath(target)}`),
    calls,
    get wasInjected() {
      return wasInjected;
    },
    async stopFaults() {
      await Promise.all(late);
      areFaultsStopped = true;
    },
    async close() {
      areFaultsStopped = true;
      await Promise.all(late);
      for (const server of servers) {
        server.closeAllConnections();
        if (server.listening) await new Promise((closed) => server.close(closed));
      }
    },
  };
}

const toPath = (target: string): string => new URL(target).pathname.replace(/\/$/, '');
const labelOf = ({ method = '', url = '' }: IncomingMessage): string => `${method} ${url.split('?', 1)[0] ?? ''}`;

/** A true answer. */
interface RealResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

type Pass = () => Promise<RealResponse>;

function toReplacement(
  { status, headers, body }: ReplacementResponse,
  realResponse: RealResponse | null,
): RealResponse {
  const text = body?.(realResponse?.body ?? '') ?? JSON.stringify({ message: 'no', error: { message: 'no' } });
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: text };
}

function sendResponse(
  outgoing: ServerResponse,
  { status, headers, body }: RealResponse,
  more: Record<string, string> = {},
): void {
  const { connection: _, 'transfer-encoding': __, 'content-length': ___, ...kept } = headers;
  outgoing.writeHead(status, { ...kept, ...more }).end(body);
}

async function readWhole(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function forwardRequest(url: URL, { method, headers }: IncomingMessage, body: Buffer): Promise<RealResponse> {
  return new Promise((resolve, reject) => {
    const onward = forward(url, { method, headers: { ...headers, host: url.host } }, (incoming) => {
      readWhole(incoming).then((whole) => {
        resolve({ status: incoming.statusCode ?? 502, headers: incoming.headers, body: whole.toString('utf8') });
      }, reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}
