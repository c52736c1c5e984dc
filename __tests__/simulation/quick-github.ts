/**
 * GitHub for simulations: the stand-in's world, routes and objects without Request, Response, judging and rate limits.
 * `createStrictGitHub` answers from the same world through the whole stand-in; stories must come out the same with either.
 */
import { hash } from 'node:crypto';
import type { TransportResponse, TransportRequest } from '../../src/http/transport.ts';
import { RestError } from '../support/github/errors.ts';
import { answerGraphql, root } from '../support/github/graphql/execute.ts';
import type { Asker } from '../support/github/graphql/nodes.ts';
import { createGitHubStandIn, DEFAULT_TOKEN } from '../support/github/handler.ts';
import { type Answer, answerRest, pageOf, ROUTES } from '../support/github/rest.ts';
import { ACTIONS_BOT, type World } from '../support/github/state.ts';
import { RECOMMENDED, type Permissions, type Token } from '../support/github/tokens.ts';
import { Views } from '../support/github/views.ts';
import { executeQuickly } from './quick-graphql.ts';
import { operationOf } from './trace.ts';

/** GitHub as a run's network sees it. */
export interface SimulatedGitHub {
  /** Answers one request of the action; the world changes at once. */
  serve(request: TransportRequest): TransportResponse | Promise<TransportResponse>;
  /** The world was changed from outside. */
  noticed(): void;
}

const API = 'https://api.github.com';
const URLS = { api: API, web: 'https://github.com' };
const BUDGET = { limit: 1e6, remaining: 1e6, resetAt: '2026-11-23T13:00:00Z', cost: 1, nodeCount: 1 };

export function createQuickGitHub(repo: World, permissions: Permissions = RECOMMENDED): SimulatedGitHub {
  const token: Token = { login: ACTIONS_BOT, kind: 'installation', permissions, repositories: [repo.id] };
  const asker: Asker = { universe: repo.universe, token, urls: URLS };
  const views = new Views(repo, URLS);
  /** To reads, until something changes; what is said in conversations changes only some of them. */
  const answers = { spoken: new Map<string, TransportResponse>(), lasting: new Map<string, TransportResponse>() };

  const rest = (request: TransportRequest): TransportResponse => {
    if (request.method !== 'GET') return routed(request);
    const { href, pathname } = request.url;
    const known = LASTING_PATH.test(pathname) ? answers.lasting : answers.spoken;
    const cacheKey = `${href} ${request.headers['accept'] ?? ''} ${request.headers['if-none-match'] ?? ''}`;
    const answer = known.get(cacheKey) ?? routed(request);
    known.set(cacheKey, answer);
    return answer;
  };

  const routed = (request: TransportRequest): TransportResponse => {
    const match = findRoute(request.method, request.url.pathname);
    if (match === null) throw new Error(`simulation: no route for ${request.method} ${request.url.pathname}`);
    const answer = answerRest(match.key, {
      world: repo,
      views,
      token,
      params: match.params,
      query: request.url.searchParams,
      body: request.body === null ? {} : (JSON.parse(request.body) as Record<string, unknown>),
      accept: request.headers['accept'] ?? '',
    });
    return toSendAnswer(request, answer);
  };

  const graphql = (request: TransportRequest): TransportResponse | Promise<TransportResponse> => {
    const cacheKey = request.body ?? '{}';
    const known = LASTING.has(operationOf(cacheKey)) ? answers.lasting : answers.spoken;
    const same = known.get(cacheKey);
    if (same !== undefined) return same;
    const { query, variables = {} } = JSON.parse(cacheKey) as Graphql;
    const data = executeQuickly(query, variables, root(asker, BUDGET));
    if (data !== null) {
      const answer = toJson(200, { data });
      known.set(cacheKey, answer);
      return answer;
    }
    return answerGraphql({ query, variables, operationName: null }, asker, BUDGET).then(({ body, violations }) => {
      if (violations.length > 0) throw new Error(violations.join('\n'));
      return toJson(200, body);
    });
  };

  const serve = (request: TransportRequest): TransportResponse | Promise<TransportResponse> => {
    if (request.once) {
      answers.spoken.clear();
      if (!IS_COMMENT.test(request.url.pathname)) answers.lasting.clear();
    }
    try {
      return request.url.pathname === '/graphql' ? graphql(request) : rest(request);
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      const { status, message, fields, headers } = error;
      const plain = { message, documentation_url: 'https://docs.github.com/rest', status: String(status) };
      const body = fields === null ? plain : { message, documentation_url: plain.documentation_url, errors: fields };
      return { ...toJson(status, body), headers: { ...JSON_TYPE, ...headers } };
    }
  };
  return {
    serve,
    noticed: () => {
      answers.spoken.clear();
      answers.lasting.clear();
    },
  };
}

