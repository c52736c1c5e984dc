/**
 * Sends the queries of one tick as one request. Each query keeps its own variables, its own part of the response, and
 * its own problems. If the response can't be split, each query is sent again alone, so that no query fails because of
 * another.
 */
import type { PendingCall } from './batch.ts';
import { createBatcher } from './batch.ts';
import type { GitHubErrorCode } from './error-codes.ts';
import type { CallInfo, GitHubResponse } from './errors.ts';
import { GitHubError } from './errors.ts';

/** One query. Its document is `query Name($a: A, …) {`, fields indented by two spaces, `}`, then fragments. */
export interface Query {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly call: CallInfo;
}

/** One request for several queries. Fields, variables, and fragments of the n-th have the prefix `qn_`. */
interface JoinedQuery {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** GitHub gives a query ten seconds. Larger batches have not been measured. */
const MAX_BATCH_SIZE = 6;

/** Codes that each query alone would get as well. */
const NOT_WORTH_RETRYING: ReadonlySet<GitHubErrorCode> = new Set([
  'unauthorized',
  'rate_limited',
  'unreachable',
  'cancelled',
  'moved',
]);

/**
 * Creates a function that sends a query, together with others of the same tick where possible. `sendQuery` sends one
 * request.
 */
export function createQueryBatcher(
  sendQuery: (query: Query) => Promise<GitHubResponse>,
): (query: Query) => Promise<GitHubResponse> {
  return createBatcher<Query, GitHubResponse>(MAX_BATCH_SIZE, (calls) => resolveBatch(sendQuery, calls));
}

async function resolveBatch(
  sendQuery: (query: Query) => Promise<GitHubResponse>,
  calls: readonly PendingCall<Query, GitHubResponse>[],
): Promise<void> {
  const parts = await sendBatch(
    sendQuery,
    calls.map(({ item }) => item),
  ).catch((error: unknown) => {
    if (!(error instanceof GitHubError) || NOT_WORTH_RETRYING.has(error.code)) return { error };
    return null;
  });
  if (parts !== null && 'error' in parts) {
    for (const { reject } of calls) reject(parts.error);
    return;
  }
  for (const [index, { item: query, resolve, reject }] of calls.entries()) {
    const part = parts?.[index];
    if (part === undefined) sendQuery(query).then(resolve, reject);
    else resolve(part);
  }
}

/**
 * Sends several queries as one request and returns the response of each.
 *
 * @returns null if they can't be joined, or their response can't be split
 * @throws the error of `sendQuery`
 */
async function sendBatch(
  sendQuery: (query: Query) => Promise<GitHubResponse>,
  queries: readonly Query[],
): Promise<readonly GitHubResponse[] | null> {
  const joined = queries.length < 2 ? null : joinQueries(queries);
  if (joined === null) return null;
  const calls = queries.map(({ call }) => call);
  const response = await sendQuery({
    ...joined,
    call: {
      action: [...new Set(calls.map(({ action }) => action))].join(' and '),
      where: calls[0]?.where ?? '',
      permission: [...new Set(calls.map(({ permission }) => permission))].join('` and `'),
    },
  });
  const parts = splitResponse(response.data, queries.length);
  return parts === null ? null : parts.map((data) => ({ ...response, data }));
}

const OPERATION_PATTERN = /^\s*query (\w+)\s*(?:\(([^)]*)\))?\s*\{\n([\s\S]*?)\n\}\n?/;

/** Variables that all queries share: they name the repository. */
const SHARED_VARIABLES: ReadonlySet<string> = new Set(['owner', 'name']);

/**
 * Joins queries into one request.
 *
 * @returns null if the document of a query has another form
 */
export function joinQueries(queries: readonly Pick<Query, 'document' | 'variables'>[]): JoinedQuery | null {
  const document = joinDocuments(queries.map((one) => one.document));
  if (document === null) return null;
  const variables: Record<string, unknown> = {};
  for (const [index, { variables: own }] of queries.entries()) {
    const prefix = formatPrefix(index);
    for (const [key, value] of Object.entries(own))
      variables[SHARED_VARIABLES.has(key) ? key : `${prefix}${key}`] = value;
  }
  return { document, variables };
}

