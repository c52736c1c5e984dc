/**
 * The real flow, adapters and clients under a virtual clock, with seeded faults: lost, late and refused writes, failing and
 * stale reads, runs that crash at any request, overlap and are run again. One seed gives one story, every time.
 */
import { createSeal } from '../../src/core/digest.ts';
import type { Clock, Fuse, Log } from '../../src/core/ports.ts';
import type { Engine } from '../../src/flow/engine.ts';
import { reconcile } from '../../src/flow/reconcile.ts';
import { createGitHub } from '../../src/github/github.ts';
import { createDoor } from '../../src/http/door.ts';
import { HttpFailure } from '../../src/http/failure.ts';
import type { Send, SendAnswer, SendRequest } from '../../src/http/send.ts';
import { createMarketplace } from '../../src/marketplace/client.ts';
import { createRenderer } from '../../src/report/renderer.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { buildRun, buildSettings, NOON } from '../support/builders.ts';
import { createGitHubStandIn, DEFAULT_TOKEN, type GitHubStandIn } from '../support/github/handler.ts';
import { createWorld } from '../support/github/state.ts';
import { ISSUE_BODY } from '../support/scene.ts';

const MARKET = 'https://orkestro.net';
const ISSUE = 12;
const PULL = 13;

/** Mulberry32: small, seeded, good enough to shuffle schedules. */
function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Time that passes only when everybody waits. */
class VirtualTime {
  now = NOON;
  #busy = 0;
  #timers: { readonly at: number; readonly wake: () => void }[] = [];

  after(ms: number, wake: () => void): void {
    this.#timers.push({ at: this.now + ms, wake });
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
    });
  }

  /** Real work (parsing, GraphQL) during which time must stand still. */
  async work<T>(body: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await body();
    } finally {
      this.#busy -= 1;
    }
  }

  /** Runs until `done` says so, or nothing is left to wait for. */
  async runUntil(done: () => boolean): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (done()) return;
      if (this.#busy > 0) continue;
      // Continuations of finished work get a turn before time moves.
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#busy > 0 || done()) continue;
      this.#timers.sort((a, b) => a.at - b.at);
      const next = this.#timers.shift();
      if (next === undefined) return;
      this.now = Math.max(this.now, next.at);
      next.wake();
    }
  }
}

export interface Story {
  readonly missions: number;
  readonly payments: number;
  readonly outcomes: readonly string[];
  readonly faults: number;
  readonly problems: readonly string[];
  readonly trace: readonly string[];
}

export interface ChaosOptions {
  /** Share of calls that fault, 0–1. */
  readonly faultShare: number;
  /** A broken protection, to see that the harness would notice. */
  readonly sabotage?: 'fuse always ours';
}

