/**
 * A stand-in for GitHub: state (state.ts) → handler (here) → socket (server.ts).
 *
 * Protocol. REST as in GitHub's published OpenAPI document (openapi-slice.json, cut by scripts/openapi-slice.ts):
 *   request: path, query and body are judged; what the document doesn't have is 422 (404 for an unknown path) and a
 *     violation. `authorization: Bearer|token …` and a user agent are compulsory.
 *   answer: judged as well; a wrong one is a bug of the stand-in and thrown.
 *   lists: `per_page` 1–100, 30 unless told, `link` header. GETs carry `etag`; `if-none-match` answers 304 for free.
 *   permissions: 401 bad token, 404 foreign private repository, 403 "Resource not accessible by integration".
 *   reactions: 201 the first time, 200 after; one per account and content. A gone comment is 404.
 *   limits: comment 65,536 characters, status description 140, 1,000 REST requests and 1,000 GraphQL points an hour,
 *     80 writes a minute.
 * GraphQL as in the published schema: POST {query, variables, operationName}; queries, and of the mutations those that
 *   write, edit and delete a comment; `first`/`last` compulsory and ≤ 100; 500,000 nodes; what the token may not see is null with a FORBIDDEN error
 *   beside the rest.
 *
 * Stricter than GitHub: unknown query parameters and body fields, `per_page` over 100, bodies where none is taken,
 * other mutations and secrets inside a request are violations. `assertNoViolations()` fails the test that caused them.
 */
import { toErrorResponse, toFetchError, toJson, toResponse } from './answers.ts';
import { notAccessible, RestError } from './errors.ts';
import { ConnectionFault, type Fault, Faults, isFinal, strikeAfter, strikeBefore } from './faults.ts';
import { answerGraphql } from './graphql/execute.ts';
import { type LimitOptions, Limits } from './limits.ts';
import { Contract, type Match } from './openapi.ts';
import { fits, isWrite, type Matcher, type RecordedRequest, toLine } from './recording.ts';
import { type Answer, answerRest } from './rest.ts';
import { SETUP_ROUTES } from './rest-setup.ts';
import { ACTIONS_BOT, createWorld, type World } from './state.ts';
import { type Permissions, RECOMMENDED, sees, type Token } from './tokens.ts';
import { Views } from './views.ts';

/** What a token is made from; everything has a default. */
interface TokenSpec {
  readonly login?: string;
  readonly kind?: Token['kind'];
  readonly permissions?: Permissions;
  /** `owner/name`; the world's own unless told. */
  readonly repositories?: readonly string[];
}

export interface StandInOptions {
  /** A new world, `acme/app`, unless given. */
  readonly world?: World;
  /** For the world that is made when none is given; ms. */
  readonly now?: () => number;
  /** Token → who it is; one GITHUB_TOKEN, DEFAULT_TOKEN, unless given. */
  readonly tokens?: Readonly<Record<string, TokenSpec>>;
  /** GitHub Enterprise Server: `/api/v3` and `/api/graphql`, no rate limit headers. */
  readonly ghes?: boolean;
  /** Its release, `3.17.2`: sent with every answer. Before 3.17 there is no activity. */
  readonly ghesVersion?: string;
  /** The pages' base URL; `https://github.com` unless told. */
  readonly web?: string;
  readonly limits?: LimitOptions;
  /** Opens the operations that only `npm run probe` sends: issues, pull requests, rules. Violations unless set. */
  readonly setup?: boolean;
  /** Every answer is this late, ms. */
  readonly latencyMs?: number;
  /** How lateness passes; real time unless told. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Texts that must never be sent here, beside the tokens. */
  readonly secrets?: readonly string[];
}

/** The token that works unless others are configured. */
export const DEFAULT_TOKEN = 'ghs_standin0000000000000000000000000000';

export interface GitHubStandIn {
  readonly world: World;
  readonly faults: Faults;
  readonly requests: readonly RecordedRequest[];
  readonly violations: readonly string[];
  /** Paths under which the two APIs answer. */
  readonly restBase: string;
  readonly graphqlPath: string;
  /** Answers one request; throws ConnectionFault where there is no answer. */
  handle(request: Request): Promise<Response>;
  /** As the global `fetch`, without sockets; its responses carry a `url`. */
  readonly fetch: typeof globalThis.fetch;
  /** What a token used up. */
  limitsOf(token: string): Limits;
  /** Changes what a token may do. */
  permit(permissions: Permissions, token?: string): void;
  /** Ends a token's life: 401 from now on. */
  revoke(token?: string): void;
  count(matcher: Matcher): number;
  /** One readable line per request, from the given number on. */
  transcript(from?: number): string[];
  /** Throws with all of them when the caller broke GitHub's published contract, or the stand-in did. */
  assertNoViolations(): void;
}

