/** Errors that adapters throw: whether an error is one of theirs, and whether a retry can help. */
import type { ReasonCode } from '../../core/domain/model.ts';
import type { Failure, RemoteSide } from '../../core/ports/errors.ts';
import { RemoteError } from '../../core/ports/errors.ts';

/** Codes of MarketplaceError and GitHubError that can disappear without a change of setup. */
const TRANSIENT_CODES = new Set([
  'unreachable',
  'interrupted',
  'timeout',
  'server_error',
  'rate_limited',
  'bad_answer',
  'incomplete',
]);

/** Returns the failure of a remote call.
 *
 * @returns null if no adapter threw the error, which makes it a bug.
 */
export function readFailure(error: unknown): Failure | null {
  return error instanceof RemoteError ? error.toFailure() : null;
}

/** Returns whether a later read might succeed. */
export function isTransient(error: unknown): boolean {
  const failure = readFailure(error);
  return failure !== null && TRANSIENT_CODES.has(failure.code);
}

const REASON_CODES: Readonly<Record<RemoteSide, ReasonCode>> = {
  http: 'internal_error',
  marketplace: 'marketplace_error',
  github: 'github_error',
};

/** Returns the reason code of the side that failed. */
export function toReasonCode(error: unknown): ReasonCode {
  return error instanceof RemoteError ? REASON_CODES[error.side] : 'internal_error';
}
