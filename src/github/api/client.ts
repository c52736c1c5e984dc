/** The one client for GitHub: Octokit behind our own door, GraphQL straight through it, every answer checked against a schema. */
import * as z from 'zod/mini';
import type { Repository } from '../../core/domain/model.ts';
import type { Quota } from '../../core/ports/github.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Fetch } from '../../http/fetch-adapter.ts';
import type { CallInfo, GitHubResponse } from './errors.ts';
import { GitHubError } from './errors.ts';
import { createGraphqlRequest } from './graphql-request.ts';
import { findProblems, toGitHubError, type GraphqlProblem } from './graphql.ts';
import { createRateLimiter, createQuotaMeter } from './rate-limit.ts';
import { createQueryBatcher, type Query } from './query-batch.ts';
import type { Page, Schema } from './wire.ts';

/** How to reach GitHub. The URLs are the runner's `GITHUB_API_URL` and `GITHUB_GRAPHQL_URL`, GHES included. */
export interface GitHubOptions {
  readonly token: string;
  readonly repository: Repository;
  /** Without trailing slash. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** The door's (src/http): retries reads, sends writes once, follows no redirect, knows the proxy. */
  readonly fetch: Fetch;
  /** Lets writes wait for GitHub's limits; without it they never do. */
  readonly clock?: Pick<Clock, 'now' | 'sleep'>;
  /** Asks routes over `fetch`; default: Octokit, loaded at the first call of REST. Must fail as Octokit does: `response` on the error. */
  readonly request?: OctokitRequest;
}

/** `METHOD /path/{of}/parameters` or `METHOD https://…`, and the parameters, `headers` among them. */
export type OctokitRequest = (route: string, parameters: Record<string, unknown>) => Promise<GitHubResponse>;

/** A REST call. `route` is `METHOD /repos/{owner}/{repo}/…`; owner and repo are filled in. */
export interface RestCall {
  readonly doing: string;
  readonly permission: string;
  readonly route: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** Another media type than JSON. */
  readonly accept?: string;
}

/** A GraphQL query; `$owner` and `$name` are filled in where the document asks for them. */
interface GraphqlCall<T> {
  readonly doing: string;
  readonly permission: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Of `data`. */
  readonly schema: Schema<T>;
  /** Problems that are an answer; every other one makes the answer unreadable. */
  readonly tolerates?: (problem: GraphqlProblem) => boolean;
  /** Heavy by itself: it never leaves together with others of the same moment. */
  readonly skipBatching?: boolean;
}

/** A success and its status. */
interface RestResponse<T> {
  readonly status: number;
  readonly data: T;
}

/** What GraphQL gave, and the tolerated problems it named. */
interface GraphqlResponse<T> {
  readonly data: T;
  readonly problems: readonly GraphqlProblem[];
}

/** Everything throws GitHubError. */
export interface Api {
  readonly repository: Repository;
  send<T>(call: RestCall, schema: Schema<T>): Promise<RestResponse<T>>;
  /** Every page, 100 each. */
  list<T>(call: RestCall, item: Schema<T>): Promise<readonly T[]>;
  /** Queries of the same moment leave as one request. */
  query<T>(call: GraphqlCall<T>): Promise<GraphqlResponse<T>>;
  /** Like `query` for a document that writes: it keeps the pace of writes, and the door sends it once. */
  mutate<T>(call: GraphqlCall<T>): Promise<GraphqlResponse<T>>;
  quota(): Quota;
}

/** Schemas around those of the callers, made once each: zod compiles an object's schema when it is first used. */
const envelopes = new WeakMap<object, unknown>();
const lists = new WeakMap<object, unknown>();

function toEnvelopeSchema<T>(schema: Schema<T>): Schema<{ data: T }> {
  return getOrCreate(envelopes, schema, () => z.object({ data: schema }));
}

function toListSchema<T>(item: Schema<T>): Schema<T[]> {
  return getOrCreate(lists, item, () => z.array(item));
}

function getOrCreate<T>(cache: WeakMap<object, unknown>, key: object, make: () => T): T {
  // What is kept under a schema was made from that schema, by the one maker of its map.
  const value = (cache.get(key) as T | undefined) ?? make();
  cache.set(key, value);
  return value;
}

const PER_PAGE = 100;
const MAX_PAGES = 100;

