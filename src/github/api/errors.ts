/** GitHub errors: closed codes, one table from status to code, and a fix for each (docs/ARCHITECTURE.md#failures). */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import { RemoteError } from '../../core/ports/errors.ts';
import { HttpError } from '../../http/errors.ts';

/** Why GitHub did not give what was asked. Closed. */
export type GitHubErrorCode =
  | 'unauthorized'
  | 'missing_permission'
  | 'not_on_plan'
  | 'not_found'
  | 'moved'
  | 'refused'
  | 'rate_limited'
  | 'server_error'
  | 'unreachable'
  | 'cancelled'
  | 'bad_answer'
  | 'incomplete';

/** One call, for people: `doing` completes "could not …"; `permission` is the line under `permissions:` that it needs. */
export interface CallInfo {
  readonly doing: string;
  /** Method and URL without query. */
  readonly where: string;
  readonly permission: string;
}

/** What a GitHubError is made from. */
export interface GitHubErrorParts {
  readonly code: GitHubErrorCode;
  readonly call: CallInfo;
  readonly why: string;
  readonly status?: number | null;
  readonly requestId?: string | null;
  /** GitHub's own list of permissions that would do, ready to paste. */
  readonly acceptedPermissions?: string | null;
  /** Milliseconds since the epoch. */
  readonly resetsAt?: number | null;
  /** A write that failed this way had certainly no effect. */
  readonly noEffect?: boolean;
  readonly fix?: string;
}

/** The one error of this room. Carries no header, no body and no request, so no secret. */
export class GitHubError extends RemoteError<GitHubErrorCode> {
  override readonly name = 'GitHubError';
  /** When a rate limit ends, in milliseconds since the epoch; `null` where GitHub doesn't say. */
  readonly resetsAt: number | null;
  /** True: a write that failed this way had certainly no effect (docs/PROTOCOL.md#certain-refusals). False promises nothing. */
  readonly noEffect: boolean;

  constructor(parts: GitHubErrorParts) {
    const { code, call, why, status = null, requestId = null } = parts;
    const what = `could not ${call.doing}`;
    const fix = parts.fix ?? FIXES[code](parts);
    const message = `${what}: ${why} (${call.where}). ${fix}`;
    super('github', message, { code, what, where: call.where, why, fix, status, requestId });
    this.resetsAt = parts.resetsAt ?? null;
    this.noEffect = parts.noEffect ?? false;
  }

  /** Classifies whatever Octokit or the door threw during a call. */
  static from(error: unknown, call: CallInfo): GitHubError {
    if (error instanceof GitHubError) return error;
    const response = findResponse(error);
    if (response !== null) return GitHubError.fromResponse(response, call);
    return fromTransportError(error, call);
  }

  /** From an answer that is no success. */
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
      // Only a refusal in GitHub's own words is GitHub's: a proxy's page says nothing about what went through.
      noEffect: serverMessage !== null && NO_EFFECT_STATUSES.has(status),
    });
  }
}

