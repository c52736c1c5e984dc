/** Runs workflows in nektos/act, in host mode: no Docker, and every step is a process of this machine. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parseActLog, type ActLog } from './log.ts';
import { listStandIns } from './workflow.ts';

/** One event, played on one workflow. */
export interface ActRequest {
  readonly workflow: string;
  readonly event: string;
  /** The event file. Without it, act is started as by a stranger who has none. */
  readonly payload?: unknown;
  readonly actor?: string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** `--env`: variables of every step. */
  readonly env?: Readonly<Record<string, string>>;
  /** The environment of act itself, which its steps inherit. */
  readonly machine?: Readonly<Record<string, string>>;
  /** A folder whose `node` the steps use instead of Node 24. */
  readonly node?: string;
  readonly args?: readonly string[];
  /** Called with a function that interrupts act, once it runs. */
  readonly onStart?: (interrupt: () => void) => void;
}

export interface ActRun extends ActLog {
  readonly exitCode: number | null;
  readonly ms: number;
  /** The log, kept after the case. */
  readonly file: string;
}

/** Where the engine finds and leaves things. */
export interface EngineFolders {
  readonly act: string;
  /** The action as users get it: action.yml and dist/. */
  readonly action: string;
  /** The checkout in which act starts. */
  readonly repository: string;
  readonly scratch: string;
  readonly logs: string;
  /** A certificate authority that the steps trust. */
  readonly authority: string;
}

export type RunAct = (request: ActRequest) => Promise<ActRun>;

const LABELS = ['ubuntu-latest', 'ubuntu-24.04', 'self-hosted', 'linux'];
const LIMIT_MS = 180_000;

/** Copies what `uses:` brings. `npm run build` makes it. */
export function copyAction(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const part of ['action.yml', 'dist']) cpSync(part, join(folder, part), { recursive: true });
}

const listFlags = (flag: string, values: Readonly<Record<string, string>> = {}): readonly string[] =>
  Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);

function toArguments(
  request: ActRequest,
  folders: EngineFolders,
  files: { workflow: string; event: string },
): string[] {
  const { event, payload, actor = 'maya', secrets, vars, env, args = [], workflow } = request;
  const actions = [`orkestro/orkestro-action@v0=${folders.action}`, ...listStandIns(workflow)];
  return [
    ...[event, '--workflows', files.workflow, ...(payload === undefined ? [] : ['--eventpath', files.event])],
    ...LABELS.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...actions.flatMap((action) => ['--local-repository', action]),
    ...['--no-cache-server', '--json', '--actor', actor, '--defaultbranch', 'main'],
    ...listFlags('--secret', secrets),
    ...listFlags('--var', vars),
    ...listFlags('--env', env),
    ...args,
  ];
}

/** Nothing of the caller's environment but PATH: no proxy, no token, no CI of its own. */
function toEnvironment(request: ActRequest, folders: EngineFolders): Record<string, string> {
  const node = request.node ?? dirname(process.execPath);
  return {
    PATH: `${node}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: folders.scratch,
    XDG_CACHE_HOME: join(folders.scratch, 'cache'),
    DOCKER_HOST: '',
    NO_PROXY: '127.0.0.1,localhost',
    NODE_EXTRA_CA_CERTS: folders.authority,
    ...request.machine,
  };
}

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

function start(request: ActRequest, folders: EngineFolders, args: readonly string[]): Promise<Ended> {
  const options = { cwd: folders.repository, env: toEnvironment(request, folders), timeout: LIMIT_MS };
  const child = spawn(folders.act, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  request.onStart?.(() => void child.kill('SIGINT'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({ exitCode, output: `${stdout}\n${stderr}` });
    });
  });
}

/** Returns a function that runs act. The log of each run is kept as `<name>-<n>-<event>.log`. */
export function createEngine(name: string, folders: EngineFolders): RunAct {
  const workflows = join(folders.repository, '.github', 'workflows');
  mkdirSync(workflows, { recursive: true });
  let count = 0;
  return async (request) => {
    count += 1;
    const files = { workflow: join(workflows, `w${count}.yml`), event: join(folders.scratch, `event-${count}.json`) };
    writeFileSync(files.workflow, request.workflow);
    if (request.payload !== undefined) writeFileSync(files.event, JSON.stringify(request.payload));
    const args = toArguments(request, folders, files);
    const started = performance.now();
    const { exitCode, output } = await start(request, folders, args);
    const ms = Math.round(performance.now() - started);
    const log = parseActLog(output);
    const file = join(folders.logs, `${name}-${count}-${request.event}.log`);
    const summaries = log.summaries.map((summary) => `\n---- summary\n${summary}`).join('');
    writeFileSync(file, `$ act ${args.join(' ')}\n# exit ${String(exitCode)}, ${ms} ms\n${log.text}\n${summaries}\n`);
    return { ...log, exitCode, ms, file };
  };
}
