/** The command that serves: prints the URL and the key, warns about an open address, and stops on a signal. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Scenario } from '../scenario/scenario.ts';
import { startSandboxServer, type SandboxServer } from '../server/server.ts';
import { findKeyIn } from '../workers/workspace.ts';
import { startWorkforce, type Workforce } from '../workers/workforce.ts';
import type { ServeOptions, WorkerOptions } from './arguments.ts';
import { readScenarioFile } from './scenario-file.ts';
import { UsageError, type Output } from './usage.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/;

const PORT_ERRORS: readonly unknown[] = ['EADDRINUSE', 'EACCES'];
const HOST_ERRORS: readonly unknown[] = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * Explains why the server can't listen, and the fix.
 *
 * @returns null if the error has another cause.
 */
export function explainListening(error: unknown, program: string): string | null {
  if (!isSystemError(error)) return null;
  const { code, message } = error;
  if (PORT_ERRORS.includes(code)) {
    const port = 'port' in error ? String(error.port) : '?';
    return `Port ${port} cannot be used (${String(message)}). Give another one: ${program} --port 0`;
  }
  if (!HOST_ERRORS.includes(code)) return null;
  return `--host cannot be used (${String(message)}). Give an address of this machine, such as 127.0.0.1 or 0.0.0.0.`;
}

function isSystemError(error: unknown): error is { code: unknown; syscall: unknown; message: unknown } {
  return typeof error === 'object' && error !== null && 'code' in error && 'syscall' in error && 'message' in error;
}

/** Returns whether to show the storefront. It shows every customer's missions, so off loopback only on request. */
function showsStorefront({ host, storefront }: ServeOptions): boolean {
  return storefront ?? LOOPBACK.test(host);
}

/** Returns a warning that others can reach the server, or an empty string on loopback. */
function describeExposure(options: ServeOptions): string {
  const { host, workers } = options;
  if (LOOPBACK.test(host)) return '';
  const visibility = showsStorefront(options) ? 'can read every mission on the storefront, and ' : 'can ';
  const work =
    workers === null
      ? ''
      : '\n        Whoever has a key makes this machine run your worker command on a text of their own.';
  return `
  Open  Not only this machine: whoever reaches ${host} ${visibility}use the API with a key.
        It is plain http, so keys can be read on the way.${work}
        Without --host only this machine gets in.`;
}

function describeWork({ workers, data }: ServeOptions): string {
  if (workers === null) return '';
  const { worker, verifier, timeLimitMs, attempts } = workers;
  const kept = data === null ? ' Results and logs are kept in memory, too.' : '';
  return `
  Work  ${JSON.stringify(worker)}, judged by ${JSON.stringify(verifier)};
        ${timeLimitMs / 1000} s each, ${attempts} attempts a round.${kept}`;
}

function describeServer({ url, key }: SandboxServer, options: ServeOptions): string {
  return `The sandbox marketplace is open (Ctrl-C closes it).

  URL   ${url}
  Key   ${key}
        Shown this once. A new one is made at every start.
  Look  ${showsStorefront(options) ? new URL('/', url).href : 'off; --storefront shows the market at /'}
  Data  ${options.data ?? 'in memory, gone at the end'}${describeWork(options)}${describeExposure(options)}

Try it:
  curl ${url}/marketplace/specialists -H "Authorization: Bearer ${key}"`;
}

/** The time in ms between SIGTERM and SIGKILL for a command. */
const GRACE_MS = 2000;

/**
 * Rejects settings that can't work, before anything is opened.
 *
 * @throws UsageError
 */
function checkWorkers({ passEnv }: WorkerOptions): void {
  if (process.platform === 'win32') {
    throw new UsageError('--worker needs a POSIX shell and process groups. On Windows, start this inside WSL.');
  }
  const name = findKeyIn(process.env, passEnv);
  if (name !== undefined) throw new UsageError(`--pass-env: ${name} holds an Orkestro key; workers must not have one.`);
}

function startWork({ sandbox }: SandboxServer, workers: WorkerOptions, output: Output): Workforce {
  const { repo } = workers;
  return startWorkforce(sandbox, {
    ...workers,
    // A path is relative to this process, but the clone runs in another directory.
    repo: repo !== null && existsSync(repo) ? resolve(repo) : repo,
    graceMs: GRACE_MS,
    env: process.env,
    log: output.log,
  });
}

function toScenario({ scenario, workers }: ServeOptions): Scenario {
  const read = scenario === null ? {} : readScenarioFile(scenario);
  // Workers decide when each step happens, and they need real time.
  return workers === null ? read : { ...read, manual: true, time: 'real' };
}

/**
 * Serves until SIGINT or SIGTERM.
 *
 * @throws SandboxError
 * @throws UsageError
 * @throws Error of the system if the server can't listen
 */
export async function serve(options: ServeOptions, output: Output): Promise<void> {
  const { port, host, data, speed, seed, workers } = options;
  if (workers !== null) checkWorkers(workers);
  // As the first process of a container, this one gets no signal that it does not handle. So it listens before it opens.
  const stopped = waitForSignal();
  const server = await startSandboxServer({
    ...{ port, host, speed, storefront: showsStorefront(options) },
    ...(data === null ? {} : { path: data }),
    ...(seed === null ? {} : { seed }),
    scenario: toScenario(options),
  });
  output.log(describeServer(server, options));
  const workforce = workers === null ? null : startWork(server, workers, output);
  void stopped.then(async () => {
    output.log('\nClosing.');
    await workforce?.stop();
    await server.close();
  });
}

/** Resolves at the first SIGINT or SIGTERM. A second one ends the process at once, and the commands with it. */
function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
