/** What a call to a remote side answers when it fails. */

/**
 * The answer to a write that can spend. `refused`: certainly without effect (nothing was sent, or a parsed 4xx that
 * promises so). `unclear`: it may have had an effect, now or later (docs/PROTOCOL.md#certain-refusals).
 */
export type WriteReply<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'unclear'; readonly failure: Failure };

/** What went wrong at a boundary, for the person who reads it at 2 a.m. */
export interface Failure {
  /** Closed per boundary: see MarketplaceError and GitHubError. */
  readonly code: string;
  readonly what: string;
  /** Method and URL without query, or file and line. */
  readonly where: string;
  readonly why: string;
  readonly fix: string;
  readonly status: number | null;
  readonly requestId: string | null;
}

/** Which remote side a call went to. `http`: below any status, so neither. */
export type RemoteSide = 'http' | 'marketplace' | 'github';

/**
 * A call to a remote side that failed: what, where, why, and the fix. Every adapter throws a subclass of its own, with a
 * closed table of codes. Carries no header, no body, and no request, so no secret.
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
