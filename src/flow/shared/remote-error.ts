/** What the flow may know of an error that an adapter threw: that it is one of theirs, and whether trying later can help. */
import type { ReasonCode } from '../../core/domain/model.ts';
import type { Failure } from '../../core/ports/errors.ts';

/** Codes of MarketplaceError and GitHubError that may pass by themselves. */
const PASSING = new Set([
  'unreachable',
  'interrupted',
  'timeout',
  'server_error',
  'rate_limited',
  'bad_answer',
  'incomplete',
]);

/** The failure of an adapter's or the door's error; `null`: a bug. */
export function readFailure(error: unknown): Failure | null {
  if (!(error instanceof Error)) return null;
  if ('toFailure' in error && typeof error.toFailure === 'function') {
    return (error as Error & { toFailure(): Failure }).toFailure();
  }
  if (error.name !== 'HttpFailure') return null;
  const { code, what, where, why, fix } = error as Error & Omit<Failure, 'status' | 'requestId'>;
  return { code, what, where, why, fix, status: null, requestId: null };
}

/** Whether a later look may succeed. */
export function isTransient(error: unknown): boolean {
  const failure = readFailure(error);
  return failure !== null && PASSING.has(failure.code);
}

/** Which side failed. */
export function toReasonCode(error: unknown): ReasonCode {
  if (!(error instanceof Error)) return 'internal_error';
  if (error.name === 'MarketplaceError') return 'marketplace_error';
  return error.name === 'GitHubError' ? 'github_error' : 'internal_error';
}
