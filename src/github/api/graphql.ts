/** GraphQL's way of failing: a 200 with `errors`, often beside partial data (docs/GITHUB-FACTS.md#pages-and-partial-data). */
import type { CallInfo, GitHubResponse, GitHubErrorCode } from './errors.ts';
import { GitHubError, parseRateLimit } from './errors.ts';

/** One entry of `errors`. */
export interface GraphqlProblem {
  /** GitHub's word, such as `NOT_FOUND`; empty where there is none. */
  readonly type: string;
  /** Joined by dots; empty where there is none. */
  readonly path: string;
  readonly message: string;
}

/** The entries of `errors`, whatever their shape; none where the answer has none. */
export function findProblems(body: unknown): readonly GraphqlProblem[] {
  if (typeof body !== 'object' || body === null || !('errors' in body)) return [];
  const { errors } = body;
  if (errors === null || errors === undefined) return [];
  return Array.isArray(errors) ? errors.map(toProblem) : [toProblem(errors)];
}

function toProblem(entry: unknown): GraphqlProblem {
  if (typeof entry !== 'object' || entry === null) return { type: '', path: '', message: 'an error without words' };
  const type = 'type' in entry && typeof entry.type === 'string' ? entry.type : '';
  const path = 'path' in entry && Array.isArray(entry.path) ? entry.path.map(String).join('.') : '';
  const message = 'message' in entry && typeof entry.message === 'string' ? entry.message : 'an error without words';
  return { type, path, message };
}

const ERROR_CODES: Readonly<Record<string, GitHubErrorCode>> = {
  NOT_FOUND: 'not_found',
  FORBIDDEN: 'missing_permission',
  INSUFFICIENT_SCOPES: 'missing_permission',
  RATE_LIMITED: 'rate_limited',
  RATE_LIMIT: 'rate_limited',
  SERVICE_UNAVAILABLE: 'server_error',
  INTERNAL: 'server_error',
};

/** Every other problem means that the data is not whole. */
export function toGitHubError(problem: GraphqlProblem, response: GitHubResponse, call: CallInfo): GitHubError {
  const requestId = response.headers['x-github-request-id'];
  const at = problem.path === '' ? '' : ` at ${problem.path}`;
  const code = ERROR_CODES[problem.type] ?? 'incomplete';
  const limit = code === 'rate_limited' ? parseRateLimit(response.headers) : null;
  return new GitHubError({
    code,
    call,
    why: `GraphQL error${at}: ${problem.message.slice(0, 300)}${limit === null ? '' : `: ${limit.message}`}`,
    status: response.status,
    resetsAt: limit?.at ?? null,
    requestId: typeof requestId === 'string' ? requestId : null,
  });
}

/** Tolerates that exactly this place could not be found. */
export function isNotFoundAt(path: string): (problem: GraphqlProblem) => boolean {
  return (problem) => problem.type === 'NOT_FOUND' && problem.path === path;
}
