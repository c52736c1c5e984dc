/** Everything the sandbox refuses, with its HTTP status in one table. */
const STATUS = {
  bad_json: 400,
  bad_request: 400,
  unauthorized: 401,
  insufficient_funds: 402,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  wrong_state: 409,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  idempotency_key_reused: 422,
  rate_limited: 429,
  headers_too_large: 431,
  internal_error: 500,
  // Met only when opening a sandbox, never over HTTP.
  bad_scenario: 500,
  store_unavailable: 500,
} as const;

/** Machine-readable reason of a refusal; each has exactly one HTTP status. */
export type SandboxErrorCode = keyof typeof STATUS;

/** The HTTP status of a refusal. */
export function statusOf(code: SandboxErrorCode): number {
  return STATUS[code];
}

/** One thing that is wrong with the input: where (`budget_usd`, `?limit`), and what was expected there. */
export interface FieldProblem {
  readonly path: string;
  readonly expected: string;
  readonly message: string;
}

interface SandboxErrorOptions {
  readonly fieldProblems?: readonly FieldProblem[];
  /** Response headers that belong to the refusal (`Allow`, `Retry-After`, …). */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** The sandbox's one error: a refused request, a bad scenario or a store that cannot be opened. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly code: SandboxErrorCode;
  readonly fieldProblems: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: SandboxErrorCode, message: string, options: SandboxErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.fieldProblems = options.fieldProblems ?? [];
    this.headers = options.headers ?? {};
  }

  get status(): number {
    return statusOf(this.code);
  }

  /** Anything else that was thrown is a bug of the sandbox: 500, its message kept, no stack. */
  static from(error: unknown): SandboxError {
    if (error instanceof SandboxError) return error;
    const why = error instanceof Error ? error.message : String(error);
    return new SandboxError('internal_error', `The sandbox failed: ${why}. Nothing was changed by this request.`, {
      cause: error,
    });
  }
}
