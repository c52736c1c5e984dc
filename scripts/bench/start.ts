/** What the built action costs before it does anything: time and memory from its start, against an empty script of the same Node. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { PEAK, readPeak } from './peak.ts';

const WARM_UP = 2;
const ENTRY = resolve('dist/index.js');

/** Of each kind of process, one value a round; the rounds belong together. */
interface Kinds<T> {
  /** `node -e 0`. */
  readonly nothing: T;
  /** To the error about a missing `api-key`. */
  readonly error: T;
  /** A label that is not ours. */
  readonly skip: T;
}

/** Milliseconds a round, the files of dist/ that each path loads, and peaks of memory in bytes. */
export interface StartUp {
  readonly times: Kinds<readonly number[]>;
  readonly loaded: Omit<Kinds<readonly string[]>, 'nothing'>;
  readonly peaks: Kinds<readonly number[]>;
}

const REPOSITORY = { id: 1, name: 'app', full_name: 'acme/app', owner: { login: 'acme' }, default_branch: 'main' };
const SENDER = { login: 'maya', id: 1 };
const EVENTS = {
  workflow_dispatch: { inputs: {}, ref: 'refs/heads/main', repository: REPOSITORY, sender: SENDER },
  issues: {
    action: 'labeled',
    label: { name: 'bug' },
    issue: { number: 12, title: 't', body: '', state: 'open', user: SENDER, labels: [] },
    repository: REPOSITORY,
    sender: SENDER,
  },
};

/** Starts each kind in turn, again and again, so that a slow moment of the machine hits all of them. */
export function measureStartUp(rounds: number): StartUp {
  const directory = mkdtempSync(join(tmpdir(), 'orkestro-bench-'));
  try {
    const error = toEnvironment(directory, 'workflow_dispatch', '');
    const skip = toEnvironment(directory, 'issues', 'osk_bench_0123456789');
    const starts: Kinds<Start> = {
      nothing: { args: ['-e', '0'], env: error, expected: 0 },
      error: { args: [ENTRY], env: error, expected: 1 },
      skip: { args: [ENTRY], env: skip, expected: 0 },
    };
    const times = repeat(rounds, WARM_UP, starts, (start) => run(start).ms);
    const peaks = repeat(Math.ceil(rounds / 4), 0, starts, (start) => {
      return readPeak(run({ ...start, args: [...PEAK, ...start.args] }).stderr);
    });
    const loaded = { error: listLoaded(starts.error), skip: listLoaded(starts.skip) };
    return { times, loaded, peaks };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

interface Start {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly expected: number;
}

function repeat(rounds: number, warmUp: number, starts: Kinds<Start>, measure: (start: Start) => number) {
  const seen: Kinds<number[]> = { nothing: [], error: [], skip: [] };
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const kind of ['nothing', 'error', 'skip'] as const) {
      const value = measure(starts[kind]);
      if (round >= 0) seen[kind].push(value);
    }
  }
  return seen;
}

/** Returns an environment without a network: remote sides are on a closed port. */
function toEnvironment(directory: string, event: keyof typeof EVENTS, key: string): NodeJS.ProcessEnv {
  const file = (name: string, text: string): string => {
    const path = join(directory, `${event}-${name}`);
    writeFileSync(path, text);
    return path;
  };
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(EVENTS[event])),
    GITHUB_OUTPUT: file('output', ''),
    GITHUB_STEP_SUMMARY: file('summary', ''),
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_REPOSITORY_ID: '1',
    GITHUB_RUN_ID: '9001',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'orkestro',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: 'maya',
    GITHUB_TRIGGERING_ACTOR: 'maya',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_GRAPHQL_URL: 'http://127.0.0.1:9/graphql',
    GITHUB_WORKSPACE: directory,
    RUNNER_TEMP: directory,
    'INPUT_API-KEY': key,
    'INPUT_GITHUB-TOKEN': 'ghs_bench',
  };
}

/** Milliseconds from start to end; throws when the process does not end as expected: something else was measured then. */
function run({ args, env, expected }: Start): { readonly ms: number; readonly stderr: string } {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  const ms = performance.now() - started;
  if (status === expected) return { ms, stderr };
  throw new Error(`node ${args.join(' ')} ended with ${status ?? 'a signal'}, not ${expected}\n${stdout}${stderr}`);
}

/** Names every file that a process loads. */
const WATCH = `import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => (process.stderr.write('loads ' + url + '\\n'), next(url, context)) });`;

/** Arguments that make a process name every file it loads on its standard error; `readLoaded` reads them. */
export const WATCHED = `--import=data:text/javascript,${encodeURIComponent(WATCH)}`;

/** Returns the files of dist/ that a watched process named, in the order of loading. */
export function readLoaded(stderr: string): readonly string[] {
  const files = [...stderr.matchAll(/^loads file:.*\/dist\/([^/\n]+)$/gm)].map(([, name = '']) => basename(name));
  return [...new Set(files)];
}

function listLoaded(start: Start): readonly string[] {
  return readLoaded(run({ ...start, args: [WATCHED, ...start.args] }).stderr);
}