/** Plays one seed: up to four runs for one labelled issue, some at the same time, some after crashes. */
export async function playStory(seed: number, options: ChaosOptions): Promise<Story> {
  const random = createRandom(seed);
  const time = new VirtualTime();
  const trace: string[] = [];
  const note = (text: string): void => void trace.push(`${((time.now - NOON) / 1000).toFixed(1)} s ${text}`);
  const sandbox = createSandbox({
    now: () => time.now,
    seed,
    // A marketplace that documents no idempotency may have none.
    scenario: { manual: true, rateLimit: null, idempotencyKeys: false },
  });
  const key = sandbox.createKey(sandbox.createCustomer('Chaos'));
  const world = createWorld({ now: () => time.now });
  world.protect({ required: ['test'] });
  world.openIssue({ number: ISSUE, title: 'Fix the parser', body: ISSUE_BODY, author: 'maya' });
  world.label(ISSUE, 'orkestro', 'maya');
  const github = createGitHubStandIn({ world, limits: { rest: 1e6, graphql: 1e6, writesPerMinute: 1e6 } });
  const problems: string[] = [];
  let faults = 0;

  const wrap = (name: string, serve: (request: SendRequest) => Promise<SendAnswer>, life: { dead: boolean }): Send => {
    const last = new Map<string, SendAnswer>();
    return async (request) => {
      const never = new Promise<never>(() => undefined);
      const isDead = (): boolean => life.dead;
      if (isDead()) return never;
      await time.sleep(20 + random() * 400);
      if (isDead()) return never;
      const label = `${name} ${request.method} ${request.url.pathname}`;
      const real = (): Promise<SendAnswer> => time.work(() => serve(request));
      const fail = (sent: boolean): HttpFailure =>
        new HttpFailure({ code: sent ? 'reset' : 'refused', sent, where: label, why: 'chaos' });
      if (random() >= options.faultShare) {
        const answer = await real();
        last.set(request.url.href, answer);
        return isDead() ? never : answer;
      }
      faults += 1;
      const kind = Math.floor(random() * (request.once ? 8 : 5));
      note(`fault ${kind} on ${label}`);
      switch (kind) {
        case 0:
          throw fail(false);
        case 1:
          throw fail(true);
        case 2:
          return { status: 500, headers: {}, body: '{"error":"trouble"}' };
        case 3: {
          const stale = request.once ? undefined : last.get(request.url.href);
          return stale ?? (await real());
        }
        case 4:
          life.dead = true;
          note('crash');
          return never;
        case 5:
          await real();
          throw fail(true);
        case 6:
          // Lands late, long after the client has given up.
          time.after(5_000 + random() * 60_000, () => void real());
          await time.sleep(10_000);
          throw new HttpFailure({ code: 'timeout', sent: true, where: label, why: 'chaos' });
        default:
          await real();
          return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' };
      }
    };
  };

  const outcomes: string[] = [];
  const startRun = (index: number): { readonly isOver: () => boolean } => {
    const life = { dead: false };
    let ended = false;
    const engine = createEngine({ index, time, random, sandbox, key, github, wrap, life, worldId: world.id, options });
    note(`run ${index} starts`);
    void reconcile(engine, {
      kind: 'hire',
      subject: { kind: 'issue', number: ISSUE },
      source: {
        kind: 'label',
        label: 'orkestro',
        sender: { login: 'maya', id: 1, isBot: false },
        title: 'Fix the parser',
        body: ISSUE_BODY,
      },
      wait: 'loop',
    })
      .then((outcome) => `${outcome.kind} ${outcome.code}`)
      .catch((error: unknown) => `threw ${error instanceof Error ? error.name : 'something'}`)
      .then((end) => {
        if (end.startsWith('threw') && !/threw (MarketplaceError|GitHubError|HttpFailure)$/.test(end))
          problems.push(end);
        outcomes.push(end);
        note(`run ${index} ends: ${end}`);
        ended = true;
      });
    return { isOver: () => ended || life.dead };
  };

  const runs: { readonly isOver: () => boolean }[] = [];
  const count = 2 + Math.floor(random() * 3);
  let started = 0;
  for (let index = 0; index < count; index++) {
    time.after(index === 0 ? 0 : random() * 1_200_000 * (random() < 0.5 ? 0.001 : 1), () => {
      started += 1;
      runs.push(startRun(index));
    });
  }
  actSpecialist({ time, random, sandbox, world, note });
  const finished = (): boolean => started === count && runs.every((run) => run.isOver());
  await time.runUntil(finished);
  // What was sent and is still on its way lands now.
  const until = time.now + 120_000;
  time.after(120_001, () => undefined);
  await time.runUntil(() => time.now > until);

  const missions = sandbox.missions();
  const payments = missions.filter((mission) => mission.escrow_status === 'released').length;
  const audit = sandbox.audit();
  if (missions.length > 1) problems.push(`${missions.length} missions for one reference`);
  if (payments > 1) problems.push(`${payments} payments`);
  if (!audit.ok) problems.push('the ledger does not balance');
  const paid = missions.find((mission) => mission.escrow_status === 'released');
  if (paid !== undefined) {
    const head = world.pull(PULL).headSha;
    const green = world.rollup(head).runs.some((run) => run.name === 'test' && run.conclusion === 'success');
    if (!green) problems.push('paid although the required check is not green');
    if (paid.verification !== 'passed') problems.push('paid without verification');
  }
  sandbox.close();
  return { missions: missions.length, payments, outcomes, faults, problems, trace };
}

