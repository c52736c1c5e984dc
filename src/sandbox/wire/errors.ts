/** The HTTP status of every refusal. */
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
  // Thrown only when a sandbox is opened, never sent over HTTP.
  bad_scenario: 500,
  store_unavailable: 500,
} as const;

/** The machine-readable code of a refusal. Each has exactly one HTTP status. */
export type SandboxErrorCode = keyof typeof STATUS;

/** Returns the HTTP status of a refusal. */
export function statusOf(code: SandboxErrorCode): number {
  return STATUS[code];
}

/** One problem of the input: its path (`budget_usd`, `?limit`), and what was expected there. */
export interface FieldProblem {
  readonly path: string;
  readonly expected: string;
  readonly message: string;
}

interface SandboxErrorOptions {
  readonly fieldProblems?: readonly FieldProblem[];
  /** The response headers of the refusal (`Allow`, `Retry-After`, …). */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** The only error class of the sandbox: a refused request, a bad scenario, or a store that can't be opened. */
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

  /**
   * Returns the error itself, or wraps any other one as a bug of the sandbox: 500 with its message, without a stack.
   */
  static from(error: unknown): SandboxError {
    if (error instanceof SandboxError) return error;
    const why = error instanceof Error ? error.message : String(error);
    return new SandboxError('internal_error', `The sandbox failed: ${why}. Nothing was changed by this request.`, {
      cause: error,
    });
  }
}