/** Queries about code, checks and rules. */
const LASTING = new Set(['Branch', 'ChangedFiles', 'Checks', 'CheckDetails', 'Head']);
const LASTING_PATH = /\/(?:rules\/branches|pulls\/\d+\/files|collaborators)\b/;
/** Writes of comments and reactions. */
const IS_COMMENT = /\/issues\/(?:comments\/)?\d+\/?(?:comments|reactions)?(?:\/\d+)?$/;

interface Graphql {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** The stand-in whole: schemas judged, documents validated. Throws when the published contract is broken. */
export function createStrictGitHub(repo: World, permissions: Permissions = RECOMMENDED): SimulatedGitHub {
  const github = createGitHubStandIn({
    world: repo,
    tokens: { [DEFAULT_TOKEN]: { permissions } },
    limits: { rest: 1e6, graphql: 1e6, writesPerMinute: 1e6 },
  });
  const serve = async ({ url, method, headers, body }: TransportRequest): Promise<TransportResponse> => {
    const response = await github.handle(new Request(url, { method, headers: { ...headers }, body }));
    github.assertNoViolations();
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  };
  return { serve, noticed: () => undefined };
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

function toJson(status: number, body: unknown): TransportResponse {
  return { status, headers: JSON_TYPE, body: JSON.stringify(body) };
}

function toSendAnswer(request: TransportRequest, answer: Answer): TransportResponse {
  if (answer.text !== undefined) {
    const type = { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' };
    return { status: 200, headers: type, body: answer.text };
  }
  const { page, size } = pageOf(request.url.searchParams);
  const body = answer.list === undefined ? answer.body : answer.list.slice((page - 1) * size, page * size);
  if (body === undefined) return { status: answer.status, headers: {}, body: '' };
  if (answer.list !== undefined && answer.list.length > page * size) throw new Error('simulation: a second page');
  const text = JSON.stringify(body);
  if (request.method !== 'GET') return { status: answer.status, headers: JSON_TYPE, body: text };
  const etag = `W/"${hash('sha256', text)}"`;
  if (request.headers['if-none-match'] === etag) return { status: 304, headers: { etag }, body: '' };
  return { status: answer.status, headers: { ...JSON_TYPE, etag }, body: text };
}

interface Match {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Parameters that may hold slashes. */
const GREEDY = new Set(['path', 'ref', 'branch']);

/** Fixed words before placeholders. */
const PATTERNS = Object.keys(ROUTES)
  .map((key) => {
    const [method = '', template = ''] = key.split(' ');
    const source = template.replace(
      /\{(\w+)\}/g,
      (_, name: string) => `(?<${name}>${GREEDY.has(name) ? '.+' : '[^/]+'})`,
    );
    const fixed = template.split('/').filter((part) => !part.startsWith('{')).length;
    return { key, method, pattern: new RegExp(`^${source}$`), fixed, length: template.length };
  })
  .sort((a, b) => b.fixed - a.fixed || b.length - a.length);

const known = new Map<string, Match | null>();

function findRoute(method: string, path: string): Match | null {
  const cacheKey = `${method} ${path}`;
  let match = known.get(cacheKey);
  if (match === undefined) {
    match = matchRoute(method, path);
    if (known.size > 5_000) known.clear();
    known.set(cacheKey, match);
  }
  return match;
}

function matchRoute(method: string, path: string): Match | null {
  for (const route of PATTERNS) {
    if (route.method !== method) continue;
    const found = route.pattern.exec(path);
    if (found === null) continue;
    const params = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { key: route.key, params: Object.fromEntries(params) as Record<string, string> };
  }
  return null;
}
