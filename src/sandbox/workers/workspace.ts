/** Where one attempt is made: directories of its own, and an environment that holds nothing but what was allowed. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Who runs a command in a room. */
export type Role = 'worker' | 'verifier';

/** One attempt's directories. */
export interface AttemptDirectory {
  /** Where worker and verifier run. */
  readonly work: string;
  /** For HOME and TMPDIR: one each, so that no worker leaves settings behind that its judge would read. */
  readonly homes: Readonly<Record<Role, string>>;
  /** Removes all of it. */
  readonly remove: () => void;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What every command may see. Nothing that tells who runs the sandbox, where its data is, or what it may do elsewhere. */
const ALLOWED_VARIABLES = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ'] as const;
/** What git needs besides, to reach a repository as whoever runs the sandbox would. */
const GIT_VARIABLES = ['HOME', 'SSH_AUTH_SOCK', 'XDG_CONFIG_HOME', 'HTTPS_PROXY', 'NO_PROXY'] as const;

const KEY = /osk_(?:live|test)_[0-9a-z]/;

/** The first of these variables that holds an Orkestro key; workers get none. */
export function findKeyIn(env: Environment, names: readonly string[]): string | undefined {
  return names.find((name) => KEY.test(env[name] ?? ''));
}

/** A fresh room under the system's directory for temporary files. */
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

/** What worker or verifier sees: the few allowed names, a home of its own, and what is passed on by name. */
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

/** What `git clone` sees; it must not ask anybody for a password. */
export function toCloneEnvironment(env: Environment, repo: string): Record<string, string> {
  return { ...pickVariables(env, [...ALLOWED_VARIABLES, ...GIT_VARIABLES]), GIT_TERMINAL_PROMPT: '0', REPO: repo };
}
