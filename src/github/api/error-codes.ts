/** The codes of GitHubError, the fix for each one, and where it comes from (docs/ARCHITECTURE.md#failures). */
import type { HttpErrorCode } from '../../http/error-codes.ts';

/** Why GitHub did not return what was requested. Closed. */
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

/** The permissions that a fix can name. */
interface FixContext {
  /** The line under `permissions:` that the call needs. */
  readonly permission: string;
  /** GitHub's own list of permissions that would be enough. `null`: GitHub did not send one. */
  readonly acceptedPermissions: string | null;
}

/** The one table of GitHub error codes. */
export const GITHUB_FIXES: Readonly<Record<GitHubErrorCode, (context: FixContext) => string>> = {
  unauthorized: () => "Give a valid token as `github-token`; the default is the job's own, which ends with the job.",
  missing_permission: ({ permission, acceptedPermissions }) =>
    `Add \`${acceptedPermissions ?? permission}\` under \`permissions:\` of the job in the workflow file.`,
  not_on_plan: () =>
    'Make the repository public or upgrade its plan, which does not have this feature; or name the checks with the input `checks`.',
  not_found: ({ permission }) =>
    `Check that it exists and that the token may see it (\`${permission}\` under \`permissions:\`).`,
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
export const GITHUB_ERROR_CODES = Object.keys(GITHUB_FIXES) as readonly GitHubErrorCode[];

/** Statuses that promise no effect if the body is GitHub's (docs/PROTOCOL.md#certain-refusals). */
export const NO_EFFECT_STATUSES: ReadonlySet<number> = new Set([400, 401, 402, 403, 404, 410, 413, 415, 422, 429]);

const STATUS_CODES: Readonly<Record<number, GitHubErrorCode>> = {
  401: 'unauthorized',
  403: 'missing_permission',
  404: 'not_found',
  410: 'not_found',
  429: 'rate_limited',
};

/** Returns the code of a failure status. A 403 has further reasons, which only its headers and message tell apart. */
export function toStatusCode(status: number): GitHubErrorCode {
  const known = STATUS_CODES[status];
  if (known !== undefined) return known;
  if (status >= 500) return 'server_error';
  if (status >= 300 && status <= 399) return 'moved';
  return status >= 400 ? 'refused' : 'bad_answer';
}

const PROBLEM_CODES: Readonly<Record<string, GitHubErrorCode>> = {
  NOT_FOUND: 'not_found',
  FORBIDDEN: 'missing_permission',
  INSUFFICIENT_SCOPES: 'missing_permission',
  RATE_LIMITED: 'rate_limited',
  RATE_LIMIT: 'rate_limited',
  SERVICE_UNAVAILABLE: 'server_error',
  INTERNAL: 'server_error',
};

/** Returns the code of a GraphQL problem's type. Any unknown type means that the data is incomplete. */
export function toProblemCode(type: string): GitHubErrorCode {
  return PROBLEM_CODES[type] ?? 'incomplete';
}

const HTTP_CODES: Partial<Record<HttpErrorCode, GitHubErrorCode>> = {
  aborted: 'cancelled',
  redirect: 'moved',
  too_large: 'bad_answer',
  encoding: 'bad_answer',
  protocol: 'bad_answer',
};

/** Returns the code of an HttpError. */
export function toHttpCode(code: HttpErrorCode): GitHubErrorCode {
  return HTTP_CODES[code] ?? 'unreachable';
}