/** An answer as Octokit hands it on. */
export interface GitHubResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** Statuses that promise that nothing was done (docs/PROTOCOL.md#certain-refusals), where the body is GitHub's. */
const NO_EFFECT_STATUSES = new Set([400, 401, 402, 403, 404, 410, 413, 415, 422, 429]);

const STATUS_CODES: Readonly<Record<number, GitHubErrorCode>> = {
  401: 'unauthorized',
  403: 'missing_permission',
  404: 'not_found',
  410: 'not_found',
  429: 'rate_limited',
};

const FIXES: Readonly<Record<GitHubErrorCode, (parts: GitHubErrorParts) => string>> = {
  unauthorized: () => "Give a valid token as `github-token`; the default is the job's own, which ends with the job.",
  missing_permission: ({ call, acceptedPermissions }) =>
    `Add \`${acceptedPermissions ?? call.permission}\` under \`permissions:\` of the job in the workflow file.`,
  not_on_plan: () =>
    'Make the repository public or upgrade its plan, which does not have this feature; or name the checks with the input `checks`.',
  not_found: ({ call }) =>
    `Check that it exists and that the token may see it (\`${call.permission}\` under \`permissions:\`).`,
  moved: () => 'The repository was renamed or moved: start a new run, which gets the new name.',
  refused: () =>
    'Correct what its words name, then run again; if that is nothing of yours, report it with the request id.',
  rate_limited: () => 'Wait until the limit ends and run again, or look less often (`poll-interval`).',
  server_error: () => 'Run again later; https://www.githubstatus.com shows incidents.',
  unreachable: () => "Check the runner's network and proxy, then run again.",
  cancelled: () => 'Run it again to resume.',
  bad_answer: () => 'Check what sits between the runner and GitHub; if it stays, report it with the request id.',
  incomplete: () => 'Run again; if it stays, report it with the words above.',
};

/** All codes, for tests that walk them. */
export const GITHUB_ERROR_CODES = Object.keys(FIXES) as readonly GitHubErrorCode[];

function toCode(status: number, headers: Headers, serverMessage: string): GitHubErrorCode {
  if (status === 403) return toForbiddenCode(headers, serverMessage);
  const known = STATUS_CODES[status];
  if (known !== undefined) return known;
  if (status >= 500) return 'server_error';
  if (status >= 300 && status <= 399) return 'moved';
  return status >= 400 ? 'refused' : 'bad_answer';
}

/** GitHub answers 403 for a missing permission, a spent rate limit, and a feature that the plan lacks. */
function toForbiddenCode(headers: Headers, serverMessage: string): GitHubErrorCode {
  const isExhausted = getHeader(headers, 'x-ratelimit-remaining') === '0' || getHeader(headers, 'retry-after') !== null;
  if (isExhausted || /rate limit|abuse detection/i.test(serverMessage)) return 'rate_limited';
  return /^upgrade to github /i.test(serverMessage) ? 'not_on_plan' : 'missing_permission';
}

type Headers = Readonly<Record<string, unknown>>;

function getHeader(headers: Headers, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** `issues=write; pull_requests=write` → `issues: write` or `pull-requests: write`; anything else is not shown. */
function parseAcceptedPermissions(headers: Headers): string | null {
  const text = getHeader(headers, 'x-accepted-github-permissions') ?? '';
  if (!/^[a-z_]+=[a-z]+([;,] ?[a-z_]+=[a-z]+)*$/.test(text)) return null;
  const lines = text.split(/[;,] ?/).map((part) => part.replace('=', ': ').replaceAll('_', '-'));
  return lines.join(text.includes(',') ? '` and `' : '` or `');
}

/** When a rate limit ends: `Retry-After` beats `x-ratelimit-reset`; GHES may send neither. `at` in ms. */
export function parseRateLimit(headers: Headers): { readonly at: number | null; readonly message: string } {
  const after = Number(getHeader(headers, 'retry-after') ?? 'none');
  if (Number.isFinite(after)) {
    const sent = Date.parse(getHeader(headers, 'date') ?? '');
    return { at: Number.isNaN(sent) ? null : sent + after * 1_000, message: `the limit ends in ${after} s` };
  }
  const reset = Number(getHeader(headers, 'x-ratelimit-reset') ?? 'none');
  if (!Number.isSafeInteger(reset) || reset > 1e11)
    return { at: null, message: 'GitHub does not say when the limit ends' };
  return { at: reset * 1_000, message: `the limit ends at ${new Date(reset * 1_000).toISOString()}` };
}

/** GitHub's own words for an error, cut; `null` where the body is not GitHub's. */
function parseServerMessage(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('message' in data)) return null;
  const { message } = data;
  if (typeof message !== 'string') return null;
  const details = 'errors' in data && Array.isArray(data.errors) ? ` ${JSON.stringify(data.errors)}` : '';
  return `${message}${details}`.slice(0, 400);
}

/** Octokit's RequestError carries the answer; told by its shape, because its class is loaded lazily. */
const errorWithResponse = once(() =>
  z.object({
    response: z.object({ status: z.number(), headers: z.record(z.string(), z.unknown()), data: z.unknown() }),
  }),
);

function findResponse(error: unknown): GitHubResponse | null {
  const result = z.safeParse(errorWithResponse(), error);
  return result.success ? result.data.response : null;
}

/** The door's failure, which Octokit wraps, or one of Octokit's own. */
function fromTransportError(error: unknown, call: CallInfo): GitHubError {
  const wrapped = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(wrapped instanceof HttpError)) {
    const why = wrapped instanceof Error ? wrapped.message.slice(0, 300) : 'something that is no error was thrown';
    return new GitHubError({ code: 'bad_answer', call, why: `the answer could not be used: ${why}` });
  }
  const { code, status, fix, sent } = wrapped;
  const why = `${wrapped.what}: ${wrapped.why}`;
  const githubCode = TRANSPORT_CODES[code] ?? 'unreachable';
  return new GitHubError({
    code: githubCode,
    call,
    why,
    status,
    noEffect: !sent,
    ...(githubCode === 'moved' ? {} : { fix }),
  });
}

const TRANSPORT_CODES: Partial<Record<HttpError['code'], GitHubErrorCode>> = {
  aborted: 'cancelled',
  redirect: 'moved',
  too_large: 'bad_answer',
  encoding: 'bad_answer',
  protocol: 'bad_answer',
};
