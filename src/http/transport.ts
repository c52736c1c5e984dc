/** The lowest layer under the door: one exchange over the wire, nothing decided. */

/** Header names in lower case; several values of one name are joined by `, `. */
export type Headers = Readonly<Record<string, string>>;

/** One request as it goes out. The layer must settle within `timeoutMs`. */
export interface TransportRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string | null;
  /** Everything included: name look-up, connect, sending, and the last byte of the answer. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** A write: must travel on a connection of its own and never be put on the wire twice. */
  readonly once: boolean;
}

/** One answer, whole; the body is decoded as UTF-8. */
export interface TransportResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * Sends one request once: no retry, no redirect, no decoding. Rejects with `HttpFailure`, or with anything that
 * `HttpFailure.from` can classify (Node's and undici's errors).
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;
