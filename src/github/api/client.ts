/** The one client for GitHub: Octokit behind our own door, GraphQL straight through it, every answer checked against a schema. */
import * as z from 'zod/mini';
import type { Repository } from '../../core/domain/model.ts';
import type { Quota } from '../../core/ports/github.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Fetch } from '../../http/fetch-adapter.ts';
import type { Call, GitHubAnswer } from './errors.ts';
import { GitHubError } from './errors.ts';
import { createGraphRequest } from './graphql-request.ts';
import { findProblems, toGraphqlError, type GraphqlProblem } from './graphql.ts';
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
  readonly request?: AskRoute;
}

/** `METHOD /path/{of}/parameters` or `METHOD https://…`, and the parameters, `headers` among them. */
export type AskRoute = (route: string, parameters: Record<string, unknown>) => Promise<GitHubAnswer>;

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
  readonly alone?: boolean;
}

/** A success and its status. */
interface Answer<T> {
  readonly status: number;
  readonly data: T;
}

/** What GraphQL gave, and the tolerated problems it named. */
interface GraphqlAnswer<T> {
  readonly data: T;
  readonly problems: readonly GraphqlProblem[];
}

/** Everything throws GitHubError. */
export interface Api {
  readonly repository: Repository;
  send<T>(call: RestCall, schema: Schema<T>): Promise<Answer<T>>;
  /** Every page, 100 each. */
  list<T>(call: RestCall, item: Schema<T>): Promise<readonly T[]>;
  /** Queries of the same moment leave as one request. */
  query<T>(call: GraphqlCall<T>): Promise<GraphqlAnswer<T>>;
  /** Like `query` for a document that writes: it keeps the pace of writes, and the door sends it once. */
  mutate<T>(call: GraphqlCall<T>): Promise<GraphqlAnswer<T>>;
  quota(): Quota;
}

/** Schemas around those of the callers, made once each: zod compiles an object's schema when it is first used. */
const envelopes = new WeakMap<object, unknown>();
const lists = new WeakMap<object, unknown>();

function envelopeOf<T>(schema: Schema<T>): Schema<{ data: T }> {
  return remember(envelopes, schema, () => z.object({ data: schema }));
}

function listOf<T>(item: Schema<T>): Schema<T[]> {
  return remember(lists, item, () => z.array(item));
}

function remember<T>(known: WeakMap<object, unknown>, key: object, make: () => T): T {
  // What is kept under a schema was made from that schema, by the one maker of its map.
  const found = (known.get(key) as T | undefined) ?? make();
  known.set(key, found);
  return found;
}

const PER_PAGE = 100;
const MAX_PAGES = 100;

