/** The error of the GitHub client. Its codes and fixes are in error-codes.ts (docs/ARCHITECTURE.md#failures). */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import { RemoteError } from '../../core/ports/errors.ts';
import { HttpError } from '../../http/errors.ts';
import type { GitHubErrorCode } from './error-codes.ts';
import { GITHUB_FIXES, NO_EFFECT_STATUSES, toHttpCode, toStatusCode } from './error-codes.ts';

export { GITHUB_ERROR_CODES } from './error-codes.ts';

/** One call, as errors describe it. */
export interface CallInfo {
  /** Completes "could not …". */
  readonly action: string;
  /** Method and URL without query. */
  readonly where: string;
  /** The line under `permissions:` that the call needs. */
  readonly permission: string;
}

/** The parts of a GitHubError. `fix` replaces the one of the code. */
export interface GitHubErrorParts {
  readonly code: GitHubErrorCode;
  readonly call: CallInfo;
  readonly why: string;
  readonly status?: number | null;
  readonly requestId?: string | null;
  /** GitHub's own list of permissions that would be enough, ready to paste. */
  readonly acceptedPermissions?: string | null;
  /** Milliseconds since the epoch. */
  readonly resetsAt?: number | null;
  /** Whether a write that failed this way certainly had no effect. */
  readonly noEffect?: boolean;
  readonly fix?: string;
}

/** A failed call to GitHub. Carries no header, no body, and no request, so no secret. */
export class GitHubError extends RemoteError<GitHubErrorCode> {
  override readonly name = 'GitHubError';
  /** When a rate limit ends, in milliseconds since the epoch. `null` if GitHub doesn't say. */
  readonly resetsAt: number | null;
  /**
   * True: a write that failed this way certainly had no effect (docs/PROTOCOL.md#certain-refusals). False promises
   * nothing.
   */
  readonly noEffect: boolean;

  constructor(parts: GitHubErrorParts) {
    const { code, call, why, status = null, requestId = null, acceptedPermissions = null } = parts;
    const what = `could not ${call.action}`;
    const fix = parts.fix ?? GITHUB_FIXES[code]({ permission: call.permission, acceptedPermissions });
    const message = `${what}: ${why} (${call.where}). ${fix}`;
    super('github', message, { code, what, where: call.where, why, fix, status, requestId });
    this.resetsAt = parts.resetsAt ?? null;
    this.noEffect = parts.noEffect ?? false;
  }

  /** Converts an error that Octokit or the HTTP client threw during a call. */
  static from(error: unknown, call: CallInfo): GitHubError {
    if (error instanceof GitHubError) return error;
    const response = findResponse(error);
    if (response !== null) return GitHubError.fromResponse(response, call);
    return fromTransportError(error, call);
  }

  /** Creates the error of a response that is no success. */
  static fromResponse(response: GitHubResponse, call: CallInfo): GitHubError {
    const { status, headers } = response;
    const serverMessage = parseServerMessage(response.data);
    const code = toCode(status, headers, serverMessage ?? '');
    const limit = code === 'rate_limited' ? parseRateLimit(headers) : null;
    return new GitHubError({
      code,
      call,
      why: [`HTTP ${status}`, serverMessage, limit?.message]
        .filter((part) => part !== null && part !== undefined)
        .join(': '),
      status,
      requestId: getHeader(headers, 'x-github-request-id'),
      acceptedPermissions: parseAcceptedPermissions(headers),
      resetsAt: limit?.at ?? null,
      // Only a refusal with GitHub's own message is GitHub's. A proxy's error page does not tell whether the write
      // arrived.
      noEffect: serverMessage !== null && NO_EFFECT_STATUSES.has(status),
    });
  }
}

/** A response as Octokit returns it. */
export interface GitHubResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

type Headers = Readonly<Record<string, unknown>>;

/**
 * Returns the code of a failure. GitHub responds 403 for a missing permission, an exhausted rate limit, and a missing
 * plan.
 */
function toCode(status: number, headers: Headers, serverMessage: string): GitHubErrorCode {
  if (status !== 403) return toStatusCode(status);
  const isExhausted = getHeader(headers, 'x-ratelimit-remaining') === '0' || getHeader(headers, 'retry-after') !== null;
  if (isExhausted || /rate limit|abuse detection/i.test(serverMessage)) return 'rate_limited';
  return /^upgrade to github /i.test(serverMessage) ? 'not_on_plan' : toStatusCode(status);
}

function getHeader(headers: Headers, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/**
 * Formats `issues=write; pull_requests=write` as `issues: write` or `pull-requests: write`.
 *
 * @returns null if the header is missing or has another form
 */
function parseAcceptedPermissions(headers: Headers): string | null {
  const text = getHeader(headers, 'x-accepted-github-permissions') ?? '';
  if (!/^[a-z_]+=[a-z]+([;,] ?[a-z_]+=[a-z]+)*$/.test(text)) return null;
  const lines = text.split(/[;,] ?/).map((part) => part.replace('=', ': ').replaceAll('_', '-'));
  return lines.join(text.includes(',') ? '` and `' : '` or `');
}

/**
 * Returns when a rate limit ends. `Retry-After` takes precedence over `x-ratelimit-reset`. GHES may send neither. `at`
 * in ms.
 */
export function parseRateLimit(headers: Headers): { readonly at: number | null; readonly message: string } {
  const afterSeconds = Number(getHeader(headers, 'retry-after') ?? 'none');
  if (Number.isFinite(afterSeconds)) {
    const sentAt = Date.parse(getHeader(headers, 'date') ?? '');
    const at = Number.isNaN(sentAt) ? null : sentAt + afterSeconds * 1_000;
    return { at, message: `the limit ends in ${afterSeconds} s` };
  }
  const reset = Number(getHeader(headers, 'x-ratelimit-reset') ?? 'none');
  if (!Number.isSafeInteger(reset) || reset > 1e11)
    return { at: null, message: 'GitHub does not say when the limit ends' };
  return { at: reset * 1_000, message: `the limit ends at ${new Date(reset * 1_000).toISOString()}` };
}

/** Returns GitHub's own message, shortened, or `null` if the body is not GitHub's. */
function parseServerMessage(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('message' in data)) return null;
  const { message } = data;
  if (typeof message !== 'string') return null;
  const details = 'errors' in data && Array.isArray(data.errors) ? ` ${JSON.stringify(data.errors)}` : '';
  return `${message}${details}`.slice(0, 400);
}

/** Octokit's RequestError, which carries the response. Recognized by its shape, because its class is loaded lazily. */
const errorWithResponse = once(() =>
  z.object({
    response: z.object({ status: z.number(), headers: z.record(z.string(), z.unknown()), data: z.unknown() }),
  }),
);

function findResponse(error: unknown): GitHubResponse | null {
  const result = z.safeParse(errorWithResponse(), error);
  return result.success ? result.data.response : null;
}

/** Converts an HttpError, which Octokit may have wrapped, or an error of Octokit itself. */
function fromTransportError(error: unknown, call: CallInfo): GitHubError {
  const wrapped = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(wrapped instanceof HttpError)) {
    const why = wrapped instanceof Error ? wrapped.message.slice(0, 300) : 'something that is no error was thrown';
    return new GitHubError({ code: 'bad_answer', call, why: `the answer could not be used: ${why}` });
  }
  const { status, fix, sent } = wrapped;
  const code = toHttpCode(wrapped.code);
  return new GitHubError({
    code,
    call,
    why: `${wrapped.what}: ${wrapped.why}`,
    status,
    noEffect: !sent,
    ...(code === 'moved' ? {} : { fix }),
  });
}
