/** The sandbox marketplace of one story, called without sockets, with a memory for lists that lag. */
import type { Signer } from '../../src/core/digest.ts';
import type { TransportResponse, TransportRequest } from '../../src/http/transport.ts';
import { CATALOGUE } from '../../src/sandbox/scenario/catalog.ts';
import type { WireMission } from '../../src/sandbox/market/missions.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { createMemoSigner } from './memo.ts';
import { takeStore } from './scratch-store.ts';

export const MARKET = 'https://orkestro.net';
const MISSIONS = '/api/v1/marketplace/missions';

/** Whether a request asks for own missions, whose list may lag. */
export function isList({ method, url }: TransportRequest): boolean {
  return method === 'GET' && url.pathname === MISSIONS;
}

export interface Market {
  readonly sandbox: Sandbox;
  readonly key: string;
  /** What its key signs with. */
  readonly signer: Signer;
  /** Answers at once. */
  serve(request: TransportRequest): TransportResponse;
  /** The list as it was `lagMs` ago; `null`: not a list. */
  serveStale(request: TransportRequest, lagMs: number): TransportResponse | null;
  /** Oldest first. */
  missions(): readonly WireMission[];
  /** To be called after every change from outside `serve`. */
  noticed(): void;
  close(): void;
}

/** `onChange` hears of every mission that is new or different. */
export function createMarket(
  seed: number,
  now: () => number,
  onChange: (mission: WireMission, before: WireMission | null) => void,
): Market {
  const sandbox = createSandbox({
    store: takeStore(),
    now,
    seed,
    // A marketplace that documents no idempotency may have none. A few specialists are as good here as many.
    scenario: { manual: true, rateLimit: null, idempotencyKeys: false, specialists: CATALOGUE.slice(0, 3) },
  });
  const key = sandbox.createKey(sandbox.createCustomer('Simulation'));
  const history = new Map<string, { readonly at: number; readonly mission: WireMission }[]>();
  let missions: readonly WireMission[] = [];

  /** To reads, until something changes. */
  const replies = new Map<string, TransportResponse>();

  const noticed = (): void => {
    replies.clear();
    missions = sandbox.missions();
    for (const mission of missions) {
      const versions = history.get(mission.id) ?? [];
      const last = versions.at(-1)?.mission ?? null;
      if (last !== null && JSON.stringify(last) === JSON.stringify(mission)) continue;
      history.set(mission.id, [...versions, { at: now(), mission }]);
      onChange(mission, last);
    }
  };

  const serve = (request: TransportRequest): TransportResponse => {
    const { method, url, headers } = request;
    if (method !== 'GET') return answer(request);
    const asked = `${url.href} ${headers['if-none-match'] ?? ''} ${headers['authorization'] ?? ''}`;
    const reply = replies.get(asked) ?? answer(request);
    replies.set(asked, reply);
    return reply;
  };

  const answer = (request: TransportRequest): TransportResponse => {
    const { method, url, body } = request;
    const reply = sandbox.answer({
      method,
      path: url.pathname,
      query: url.searchParams,
      header: (name) => request.headers[name] ?? null,
      body: new TextEncoder().encode(body ?? ''),
      origin: url.origin,
    });
    if (method === 'POST') noticed();
    const headers = Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    if (typeof reply.body !== 'string') throw new Error(`simulation: ${url.pathname} answers a stream`);
    return { status: reply.status, headers: Object.fromEntries(headers), body: reply.body };
  };

  return {
    sandbox,
    key,
    signer: createMemoSigner(key),
    serve,
    serveStale(request, lagMs) {
      if (!isList(request)) return null;
      const at = now() - lagMs;
      const then = [...history.values()].flatMap((versions) => versions.findLast((one) => one.at <= at)?.mission ?? []);
      const body = JSON.stringify({ missions: then.reverse(), next_cursor: null });
      return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
    },
    missions: () => missions,
    noticed,
    close: () => {
      sandbox.close();
    },
  };
}
