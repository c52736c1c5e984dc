/** One request and its response: rejects what must not leave, and names what is no usable response. Repeats nothing. */
import type { Clock } from '../core/ports/runtime.ts';
import { HttpError } from './errors.ts';
import { parseRetryDelay } from './retry.ts';
import type { Headers, Transport, TransportResponse, TransportRequest } from './transport.ts';

/** The limits and the transport of an exchange. `deadline` returns milliseconds since the epoch. */
export interface ExchangeOptions {
  readonly clock: Clock;
  readonly origins: readonly string[];
  readonly deadline: () => number;
  readonly transport: Transport;
  /** Called right before a request leaves. */
  readonly onSend: () => void;
}

/** A transport that is bound to origins and a deadline. */
export interface Exchange {
  /**
   * Sends a request once.
   *
   * @throws HttpError where there is no usable response
   */
  sendOnce(request: TransportRequest): Promise<TransportResponse>;
  /** Earliest time for the next read, in ms since the epoch: the server's latest `Retry-After`. */
  readonly notBefore: number;
}

/** Binds the transport to origins and deadline. */
export function createExchange(options: ExchangeOptions): Exchange {
  const { clock, deadline, onSend, transport } = options;
  const origins = new Set(options.origins);
  let notBefore = 0;

  /** Returns how long the request may take, in ms. Throws HttpError for a request that must not leave. */
  const assertSendable = (request: TransportRequest, where: string): number => {
    if (!origins.has(request.url.origin)) {
      throw new HttpError({ code: 'origin', sent: false, where, why: `allowed is ${[...origins].join(', ')}` });
    }
    if (request.signal?.aborted === true) {
      throw new HttpError({ code: 'aborted', sent: false, where, why: 'cancelled before it was sent' });
    }
    const remainingMs = deadline() - clock.now();
    if (remainingMs <= 0) throw new HttpError({ code: 'deadline', sent: false, where, why: 'nothing was sent' });
    return Math.min(request.timeoutMs, remainingMs);
  };

  return {
    async sendOnce(request) {
      const where = describeRequest(request);
      const timeoutMs = assertSendable(request, where);
      onSend();
      try {
        // The run's signal never interrupts a write that has started. Only its timeout ends it.
        const response = await transport({ ...request, timeoutMs, signal: request.once ? undefined : request.signal });
        const retryDelayMs = parseRetryDelay(response.status, response.headers, clock.now());
        if (retryDelayMs !== null) notBefore = Math.max(notBefore, clock.now() + retryDelayMs);
        return assertUsableResponse(response, where);
      } catch (error) {
        throw HttpError.from(error, where);
      }
    },
    get notBefore() {
      return notBefore;
    },
  };
}

/** Formats method and URL without query. */
export function describeRequest(request: Pick<TransportRequest, 'method' | 'url'>): string {
  return `${request.method} ${request.url.origin}${request.url.pathname}`;
}

/** Returns the response. Throws HttpError for a redirect, and for a body in an encoding that was not requested. */
function assertUsableResponse(response: TransportResponse, where: string): TransportResponse {
  const { status, headers } = response;
  if (status >= 300 && status <= 399 && status !== 304) {
    throw new HttpError({
      code: 'redirect',
      sent: true,
      where,
      status,
      why: `${status} to ${describeRedirectTarget(headers)}`,
    });
  }
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding !== '' && encoding !== 'identity') {
    const why = /^[a-z, ]{1,40}$/.test(encoding) ? `content-encoding: ${encoding}` : 'by an encoding of no known name';
    throw new HttpError({ code: 'encoding', sent: true, where, status, why });
  }
  return response;
}

/** Describes where a redirect leads by its origin alone, because the rest of a URL can carry anything. */
function describeRedirectTarget(headers: Headers): string {
  const location = headers['location'] ?? '';
  if (location === '') return 'nowhere';
  return URL.canParse(location) ? new URL(location).origin : 'another path of the same server';
}
