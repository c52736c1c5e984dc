/** What `npm run act` needs on the machine, and how to get it. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The version of nektos/act that the cases were written for. CI installs the same one. */
export const ACT_VERSION = 'v0.2.89';

const TOOLS = ['openssl', 'git', 'jq', 'unshare', 'mount', 'ip'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Something that is missing: the problem, and what to do about it. */
export interface Missing {
  readonly problem: string;
  readonly fix: string;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns every file of that name in PATH, in its order. */
export function listPrograms(name: string, env: Environment): readonly string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).filter(isExecutable);
}

/** Returns the path of act: the one that ACT names, or else one in PATH or in Go's folder. @returns null if there is none */
export function findAct(env: Environment): string | null {
  const named = env['ACT'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const installed = [env['GOBIN'], join(env['GOPATH'] ?? join(homedir(), 'go'), 'bin')].flatMap((folder) =>
    folder === undefined || folder === '' ? [] : [join(folder, 'act')],
  );
  return listPrograms('act', env)[0] ?? installed.find(isExecutable) ?? null;
}

/** Returns what is missing first. @returns null if everything is there */
export function findMissing(env: Environment, platform: NodeJS.Platform = process.platform): Missing | null {
  if (findAct(env) === null) {
    return { problem: 'act is not on this machine.', fix: `go install github.com/nektos/act@${ACT_VERSION}` };
  }
  if (platform !== 'linux') {
    return { problem: `this is ${platform}, and names are led to loopback as Linux can.`, fix: 'run it on Linux.' };
  }
  const tool = TOOLS.find((name) => listPrograms(name, env).length === 0);
  return tool === undefined ? null : { problem: `${tool} is not in PATH.`, fix: `install ${tool}.` };
}

/** Returns the version that act says it has. */
export function readActVersion(act: string): string {
  return spawnSync(act, ['--version'], { encoding: 'utf8' }).stdout.trim();
}
