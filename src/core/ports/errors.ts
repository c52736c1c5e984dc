/** Failures of calls to a remote side. */

/**
 * The result of a write that can spend money.
 *
 * `refused`: certainly without effect, because nothing was sent or the marketplace refused in a way that guarantees it.
 * `unclear`: it may have an effect, now or later (docs/PROTOCOL.md#certain-refusals).
 */
export type WriteReply<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'unclear'; readonly failure: Failure };

/** What went wrong at a boundary, for the person who reads the log. */
export interface Failure {
  /** One of a closed set per boundary: see MarketplaceError and GitHubError. */
  readonly code: string;
  readonly what: string;
  /** Method and URL without query, or file and line. */
  readonly where: string;
  readonly why: string;
  readonly fix: string;
  readonly status: number | null;
  readonly requestId: string | null;
}

/** The remote side of a call. `http`: the call failed before any response, so neither. */
export type RemoteSide = 'http' | 'marketplace' | 'github';

/**
 * A failed call to a remote side: what, where, why, and the fix.
 *
 * Each adapter throws its own subclass with a closed table of codes. Contains no header, body, or request, so no secret.
 */
export class RemoteError<Code extends string = string> extends Error implements Failure {
  readonly side: RemoteSide;
  readonly code: Code;
  readonly what: string;
  readonly where: string;
  readonly why: string;
  readonly fix: string;
  readonly status: number | null;
  readonly requestId: string | null;

  constructor(side: RemoteSide, message: string, failure: Failure & { readonly code: Code }) {
    super(message);
    this.side = side;
    this.code = failure.code;
    this.what = failure.what;
    this.where = failure.where;
    this.why = failure.why;
    this.fix = failure.fix;
    this.status = failure.status;
    this.requestId = failure.requestId;
  }

  /** Returns plain data, by allow-list. */
  toFailure(): Failure {
    const { code, what, where, why, fix, status, requestId } = this;
    return { code, what, where, why, fix, status, requestId };
  }
}
