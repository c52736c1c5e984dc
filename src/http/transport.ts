/** The lowest layer below the HTTP client: one request, one response, and no decisions. */

/** Header names in lower case. Several values of one name are joined by `, `. */
export type Headers = Readonly<Record<string, string>>;

/** One request as it leaves. The transport must settle within `timeoutMs`. */
export interface TransportRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string | null;
  /** Limit for everything: name resolution, connecting, sending, and the last byte of the response. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** Whether it is a write, which needs a connection of its own and must never be sent twice. */
  readonly once: boolean;
}

/** One complete response. The body is decoded as UTF-8. */
export interface TransportResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * A function that sends one request once: no retry, no redirect, no decoding. It rejects with `HttpError`, or with an
 * error of Node or undici that `HttpError.from` classifies.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;
