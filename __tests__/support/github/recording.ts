/** What was asked, for counting, for matching faults, and for transcripts that a reviewer can read. */

/** One request. `operation`: GraphQL's operation name, or the published REST path it matched; `null`: neither. */
export interface RecordedRequest {
  /** Counts from 1. */
  readonly seq: number;
  readonly method: string;
  /** Without the API's base and without query. */
  readonly path: string;
  /** Without `?`; empty when there was none. */
  readonly query: string;
  operation: string | null;
  /** Parsed JSON, text where it was not JSON; `null`: none. */
  readonly body: unknown;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `null`: no answer went out (a fault on the connection). */
  status: number | null;
  /** The kind of the fault that struck. */
  fault: string | null;
  /** Whose token it was; `null`: a bad one. */
  login: string | null;
}

/** Which requests are meant; everything given must fit. `operation` is GraphQL's operation name, or one of several joined. */
export type Matcher =
  | ((request: RecordedRequest) => boolean)
  | {
      readonly method?: string;
      readonly path?: RegExp | string;
      readonly operation?: RegExp | string;
      readonly body?: RegExp;
    };

/** Whether it changes something, or tries to: in GraphQL only a mutation does. */
export function isWrite({ method, path, body }: Pick<RecordedRequest, 'method' | 'path' | 'body'>): boolean {
  if (!path.endsWith('/graphql')) return method !== 'GET';
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : '';
  return typeof query === 'string' && /^\s*mutation\b/.test(query);
}

export function fits(matcher: Matcher, request: RecordedRequest): boolean {
  if (typeof matcher === 'function') return matcher(request);
  return (
    (matcher.method === undefined || matcher.method.toUpperCase() === request.method) &&
    (matcher.path === undefined || like(matcher.path, request.path)) &&
    (matcher.operation === undefined ||
      [request.operation ?? '', ...namesOf(request)].some((name) => like(matcher.operation ?? '', name))) &&
    (matcher.body === undefined || matcher.body.test(JSON.stringify(request.body)))
  );
}

/** Queries that left together carry their names together: `Conversation_Pull`. */
function namesOf({ path, operation }: RecordedRequest): readonly string[] {
  return path.endsWith('/graphql') && operation !== null ? operation.split('_') : [];
}

const like = (wanted: RegExp | string, text: string): boolean =>
  typeof wanted === 'string' ? wanted === text : wanted.test(text);

/**
 * `POST /repos/acme/app/issues/12/comments → 201`, `POST /graphql ReadPull → 200`, `POST /graphql mutation AddComments → 200`,
 * with the fault where one struck.
 */
export function toLine(request: RecordedRequest): string {
  const { method, path, query, operation, status, fault } = request;
  const kind = isWrite(request) ? 'mutation ' : '';
  const what = path.endsWith('/graphql') && operation !== null ? `${path} ${kind}${operation}` : path;
  const shown = query === '' ? what : `${what}?${query}`;
  return `${method} ${shown} → ${status ?? 'no answer'}${fault === null ? '' : ` (${fault})`}`;
}
