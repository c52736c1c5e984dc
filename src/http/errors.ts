/** Everything that can go wrong below an HTTP status, in one class. */
import { RemoteError } from '../core/ports/errors.ts';
import { classifyError } from './classify-error.ts';
import type { HttpErrorCode } from './error-codes.ts';
import { HTTP_ERROR_INFO } from './error-codes.ts';

/** What a failure is made from. `where` is method and URL without query. */
interface HttpErrorParts {
  readonly code: HttpErrorCode;
  /** Whether any byte of the request may have left. */
  readonly sent: boolean;
  readonly where: string;
  readonly why: string;
  readonly status?: number;
}

/**
 * No usable answer: what, where, why, the fix. `sent: false` promises that nothing left; `sent: true` only that
 * something may have. Carries no header and no body, so no secret.
 */
export class HttpError extends RemoteError<HttpErrorCode> {
  override readonly name = 'HttpError';
  readonly sent: boolean;

  constructor(parts: HttpErrorParts) {
    const { code, where, why, status = null } = parts;
    const { what, fix } = HTTP_ERROR_INFO[code];
    super('http', `${what}: ${where}: ${why}`, { code, what, where, why, fix, status, requestId: null });
    this.sent = parts.sent;
  }

  /** Whether a read may be tried again. */
  get transient(): boolean {
    return HTTP_ERROR_INFO[this.code].transient;
  }

  /**
   * Classifies whatever a lower layer threw. `sent` is what that layer knows for certain; without it, only codes that
   * prove it count as not sent.
   */
  static from(error: unknown, where: string, sent?: boolean): HttpError {
    if (error instanceof HttpError) return error;
    const { code, why } = classifyError(error);
    return new HttpError({ code, sent: sent ?? !HTTP_ERROR_INFO[code].neverSent, where, why });
  }
}