/** Nothing is loaded before the first call. */
export function createApi(options: GitHubOptions): Api {
  const { repository } = options;
  const graphRoute = `POST ${options.graphqlUrl}`;
  const meter = createQuotaMeter();
  const pace = createRateLimiter(options.clock ?? null);
  let connecting: Promise<AskRoute> | undefined;
  const graphRequest = options.request ?? createGraphRequest(options);

  const call = async (where: Call, route: string, parameters: Record<string, unknown>): Promise<GitHubAnswer> => {
    try {
      if (options.token === '') throw withoutToken(where);
      const request = route === graphRoute ? graphRequest : await (connecting ??= connect(options));
      meter.countRequest();
      const answer = await request(route, parameters);
      meter.readHeaders(answer.headers);
      if (answer.status >= 200 && answer.status <= 299) return answer;
      throw GitHubError.fromAnswer(answer, where);
    } catch (error) {
      throw GitHubError.from(error, where);
    }
  };

  const rest = async (
    asked: RestCall,
    where: Call,
    extra: Readonly<Record<string, number>> = {},
  ): Promise<GitHubAnswer> => {
    if (!asked.route.startsWith('GET ')) await pace();
    return call(where, asked.route, {
      owner: repository.owner,
      repo: repository.name,
      ...asked.parameters,
      ...extra,
      headers: { 'x-github-api-version': '2022-11-28', ...(asked.accept !== undefined && { accept: asked.accept }) },
    });
  };

  const askGraph = ({ document, variables, call: where }: Query): Promise<GitHubAnswer> =>
    call(where, graphRoute, {
      query: document,
      variables,
      headers: { 'x-github-api-version': '2022-11-28' },
    });
  const gather = createQueryBatcher(askGraph);

  const ask = async <T>(asked: GraphqlCall<T>, by: typeof askGraph): Promise<GraphqlAnswer<T>> => {
    const where: Call = { doing: asked.doing, permission: asked.permission, where: graphRoute };
    const { document } = asked;
    const shared = document.includes('$owner') && { owner: repository.owner, name: repository.name };
    const answer = await by({ document, variables: { ...shared, ...asked.variables }, call: where });
    const problems = findProblems(answer.data);
    const bad = problems.find((problem) => asked.tolerates?.(problem) !== true);
    if (bad !== undefined) throw toGraphqlError(bad, answer, where);
    const { data } = parse(answer.data, envelopeOf(asked.schema), where);
    return { data, problems };
  };

  return {
    repository,
    quota: () => meter.read(),
    async send(asked, schema) {
      const where = toCall(asked, options);
      const { status, data } = await rest(asked, where);
      return { status, data: parse(data, schema, where) };
    },
    async list(asked, item) {
      const where = toCall(asked, options);
      const items = [];
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const answer = await rest(asked, where, { per_page: PER_PAGE, page });
        const found = parse(answer.data, listOf(item), where);
        items.push(...found);
        if (!hasNextPage(answer, found.length)) return items;
      }
      throw new GitHubError({ code: 'incomplete', call: where, why: `there are more than ${MAX_PAGES} pages` });
    },
    query: (asked) => ask(asked, asked.alone === true ? askGraph : gather),
    async mutate(asked) {
      await pace();
      return ask(asked, askGraph);
    },
  };
}

/** Reads the pages after the first; `turn` reads the page behind a cursor. A cursor that comes twice is an error. */
export async function readFurtherPages<T>(
  doing: string,
  first: Page<T>,
  turn: (after: string) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const nodes = [...first.nodes];
  const seen = new Set<string>();
  for (let after = first.next; after !== null;) {
    if (seen.has(after) || seen.size >= MAX_PAGES) {
      const call = { doing, where: 'GraphQL', permission: 'contents: read' };
      throw new GitHubError({ code: 'incomplete', call, why: 'the cursor does not advance, the pages have no end' });
    }
    seen.add(after);
    const page = await turn(after);
    nodes.push(...page.nodes);
    after = page.next;
  }
  return nodes;
}

/** Octokit, loaded here and nowhere else. Its log would print foreign text past our own; its retries are not loaded. */
async function connect(options: GitHubOptions): Promise<AskRoute> {
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

function withoutToken(call: Call): GitHubError {
  return new GitHubError({ code: 'unauthorized', call, why: 'there is no token', noEffect: true });
}

const silence = (): undefined => undefined;
const SILENT = { debug: silence, info: silence, warn: silence, error: silence };

function toCall(asked: RestCall, { apiUrl, repository }: GitHubOptions): Call {
  const values: Record<string, string | number> = {
    owner: repository.owner,
    repo: repository.name,
    ...asked.parameters,
  };
  const [method = '', path = ''] = asked.route.split(' ');
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(values[name] ?? '')));
  return { doing: asked.doing, permission: asked.permission, where: `${method} ${apiUrl}${filled}` };
}

function parse<T>(data: unknown, schema: Schema<T>, call: Call): T {
  const result = z.safeParse(schema, data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  const why = `the answer has an unexpected shape at ${place === '' ? 'its top' : place}: ${issue?.message ?? ''}`;
  throw new GitHubError({ code: 'bad_answer', call, why });
}

/** GitHub's `Link` decides; without one (GitHub leaves it out for a single page), a full page may have a next. */
function hasNextPage(answer: GitHubAnswer, count: number): boolean {
  const { link } = answer.headers;
  return typeof link === 'string' ? /;\s*rel="next"/.test(link) : count >= PER_PAGE;
}
