/** GitHub's two APIs as the probe uses them: one token, one origin, no redirects, and GitHub's pace for writes. */
import type { Clock } from '../../src/core/ports/runtime.ts';
import { cut } from '../../src/core/text.ts';
import { createHttpClient } from '../../src/http/client.ts';
import type { HttpClient } from '../../src/http/client.ts';
import { isObject } from '../../src/marketplace/wire.ts';
import { CannotTry } from './facts.ts';

/** Where a client sends its requests. */
export interface ClientOptions {
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly token: string;
  readonly clock: Clock;
  /** Milliseconds since the epoch. */
  readonly deadline: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** One response. `json` is `undefined` if the body isn't JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/** The answer of GraphQL. `types` are those of its errors. */
export interface GraphqlReply {
  readonly data: unknown;
  readonly types: readonly string[];
  readonly problem: string | null;
}

/** A client with one token. */
export interface Client {
  /** Sends a request. Writes are paced. @throws HttpError */
  rest(method: string, path: string, body?: unknown): Promise<Reply>;
  /** Sends one write many times at once. @throws HttpError */
  burst(times: number, path: string, body: unknown): Promise<readonly (Reply | null)[]>;
  /** Sends a query, or a paced mutation. @throws HttpError */
  graphql(document: string, variables?: Readonly<Record<string, unknown>>): Promise<GraphqlReply>;
}

const MINUTE_MS = 60_000;
/** GitHub's limit is 80 a minute. */
const WRITES_A_MINUTE = 75;
/** GitHub asks for at least a second between two writes. */
const WRITE_PAUSE_MS = 1_000;

/** Creates a client. */
export function createClient(options: ClientOptions): Client {
  const { apiUrl, graphqlUrl, token, clock, deadline, env } = options;
  const origins = [...new Set([new URL(apiUrl).origin, new URL(graphqlUrl).origin])];
  const http = createHttpClient({ clock, origins, deadline, env, maxBytes: 4 * 1024 * 1024, timeoutMs: 30_000 });
  const admit = createPacer(clock);
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'user-agent': 'orkestro-probe',
  };
  const send = (method: string, url: string, body: unknown, idempotent: boolean): Promise<Reply> =>
    sendJson(http, { method, url, headers, body, idempotent });

  return {
    async rest(method, path, body) {
      if (method !== 'GET') await admit(1);
      return send(method, `${apiUrl}${path}`, body, false);
    },
    async burst(times, path, body) {
      await admit(times);
      const replies = Array.from({ length: times }, () =>
        send('POST', `${apiUrl}${path}`, body, false).catch(() => null),
      );
      return Promise.all(replies);
    },
    async graphql(document, variables = {}) {
      const isMutation = /^\s*mutation\b/.test(document);
      if (isMutation) await admit(1);
      return toGraphqlReply(await send('POST', graphqlUrl, { query: document, variables }, !isMutation));
    },
  };
}

interface JsonRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly idempotent: boolean;
}

async function sendJson(http: HttpClient, { body, headers, ...request }: JsonRequest): Promise<Reply> {
  const isEmpty = body === undefined;
  const {
    status,
    headers: received,
    body: text,
  } = await http.request({
    ...request,
    headers: isEmpty ? headers : { ...headers, 'content-type': 'application/json' },
    body: isEmpty ? null : JSON.stringify(body),
  });
  return { status, headers: received, json: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Returns a function that waits until GitHub's limits have room for so many writes. */
function createPacer(clock: Clock): (writes: number) => Promise<void> {
  let sent: number[] = [];
  return async (writes) => {
    for (;;) {
      const now = clock.now();
      sent = sent.filter((at) => at > now - MINUTE_MS);
      const pause = (sent.at(-1) ?? 0) + WRITE_PAUSE_MS - now;
      // The write that must be a minute old before there is room.
      const last = sent[sent.length + writes - WRITES_A_MINUTE - 1];
      const wait = Math.max(pause, last === undefined ? 0 : last + MINUTE_MS - now);
      if (wait <= 0) break;
      await clock.sleep(wait);
    }
    sent.push(...Array.from({ length: writes }, () => clock.now()));
  };
}

function toGraphqlReply({ status, json }: Reply): GraphqlReply {
  const errors = pick(json, 'errors');
  const list = Array.isArray(errors) ? (errors as readonly unknown[]) : [];
  const types = list.map((error) => textAt(error, 'type') ?? 'untyped');
  const message = list.length > 0 ? textAt(list[0], 'message') : textAt(json, 'message');
  const isFine = status === 200 && list.length === 0;
  return { data: pick(json, 'data'), types, problem: isFine ? null : toOneLine(message ?? `HTTP ${status}`) };
}

/** Returns the value at a dotted path, or `undefined`. Numbers are places in a list. */
export function pick(json: unknown, path: string): unknown {
  let here = json;
  for (const part of path.split('.')) {
    if (Array.isArray(here)) here = (here as readonly unknown[])[Number(part)];
    else if (isObject(here) && Object.hasOwn(here, part)) here = here[part];
    else return undefined;
  }
  return here;
}

/** Returns the text at a dotted path, or `null`. */
export function textAt(json: unknown, path: string): string | null {
  const value = pick(json, path);
  return typeof value === 'string' ? value : null;
}

/** Returns the list at a dotted path; empty if there is none. An empty path is the value itself. */
export function listAt(json: unknown, path: string): readonly unknown[] {
  const value = path === '' ? json : pick(json, path);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Returns the reply, or throws `CannotTry` with what GitHub said. */
export function need(reply: Reply, status: number, what: string): Reply {
  if (reply.status === status) return reply;
  throw new CannotTry(`${what}: ${describe(reply)}`);
}

/** Describes a reply that was not wanted. */
export function describe({ status, json }: Reply): string {
  const message = textAt(json, 'message');
  return message === null ? `HTTP ${status}` : `HTTP ${status} "${toOneLine(message)}"`;
}

/** Shortens what GitHub said to one line. */
function toOneLine(text: string): string {
  return cut(text.replaceAll(/\s+/g, ' ').trim(), 200);
}

/** Returns the data of a GraphQL answer, or throws `CannotTry`. */
export function needData(reply: GraphqlReply, what: string): unknown {
  if (reply.problem === null) return reply.data;
  throw new CannotTry(`${what}: ${reply.problem}`);
}
