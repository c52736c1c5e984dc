/** One run of the action: an event, the real engine between two simulated servers, and how it ended. */
import type { RunContext, TriggerEvent } from '../../src/core/domain/event.ts';
import { planIntent } from '../../src/core/commands/intent.ts';
import type { Clock, Log } from '../../src/core/ports/runtime.ts';
import type { Settings } from '../../src/core/domain/settings.ts';
import { readFailure, toReasonCode } from '../../src/flow/shared/remote-error.ts';
import { type FlowContext, formatRun } from '../../src/flow/shared/context.ts';
import type { ActiveIntent } from '../../src/flow/run-intent.ts';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import { createGitHub } from '../../src/github/github.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { createMarketplaceClient } from '../../src/marketplace/client.ts';
import { buildRun, buildSettings } from '../support/builders.ts';
import { DEFAULT_TOKEN } from '../support/github/handler.ts';
import { MARKET } from './market.ts';
import { createSharedRenderer } from './memo.ts';
import { createSend, type Network } from './network.ts';
import { createQuickRequest } from './quick-request.ts';
import { RunLog } from './run-log.ts';
import type { VirtualTime } from './time.ts';
import '../support/whole-flow.ts';

/** What a workflow run is started with. */
export interface RunSpec {
  readonly name: string;
  readonly event: TriggerEvent;
  readonly eventName: string;
  readonly runId: string;
  readonly attempt: number;
  readonly actor: string;
  readonly triggeringActor: string;
  readonly timeoutMs: number;
  readonly settings: Partial<Settings>;
}

/** How a run ended: an outcome's kind and reason code. */
export interface Ending {
  readonly kind: string;
  readonly code: string;
}

/** What runs when an intent is there; the real one is `reconcile`. */
export type Flow = (engine: FlowContext, intent: ActiveIntent) => Promise<Outcome>;

const waitForever = <T>(): Promise<T> => new Promise(() => undefined);

/** A run's life, as far as the world outside knows it. */
export class Run {
  readonly name: string;
  readonly spec: RunSpec;
  readonly startedAt: number;
  /** Absolute, ms. */
  readonly deadline: number;
  readonly log = new RunLog();
  readonly #time: VirtualTime;
  readonly #onCrash: (run: Run) => void;
  readonly cancel = new AbortController();
  requests = 0;
  sleeps = 0;
  dead = false;
  ending: Ending | null = null;
  /** When it last stood still and went on, ms; 0: never. */
  thawedAt = 0;

  constructor(spec: RunSpec, time: VirtualTime, onCrash: (run: Run) => void) {
    this.name = spec.name;
    this.spec = spec;
    this.#time = time;
    this.#onCrash = onCrash;
    this.startedAt = time.now;
    this.deadline = time.now + spec.timeoutMs;
  }

  /** From its start, or from when it last stood still, to its end; ms. */
  awakeMs = 0;

  end(ending: Ending): void {
    this.ending = ending;
    this.awakeMs = this.#time.now - Math.max(this.startedAt, this.thawedAt);
  }

  get isOver(): boolean {
    return this.dead || this.ending !== null;
  }

  /** The process is gone: none of its continuations run any more. */
  crash(): void {
    if (this.isOver) return;
    this.dead = true;
    this.#onCrash(this);
  }