/** Nothing is loaded before the first call. */
export function createApi(options: GitHubOptions): Api {
  const { repository } = options;
  const graphRoute = `POST ${options.graphqlUrl}`;
  const meter = createQuotaMeter();
  const limitWrites = createRateLimiter(options.clock ?? null);
  let loadingRequest: Promise<OctokitRequest> | undefined;
  const requestGraphql = options.request ?? createGraphqlRequest(options);

  const callRoute = async (
    callInfo: CallInfo,
    route: string,
    parameters: Record<string, unknown>,
  ): Promise<GitHubResponse> => {
    try {
      if (options.token === '') throw createMissingTokenError(callInfo);
      const request = route === graphRoute ? requestGraphql : await (loadingRequest ??= loadOctokitRequest(options));
      meter.countRequest();
      const response = await request(route, parameters);
      meter.readHeaders(response.headers);
      if (response.status >= 200 && response.status <= 299) return response;
      throw GitHubError.fromResponse(response, callInfo);
    } catch (error) {
      throw GitHubError.from(error, callInfo);
    }
  };

  const rest = async (
    request: RestCall,
    callInfo: CallInfo,
    extra: Readonly<Record<string, number>> = {},
  ): Promise<GitHubResponse> => {
    if (!request.route.startsWith('GET ')) await limitWrites();
    return callRoute(callInfo, request.route, {
      owner: repository.owner,
      repo: repository.name,
      ...request.parameters,
      ...extra,
      headers: {
        'x-github-api-version': '2022-11-28',
        ...(request.accept !== undefined && { accept: request.accept }),
      },
    });
  };

  const sendQuery = ({ document, variables, call: callInfo }: Query): Promise<GitHubResponse> =>
    callRoute(callInfo, graphRoute, {
      query: document,
      variables,
      headers: { 'x-github-api-version': '2022-11-28' },
    });
  const batchQuery = createQueryBatcher(sendQuery);

  const runQuery = async <T>(request: GraphqlCall<T>, send: typeof sendQuery): Promise<GraphqlResponse<T>> => {
    const callInfo: CallInfo = { doing: request.doing, permission: request.permission, where: graphRoute };
    const { document } = request;
    const shared = document.includes('$owner') && { owner: repository.owner, name: repository.name };
    const response = await send({ document, variables: { ...shared, ...request.variables }, call: callInfo });
    const problems = findProblems(response.data);
    const fatalProblem = problems.find((problem) => request.tolerates?.(problem) !== true);
    if (fatalProblem !== undefined) throw toGitHubError(fatalProblem, response, callInfo);
    const { data } = parseResponse(response.data, toEnvelopeSchema(request.schema), callInfo);
    return { data, problems };
  };

  return {
    repository,
    quota: () => meter.read(),
    async send(request, schema) {
      const callInfo = toCallInfo(request, options);
      const { status, data } = await rest(request, callInfo);
      return { status, data: parseResponse(data, schema, callInfo) };
    },
    async list(request, item) {
      const callInfo = toCallInfo(request, options);
      const items = [];
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const response = await rest(request, callInfo, { per_page: PER_PAGE, page });
        const found = parseResponse(response.data, toListSchema(item), callInfo);
        items.push(...found);
        if (!hasNextPage(response, found.length)) return items;
      }
      throw new GitHubError({ code: 'incomplete', call: callInfo, why: `there are more than ${MAX_PAGES} pages` });
    },
    query: (request) => runQuery(request, request.skipBatching === true ? sendQuery : batchQuery),
    async mutate(request) {
      await limitWrites();
      return runQuery(request, sendQuery);
    },
  };
}

/** Reads the pages after the first; `turn` reads the page behind a cursor. A cursor that comes twice is an error. */
export async function collectPages<T>(
  doing: string,
  first: Page<T>,
  getPage: (after: string) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const nodes = [...first.nodes];
  const seen = new Set<string>();
  for (let after = first.next; after !== null;) {
    if (seen.has(after) || seen.size >= MAX_PAGES) {
      const call = { doing, where: 'GraphQL', permission: 'contents: read' };
      throw new GitHubError({ code: 'incomplete', call, why: 'the cursor does not advance, the pages have no end' });
    }
    seen.add(after);
    const page = await getPage(after);
    nodes.push(...page.nodes);
    after = page.next;
  }
  return nodes;
}

/** Octokit, loaded here and nowhere else. Its log would print foreign text past our own; its retries are not loaded. */
async function loadOctokitRequest(options: GitHubOptions): Promise<OctokitRequest> {
  if (options.request !== undefined) return options.request;
  const { getOctokit } = await import('@actions/github');
  const { fetch } = options;
  const octokit = getOctokit(options.token, {
    baseUrl: options.apiUrl,
    userAgent: 'orkestro-action',
    log: SILENT,
    request: { fetch, log: SILENT, redirect: 'manual' },
  });
  return octokit.request;
}

function createMissingTokenError(call: CallInfo): GitHubError {
  return new GitHubError({ code: 'unauthorized', call, why: 'there is no token', noEffect: true });
}

const silence = (): undefined => undefined;
const SILENT = { debug: silence, info: silence, warn: silence, error: silence };

function toCallInfo(request: RestCall, { apiUrl, repository }: GitHubOptions): CallInfo {
  const values: Record<string, string | number> = {
    owner: repository.owner,
    repo: repository.name,
    ...request.parameters,
  };
  const [method = '', path = ''] = request.route.split(' ');
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(values[name] ?? '')));
  return { doing: request.doing, permission: request.permission, where: `${method} ${apiUrl}${filled}` };
}

function parseResponse<T>(data: unknown, schema: Schema<T>, call: CallInfo): T {
  const result = z.safeParse(schema, data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  const why = `the answer has an unexpected shape at ${place === '' ? 'its top' : place}: ${issue?.message ?? ''}`;
  throw new GitHubError({ code: 'bad_answer', call, why });
}

/** GitHub's `Link` decides; without one (GitHub leaves it out for a single page), a full page may have a next. */
function hasNextPage(response: GitHubResponse, count: number): boolean {
  const { link } = response.headers;
  return typeof link === 'string' ? /;\s*rel="next"/.test(link) : count >= PER_PAGE;
}
