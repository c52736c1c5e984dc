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
