/** The one door for HTTP: deadline, retries of reads, writes sent once, one origin, no redirects (docs/BEHAVIOR.md#retries). */
import type { Clock } from '../core/ports/runtime.ts';
import { createEtagCache } from './etag-cache.ts';
import type { Exchange } from './exchange.ts';
import { createExchange, describeRequest } from './exchange.ts';
import { HttpError } from './errors.ts';
import type { Fetch } from './fetch-adapter.ts';
import { isGraphqlQuery, toFetchResponse } from './fetch-adapter.ts';
import type { Environment } from './tls.ts';
import type { Counters, RetryBudget } from './retry.ts';
import { createRetryBudget, isTransientStatus, computeBackoff, MAX_TRIES } from './retry.ts';
import type { Headers, Transport, TransportResponse, TransportRequest } from './transport.ts';
import { createUndiciTransport } from './undici-transport.ts';

/** How a door is set up. Times in ms, sizes in bytes. */
export interface HttpClientOptions {
  readonly clock: Clock;
  /** Exact origins (`https://host[:port]`) that may be asked; every other address fails before anything is sent. */
  readonly origins: readonly string[];
  /** Milliseconds since the epoch after which nothing is sent and no wait lasts. */
  readonly deadline: () => number;
  /** Per request, inside the deadline; default 10 s. */
  readonly timeoutMs?: number;
  /** Largest answer; default 1 MiB. */
  readonly maxBytes?: number;
  /** Cancels reads and waits. A write that is under way is not interrupted: its answer is worth the seconds. */
  readonly signal?: AbortSignal | undefined;
  /** Retries granted before the 10 % share counts; default 4, two reads at their worst. */
  readonly retryFloor?: number;
  /** Where the proxy is read from; default: none. */
  readonly env?: Environment;
  /** The lowest layer; default: undici. */
  readonly send?: Transport;
}

/** One request. Header names in any case. */
interface HttpRequest {
  readonly method: string;
  readonly url: string | URL;
  readonly headers?: Headers;
  readonly body?: string | null;
  /** A POST that only reads; GET and HEAD always are. Everything else is sent exactly once. */
  readonly idempotent?: boolean;
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | null | undefined;
}

