/**
 * GraphQL calls, each response checked against a schema. GraphQL fails with a 200 and `errors`, often next to partial
 * data (docs/GITHUB-FACTS.md#pages-and-partial-data).
 */
import { toProblemCode } from './error-codes.ts';
import type { CallInfo, GitHubResponse } from './errors.ts';
import { GitHubError, parseRateLimit } from './errors.ts';
import { createQueryBatcher, type Query } from './query-batch.ts';
import type { CallRoute, GitHubOptions } from './request.ts';
import { API_HEADERS, toGraphqlRoute } from './request.ts';
import type { Schema } from './wire.ts';
import { parseResponse, toEnvelopeSchema } from './wire.ts';

/** A GraphQL call. `$owner` and `$name` are filled in where the document declares them. */
interface GraphqlCall<T> {
  /** Completes "could not …". */
  readonly action: string;
  readonly permission: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The schema of `data`. */
  readonly schema: Schema<T>;
  /** Returns whether the caller handles a problem. Any other problem makes the response unusable. */
  readonly tolerates?: (problem: GraphqlProblem) => boolean;
  /** Whether the query is too heavy to leave together with others of the same tick. */
  readonly skipBatching?: boolean;
}

/** The data, and the tolerated problems. */
interface GraphqlResponse<T> {
  readonly data: T;
  readonly problems: readonly GraphqlProblem[];
}

/** GraphQL calls. All of them reject with GitHubError. */
export interface GraphqlClient {
  /** Sends a query. Queries of the same tick leave as one request. */
  query<T>(call: GraphqlCall<T>): Promise<GraphqlResponse<T>>;
  /** Sends a mutation once, and not before the rate limit for writes allows it. */
  mutate<T>(call: GraphqlCall<T>): Promise<GraphqlResponse<T>>;
}

/** Creates the client. `limitWrites` resolves when the next write may leave. */
export function createGraphqlClient(
  options: GitHubOptions,
  callRoute: CallRoute,
  limitWrites: () => Promise<void>,
): GraphqlClient {
  const { owner, name } = options.repository;
  const route = toGraphqlRoute(options);

  const sendQuery = ({ document, variables, call: callInfo }: Query): Promise<GitHubResponse> =>
    callRoute(callInfo, route, { query: document, variables, headers: API_HEADERS });
  const batchQuery = createQueryBatcher(sendQuery);

  const runQuery = async <T>(call: GraphqlCall<T>, send: typeof sendQuery): Promise<GraphqlResponse<T>> => {
    const { document, action, permission } = call;
    const callInfo: CallInfo = { action, permission, where: route };
    const shared = document.includes('$owner') && { owner, name };
    const response = await send({ document, variables: { ...shared, ...call.variables }, call: callInfo });
    const problems = findProblems(response.data);
    const fatalProblem = problems.find((problem) => call.tolerates?.(problem) !== true);
    if (fatalProblem !== undefined) throw toGitHubError(fatalProblem, response, callInfo);
    const { data } = parseResponse(response.data, toEnvelopeSchema(call.schema), callInfo);
    return { data, problems };
  };

  return {
    query: (call) => runQuery(call, call.skipBatching === true ? sendQuery : batchQuery),
    async mutate(call) {
      await limitWrites();
      return runQuery(call, sendQuery);
    },
  };
}

/** One entry of `errors`. */
export interface GraphqlProblem {
  /** GitHub's type, such as `NOT_FOUND`. Empty if there is none. */
  readonly type: string;
  /** Joined by dots. Empty if there is none. */
  readonly path: string;
  readonly message: string;
}

/** Lists the entries of `errors`, of any shape. */
function findProblems(body: unknown): readonly GraphqlProblem[] {
  if (typeof body !== 'object' || body === null || !('errors' in body)) return [];
  const { errors } = body;
  if (errors === null || errors === undefined) return [];
  return Array.isArray(errors) ? errors.map(toProblem) : [toProblem(errors)];
}

const NO_MESSAGE = 'an error without words';

function toProblem(entry: unknown): GraphqlProblem {
  if (typeof entry !== 'object' || entry === null) return { type: '', path: '', message: NO_MESSAGE };
  const read = (field: keyof GraphqlProblem): unknown => Reflect.get(entry, field);
  const [type, path, message] = [read('type'), read('path'), read('message')];
  return {
    type: typeof type === 'string' ? type : '',
    path: Array.isArray(path) ? path.map(String).join('.') : '',
    message: typeof message === 'string' ? message : NO_MESSAGE,
  };
}

function toGitHubError(problem: GraphqlProblem, response: GitHubResponse, call: CallInfo): GitHubError {
  const requestId = response.headers['x-github-request-id'];
  const at = problem.path === '' ? '' : ` at ${problem.path}`;
  const code = toProblemCode(problem.type);
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

/** Returns the predicate that tolerates a missing node at exactly this path. */
export function isNotFoundAt(path: string): (problem: GraphqlProblem) => boolean {
  return (problem) => problem.type === 'NOT_FOUND' && problem.path === path;
}
