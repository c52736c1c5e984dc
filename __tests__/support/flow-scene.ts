/**
 * Runs of the real flow in one process: sandbox marketplace, GitHub stand-in, adapters and doors, without sockets and under
 * a clock that moves only when something sleeps. For tests about who can hire, and what is left afterwards.
 */
import { createSigner } from '../../src/core/digest.ts';
import type { RunContext } from '../../src/core/domain/event.ts';
import type { BriefSource } from '../../src/core/commands/intent.ts';
import type { Account, Subject } from '../../src/core/domain/model.ts';
import type { Clock, Log } from '../../src/core/ports/runtime.ts';
import type { Settings } from '../../src/core/domain/settings.ts';
import type { FlowContext, HireResult } from '../../src/flow/shared/context.ts';
import { formatRun } from '../../src/flow/shared/context.ts';
import { hire } from '../../src/flow/hire/hire.ts';
import { createGitHub } from '../../src/github/github.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { HttpError } from '../../src/http/errors.ts';
import type { TransportResponse, TransportRequest } from '../../src/http/transport.ts';
import { createMarketplaceClient } from '../../src/marketplace/client.ts';
import { createRenderer } from '../../src/report/render/renderer.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { buildRun, buildSettings, NOON } from './builders.ts';
import { ConnectionFault } from './github/faults.ts';
import { createGitHubStandIn, DEFAULT_TOKEN, type GitHubStandIn } from './github/handler.ts';
import { createWorld, type World } from './github/state.ts';
import { ISSUE_BODY } from './scene.ts';
import './whole-flow.ts';

const MARKET = 'https://orkestro.net';

/** The issue of every test, and its title. */
export const ISSUE = 12;
const TITLE = 'Fix the parser';
const MAYA: Account = { login: 'maya', id: 1, isBot: false };

/** What a marketplace request meets; `null`: the sandbox itself. */
type Interceptor = (
  request: TransportRequest,
  serve: () => Promise<TransportResponse>,
) => Promise<TransportResponse> | null;

export interface FlowScene {
  readonly repo: World;
  readonly sandbox: Sandbox;
  /** The customer's key. */
  readonly key: string;
  /** Requests to the marketplace so far. */
  readonly calls: readonly TransportRequest[];
  readonly github: GitHubStandIn;
  readonly countPosts: () => number;
  now(): number;
  /** Lets time pass, ms. */
  pass(ms: number): void;
  intercept(interceptor: Interceptor): void;
  createContext(run?: Partial<RunContext>, settings?: Partial<Settings>): FlowContext;
  /** Runs a hire for the issue. GitHub shows the run as completed once the hire has ended. */
  hire(source: BriefSource, more?: HireOptions): Promise<HireResult>;
  close(): void;
}

interface HireOptions {
  readonly run?: Partial<RunContext>;
  readonly settings?: Partial<Settings>;
  readonly subject?: Subject;
  /** The run is still in progress after the hire, according to GitHub. */
  readonly staysRunning?: boolean;
}

/** Adds the label now. The payload has the text of now. */
export function byLabel(scene: FlowScene, more: Partial<Extract<BriefSource, { kind: 'label' }>> = {}): BriefSource {
  const { title, body } = scene.repo.issue(ISSUE);
  return { kind: 'label', label: 'orkestro', sender: MAYA, title, body, ...more };
}

/** Writes a command now. */
export function byCommand(
  scene: FlowScene,
  more: Partial<Extract<BriefSource, { kind: 'command' }>> = {},
): BriefSource {
  const { title, body } = scene.repo.issue(ISSUE);
  return {
    kind: 'command',
    force: false,
    sender: MAYA,
    commentId: 1,
    createdAt: scene.now(),
    budgetCents: null,
    title,
    body,
    ...more,
  };
}

/** `limited`: GitHub's limits hold, and writes keep its pace. */
export interface FlowSceneOptions {
  readonly limited?: boolean;
}

