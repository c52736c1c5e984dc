/** Composes the marketplace, GitHub, and the flow for one step. Loaded only if there is something to do. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NamedRepository, NamedRun } from '../action/event/context.ts';
import type { StepResult } from '../action/output/outputs.ts';
import type { Environment, Runner } from '../action/runner/runner.ts';
import type { StepRequest } from './load-config.ts';
import { loadSettings } from './load-config.ts';
import { createSigner } from '../core/digest.ts';
import type { RunContext, RunFacts } from '../core/domain/event.ts';
import type { Repository } from '../core/domain/model.ts';
import type { GitHub } from '../core/ports/github.ts';
import type { Marketplace } from '../core/ports/marketplace.ts';
import type { Clock } from '../core/ports/runtime.ts';
import type { Settings } from '../core/domain/settings.ts';
import { toFailedResult } from './early-results.ts';
import { readFailure, toReasonCode } from '../flow/shared/remote-error.ts';
import type { FlowContext } from '../flow/shared/context.ts';
import { formatRun } from '../flow/shared/context.ts';
import { createInProcessLock } from '../flow/shared/in-process-lock.ts';
import { runIntent } from '../flow/run-intent.ts';
import type { GitHubOptions } from '../github/github.ts';
import { createGitHub } from '../github/github.ts';
import type { ConnectionOptions } from '../github/api/request.ts';
import { getIdentity } from '../github/repository/identity.ts';
import { createHttpClient } from '../http/client.ts';
import { assertTlsVerified } from '../http/tls.ts';
import type { Fetch } from '../http/fetch-adapter.ts';
import { createMarketplaceClient } from '../marketplace/client.ts';
import { createRenderer } from '../report/render/renderer.ts';

/** A step as `main` planned it, from event and inputs alone. */
export type Step = PlannedStep<NamedRun>;

/** A step. Its run has the repository once that is complete. */
interface PlannedStep<Run extends RunFacts> extends Omit<StepRequest<Run>, 'intent'> {
  readonly intent: StepRequest['intent'] | { readonly kind: 'doctor' };
  readonly signal: AbortSignal;
  readonly env: Environment;
}

/** How long (ms) a step can report its state after its timeout. */
const REPORT_GRACE_MS = 8_000;

/** Runs the intent. Converts an adapter's error to a failed outcome that names what, where, why, and the fix. */
export async function runStep(step: Step): Promise<StepResult> {
  const endpoint = step.settings.sandbox ? await openSandbox(step.runner) : PRODUCTION;
  try {
    const connections = await connect(step, endpoint);
    return await executeIntent({ ...step, run: connections.run }, connections);
  } catch (error) {
    const failure = readFailure(error);
    if (failure === null) throw error;
    return toFailedResult(failure, toReasonCode(error));
  } finally {
    await endpoint.close();
  }
}

/** Loads the settings and runs the intent with them. */
async function executeIntent(step: PlannedStep<RunContext>, connections: Connections): Promise<StepResult> {
  const { intent: planned, ...rest } = step;
  if (planned.kind === 'doctor') {
    const { runDoctor } = await import('./doctor.ts');
    return runDoctor(rest, { ...connections, sandbox: connections.isSandbox, clock: systemClock, env: step.env });
  }
  const configured = await loadSettings({ ...rest, intent: planned }, connections.github.contents);
  switch (configured.kind) {
    case 'ended':
      step.runner.log.info(configured.result.outcome.message);
      return configured.result;
    case 'broken': {
      const context = createFlowContext(step, connections, configured.settings);
      const { refuseAll } = await import('../flow/broken-config.ts');
      return { outcome: await refuseAll(context, planned, configured.verdict), failure: null };
    }
    case 'ready': {
      const { settings, intent, origins } = configured;
      const outcome = await runIntent(createFlowContext(step, connections, settings), intent);
      return { outcome: { ...outcome, settings: origins }, failure: null };
    }
  }
}

/** Where the marketplace is. `url` and `key` override the inputs of a sandbox run, `null` if there is nothing to override. */
interface MarketplaceEndpoint {
  readonly url: string | null;
  readonly key: string | null;
  close(): Promise<void>;
}

const PRODUCTION: MarketplaceEndpoint = { url: null, key: null, close: () => Promise.resolve() };

/** Starts the embedded sandbox marketplace, in the memory of this process until the step ends (docs/BEHAVIOR.md#sandbox). */
async function openSandbox(runner: Runner): Promise<MarketplaceEndpoint> {
  const { startSandboxServer } = await import('../sandbox/server/server.ts');
  const server = await startSandboxServer();
  const { url, key } = server;
  runner.maskSecret(key);
  runner.log.notice(
    'Sandbox: a trial against the embedded marketplace. No account, no money, and nothing to resume later.',
  );
  return { url, key, close: () => server.close() };
}

