/** Everything that can go wrong below an HTTP status, in one class. */
import type { Failure } from '../core/ports/errors.ts';
import { classify } from './classify-error.ts';
import type { HttpFailureCode } from './error-codes.ts';
import { KINDS } from './error-codes.ts';

/** What a failure is made from. `where` is method and URL without query. */
interface HttpFailureParts {
  readonly code: HttpFailureCode;
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
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly code: HttpFailureCode;
  readonly sent: boolean;
  readonly what: string;
  readonly where: string;
  readonly why: string;
  readonly fix: string;
  /** The status, where one had arrived. */
  readonly status: number | null;

  constructor(parts: HttpFailureParts) {
    const kind = KINDS[parts.code];
    super(`${kind.what}: ${parts.where}: ${parts.why}`);
    this.code = parts.code;
    this.sent = parts.sent;
    this.what = kind.what;
    this.where = parts.where;
    this.why = parts.why;
    this.fix = kind.fix;
    this.status = parts.status ?? null;
  }

  /** Whether a read may be tried again. */
  get transient(): boolean {
    return KINDS[this.code].transient;
  }

  /** Plain data, by allow-list. */
  toFailure(): Failure {
    const { code, what, where, why, fix, status } = this;
    return { code, what, where, why, fix, status, requestId: null };
  }

  /**
   * Classifies whatever a lower layer threw. `sent` is what that layer knows for certain; without it, only codes that
   * prove it count as not sent.
   */
  static from(error: unknown, where: string, sent?: boolean): HttpFailure {
    if (error instanceof HttpFailure) return error;
    const { code, why } = classify(error);
    return new HttpFailure({ code, sent: sent ?? !KINDS[code].neverSent, where, why });
  }
}
