/** Sandboxes for tests: a virtual clock, a seed, and the API as one function over memory or a socket. */
import type { FieldProblem } from '../../../src/sandbox/wire/errors.ts';
import type { WireMission } from '../../../src/sandbox/market/missions.ts';
import type { WireSpecialist } from '../../../src/sandbox/market/specialists.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/sandbox.ts';
import { startSandboxServer } from '../../../src/sandbox/server/server.ts';

/** A clock that moves only on request. */
interface VirtualClock {
  readonly now: () => number;
  readonly advance: (ms: number) => void;
}

function createVirtualClock(at = Date.UTC(2026, 0, 5, 9)): VirtualClock {
  let time = at;
  return {
    now: () => time,
    advance(ms) {
      time += ms;
    },
  };
}

/** The options of a request. `body` is sent as JSON, `text` and `bytes` as they are. `key: null` sends no key. */
export interface RequestOptions {
  readonly body?: unknown;
  readonly text?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string | null;
}

/** The fields of replies. Which ones exist depends on the request. A missing one fails its test. */
interface ResponseBody {
  readonly mission: WireMission;
  readonly missions: readonly WireMission[];
  readonly specialists: readonly WireSpecialist[];
  readonly next_cursor: string | null;
  readonly error: FieldProblem & {
    readonly code: string;
    readonly request_id: string;
    readonly details: readonly FieldProblem[];
  };
}

/** A complete reply. `json` is empty if there is no body. */
export interface SandboxResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: ResponseBody;
}

/** A sandbox with one customer, and its API. Paths are relative to `/api/v1`. */
export interface OpenSandbox {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  readonly key: string;
  readonly origin: string;
  readonly send: (method: string, path: string, options?: RequestOptions) => Promise<SandboxResponse>;
  /** Posts a mission (a DevOps one for $120 by default) and returns it. */
  readonly post: (fields?: object) => Promise<WireMission>;
  readonly close: () => Promise<void>;
}

export type OpenFunction = (options?: Omit<SandboxOptions, 'now'>) => Promise<OpenSandbox>;

export const BRIEF = { title: 'Add a safe-deploy CI gate', category: 'DevOps', budget_usd: 120, dod: 'CI blocks.' };

function toInit(key: string, method: string, options: RequestOptions): RequestInit {
  const headers: Record<string, string> = {};
  const bearer = options.key === undefined ? key : options.key;
  if (bearer !== null) headers['authorization'] = `Bearer ${bearer}`;
  const body = options.text ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  if (body !== undefined) headers['content-type'] = 'application/json';
  return {
    method,
    headers: { ...headers, ...options.headers },
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  };
}

async function readAnswer(response: Response): Promise<SandboxResponse> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: JSON.parse(text || '{}') as ResponseBody };
}

function wrapSandbox(
  parts: Pick<OpenSandbox, 'sandbox' | 'clock' | 'key' | 'origin' | 'close'>,
  fetchIt: (url: string, init: RequestInit) => Promise<Response>,
): OpenSandbox {
  const send = async (method: string, path: string, options: RequestOptions = {}): Promise<SandboxResponse> =>
    readAnswer(await fetchIt(`${parts.origin}/api/v1${path}`, toInit(parts.key, method, options)));
  return {
    ...parts,
    send,
    post: async (fields = {}) => {
      const { status, json, text } = await send('POST', '/marketplace/missions', { body: { ...BRIEF, ...fields } });
      if (status !== 201) throw new Error(`the mission was not posted: ${status} ${text}`);
      return json.mission;
    },
  };
}

/** Returns a sandbox whose API is a function. */
export const openMemory: OpenFunction = (options = {}) => {
  const clock = createVirtualClock();
  const sandbox = createSandbox({ seed: 7, ...options, now: clock.now });
  const key = sandbox.createKey(sandbox.firstCustomer() ?? sandbox.createCustomer('Tester'));
  const close = (): Promise<void> => {
    sandbox.close();
    return Promise.resolve();
  };
  return Promise.resolve(
    wrapSandbox({ sandbox, clock, key, origin: 'http://sandbox.test', close }, (url, init) =>
      sandbox.handle(new Request(url, init)),
    ),
  );
};

/** Returns a sandbox whose API is a real socket on loopback. */
export const openSocket: OpenFunction = async (options = {}) => {
  const clock = createVirtualClock();
  const server = await startSandboxServer({ seed: 7, ...options, now: clock.now });
  const { url, key, sandbox } = server;
  return wrapSandbox({ sandbox, clock, key, origin: new URL(url).origin, close: () => server.close() }, fetch);
};