/** Both remote sides. They need no setting that a config file can contain. */
interface Connections {
  readonly run: RunContext;
  readonly marketplace: Marketplace;
  readonly github: GitHub;
  readonly options: GitHubOptions;
  readonly apiKey: string;
  readonly isSandbox: boolean;
  /** Sets the deadline by a timeout (ms) from the start of the step. Returns the deadline in ms since the epoch. */
  readonly setTimeLimit: (timeoutMs: number) => number;
}

/** Creates the clients of both remote sides. Asks GitHub for the repository if environment and event don't say everything. */
async function connect(step: Step, endpoint: MarketplaceEndpoint): Promise<Connections> {
  const { runner, settings, env } = step;
  assertTlsVerified(env);
  const apiKey = endpoint.key ?? settings.apiKey;
  const apiUrl = endpoint.url ?? settings.apiUrl;
  const started = systemClock.now();
  let deadline = started + settings.waiting.timeoutMs;
  const common = { clock: systemClock, deadline: () => deadline + REPORT_GRACE_MS, env };
  const marketplaceHttp = createHttpClient({ ...common, origins: [new URL(apiUrl).origin] });
  const githubHttp = createHttpClient({
    ...common,
    origins: [new URL(step.run.apiUrl).origin, new URL(step.run.graphqlUrl).origin],
  });
  const connection = {
    token: settings.githubToken,
    apiUrl: step.run.apiUrl,
    graphqlUrl: step.run.graphqlUrl,
    fetch: redactBodies(githubHttp.fetch, runner.redact),
    clock: systemClock,
  };
  const run = { ...step.run, repository: await completeRepository(step.run.repository, connection) };
  const owner = { run: formatRun(run), nonce: randomUUID, now: () => systemClock.now() };
  const options = { ...connection, repository: run.repository };
  return {
    run,
    marketplace: createMarketplaceClient({
      baseUrl: apiUrl,
      apiKey,
      httpClient: marketplaceHttp,
      redact: runner.redact,
    }),
    github: createGitHub(options, settings.lock === 'ref' ? owner : null),
    options,
    apiKey,
    isSandbox: endpoint.key !== null,
    setTimeLimit(timeoutMs) {
      deadline = started + timeoutMs;
      return deadline;
    },
  };
}

/** Reads what environment and event don't say about the repository, in one request. */
async function completeRepository(
  { id, defaultBranch, ...named }: NamedRepository,
  connection: Omit<ConnectionOptions, 'repository'>,
): Promise<Repository> {
  if (id !== null && defaultBranch !== null) return { ...named, id, defaultBranch };
  const found = await getIdentity({ ...connection, repository: named });
  return { ...named, id: id ?? found.id, defaultBranch: defaultBranch ?? found.defaultBranch };
}

/** Removes secrets from the body of every request to GitHub. */
function redactBodies(fetch: Fetch, redact: (text: string) => string): Fetch {
  return (input, init = {}) =>
    fetch(input, typeof init.body === 'string' ? { ...init, body: redact(init.body) } : init);
}

/** Creates the context of the flow. */
function createFlowContext(
  { runner, run, signal }: PlannedStep<RunContext>,
  connections: Connections,
  settings: Settings,
): FlowContext {
  const { marketplace, github, apiKey, isSandbox } = connections;
  return {
    marketplace,
    github,
    lock: isSandbox ? createInProcessLock(() => systemClock.now()) : github.lock,
    render: createRenderer(settings.comment, runner.redact),
    clock: systemClock,
    log: runner.log,
    signer: { signer: createSigner(apiKey), isSandbox },
    settings: adjustSettings(settings, run, isSandbox),
    run,
    deadline: connections.setTimeLimit(settings.waiting.timeoutMs),
    signal,
    nonce: randomUUID,
    shown: new Map(),
    redact: runner.redact,
  };
}

/**
 * Adjusts the settings to the run. A sandbox run reports under its own context. Under `pull_request`, the workflow is the pull
 * request's own, which must not be able to allow changes to itself (docs/BEHAVIOR.md#events).
 */
function adjustSettings(settings: Settings, run: RunContext, isSandbox: boolean): Settings {
  const { gate, policy } = settings;
  const protectedPaths =
    run.eventName === 'pull_request' ? [...policy.protectedPaths, '.github/**'] : policy.protectedPaths;
  return {
    ...settings,
    gate: isSandbox ? { ...gate, context: 'orkestro/sandbox' } : gate,
    policy: { ...policy, protectedPaths },
  };
}

const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
  random: Math.random,
};