/** Opens a workshop with one labeled issue and a required check; `maya` may write. */
export function openFlowScene({ limited = false }: FlowSceneOptions = {}): FlowScene {
  let now = NOON;
  let interceptor: Interceptor = () => null;
  let posts = 0;
  let runs = 0;
  const sandbox = createSandbox({
    now: () => now,
    seed: 1,
    scenario: { manual: true, rateLimit: null, idempotencyKeys: false },
  });
  const key = sandbox.createKey(sandbox.createCustomer('Workshop'));
  const repo = createWorld({ now: () => now });
  repo.addUser('maya', 'write');
  repo.protect({ required: ['test'] });
  repo.openIssue({ number: ISSUE, title: TITLE, body: ISSUE_BODY, author: 'maya' });
  repo.label(ISSUE, 'orkestro', 'maya');
  const limits = limited ? {} : { rest: 1e6, graphql: 1e6, writesPerMinute: 1e6 };
  const github = createGitHubStandIn({ world: repo, limits });
  const calls: TransportRequest[] = [];
  const sleepers = createSleepers(
    () => now,
    (at) => {
      now = Math.max(now, at);
    },
  );
  const clock: Clock = { now: () => now, sleep: sleepers.sleep, random: () => 0 };
  const answer = sleepers.awake(answerFrom);

  const toMarket = (request: TransportRequest): Promise<TransportResponse> => {
    calls.push(request);
    if (request.method === 'POST' && request.url.pathname.endsWith('/missions')) posts += 1;
    const serve = (): Promise<TransportResponse> => answer((asked) => sandbox.handle(asked), request);
    return interceptor(request, serve) ?? serve();
  };

  const createContext: FlowScene['createContext'] = (more = {}, settings = {}) => {
    runs += 1;
    const { owner, name, id } = repo;
    const run = buildRun({
      repository: { owner, name, id, defaultBranch: 'main' },
      eventName: 'issues',
      runId: String(9_000 + runs),
      ...more,
    });
    const wanted = buildSettings({
      terms: { category: null, tier: null, budgetCents: 12_000, specialist: null, autoAssign: true },
      ...settings,
    });
    const deadline = now + 20 * 60_000;
    const common = { clock, deadline: () => deadline };
    const marketplaceClient = createHttpClient({ ...common, origins: [MARKET], send: toMarket });
    const githubClient = createHttpClient({
      ...common,
      origins: ['https://api.github.com'],
      send: (request) => answer((asked) => github.handle(asked), request),
    });
    let nonces = 0;
    const nonce = (): string => `${run.runId} ${++nonces}`;
    const owned = { run: formatRun(run), nonce, now: () => now };
    const { apiUrl, graphqlUrl, repository } = run;
    const options = {
      token: DEFAULT_TOKEN,
      repository,
      apiUrl,
      graphqlUrl,
      fetch: githubClient.fetch,
      // Without limits, writes need no pace either.
      clock: limited ? clock : { now: () => now, sleep: () => Promise.resolve() },
    };
    const real = createGitHub(options, wanted.lock === 'ref' ? owned : null);
    return {
      marketplace: createMarketplaceClient({ baseUrl: `${MARKET}/api/v1`, apiKey: key, httpClient: marketplaceClient }),
      github: real,
      lock: real.lock,
      render: createRenderer('full'),
      clock,
      log: SILENT,
      signer: { signer: createSigner(key), isSandbox: false },
      settings: wanted,
      run,
      deadline,
      signal: new AbortController().signal,
      nonce,
      shown: new Map(),
      redact: (text) => text,
    };
  };

  return {
    repo,
    sandbox,
    key,
    calls,
    github,
    countPosts: () => posts,
    now: () => now,
    pass(ms) {
      now += ms;
    },
    intercept(next) {
      interceptor = next;
    },
    createContext,
    async hire(source, more = {}) {
      const made = createContext(more.run, more.settings);
      const id = Number(made.run.runId);
      repo.startRun(id);
      const subject = more.subject ?? { kind: 'issue', number: ISSUE };
      try {
        return await hire(made, { kind: 'hire', subject, source, wait: 'none' });
      } finally {
        if (more.staysRunning !== true) repo.endRun(id);
      }
    },
    close() {
      sandbox.close();
      github.assertNoViolations();
    },
  };
}

/** Loses the response after the request has taken effect. */
export const loseResponse: Interceptor = (request, serve) => {
  if (request.method !== 'POST') return null;
  return serve().then(() => {
    throw new HttpError({ code: 'reset', sent: true, where: request.url.pathname, why: 'lost' });
  });
};

/** Drops the request and its response. */
export const dropRequest: Interceptor = (request) =>
  request.method === 'POST'
    ? Promise.reject(new HttpError({ code: 'reset', sent: true, where: request.url.pathname, why: 'lost' }))
    : null;

/** Refuses the POST with the marketplace's own error. */
export const refusePost: Interceptor = (request) =>
  request.method === 'POST' ? Promise.resolve({ status: 402, headers: {}, body: '{"error":"no funds"}' }) : null;

/** Returns the code of a hold or failure, otherwise how the mission was obtained. */
export function describeResult(result: HireResult): string {
  if (result.kind === 'tracked') return `${result.how} g${result.tracked.generation}`;
  return `${result.kind} ${result.blocked.verdict.code}`;
}

/** Creates sleepers: time passes only when everything sleeps. Sleepers wake in the order of their times. */
function createSleepers(now: () => number, advanceTo: (at: number) => void) {
  const asleep: { readonly at: number; readonly wake: () => void }[] = [];
  let activeCount = 0;
  let isScheduled = false;
  const wakeNext = (): void => {
    isScheduled = false;
    if (activeCount > 0 || asleep.length === 0) return;
    asleep.sort((one, other) => one.at - other.at);
    const next = asleep.shift();
    advanceTo(next?.at ?? 0);
    next?.wake();
    scheduleWake();
  };
  const scheduleWake = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(wakeNext);
  };
  return {
    sleep: (ms: number): Promise<void> =>
      new Promise((wake) => {
        asleep.push({ at: now() + ms, wake });
        scheduleWake();
      }),
    awake:
      <A extends readonly unknown[], T>(work: (...given: A) => Promise<T>) =>
      async (...given: A): Promise<T> => {
        activeCount += 1;
        try {
          return await work(...given);
        } finally {
          activeCount -= 1;
          scheduleWake();
        }
      },
  };
}

async function answerFrom(
  handle: (request: Request) => Promise<Response>,
  request: TransportRequest,
): Promise<TransportResponse> {
  const { url, method, headers, body } = request;
  try {
    const response = await handle(new Request(url, { method, headers: { ...headers }, body }));
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  } catch (error) {
    const silent = error instanceof ConnectionFault && error.how === 'silent';
    throw new HttpError({ code: silent ? 'timeout' : 'reset', sent: true, where: url.pathname, why: String(error) });
  }
}

const SILENT: Log = {
  info: () => undefined,
  debug: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
  error: () => undefined,
  group: (_title, body) => body(),
};
