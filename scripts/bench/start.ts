/** How long the built action takes from its start to its end, against an empty script of the same Node. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const ROUNDS = 21;
const WARM_UP = 2;
const ENTRY = resolve('dist/index.js');

/** Milliseconds of one kind of process. */
export interface Times {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export interface StartUp {
  readonly rounds: number;
  /** `node -e 0`. */
  readonly nothing: Times;
  /** To the error about a missing `api-key`. */
  readonly error: Times;
  /** A label that is not ours. */
  readonly skip: Times;
  /** Files of dist/ that each path loads. */
  readonly loadedForError: readonly string[];
  readonly loadedForSkip: readonly string[];
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
export function measureStartUp(): StartUp {
  const directory = mkdtempSync(join(tmpdir(), 'orkestro-bench-'));
  try {
    const error = toEnvironment(directory, 'workflow_dispatch', '');
    const skip = toEnvironment(directory, 'issues', 'osk_bench_0123456789');
    const times = { nothing: [] as number[], error: [] as number[], skip: [] as number[] };
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const took = {
        nothing: time(['-e', '0'], error, 0),
        error: time([ENTRY], error, 1),
        skip: time([ENTRY], skip, 0),
      };
      if (round < 0) continue;
      times.nothing.push(took.nothing);
      times.error.push(took.error);
      times.skip.push(took.skip);
    }
    return {
      rounds: ROUNDS,
      nothing: toTimes(times.nothing),
      error: toTimes(times.error),
      skip: toTimes(times.skip),
      loadedForError: listLoaded(error),
      loadedForSkip: listLoaded(skip),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** No network: what would be asked is on a port where nothing listens. */
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

/** Milliseconds; throws when the process does not end as expected, for then something else was measured. */
function time(args: readonly string[], env: NodeJS.ProcessEnv, expected: number): number {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  const took = performance.now() - started;
  if (status === expected) return took;
  throw new Error(`node ${args.join(' ')} ended with ${status ?? 'a signal'}, not ${expected}\n${stdout}${stderr}`);
}

function toTimes(all: readonly number[]): Times {
  const sorted = all.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** Names every file that a process loads. */
const WATCH = `import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => (process.stderr.write('loads ' + url + '\\n'), next(url, context)) });`;

/** Arguments that make a process name every file it loads on its standard error; `readLoaded` reads them. */
export const WATCHED = `--import=data:text/javascript,${encodeURIComponent(WATCH)}`;

/** The files of dist/ that a watched process named, in the order of loading. */
export function readLoaded(stderr: string): readonly string[] {
  const files = [...stderr.matchAll(/^loads file:.*\/dist\/([^/\n]+)$/gm)].map(([, name = '']) => basename(name));
  return [...new Set(files)];
}

function listLoaded(env: NodeJS.ProcessEnv): readonly string[] {
  return readLoaded(spawnSync(process.execPath, [WATCHED, ENTRY], { env, encoding: 'utf8' }).stderr);
}