/** The specialist and CI: pick up, open a pull request, sometimes red first, deliver, and again after a rework. */
function actSpecialist({
  time,
  random,
  sandbox,
  world,
  note,
}: {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly sandbox: Sandbox;
  readonly world: ReturnType<typeof createWorld>;
  readonly note: (text: string) => void;
}): void {
  let attempts = 0;
  const redFirst = random() < 0.5;
  const step = (): void => {
    for (const mission of sandbox.missions()) {
      if (mission.status === 'matched') sandbox.start(mission.id);
      else if (mission.status === 'in_progress') {
        if (!world.threads.has(PULL)) {
          world.openPull({ number: PULL, title: 'Fix', body: `Fixes #${ISSUE}`, files: ['src/a.ts'] });
        } else world.push(PULL);
        const red = redFirst && attempts === 0;
        world.report({ sha: world.pull(PULL).headSha, name: 'test', conclusion: red ? 'failure' : 'success' });
        attempts += 1;
        sandbox.deliver(mission.id);
        note(`delivered ${red ? 'red' : 'green'}`);
      }
    }
    if (time.now < NOON + 2 * 3_600_000) time.after(5_000 + random() * 20_000, step);
  };
  time.after(5_000, step);
}

interface EngineParts {
  readonly index: number;
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly sandbox: Sandbox;
  readonly key: string;
  readonly github: GitHubStandIn;
  readonly wrap: (name: string, serve: (request: SendRequest) => Promise<SendAnswer>, life: { dead: boolean }) => Send;
  readonly life: { dead: boolean };
  readonly worldId: number;
  readonly options: ChaosOptions;
}

function createEngine(parts: EngineParts): Engine {
  const { index, time, random, key, github, wrap, life, options } = parts;
  const clock: Clock = {
    now: () => time.now,
    sleep: (ms) => (life.dead ? new Promise(() => undefined) : time.sleep(ms)),
    random,
  };
  const deadline = time.now + 20 * 60_000;
  const run = buildRun({
    repository: { owner: 'acme', name: 'app', id: parts.worldId, defaultBranch: 'main' },
    eventName: 'issues',
    runId: String(9_000 + index),
  });
  const settings = buildSettings({
    terms: { category: null, tier: null, budgetCents: 12_000, specialist: null, autoAssign: true },
    waiting: { wait: true, timeoutMs: 20 * 60_000, onTimeout: 'pending', pollIntervalMs: 30_000 },
  });
  const common = { clock, deadline: () => deadline + 8_000 };
  const toMarket = createDoor({
    ...common,
    origins: [MARKET],
    send: wrap('market', (request) => answer((asked) => parts.sandbox.handle(asked), request), life),
  });
  const toGitHub = createDoor({
    ...common,
    origins: ['https://api.github.com'],
    send: wrap('github', (request) => answer((asked) => github.handle(asked), request), life),
  });
  const real = createGitHub({
    token: DEFAULT_TOKEN,
    repository: run.repository,
    apiUrl: run.apiUrl,
    graphqlUrl: run.graphqlUrl,
    fetch: toGitHub.fetch,
  });
  return {
    marketplace: createMarketplace({ baseUrl: `${MARKET}/api/v1`, apiKey: key, door: toMarket }),
    github: real,
    fuse: options.sabotage === 'fuse always ours' ? alwaysOurs(real.fuse) : real.fuse,
    render: createRenderer('full'),
    clock,
    log: SILENT,
    codec: { seal: createSeal(key), tag: 'orkestro' },
    settings,
    run,
    deadline,
    signal: new AbortController().signal,
    nonce: () => `${index}-${random()}`,
    shown: new Map(),
    redact: (text) => text,
  };
}

function alwaysOurs(fuse: Fuse): Fuse {
  return { ...fuse, burn: () => Promise.resolve({ kind: 'ours', burnId: '0' }), takeBack: () => Promise.resolve(true) };
}

async function answer(handle: (request: Request) => Promise<Response>, request: SendRequest): Promise<SendAnswer> {
  const response = await handle(
    new Request(request.url, { method: request.method, headers: { ...request.headers }, body: request.body }),
  );
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

const SILENT: Log = {
  info: () => undefined,
  debug: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
  error: () => undefined,
  group: (_title, body) => body(),
};
