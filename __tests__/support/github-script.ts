/**
 * A scripted GitHub below the HTTP client, for responses that no real server gives twice: odd pages, partial data,
 * wrong types. REST responses are listed by `METHOD /path`. GraphQL documents are validated and executed against
 * GitHub's published schema over plain objects, so that a test can't return a field that was not requested. The
 * complete GitHub, with state, is the stand-in under support/github.
 */
import { readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, graphql, GraphQLError, parse, validate } from 'graphql';
import type { Repository } from '../../src/core/domain/model.ts';
import type { GitHub } from '../../src/core/ports/github.ts';
import { createGitHub } from '../../src/github/github.ts';
import { HttpError } from '../../src/http/errors.ts';
import type { Fetch } from '../../src/http/fetch-adapter.ts';
import { toFetchResponse } from '../../src/http/fetch-adapter.ts';

export const REPOSITORY: Repository = { owner: 'octo', name: 'shop', id: 700, defaultBranch: 'main' };
export const API = 'https://ghes.example/api/v3';
export const GRAPHQL = 'https://ghes.example/somewhere/graphql';
export const PATH = '/repos/octo/shop';

/** GitHub's body of a refusal. */
export const REFUSAL = { message: 'Resource not accessible by integration', documentation_url: 'https://docs' };

/** A request as it reached the HTTP client. */
interface Seen {
  readonly key: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when text, as JSON otherwise. */
  readonly body?: unknown;
  readonly fail?: HttpError;
}

type Answer = Reply | ((seen: Seen, count: number) => Reply);

/** GraphQL data. Functions take the field's arguments. */
interface Graph {
  readonly viewer?: unknown;
  readonly repository?: unknown;
  readonly nodes?: unknown;
}

export interface Script {
  readonly repository?: Repository;
  /** `GET /repos/octo/shop/…` → reply. The replies of a list are used in order, and its last one repeats. */
  readonly rest?: Readonly<Record<string, Answer | readonly Answer[]>>;
  readonly graph?: Graph;
  /** Replaces the complete response of an operation. */
  readonly graphReply?: Readonly<Record<string, Answer>>;
}

export interface Scripted {
  readonly github: GitHub;
  readonly seen: readonly Seen[];
  /** Method and path, or `query Name`, in order. */
  readonly keys: () => readonly string[];
}

const VIEWER = { login: 'github-actions[bot]', databaseId: 41898282 };
export const BOT = { __typename: 'Bot', login: 'github-actions', databaseId: 41898282 };
export const ALICE = { __typename: 'User', login: 'alice', databaseId: 7 };

/** Starts the script. */
export function script({ rest = {}, graph = {}, graphReply = {}, repository = REPOSITORY }: Script): Scripted {
  const seen: Seen[] = [];
  const counts = new Map<string, number>();
  const fetch: Fetch = async (input, init = {}) => {
    const request = toSeen(new URL(input), init);
    seen.push(request);
    const count = counts.get(request.key) ?? 0;
    counts.set(request.key, count + 1);
    return toResponse(request.url, await answer(request, count));
  };
  const answer = (request: Seen, count: number): Promise<Reply> | Reply => {
    const name = request.key.replace('query ', '');
    if (request.url.href === GRAPHQL) {
      const data = execute(request.body, graph);
      // A reply is for a query alone. Joined queries get no usable response, so that each is sent again alone.
      const isJoined = graphReply[name] === undefined && name.split('_').some((part) => graphReply[part] !== undefined);
      const own = isJoined ? { body: '<html>' } : graphReply[name];
      return own === undefined ? data : data.then(() => resolve(own, request, count));
    }
    const found = rest[request.key];
    if (found === undefined) throw new Error(`the script has no answer for ${request.key}`);
    const list: readonly Answer[] = Array.isArray(found) ? (found as readonly Answer[]) : [found as Answer];
    return resolve(list[Math.min(count, list.length - 1)]!, request, count);
  };
  const github = createGitHub({ token: 'ghs_secret', repository, apiUrl: API, graphqlUrl: GRAPHQL, fetch });
  return { github, seen, keys: () => seen.map(({ key }) => key) };
}

function toSeen(url: URL, { method = 'GET', headers = {}, body }: NonNullable<Parameters<Fetch>[1]>): Seen {
  const parsed: unknown = typeof body === 'string' ? JSON.parse(body) : null;
  const key = url.href === GRAPHQL ? `query ${toOperation(parsed)}` : `${method} ${toPath(url)}`;
  return { key, url, headers: { ...headers }, body: parsed };
}

