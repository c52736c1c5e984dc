/** Puts the marketplace, GitHub and the flow together for one step; loaded only when there is something to do. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ending } from '../action/output/outputs.ts';
import type { Environment, Runner } from '../action/runner/runner.ts';
import type { Asked } from './load-config.ts';
import { configure } from './load-config.ts';
import { createSigner } from '../core/digest.ts';
import type { RunContext } from '../core/domain/event.ts';
import type { GitHub } from '../core/ports/github.ts';
import type { Marketplace } from '../core/ports/marketplace.ts';
import type { Clock } from '../core/ports/runtime.ts';
import type { Settings } from '../core/domain/settings.ts';
import { endFailed } from './early-results.ts';
import { readFailure, toReasonCode } from '../flow/shared/remote-error.ts';
import type { FlowContext } from '../flow/shared/context.ts';
import { formatRun } from '../flow/shared/context.ts';
import { createInProcessLock } from '../flow/shared/in-process-lock.ts';
import { runIntent } from '../flow/run-intent.ts';
import type { GitHubOptions } from '../github/github.ts';
import { createGitHub } from '../github/github.ts';
import { createHttpClient } from '../http/client.ts';
import { assertTlsVerified } from '../http/tls.ts';
import type { Fetch } from '../http/fetch-adapter.ts';
import { createMarketplaceClient } from '../marketplace/client.ts';
import { createRenderer } from '../report/render/renderer.ts';

/** What `main` planned from event and inputs alone. */
export interface Step extends Omit<Asked, 'intent'> {
  readonly intent: Asked['intent'] | { readonly kind: 'doctor' };
  readonly signal: AbortSignal;
  readonly env: Environment;
}

/** After the step's own timeout there is still this long (ms) to say where things stand. */
const REPORT_MS = 8_000;

/** Does the intent; what an adapter threw becomes a failed outcome that says what, where, why and the fix. */
export async function perform(step: Step): Promise<Ending> {
  const marketplace = step.settings.sandbox ? await openSandbox(step.runner) : REAL;
  try {
    return await carryOut(step, connect(step, marketplace));
  } catch (error) {
    const failure = readFailure(error);
    if (failure === null) throw error;
    return endFailed(failure, toReasonCode(error));
  } finally {
    await marketplace.close();
  }
}

async function carryOut(step: Step, wires: Wires): Promise<Ending> {
  const { intent: planned, ...rest } = step;
  if (planned.kind === 'doctor') {
    const { diagnose } = await import('./doctor.ts');
    return diagnose(rest, { ...wires, sandbox: wires.trial, clock: systemClock, env: step.env });
  }
  const configured = await configure({ ...rest, intent: planned }, wires.github.contents);
  switch (configured.kind) {
    case 'ended':
      step.runner.log.info(configured.ending.outcome.message);
      return configured.ending;
    case 'broken': {
      const engine = createEngine(step, wires, configured.settings);
      const { refuseAll } = await import('../flow/broken-config.ts');
      return { outcome: await refuseAll(engine, planned, configured.verdict), failure: null };
    }
    case 'ready': {
      const { settings, intent, origins } = configured;
      const outcome = await runIntent(createEngine(step, wires, settings), intent);
      return { outcome: { ...outcome, settings: origins }, failure: null };
    }
  }
}

/** Where the marketplace is; `url` and `key` override the inputs of a trial. */
interface MarketplacePlace {
  readonly url: string | null;
  readonly key: string | null;
  close(): Promise<void>;
}

const REAL: MarketplacePlace = { url: null, key: null, close: () => Promise.resolve() };

/** The embedded marketplace of a trial: in this process, in memory, gone with the step (docs/BEHAVIOR.md#sandbox). */
async function openSandbox(runner: Runner): Promise<MarketplacePlace> {
  const { startSandboxServer } = await import('../sandbox/server/server.ts');
  const server = await startSandboxServer();
  const { url, key } = server;
  runner.maskSecret(key);
  runner.log.notice(
    'Sandbox: a trial against the embedded marketplace. No account, no money, and nothing to resume later.',
  );
  return { url, key, close: () => server.close() };
}

/** Both remote sides; they need no setting that a config file can give. */
interface Wires {
  readonly marketplace: Marketplace;
  readonly github: GitHub;
  readonly options: GitHubOptions;
  readonly apiKey: string;
  readonly trial: boolean;
  /** Sets the deadline by the settings' timeout (ms), counted from the start of the step. Returns it, ms since the epoch. */
  readonly limit: (timeoutMs: number) => number;
}

function connect({ runner, run, settings, env }: Step, place: MarketplacePlace): Wires {
  assertTlsVerified(env);
  const apiKey = place.key ?? settings.apiKey;
  const apiUrl = place.url ?? settings.apiUrl;
  const started = systemClock.now();
  let deadline = started + settings.waiting.timeoutMs;
  const common = { clock: systemClock, deadline: () => deadline + REPORT_MS, env };
  const toMarketplace = createHttpClient({ ...common, origins: [new URL(apiUrl).origin] });
  const toGitHub = createHttpClient({
    ...common,
    origins: [new URL(run.apiUrl).origin, new URL(run.graphqlUrl).origin],
  });
  const owner = { run: formatRun(run), nonce: randomUUID, now: () => systemClock.now() };
  const options = {
    token: settings.githubToken,
    repository: run.repository,
    apiUrl: run.apiUrl,
    graphqlUrl: run.graphqlUrl,
    fetch: redactBodies(toGitHub.fetch, runner.redact),
    clock: systemClock,
  };
  return {
    marketplace: createMarketplaceClient({ baseUrl: apiUrl, apiKey, httpClient: toMarketplace, redact: runner.redact }),
    github: createGitHub(options, settings.lock === 'ref' ? owner : null),
    options,
    apiKey,
    trial: place.key !== null,
    limit(timeoutMs) {
      deadline = started + timeoutMs;
      return deadline;
    },
  };
}

/** Whatever is said on GitHub, by whatever way: no secret of this run stands in it. */
function redactBodies(fetch: Fetch, redact: (text: string) => string): Fetch {
  return (input, init = {}) =>
    fetch(input, typeof init.body === 'string' ? { ...init, body: redact(init.body) } : init);
}

function createEngine({ runner, run, signal }: Step, wires: Wires, settings: Settings): FlowContext {
  const { marketplace, github, apiKey, trial } = wires;
  return {
    marketplace,
    github,
    lock: trial ? createInProcessLock(() => systemClock.now()) : github.lock,
    render: createRenderer(settings.comment, runner.redact),
    clock: systemClock,
    log: runner.log,
    signer: { signer: createSigner(apiKey), tag: trial ? 'orkestro-sandbox' : 'orkestro' },
    settings: adjustSettings(settings, run, trial),
    run,
    deadline: wires.limit(settings.waiting.timeoutMs),
    signal,
    nonce: randomUUID,
    shown: new Map(),
    redact: runner.redact,
  };
}

/** A trial reports under its own context; under `pull_request` the PR's own workflow runs, which must not re-allow itself (docs/BEHAVIOR.md#events). */
function adjustSettings(settings: Settings, run: RunContext, trial: boolean): Settings {
  const { gate, policy } = settings;
  const protectedPaths =
    run.eventName === 'pull_request' ? [...policy.protectedPaths, '.github/**'] : policy.protectedPaths;
  return {
    ...settings,
    gate: trial ? { ...gate, context: 'orkestro/sandbox' } : gate,
    policy: { ...policy, protectedPaths },
  };
}

const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
  random: Math.random,
};