/**
 * A step in the tree of joined documents. A run sends the same few combinations many times, so each one is joined once.
 */
interface JoinNode {
  readonly next: Map<string, JoinNode>;
  joined?: string | null;
}

const JOIN_ROOT: JoinNode = { next: new Map() };

function joinDocuments(documents: readonly string[]): string | null {
  let node = JOIN_ROOT;
  for (const document of documents) {
    const next = node.next.get(document) ?? { next: new Map<string, JoinNode>() };
    node.next.set(document, next);
    node = next;
  }
  node.joined ??= formatBatchDocument(documents);
  return node.joined;
}

function formatBatchDocument(documents: readonly string[]): string | null {
  const names: string[] = [];
  const declared = new Set<string>();
  const fields: string[] = [];
  const fragments: string[] = [];
  for (const [index, document] of documents.entries()) {
    const found = OPERATION_PATTERN.exec(document);
    if (found === null) return null;
    const [whole, name = '', parameters = '', body = ''] = found;
    const prefix = formatPrefix(index);
    names.push(name);
    for (const one of addPrefix(parameters, prefix).match(/\$\w+: [\w![\]]+/g) ?? []) declared.add(one);
    fields.push(
      addPrefix(body, prefix).replace(/^ {2}(\w+)/gm, (_all, field: string) => `  ${prefix}${field}: ${field}`),
    );
    fragments.push(addPrefix(document.slice(whole.length), prefix));
  }
  const operation = `query ${names.join('_')}(${[...declared].join(', ')}) {\n${fields.join('\n')}\n}\n`;
  return `${operation}${fragments.join('\n')}`;
}

function formatPrefix(index: number): string {
  return `q${index}_`;
}

const NAME_PATTERN = /\$(\w+)|\bfragment (\w+) on\b|\.\.\.(\w+)/g;

/**
 * Adds a prefix to variables and fragments, because two queries may spread one fragment with different variables in it.
 */
function addPrefix(text: string, prefix: string): string {
  return text.replace(NAME_PATTERN, (all, variable?: string, fragment?: string, spread?: string) => {
    if (variable !== undefined) return SHARED_VARIABLES.has(variable) ? all : `$${prefix}${variable}`;
    return fragment === undefined ? `...${prefix}${spread ?? ''}` : `fragment ${prefix}${fragment} on`;
  });
}

/** The response to joined queries. */
interface JoinedResponse {
  readonly data: object;
  readonly errors: readonly unknown[];
}

/**
 * Returns the `{ data, errors }` of each query.
 *
 * @returns null if there is no data, or an error that belongs to no single query
 */
function splitResponse(body: unknown, count: number): readonly JoinedResponse[] | null {
  const response = parseJoinedResponse(body);
  if (response === null) return null;
  const { data, errors } = response;
  const parts = Array.from({ length: count }, (_none, index) => ({
    data: Object.fromEntries(
      Object.entries(data).flatMap(([key, value]) => stripPrefix(key, index).map((own) => [own, value])),
    ),
    errors: errors.flatMap((error) => toOwnErrors(error, index)),
  }));
  const attributedCount = parts.reduce((sum, part) => sum + part.errors.length, 0);
  return attributedCount === errors.length ? parts : null;
}

function parseJoinedResponse(body: unknown): JoinedResponse | null {
  if (typeof body !== 'object' || body === null) return null;
  const { data, errors }: { readonly data?: unknown; readonly errors?: unknown } = body;
  const list: unknown = errors ?? [];
  return typeof data === 'object' && data !== null && Array.isArray(list) ? { data, errors: list } : null;
}

/** Returns a query's key without its prefix, or nothing for a key of another query. */
function stripPrefix(key: string, index: number): readonly string[] {
  const prefix = formatPrefix(index);
  return key.startsWith(prefix) ? [key.slice(prefix.length)] : [];
}

function toOwnErrors(error: unknown, index: number): readonly unknown[] {
  if (typeof error !== 'object' || error === null || !('path' in error) || !Array.isArray(error.path)) return [];
  const [first, ...rest] = error.path as readonly unknown[];
  return stripPrefix(String(first), index).map((own) => ({ ...error, path: [own, ...rest] }));
}