function toResponse(url: URL, { status = 200, headers = {}, body = {}, fail }: Reply) {
  if (fail !== undefined) throw fail;
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  return toFetchResponse(url.href, {
    status,
    headers: { 'content-type': `${type}; charset=utf-8`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const resolve = (own: Answer, request: Seen, count: number): Reply =>
  typeof own === 'function' ? own(request, count) : own;

const toPath = (url: URL): string => url.pathname.replace('/api/v3', '');

function toOperation(body: unknown): string {
  return /query\s+(\w+)/.exec((body as { query: string }).query)?.[1] ?? 'unnamed';
}

let schema: GraphQLSchema | undefined;

/** Returns GitHub's published schema. */
export function githubSchema(): GraphQLSchema {
  const file = new URL('../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);
  schema ??= buildSchema(readFileSync(file, 'utf8'), { assumeValidSDL: true });
  return schema;
}

/** Validates first, so that an invalid document always fails the test. */
async function execute(body: unknown, graph: Graph): Promise<Reply> {
  const { query, variables } = body as { query: string; variables: Record<string, unknown> };
  const problems = validate(githubSchema(), parse(query));
  if (problems.length > 0) throw new Error(`invalid GraphQL document: ${problems.join('\n')}`);
  const result = await graphql({
    schema: githubSchema(),
    source: query,
    variableValues: variables,
    rootValue: { viewer: VIEWER, ...graph },
  });
  const errors = result.errors?.map((error) => ({ ...error.toJSON(), ...error.extensions }));
  return { body: { data: result.data, ...(errors !== undefined && { errors }) } };
}

/** Returns a field that fails the way GitHub's do: null in the data, `type`, `path` and `message` in the errors. */
export function failing(type: string, message: string): () => never {
  return () => {
    throw new GraphQLError(message, { extensions: { type } });
  };
}

/** Returns a connection over a list: pages of `size`, cursors like `c100`. */
export function connection(items: readonly unknown[], size = 100): (args: { after?: string | null }) => unknown {
  return ({ after }) => {
    const start = Number((after ?? 'c0').slice(1));
    const end = Math.min(start + size, items.length);
    const pageInfo = { hasNextPage: end < items.length, endCursor: items.length === 0 ? null : `c${end}` };
    return { nodes: items.slice(start, end), pageInfo };
  };
}

/** Returns a comment by this token, unless `extra` says otherwise. */
export function comment(id: number, extra: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: `IC_${id}`,
    fullDatabaseId: String(id),
    body: `comment ${id}`,
    url: `https://ghes.example/octo/shop/issues/12#issuecomment-${id}`,
    author: BOT,
    editor: null,
    viewerDidAuthor: true,
    createdAt: '2026-11-24T10:00:00Z',
    lastEditedAt: null,
    ...extra,
  };
}

/** Returns an issue #12, unless `extra` says otherwise. */
export function issue(extra: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    __typename: 'Issue',
    number: 12,
    url: 'https://ghes.example/octo/shop/issues/12',
    title: 'Broken cart',
    body: 'Please fix.',
    lastEditedAt: null,
    author: ALICE,
    labels: connection([{ name: 'orkestro' }]),
    comments: connection([]),
    timelineItems: { nodes: [] },
    closedByPullRequestsReferences: connection([]),
    ...extra,
  };
}

/** Returns a candidate #13, unless `extra` says otherwise. */
export function candidate(extra: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    number: 13,
    state: 'OPEN',
    isCrossRepository: false,
    createdAt: '2026-01-01T00:00:00Z',
    body: 'fixes #12',
    updatedAt: '2026-11-24T10:00:00Z',
    repository: { databaseId: REPOSITORY.id },
    ...extra,
  };
}

export const HEAD = 'a'.repeat(40);
export const MERGE = 'b'.repeat(40);

/** Returns pull request #13, unless `extra` says otherwise. */
export function pull(extra: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    __typename: 'PullRequest',
    number: 13,
    url: 'https://ghes.example/octo/shop/pull/13',
    title: 'Fix the cart',
    body: 'fixes #12',
    state: 'OPEN',
    isDraft: false,
    isCrossRepository: false,
    createdAt: '2026-01-01T00:00:00Z',
    lastEditedAt: null,
    author: ALICE,
    headRefOid: HEAD,
    headRefName: 'fix',
    baseRefName: 'main',
    mergeable: 'MERGEABLE',
    reviewDecision: null,
    potentialMergeCommit: { oid: MERGE },
    commits: { nodes: [{ commit: { oid: HEAD, status: null, associatedPullRequests: { nodes: [] } } }] },
    changedFiles: 1,
    labels: connection([]),
    timelineItems: { nodes: [] },
    closingIssuesReferences: connection([]),
    comments: connection([]),
    ...extra,
  };
}

/** Returns the rejection of a promise that must reject. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('expected a rejection');
}

/** Returns an error of the HTTP client. */
export const failure = (code: HttpError['code'], sent: boolean): Reply => ({
  fail: new HttpError({ code, sent, where: 'POST https://ghes.example', why: 'scripted' }),
});
