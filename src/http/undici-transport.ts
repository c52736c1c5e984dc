/** The production transport: undici's own `request`, loaded at the first request and nowhere else. */
import type { Dispatcher } from 'undici';
import { HttpError } from './errors.ts';
import type { Environment } from './tls.ts';
import type { Headers, Transport, TransportResponse, TransportRequest } from './transport.ts';

type Undici = typeof import('undici');

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 5_000;

/** The connections of a run. */
interface Dispatchers {
  /** Keeps connections for the next read. */
  readonly reads: Dispatcher;
  /**
   * Opens a connection for each write: an idle one that the server has just closed would leave the write unconfirmed.
   */
  readonly writes: Dispatcher;
}

/** The progress of a request. */
interface Progress {
  /** Whether its first byte may have left. */
  started: boolean;
}

/**
 * Creates a transport over undici. The proxy comes from `env` (`HTTPS_PROXY`, `NO_PROXY`, either case). Plain http,
 * which is allowed for loopback only, never uses a proxy. Certificates are always verified, even if the environment
 * forbids it.
 */
export function createUndiciTransport(env: Environment): Transport {
  let loading: Promise<Dispatchers> | undefined;
  return async (request) => {
    loading ??= loadDispatchers(env);
    const dispatchers = await loading;
    const where = `${request.method} ${request.url.origin}${request.url.pathname}`;
    const progress: Progress = { started: false };
    try {
      return await sendWithTimeout(dispatchers, request, progress);
    } catch (error) {
      throw HttpError.from(error, where, progress.started);
    }
  };
}

async function loadDispatchers(env: Environment): Promise<Dispatchers> {
  const proxy = readProxy(env);
  const undici = await import('undici');
  return {
    reads: createDispatcher(undici, proxy, 1),
    writes: createDispatcher(undici, proxy, 0),
  };
}

interface ProxySettings {
  readonly url: string;
  /** Hosts that are reached without the proxy, separated by commas. */
  readonly except: string;
}

/**
 * Returns the proxy of the environment, or `null` if there is none.
 *
 * @throws HttpError `proxy` for an address that no proxy can have
 */
function readProxy(env: Environment): ProxySettings | null {
  const address = readFirst(env, 'https_proxy', 'HTTPS_PROXY');
  if (address === '') return null;
  // The runner's toolkit also takes an address without a scheme as http.
  const url = address.includes('://') ? address : `http://${address}`;
  if (!URL.canParse(url) || !/^(https?|socks5?):\/\//i.test(url)) {
    const why = 'HTTPS_PROXY is not of the form http://host:port';
    throw new HttpError({ code: 'proxy', sent: false, where: 'environment', why });
  }
  // A proxy can't reach the loopback interface of the runner.
  return { url, except: `${readFirst(env, 'no_proxy', 'NO_PROXY')},localhost,127.0.0.1,::1` };
}

/** Returns the first variable that is not empty, without surrounding spaces. Empty if there is none. */
function readFirst(env: Environment, ...names: readonly string[]): string {
  return names.map((name) => (env[name] ?? '').trim()).find((value) => value !== '') ?? '';
}

/** Creates a dispatcher. `pipelining` 0 closes each connection after its request, 1 keeps it. */
function createDispatcher(undici: Undici, proxy: ProxySettings | null, pipelining: 0 | 1): Dispatcher {
  // An HTTP/2 client may resend a refused stream on its own, which a write must never do. So HTTP/2 is off, to a proxy
  // as well.
  const tls = { rejectUnauthorized: true, allowH2: false };
  const options = {
    allowH2: false,
    pipelining,
    connect: { ...tls, timeout: CONNECT_TIMEOUT_MS },
  };
  if (proxy === null) return new undici.Agent(options);
  return new undici.EnvHttpProxyAgent({
    ...options,
    requestTls: tls,
    proxyTls: tls,
    httpProxy: '',
    httpsProxy: proxy.url,
    noProxy: proxy.except,
  });
}

/** Ends a request on timeout or cancellation. Undici itself notices an abort only once it is connected. */
async function sendWithTimeout(
  dispatchers: Dispatchers,
  request: TransportRequest,
  progress: Progress,
): Promise<TransportResponse> {
  const abortController = new AbortController();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abortWith = (error: Error): void => {
    abortController.abort(error);
    reject(error);
  };
  const cancel = (): void => {
    abortWith(toError('ABORT_ERR', 'cancelled'));
  };
  const timer = setTimeout(() => {
    abortWith(toError('ETIMEDOUT', `no complete answer within ${request.timeoutMs} ms`));
  }, request.timeoutMs);
  request.signal?.addEventListener('abort', cancel);
  if (request.signal?.aborted === true) cancel();
  const received = sendAndReceive(dispatchers, request, progress, abortController.signal);
  received.catch(() => undefined);
  try {
    return await Promise.race([received, aborted]);
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', cancel);
  }
}

function toError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

async function sendAndReceive(
  dispatchers: Dispatchers,
  request: TransportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<TransportResponse> {
  const dispatcher = request.once ? dispatchers.writes : dispatchers.reads;
  const response = await dispatcher.compose(trackFirstByte(progress)).request({
    origin: request.url.origin,
    path: `${request.url.pathname}${request.url.search}`,
    method: request.method,
    headers: request.headers,
    body: request.body,
    signal,
    headersTimeout: request.timeoutMs,
    bodyTimeout: Math.min(request.timeoutMs, IDLE_TIMEOUT_MS),
  });
  return {
    status: response.statusCode,
    headers: toHeaders(response.headers),
    body: await readBody(response.body, Number(response.headers['content-length'] ?? 0), request.maxBytes),
  };
}

/**
 * Records the moment before the first byte is written, which undici announces as the start of the request. An error
 * before it proves that nothing was sent. A second start would send the request twice, so it is aborted.
 */
function trackFirstByte(progress: Progress): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        if (progress.started) {
          controller.abort(toError('ECONNRESET', 'the connection was lost'));
          return;
        }
        progress.started = true;
        handler.onRequestStart?.(controller, context);
      },
      onResponseStart(controller, status, headers, message) {
        handler.onResponseStart?.(controller, status, headers, message);
      },
      onResponseData(controller, chunk) {
        handler.onResponseData?.(controller, chunk);
      },
      onResponseEnd(controller, trailers) {
        handler.onResponseEnd?.(controller, trailers);
      },
      onResponseError(controller, error) {
        handler.onResponseError?.(controller, error);
      },
    });
}

function toHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Headers;
}

/** Collects the body up to `maxBytes`. One byte more ends the connection. */
async function readBody(
  body: Dispatcher.ResponseData['body'],
  contentLength: number,
  maxBytes: number,
): Promise<string> {
  // Destroying an unfinished body emits an error, which without a listener would end the process.
  body.on('error', () => undefined);
  const chunks: Buffer[] = [];
  let size = 0;
  if (contentLength > maxBytes) {
    body.destroy();
    throw createTooLargeError(maxBytes);
  }
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw createTooLargeError(maxBytes);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks, size));
}

function createTooLargeError(maxBytes: number): Error {
  return toError('UND_ERR_RES_EXCEEDED_MAX_SIZE', `more than ${maxBytes} bytes`);
}
