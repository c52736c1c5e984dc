/**
 * The one HTTP client: a deadline, retried reads, writes sent once, fixed origins, no redirects
 * (docs/BEHAVIOR.md#retries).
 */
import type { Clock } from '../core/ports/runtime.ts';
import { HttpError } from './errors.ts';
import { createEtagCache } from './etag-cache.ts';
import type { Exchange } from './exchange.ts';
import { createExchange, describeRequest } from './exchange.ts';
import type { Fetch } from './fetch-adapter.ts';
import { isGraphqlQuery, toFetchResponse } from './fetch-adapter.ts';
import type { Counters, RetryBudget } from './retry.ts';
import { computeBackoff, createRetryBudget, isTransientStatus, MAX_TRIES } from './retry.ts';
import type { Environment } from './tls.ts';
import type { Headers, Transport, TransportResponse, TransportRequest } from './transport.ts';
import { createUndiciTransport } from './undici-transport.ts';

/** The configuration of an HTTP client. Times in ms, sizes in bytes. */
export interface HttpClientOptions {
  readonly clock: Clock;
  /** Exact origins (`https://host[:port]`) that may be requested. Any other address fails before anything is sent. */
  readonly origins: readonly string[];
  /** Milliseconds since the epoch after which nothing is sent and no wait lasts. */
  readonly deadline: () => number;
  /** Limit per request, inside the deadline. Default: 10 s. */
  readonly timeoutMs?: number;
  /** Largest response. Default: 1 MiB. */
  readonly maxBytes?: number;
  /**
   * Cancels reads and waits. A write that has started is not interrupted, because its response is worth the seconds.
   */
  readonly signal?: AbortSignal | undefined;
  /** Retries that are granted before the 10% share counts. Default: 4, enough for two reads with every retry. */
  readonly retryFloor?: number;
  /** Where the proxy is read from. Default: no proxy. */
  readonly env?: Environment;
  /** The lowest layer. Default: undici. */
  readonly send?: Transport;
}

/** One request. Header names in any case. */
interface HttpRequest {
  readonly method: string;
  readonly url: string | URL;
  readonly headers?: Headers;
  readonly body?: string | null;
  /** Whether a POST only reads. GET and HEAD always do. Every other request is sent exactly once. */
  readonly idempotent?: boolean;
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | null | undefined;
}

/**
 * The client. Any status is a response, except redirects. A request without a usable response rejects with `HttpError`.
 */
export interface HttpClient {
  /**
   * Sends a request.
   *
   * @throws HttpError
   */
  request(request: HttpRequest): Promise<TransportResponse>;
  /**
   * The same client as Octokit's `request.fetch`: GraphQL queries count as reads, responses have up to 10 MiB by
   * default.
   */
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
  | { readonly kind: 'response'; readonly response: TransportResponse }
  | { readonly kind: 'error'; readonly error: HttpError };

/** Creates the client. Nothing is loaded or connected before the first request. */
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
  const sendRead = createReader(options, exchange, budget);
  const sendCachedRead = createCachedReader(sendRead);

  const sendHttpRequest = async (request: HttpRequest): Promise<TransportResponse> => {
    const transportRequest = toTransportRequest(request, options);
    if (transportRequest.once) return exchange.sendOnce(transportRequest);
    return transportRequest.method === 'GET' ? sendCachedRead(transportRequest) : sendRead(transportRequest);
  };

  return {
    request: sendHttpRequest,
    fetch: async (input, init = {}) => {
      const url = parseUrl(input);
      const method = (init.method ?? 'GET').toUpperCase();
      const body = init.body ?? null;
      const idempotent = isGraphqlQuery(url, method, body);
      const { headers = {}, signal } = init;
      const maxBytes = options.maxBytes ?? FETCH_MAX_BYTES;
      const response = await sendHttpRequest({ method, url, headers, body, idempotent, maxBytes, signal });
      return toFetchResponse(url.href, response);
    },
    get counters() {
      return budget.counters;
    },
  };
}

/**
 * Creates the sender of reads: at most three tries with full jitter, `Retry-After`, the deadline, and the budget
 * respected.
 */
function createReader(options: HttpClientOptions, exchange: Exchange, budget: RetryBudget): SendRead {
  const { clock, deadline } = options;

  const attempt = async (request: TransportRequest): Promise<AttemptResult> => {
    try {
      return { kind: 'response', response: await exchange.sendOnce(request) };
    } catch (error) {
      return { kind: 'error', error: HttpError.from(error, describeRequest(request)) };
    }
  };

  /** Sleeps until the server accepts reads again. Throws HttpError `deadline` when that is too late. */
  const waitForRetryAfter = async (request: TransportRequest): Promise<void> => {
    const { notBefore } = exchange;
    const waitMs = notBefore - clock.now();
    if (waitMs <= 0) return;
    if (notBefore >= deadline()) {
      const why = `the server asked for a pause of ${Math.ceil(waitMs / 1_000)} s, which is past the end of this step`;
      throw new HttpError({ code: 'deadline', sent: false, where: describeRequest(request), why });
    }
    await clock.sleep(waitMs, request.signal);
  };

  /** Returns the delay before the next try, in ms, or `null` if there is no next try. */
  const planRetry = (result: AttemptResult, tries: number): number | null => {
    if (tries >= MAX_TRIES || !isTransient(result)) return null;
    const now = clock.now();
    const delayMs = Math.max(exchange.notBefore - now, computeBackoff(tries, clock.random()));
    if (now + delayMs >= deadline()) return null;
    return budget.takeRetry() ? delayMs : null;
  };

  return async (request) => {
    await waitForRetryAfter(request);
    for (let tries = 1; ; tries += 1) {
      const result = await attempt(request);
      const delayMs = planRetry(result, tries);
      if (delayMs !== null) await clock.sleep(delayMs, request.signal);
      else if (result.kind === 'response') return result.response;
      else throw result.error;
    }
  };
}

/** Creates the sender of GETs, which revalidates a stored response with an ETag. */
function createCachedReader(sendRead: SendRead): SendRead {
  const etagCache = createEtagCache();
  return async (request) => {
    const { accept = '', authorization = '' } = request.headers;
    const key = `${request.url.href} ${accept} ${authorization}`;
    const headers = etagCache.addIfNoneMatch(key, request.headers);
    const response = await sendRead({ ...request, headers });
    // A caller that sent its own condition gets its own 304.
    return response.status === 304 && headers === request.headers ? response : etagCache.resolveResponse(key, response);
  };
}

const READ_METHODS = new Set(['GET', 'HEAD']);

function toTransportRequest(request: HttpRequest, options: HttpClientOptions): TransportRequest {
  const method = request.method.toUpperCase();
  return {
    method,
    url: parseUrl(request.url),
    headers: toTransportHeaders(request.headers),
    body: request.body ?? null,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    maxBytes: request.maxBytes ?? options.maxBytes ?? MAX_BYTES,
    signal: joinSignals(options.signal, request.signal),
    once: !READ_METHODS.has(method) && request.idempotent !== true,
  };
}

function toTransportHeaders(given: Headers = {}): Headers {
  const headers: Record<string, string> = { 'user-agent': 'orkestro-action' };
  for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = value;
  return { ...headers, 'accept-encoding': 'identity' };
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
  if (result.kind === 'error') return result.error.transient;
  const { status, headers } = result.response;
  // GitHub's secondary rate limit responds 403 with `Retry-After`.
  return isTransientStatus(status) || (status === 403 && 'retry-after' in headers);
}
