/** What the flow may know of an error that an adapter threw: that it is one of theirs, and whether trying later can help. */
import type { ReasonCode } from '../../core/domain/model.ts';
import type { Failure, RemoteSide } from '../../core/ports/errors.ts';
import { RemoteError } from '../../core/ports/errors.ts';

/** Codes of MarketplaceError and GitHubError that may pass by themselves. */
const TRANSIENT_CODES = new Set([
  'unreachable',
  'interrupted',
  'timeout',
  'server_error',
  'rate_limited',
  'bad_answer',
  'incomplete',
]);

/** The failure of a remote call; `null`: a bug. */
export function readFailure(error: unknown): Failure | null {
  return error instanceof RemoteError ? error.toFailure() : null;
}

/** Whether a later look may succeed. */
export function isTransient(error: unknown): boolean {
  const failure = readFailure(error);
  return failure !== null && TRANSIENT_CODES.has(failure.code);
}

const REASON_CODES: Readonly<Record<RemoteSide, ReasonCode>> = {
  http: 'internal_error',
  marketplace: 'marketplace_error',
  github: 'github_error',
};

/** Which side failed. */
export function toReasonCode(error: unknown): ReasonCode {
  return error instanceof RemoteError ? REASON_CODES[error.side] : 'internal_error';
}
