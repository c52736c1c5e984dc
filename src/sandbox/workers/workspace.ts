/** The workspace of one attempt: its own directories, and an environment that contains only what is allowed. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The role of a command in an attempt. */
export type Role = 'worker' | 'verifier';

/** The directories of one attempt. */
export interface AttemptDirectory {
  /** The working directory of worker and verifier. */
  readonly work: string;
  /** The directories for HOME and TMPDIR, one per role, so that the verifier never reads settings of the worker. */
  readonly homes: Readonly<Record<Role, string>>;
  /** Removes all directories. */
  readonly remove: () => void;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that every command gets. None of them identifies the operator, the data, or other credentials. */
const ALLOWED_VARIABLES = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ'] as const;
/** The additional variables that git needs to reach a repository as the operator would. */
const GIT_VARIABLES = ['HOME', 'SSH_AUTH_SOCK', 'XDG_CONFIG_HOME', 'HTTPS_PROXY', 'NO_PROXY'] as const;

const KEY = /osk_(?:live|test)_[0-9a-z]/;

/** Returns the first of these variables that contains an Orkestro key. Workers must not get one. */
export function findKeyIn(env: Environment, names: readonly string[]): string | undefined {
  return names.find((name) => KEY.test(env[name] ?? ''));
}

/** Creates the directories of an attempt in the system's temporary directory. */
export function createAttemptDirectory(): AttemptDirectory {
  const root = mkdtempSync(join(tmpdir(), 'orkestro-work-'));
  const homes = { worker: join(root, 'worker'), verifier: join(root, 'verifier') };
  const work = join(root, 'work');
  for (const path of [work, homes.worker, homes.verifier]) mkdirSync(path);
  return {
    ...{ work, homes },
    remove() {
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function pickVariables(env: Environment, names: readonly string[]): Record<string, string> {
  const found = names.map((name) => [name, env[name]] as const);
  return Object.fromEntries(found.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}

/** Returns the environment of a role: the allowed variables, its own home, and the variables passed by name. */
export function toEnvironment(
  env: Environment,
  passed: readonly string[],
  { homes }: AttemptDirectory,
  role: Role,
): Record<string, string> {
  return {
    ...pickVariables(env, ALLOWED_VARIABLES),
    HOME: homes[role],
    TMPDIR: homes[role],
    ...pickVariables(env, passed),
  };
}

/** Returns the environment of `git clone`, which must never ask for a password. */
export function toCloneEnvironment(env: Environment, repo: string): Record<string, string> {
  return { ...pickVariables(env, [...ALLOWED_VARIABLES, ...GIT_VARIABLES]), GIT_TERMINAL_PROMPT: '0', REPO: repo };
}