  /** Resolves after `ms` or on abort; a dead run sleeps for ever. */
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal === undefined) await this.#time.sleep(ms);
    else if (!signal.aborted) await Promise.race([this.#time.sleep(ms), aborted(signal)]);
    if (this.dead) return waitForever();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

/** After the step's own timeout there is still this long (ms) to say where things stand, as in compose.ts. */
const REPORT_MS = 8_000;

/** Puts the engine together as compose.ts does, on simulated time and network. */
function createEngine(network: Network, run: Run, repositoryId: number, settings: Settings): FlowContext {
  const { time, chance, market } = network;
  const random = chance.stream('run', run.name);
  const clock: Clock = {
    now: () => time.now,
    sleep: (ms, signal) => sleepInFlow(network, run, ms, signal),
    random,
  };
  const context: RunContext = buildRun({
    repository: { owner: 'acme', name: 'app', id: repositoryId, defaultBranch: 'main' },
    eventName: run.spec.eventName,
    runId: run.spec.runId,
    runAttempt: run.spec.attempt,
    actor: run.spec.actor,
    triggeringActor: run.spec.triggeringActor,
  });
  const common = { clock, deadline: () => run.deadline + REPORT_MS };
  const toMarket = createHttpClient({ ...common, origins: [MARKET], send: createSend(network, run, 'market') });
  const toGitHub = createHttpClient({ ...common, origins: [context.apiUrl], send: createSend(network, run, 'github') });
  let count = 0;
  const nonce = (): string => `${run.name}-${++count}-${Math.floor(random() * 1e9)}`;
  const github = createGitHub(
    {
      token: DEFAULT_TOKEN,
      repository: context.repository,
      apiUrl: context.apiUrl,
      graphqlUrl: context.graphqlUrl,
      fetch: toGitHub.fetch,
      clock,
      ...(!network.strict && { request: createQuickRequest(DEFAULT_TOKEN, context.apiUrl, toGitHub.fetch) }),
    },
    settings.lock === 'ref' ? { run: formatRun(context), nonce, now: () => time.now } : null,
  );
  return {
    marketplace: createMarketplaceClient({
      baseUrl: `${MARKET}/api/v1`,
      apiKey: market.key,
      httpClient: toMarket,
      nonce,
    }),
    github,
    lock: github.lock,
    render: createSharedRenderer(settings.comment),
    clock,
    log: SILENT,
    signer: { signer: market.signer, isSandbox: false },
    settings,
    run: context,
    deadline: run.deadline,
    signal: run.cancel.signal,
    nonce,
    shown: new Map(),
    redact: (text) => text,
  };
}

/** The flow's own waits: a process can die or stand still in them, too. */
async function sleepInFlow(network: Network, run: Run, ms: number, signal?: AbortSignal): Promise<void> {
  const { chance, faultPlan, without, trace, time, injectedFaults } = network;
  run.sleeps += 1;
  const name = `${run.name} sleep ${run.sleeps}`;
  if (without.has(name) || !chance.happens(faultPlan.reads * 0.03, 'sleep', name)) return run.sleep(ms, signal);
  injectedFaults.push(name);
  if (chance.happens(0.5, 'dies', name)) {
    trace.add(time.now, 'fault', run.name, 'crash in its sleep', name);
    run.crash();
    return waitForever();
  }
  trace.add(time.now, 'fault', run.name, 'oversleeps', name);
  await run.sleep(ms + chance.between(10_000, Math.min(20 * 60_000, network.latestMs), 'oversleep', name), signal);
  run.thawedAt = time.now;
}

/** Starts a run; `null`: the event is nothing that a run does anything about. Never rejects. */
export async function perform(network: Network, run: Run, repositoryId: number, flow: Flow): Promise<Ending> {
  const { spec } = run;
  const settings = buildSettings({
    terms: { category: null, tier: null, budgetCents: 12_000, specialist: null, autoAssign: true },
    waiting: { wait: true, timeoutMs: spec.timeoutMs, onTimeout: 'pending', pollIntervalMs: 30_000 },
    ...spec.settings,
  });
  const engine = createEngine(network, run, repositoryId, settings);
  const intent = planIntent(spec.event, engine.run, settings);
  if (intent.kind === 'skip' || intent.kind === 'refuse' || intent.kind === 'doctor') {
    return { kind: 'skipped', code: 'skipped' };
  }
  try {
    const { kind, code } = await flow(engine, intent);
    return { kind, code };
  } catch (error) {
    if (readFailure(error) !== null) return { kind: 'failed', code: toReasonCode(error) };
    const what = error instanceof Error ? `${error.name}: ${error.message} ${error.stack ?? ''}` : String(error);
    return { kind: 'threw', code: what };
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
