/** The error of the HTTP layer: everything that can fail below a usable response, in one class. */
import { RemoteError } from '../core/ports/errors.ts';
import { classifyError } from './classify-error.ts';
import type { HttpErrorCode } from './error-codes.ts';
import { HTTP_ERROR_INFO } from './error-codes.ts';

/** The parts of an HttpError. `where` is method and URL without query. */
interface HttpErrorParts {
  readonly code: HttpErrorCode;
  /** Whether any byte of the request may have left. */
  readonly sent: boolean;
  readonly where: string;
  readonly why: string;
  readonly status?: number;
}

/**
 * A request without a usable response: what, where, why, and the fix. `sent: false` promises that nothing left the
 * runner. `sent: true` means only that something might have left. Carries no header and no body, so no secret.
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

  /** Whether a read may be retried. */
  get transient(): boolean {
    return HTTP_ERROR_INFO[this.code].transient;
  }

  /**
   * Classifies an error that a lower layer threw. `sent` is what that layer knows for certain. Without it, only codes
   * that prove it count as not sent.
   */
  static from(error: unknown, where: string, sent?: boolean): HttpError {
    if (error instanceof HttpError) return error;
    const { code, why } = classifyError(error);
    return new HttpError({ code, sent: sent ?? !HTTP_ERROR_INFO[code].neverSent, where, why });
  }
}