/** The door. A status is an answer, whatever it is, except redirects; no usable answer is an `HttpFailure`. */
export interface HttpClient {
  request(request: HttpRequest): Promise<TransportResponse>;
  /** The same door for Octokit's `request.fetch`; GraphQL queries count as reads; answers up to 10 MiB by default. */
  readonly fetch: Fetch;
  readonly counters: Counters;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;
const FETCH_MAX_BYTES = 10 * 1024 * 1024;
const RETRY_FLOOR = 4;
const RETRY_SHARE = 0.1;

type SendRead = (request: TransportRequest) => Promise<TransportResponse>;
type AttemptResult =
  | { readonly kind: 'answer'; readonly answer: TransportResponse }
  | { readonly kind: 'failure'; readonly failure: HttpError };

/** Opens the door. Nothing is loaded or connected before the first request. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const budget = createRetryBudget(options.retryFloor ?? RETRY_FLOOR, RETRY_SHARE);
  const exchange = createExchange({
    clock: options.clock,
    origins: options.origins,
    deadline: options.deadline,
    transport: options.send ?? createUndiciTransport(options.env ?? {}),
    onSend: () => {
      budget.countRequest();
    },
  });
  const read = createReader(options, exchange, budget);
  const get = createCachedReader(read);

  const request = async (asked: HttpRequest): Promise<TransportResponse> => {
    const plain = toSendRequest(asked, options);
    if (plain.once) return exchange.sendOnce(plain);
    return plain.method === 'GET' ? get(plain) : read(plain);
  };

  return {
    request,
    fetch: async (input, init = {}) => {
      const url = parseUrl(input);
      const method = (init.method ?? 'GET').toUpperCase();
      const body = init.body ?? null;
      const idempotent = isGraphqlQuery(url, method, body);
      const { headers = {}, signal } = init;
      const maxBytes = options.maxBytes ?? FETCH_MAX_BYTES;
      const answer = await request({ method, url, headers, body, idempotent, maxBytes, signal });
      return toFetchResponse(url.href, answer);
    },
    get counters() {
      return budget.counters;
    },
  };
}

/** Reads: at most three tries, full jitter, `Retry-After` obeyed, all of it inside deadline and budget. */
function createReader(options: HttpClientOptions, exchange: Exchange, budget: RetryBudget): SendRead {
  const { clock, deadline } = options;

  const attempt = async (request: TransportRequest): Promise<AttemptResult> => {
    try {
      return { kind: 'answer', answer: await exchange.sendOnce(request) };
    } catch (error) {
      return { kind: 'failure', failure: HttpError.from(error, describeRequest(request)) };
    }
  };

  /** Sleeps until the other side wants to be asked again; ends as `deadline` when that is too late. */
  const waitForRetryAfter = async (request: TransportRequest): Promise<void> => {
    const { notBefore } = exchange;
    const wait = notBefore - clock.now();
    if (wait <= 0) return;
    if (notBefore >= deadline()) {
      const why = `the server asked for a pause of ${Math.ceil(wait / 1_000)} s, which is past the end of this step`;
      throw new HttpError({ code: 'deadline', sent: false, where: describeRequest(request), why });
    }
    await clock.sleep(wait, request.signal);
  };

  /** How long to wait before the next try, in ms; `null`: there is none. */
  const planRetry = (result: AttemptResult, tries: number): number | null => {
    if (tries >= MAX_TRIES || !isTransient(result)) return null;
    const now = clock.now();
    const delay = Math.max(exchange.notBefore - now, computeBackoff(tries, clock.random()));
    if (now + delay >= deadline()) return null;
    return budget.takeRetry() ? delay : null;
  };

  return async (request) => {
    await waitForRetryAfter(request);
    for (let tries = 1; ; tries += 1) {
      const result = await attempt(request);
      const delay = planRetry(result, tries);
      if (delay !== null) await clock.sleep(delay, request.signal);
      else if (result.kind === 'answer') return result.answer;
      else throw result.failure;
    }
  };
}

/** GETs: what was answered with an ETag before is only confirmed. */
function createCachedReader(sendRead: SendRead): SendRead {
  const etagCache = createEtagCache();
  return async (request) => {
    const { accept = '', authorization = '' } = request.headers;
    const key = `${request.url.href} ${accept} ${authorization}`;
    const headers = etagCache.prepare(key, request.headers);
    const response = await sendRead({ ...request, headers });
    // A 304 to the caller's own condition is the caller's.
    return response.status === 304 && headers === request.headers ? response : etagCache.settle(key, response);
  };
}

function toSendRequest(request: HttpRequest, options: HttpClientOptions): TransportRequest {
  const method = request.method.toUpperCase();
  const headers: Record<string, string> = { 'user-agent': 'orkestro-action' };
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
  return {
    method,
    url: parseUrl(request.url),
    headers: { ...headers, 'accept-encoding': 'identity' },
    body: request.body ?? null,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    maxBytes: request.maxBytes ?? options.maxBytes ?? MAX_BYTES,
    signal: joinSignals(options.signal, request.signal),
    once: method !== 'GET' && method !== 'HEAD' && request.idempotent !== true,
  };
}

function parseUrl(url: string | URL): URL {
  const parsed = typeof url === 'string' ? URL.parse(url) : url;
  if (parsed !== null) return parsed;
  throw new HttpError({ code: 'origin', sent: false, where: 'request', why: 'the address is not a URL' });
}

function joinSignals(
  runSignal: AbortSignal | undefined,
  requestSignal: AbortSignal | null | undefined,
): AbortSignal | undefined {
  if (requestSignal === undefined || requestSignal === null) return runSignal;
  return runSignal === undefined ? requestSignal : AbortSignal.any([runSignal, requestSignal]);
}

function isTransient(result: AttemptResult): boolean {
  if (result.kind === 'failure') return result.failure.transient;
  const { status, headers } = result.answer;
  // GitHub's secondary rate limit answers 403 with `Retry-After`.
  return isTransientStatus(status) || (status === 403 && 'retry-after' in headers);
}
