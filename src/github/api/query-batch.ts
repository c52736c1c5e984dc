/**
 * Queries that are asked for at the same moment leave as one request. Each keeps its own variables, its own part of the
 * answer and its own problems; what an answer says of all of them, or of none, is asked again one by one, so that no query
 * fails for another's sake.
 */
import type { CallInfo, GitHubResponse } from './errors.ts';
import { GitHubError } from './errors.ts';

/** One query: `query Name($a: A, …) {`, its fields at two spaces, `}` at none, then its fragments. */
export interface Query {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly call: CallInfo;
}

/** One request for several questions; names, variables and fragments of the n-th carry the prefix `qn_`. */
interface JoinedQuery {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** GitHub gives a query ten seconds; more than these at once were never measured. */
const MAX_BATCH_SIZE = 6;

/** What asking each alone would meet as well. */
const NOT_WORTH_RETRYING: ReadonlySet<string> = new Set([
  'unauthorized',
  'rate_limited',
  'unreachable',
  'cancelled',
  'moved',
]);

interface PendingQuery {
  readonly query: Query;
  readonly resolve: (answer: GitHubResponse) => void;
  readonly reject: (error: unknown) => void;
}

/** `ask` sends one question; the returned function may send it together with others of the same moment. */
export function createQueryBatcher(
  sendQuery: (query: Query) => Promise<GitHubResponse>,
): (query: Query) => Promise<GitHubResponse> {
  let pending: PendingQuery[] = [];
  const send = (): void => {
    const all = pending;
    pending = [];
    for (let start = 0; start < all.length; start += MAX_BATCH_SIZE)
      void resolveBatch(sendQuery, all.slice(start, start + MAX_BATCH_SIZE));
  };
  return (query) =>
    new Promise((resolve, reject) => {
      if (pending.length === 0) queueMicrotask(send);
      pending.push({ query, resolve, reject });
    });
}

async function resolveBatch(
  sendQuery: (query: Query) => Promise<GitHubResponse>,
  all: readonly PendingQuery[],
): Promise<void> {
  const parts = await sendTogether(sendQuery, all).catch((error: unknown) => {
    if (!(error instanceof GitHubError) || NOT_WORTH_RETRYING.has(error.code)) return { error };
    return null;
  });
  if (parts !== null && 'error' in parts) {
    for (const { reject } of all) reject(parts.error);
    return;
  }
  for (const [index, { query, resolve, reject }] of all.entries()) {
    const part = parts?.[index];
    if (part === undefined) sendQuery(query).then(resolve, reject);
    else resolve(part);
  }
}

/** `null`: they cannot be asked, or answered, together. Throws what asking threw. */
async function sendTogether(
  sendQuery: (query: Query) => Promise<GitHubResponse>,
  all: readonly PendingQuery[],
): Promise<readonly GitHubResponse[] | null> {
  const queries = all.map(({ query }) => query);
  const joined = queries.length < 2 ? null : joinQueries(queries);
  if (joined === null) return null;
  const calls = queries.map(({ call }) => call);
  const answer = await sendQuery({
    ...joined,
    call: {
      doing: [...new Set(calls.map(({ doing }) => doing))].join(' and '),
      where: calls[0]?.where ?? '',
      permission: [...new Set(calls.map(({ permission }) => permission))].join('` and `'),
    },
  });
  const parts = splitResponse(answer.data, queries.length);
  return parts === null ? null : parts.map((data) => ({ ...answer, data }));
}

const OPERATION_PATTERN = /^\s*query (\w+)\s*(?:\(([^)]*)\))?\s*\{\n([\s\S]*?)\n\}\n?/;

/** Of the repository that all of them ask about. */
const SHARED_VARIABLES: ReadonlySet<string> = new Set(['owner', 'name']);

/** `null`: one of them is written another way. */
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

/** Documents that have been joined, one step for each: a run asks the same few again and again, so each row is joined once. */
interface JoinNode {
  readonly next: Map<string, JoinNode>;
  joined?: string | null;
}

const JOIN_ROOT: JoinNode = { next: new Map() };

function joinDocuments(documents: readonly string[]): string | null {
  let node = JOIN_ROOT;
  for (const document of documents) {
    const known = node.next.get(document) ?? { next: new Map<string, JoinNode>() };
    node.next.set(document, known);
    node = known;
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

/** Variables and fragments: two parts may spread one fragment with different values in it. */
function addPrefix(text: string, prefix: string): string {
  return text.replace(NAME_PATTERN, (all, variable?: string, fragment?: string, spread?: string) => {
    if (variable !== undefined) return SHARED_VARIABLES.has(variable) ? all : `$${prefix}${variable}`;
    return fragment === undefined ? `...${prefix}${spread ?? ''}` : `fragment ${prefix}${fragment} on`;
  });
}

/** Each part's `{ data, errors }`; `null`: there is no data, or a problem that belongs to no part alone. */
function splitResponse(body: unknown, count: number): readonly Record<string, unknown>[] | null {
  if (typeof body !== 'object' || body === null || !('data' in body)) return null;
  const { data } = body;
  const errors = 'errors' in body ? (body.errors ?? []) : [];
  if (typeof data !== 'object' || data === null || !Array.isArray(errors)) return null;
  const parts = Array.from({ length: count }, (_none, index) => ({
    data: Object.fromEntries(
      Object.entries(data).flatMap(([key, value]) => stripPrefix(key, index).map((own) => [own, value])),
    ),
    errors: errors.flatMap((error: unknown) => toOwnErrors(error, index)),
  }));
  const attributedCount = parts.reduce((sum, part) => sum + part.errors.length, 0);
  return attributedCount === errors.length ? parts : null;
}

/** A part's own key without its prefix; nothing for another part's. */
function stripPrefix(key: string, index: number): readonly string[] {
  const prefix = formatPrefix(index);
  return key.startsWith(prefix) ? [key.slice(prefix.length)] : [];
}

function toOwnErrors(error: unknown, index: number): readonly unknown[] {
  if (typeof error !== 'object' || error === null || !('path' in error) || !Array.isArray(error.path)) return [];
  const [first, ...rest] = error.path as readonly unknown[];
  return stripPrefix(String(first), index).map((own) => ({ ...error, path: [own, ...rest] }));
}