export function createGitHubStandIn(options: StandInOptions = {}): GitHubStandIn {
  return new StandIn(options);
}

const realSleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

let contract: Contract | null = null;
const sharedContract = (): Contract => (contract ??= new Contract());

class StandIn implements GitHubStandIn {
  readonly world: World;
  readonly faults = new Faults();
  readonly requests: RecordedRequest[] = [];
  readonly violations: string[] = [];
  readonly restBase: string;
  readonly graphqlPath: string;
  readonly #options: StandInOptions;
  readonly #tokens: Map<string, Token>;
  readonly #revoked = new Set<string>();
  readonly #limits = new Map<string, Limits>();
  /** The last answer to each request, for `stale`. */
  readonly #answers = new Map<string, Response>();

  constructor(options: StandInOptions) {
    this.#options = options;
    this.world = options.world ?? createWorld(options.now === undefined ? {} : { now: options.now });
    this.restBase = options.ghes === true ? '/api/v3' : '';
    this.graphqlPath = options.ghes === true ? '/api/graphql' : '/graphql';
    const specs = Object.entries(options.tokens ?? { [DEFAULT_TOKEN]: {} });
    this.#tokens = new Map(specs.map(([token, spec]) => [token, toToken(spec, this.world)]));
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.headers.has('user-agent')) request.headers.set('user-agent', 'node');
    try {
      const response = await this.handle(request);
      Object.defineProperty(response, 'url', { value: request.url });
      return response;
    } catch (error) {
      if (error instanceof ConnectionFault) return await toFetchError(error, request.signal);
      throw error;
    }
  };

  async handle(request: Request): Promise<Response> {
    const record = await this.#record(request);
    const faults = this.faults.take(record);
    record.fault = faults.find(isFinal)?.kind ?? null;
    await this.#delay(faults);
    for (const fault of faults) if (fault.kind === 'meanwhile' && fault.after !== true) fault.run(record);
    const response = await this.#answer(request, record, faults.find(isFinal) ?? null, faults);
    record.status = response.status;
    return response;
  }

  async #answer(request: Request, record: RecordedRequest, final: Fault | null, all: Fault[]): Promise<Response> {
    const early = final === null ? null : (this.#stale(final, record) ?? strikeBefore(final));
    if (early !== null) return early;
    const response = await this.#dispatch(request, record);
    this.#answers.set(keyOf(record), response.clone());
    for (const fault of all) if (fault.kind === 'meanwhile' && fault.after === true) fault.run(record);
    return final === null ? response : strikeAfter(final, response);
  }

  #stale(fault: Fault, record: RecordedRequest): Response | null {
    const last = fault.kind === 'stale' ? this.#answers.get(keyOf(record)) : undefined;
    return last?.clone() ?? null;
  }

  async #delay(faults: readonly Fault[]): Promise<void> {
    const late = faults.reduce((ms, fault) => ms + (fault.kind === 'delay' ? fault.ms : 0), 0);
    const ms = late + (this.#options.latencyMs ?? 0);
    if (ms > 0) await (this.#options.sleep ?? realSleep)(ms);
  }

  async #record(request: Request): Promise<RecordedRequest> {
    const { pathname, search } = new URL(request.url);
    const path = this.#pathOf(pathname);
    const text = await request.text();
    const body = parseBody(text);
    const record: RecordedRequest = {
      seq: this.requests.length + 1,
      method: request.method,
      path,
      query: search.slice(1),
      operation: path === this.graphqlPath ? operationName(body) : operationOf(request.method, path),
      body,
      at: this.world.universe.preciseNow(),
      status: null,
      fault: null,
      login: this.#token(request)?.login ?? null,
    };
    this.requests.push(record);
    this.#lookForSecrets(record, `${request.url}\n${text}`);
    return record;
  }

  #pathOf(pathname: string): string {
    const isRest = pathname !== this.graphqlPath && pathname.startsWith(`${this.restBase}/`);
    return isRest ? pathname.slice(this.restBase.length) : pathname;
  }

  #lookForSecrets(record: RecordedRequest, text: string): void {
    const secrets = [...this.#tokens.keys(), ...(this.#options.secrets ?? [])];
    if (secrets.some((secret) => text.includes(secret))) this.#violate(record, 'a secret inside the request');
  }

  #violate(record: RecordedRequest, what: string): void {
    this.violations.push(`#${record.seq} ${record.method} ${record.path}: ${what}`);
  }

  #token(request: Request): Token | null {
    const secret = secretOf(request);
    return this.#revoked.has(secret) ? null : (this.#tokens.get(secret) ?? null);
  }

  limitsOf(token: string): Limits {
    const known = this.#limits.get(token);
    if (known !== undefined) return known;
    const limits = new Limits(() => this.world.universe.preciseNow(), this.#options.limits);
    this.#limits.set(token, limits);
    return limits;
  }

  permit(permissions: Permissions, token: string = DEFAULT_TOKEN): void {
    const known = this.#tokens.get(token);
    if (known === undefined) throw new Error('GitHub stand-in: permit() for a token that is not configured.');
    this.#tokens.set(token, { ...known, permissions });
  }

  revoke(token: string = DEFAULT_TOKEN): void {
    this.#revoked.add(token);
  }

  // --- answering --------------------------------------------------------------------------------------------------

  async #dispatch(request: Request, record: RecordedRequest): Promise<Response> {
    const isGraphql = record.path === this.graphqlPath;
    const headers = { 'x-github-request-id': `57A4:D14:${record.seq.toString(16).toUpperCase().padStart(7, '0')}` };
    const limits = this.limitsOf(secretOf(request));
    let response: Response;
    try {
      const token = this.#admit(request, record);
      response = isGraphql
        ? await this.#graphql(request, record, token, limits)
        : this.#rest(request, record, token, limits);
    } catch (error) {
      if (!(error instanceof RestError)) {
        this.#violate(record, `a bug of the stand-in: ${String(error)}`);
        throw error;
      }
      response = toErrorResponse(error);
    }
    const counted = this.#options.ghes === true ? {} : limits.headers(isGraphql ? 'graphql' : 'core');
    const { ghesVersion } = this.#options;
    const release = ghesVersion === undefined ? {} : { 'x-github-enterprise-version': ghesVersion };
    for (const [name, value] of Object.entries({ ...headers, ...counted, ...release }))
      response.headers.set(name, value);
    return response;
  }

  /** The token behind a request that is fit to be looked at. */
  #admit(request: Request, record: RecordedRequest): Token {
    if (request.headers.get('user-agent') === null) {
      this.#violate(record, 'no user agent');
      throw new RestError(403, 'Request forbidden by administrative rules. Please set a User-Agent header.');
    }
    const version = request.headers.get('x-github-api-version');
    if (version !== null && !API_VERSIONS.has(version)) {
      this.#violate(record, `API version ${version}`);
      throw new RestError(400, `The API version "${version}" is not supported.`);
    }
    const token = this.#token(request);
    if (token === null)
      throw new RestError(401, secretOf(request) === '' ? 'Requires authentication' : 'Bad credentials');
    return token;
  }

  #rest(request: Request, record: RecordedRequest, token: Token, limits: Limits): Response {
    const url = new URL(request.url);
    const match = sharedContract().find(record.method, record.path);
    if (match === null || !url.pathname.startsWith(this.restBase) || this.#isClosed(match)) {
      this.#violate(record, 'no published operation that the stand-in has');
      throw new RestError(404, 'Not Found');
    }
    if (match.template.endsWith('/activity') && this.#isBefore317()) throw new RestError(404, 'Not Found');
    if (match.template === '/rate_limit') return this.#rateLimit(match, limits);
    limits.spend('core');
    if (record.method !== 'GET') limits.write();
    this.#judge(request, record, match, url.searchParams);
    if (match.template === '/user') return this.#user(match, token, url);
    const answer = this.#answerFor(request, record, match, token, url);
    const response = toResponse(answer, url, sharedContract(), match);
    return this.#conditional(request, response, limits);
  }

  #isBefore317(): boolean {
    const [major = 0, minor = 0] = (this.#options.ghesVersion ?? '99').split('.').map(Number);
    return major < 3 || (major === 3 && minor < 17);
  }

  #isClosed({ method, template }: Match): boolean {
    return this.#options.setup !== true && `${method} ${template}` in SETUP_ROUTES;
  }

  #judge(request: Request, record: RecordedRequest, match: Match, query: URLSearchParams): void {
    const wrong = sharedContract().judgeRequest(match, query, record.body ?? undefined);
    const type = request.headers.get('content-type') ?? '';
    if (record.body !== null && !/^application\/json\b/.test(type)) wrong.push(`content-type ${type || 'missing'}`);
    if (wrong.length === 0) return;
    for (const what of wrong) this.#violate(record, what);
    throw new RestError(422, `Invalid request.\n\n${wrong.join('\n')}`, { fields: [] });
  }

  #answerFor(request: Request, record: RecordedRequest, match: Match, token: Token, url: URL): Answer {
    const { owner = '', repo = '' } = match.params;
    const world = this.world.universe.world(`${owner}/${repo}`);
    if (world === null) this.#redirect(`${owner}/${repo}`, token, url);
    if (world === null || !sees(token, world)) throw new RestError(404, 'Not Found');
    return answerRest(`${match.method} ${match.template}`, {
      world,
      views: new Views(world, this.#urls(url)),
      token,
      params: match.params,
      query: url.searchParams,
      body: (record.body ?? {}) as Record<string, unknown>,
      accept: request.headers.get('accept') ?? '',
    });
  }

  /** Throws a 301 for the former name of a repository. */
  #redirect(former: string, token: Token, url: URL): void {
    const world = this.world.universe.formerNames.get(former.toLowerCase());
    if (world === undefined || !sees(token, world)) return;
    const there = `${this.restBase}/repos/${world.fullName}${url.pathname.split(former)[1] ?? ''}${url.search}`;
    throw new RestError(301, 'Moved Permanently', { headers: { location: `${url.origin}${there}` } });
  }

  #urls(url: URL): { api: string; web: string } {
    return { api: `${url.origin}${this.restBase}`, web: this.#options.web ?? 'https://github.com' };
  }

  /** Not for a GITHUB_TOKEN, which is nobody's account. */
  #user(match: Match, token: Token, url: URL): Response {
    const account = this.world.universe.account(token.login);
    if (token.kind === 'installation' || account === null) throw notAccessible();
    const body = new Views(this.world, this.#urls(url)).publicUser(account);
    return toJson(sharedContract(), match, 200, body);
  }

  #rateLimit(match: Match, limits: Limits): Response {
    const show = (resource: 'core' | 'graphql'): Record<string, number> => {
      const { limit, used, resetAt } = limits.bucket(resource);
      return { limit, used, remaining: limit - used, reset: Math.floor(resetAt / 1000) };
    };
    const resources = { core: show('core'), search: show('core'), graphql: show('graphql') };
    return toJson(sharedContract(), match, 200, { resources, rate: show('core') });
  }

  /** GitHub's conditional requests: 304 costs nothing. */
  #conditional(request: Request, response: Response, limits: Limits): Response {
    const etag = response.headers.get('etag');
    if (request.method !== 'GET' || etag === null || request.headers.get('if-none-match') !== etag) return response;
    limits.bucket('core').used -= 1;
    return new Response(null, { status: 304, headers: { etag } });
  }

  async #graphql(request: Request, record: RecordedRequest, token: Token, limits: Limits): Promise<Response> {
    const body = record.body as { query?: unknown; variables?: unknown; operationName?: unknown } | null;
    if (request.method !== 'POST' || typeof body?.query !== 'string') {
      this.#violate(record, 'not a POST with a query');
      throw new RestError(400, 'A query attribute must be specified and must be a string.');
    }
    if (isWrite(record)) limits.write();
    const { limit, used, resetAt } = limits.bucket('graphql');
    const {
      body: answer,
      cost,
      violations,
    } = await answerGraphql(
      {
        query: body.query,
        operationName: typeof body.operationName === 'string' ? body.operationName : null,
        variables: (body.variables ?? {}) as Record<string, unknown>,
      },
      { universe: this.world.universe, token, urls: this.#urls(new URL(request.url)) },
      { limit, remaining: limit - used, resetAt: new Date(resetAt).toISOString() },
    );
    for (const what of violations) this.#violate(record, what);
    if (used + cost > limit) {
      return Response.json({
        errors: [{ type: 'RATE_LIMIT', message: 'API rate limit exceeded for installation ID 1.' }],
      });
    }
    limits.spend('graphql', cost);
    return Response.json(answer);
  }

  // --- looking back -----------------------------------------------------------------------------------------------

  count(matcher: Matcher): number {
    return this.requests.filter((request) => fits(matcher, request)).length;
  }

  transcript(from = 1): string[] {
    return this.requests.filter(({ seq }) => seq >= from).map(toLine);
  }

  assertNoViolations(): void {
    if (this.violations.length === 0) return;
    throw new Error(`GitHub's published contract was broken:\n${this.violations.join('\n')}`);
  }
}

/** As published; the second came with 2026's breaking changes. */
const API_VERSIONS = new Set(['2022-11-28', '2026-03-10']);

function toToken(spec: TokenSpec, world: World): Token {
  const login = spec.login ?? ACTIONS_BOT;
  return {
    login:
      world.universe.account(login)?.login ??
      (login.endsWith('[bot]') ? world.addBot(login) : world.addUser(login)).login,
    kind: spec.kind ?? 'installation',
    permissions: spec.permissions ?? RECOMMENDED,
    repositories: (spec.repositories ?? [world.fullName]).map((name) => world.elsewhere(name).id),
  };
}

const secretOf = (request: Request): string =>
  /^(?:bearer|token) (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';

function parseBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const keyOf = ({ method, path, query, body }: RecordedRequest): string =>
  `${method} ${path}?${query} ${JSON.stringify(body)}`;

const operationOf = (method: string, path: string): string | null =>
  sharedContract().find(method, path)?.template ?? null;

/** The name given, or the one in the document. */
function operationName(body: unknown): string | null {
  const { operationName: given, query } = (body ?? {}) as { operationName?: unknown; query?: unknown };
  if (typeof given === 'string') return given;
  return typeof query === 'string' ? (/\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? null) : null;
}
