/** Serving: prints where and with which key, says what an open address means, and stops well. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Scenario } from '../scenario/scenario.ts';
import { startSandboxServer, type SandboxServer } from '../server/server.ts';
import { findKeyIn } from '../workers/workspace.ts';
import { startWorkforce, type Workforce } from '../workers/workforce.ts';
import type { ServeOptions, WorkerOptions } from './arguments.ts';
import type { Output } from './output.ts';
import { readScenarioFile } from './scenario-file.ts';
import { UsageError } from './usage.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/;

/** What a failure to listen means, and the fix; `null`: it is about something else. */
export function explainListening(error: unknown, program: string): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error && 'syscall' in error && 'message' in error)) {
    return null;
  }
  const { code, message } = error;
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    const port = 'port' in error ? String(error.port) : '?';
    return `Port ${port} cannot be used (${String(message)}). Give another one: ${program} --port 0`;
  }
  if (code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND' && code !== 'EAI_AGAIN') return null;
  return `--host cannot be used (${String(message)}). Give an address of this machine, such as 127.0.0.1 or 0.0.0.0.`;
}

/** Whether the storefront is shown: it has everybody's missions, so beyond this machine only when that was said. */
function showsStorefront({ host, storefront }: ServeOptions): boolean {
  return storefront ?? LOOPBACK.test(host);
}

/** What it means that others can reach this; empty for loopback. */
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

/** A command gets this long (ms) to end by itself when it is stopped. */
const GRACE_MS = 2000;

/** Refuses what cannot work, before anything is opened. */
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
    // A path is the operator's, seen from here; the clone runs elsewhere.
    repo: repo !== null && existsSync(repo) ? resolve(repo) : repo,
    graceMs: GRACE_MS,
    env: process.env,
    log: output.log,
  });
}

function toScenario({ scenario, workers }: ServeOptions): Scenario {
  const read = scenario === null ? {} : readScenarioFile(scenario);
  // Workers decide what happens when, and they need real time for it.
  return workers === null ? read : { ...read, manual: true, time: 'real' };
}

/** Serves until SIGINT or SIGTERM. Throws SandboxError, UsageError, or the system's error when it cannot listen. */
export async function serve(options: ServeOptions, output: Output): Promise<void> {
  const { port, host, data, speed, seed, workers } = options;
  if (workers !== null) checkWorkers(workers);
  const server = await startSandboxServer({
    ...{ port, host, speed, storefront: showsStorefront(options) },
    ...(data === null ? {} : { path: data }),
    ...(seed === null ? {} : { seed }),
    scenario: toScenario(options),
  });
  output.log(describeServer(server, options));
  const workforce = workers === null ? null : startWork(server, workers, output);
  const stop = (): void => {
    output.log('\nClosing.');
    void Promise.resolve(workforce?.stop()).then(() => server.close());
  };
  // The second signal is not caught: it ends this at once, and the commands with it.
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
