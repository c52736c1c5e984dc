/** The command-line arguments as a typed request. Every mistake is a UsageError that says what was expected. */
import {
  INTEGER,
  NUMBER,
  readNumber,
  readText,
  readTime,
  readWithin,
  rejectFlag,
  suggestClosest,
  type ParsedFlags,
} from './flags.ts';
import { readAccept, readFault, readPost, readRework, type ClientRequest } from './client-arguments.ts';
import { parseCommandLine } from './program.ts';
import { UsageError, type CommandName } from './usage.ts';

/** The settings of real workers. */
export interface WorkerOptions {
  /** Shell commands. */
  readonly worker: string;
  readonly verifier: string;
  readonly repo: string | null;
  /** The time limit of one run, in ms. */
  readonly timeLimitMs: number;
  /** The maximum number of attempts per round. */
  readonly attempts: number;
  readonly concurrency: number;
  /** Names of environment variables that are passed to the commands in addition to the default ones. */
  readonly passEnv: readonly string[];
}

/** The settings of the server. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** If null, the data is kept in memory. */
  readonly data: string | null;
  /** If null, no flag was given, and the storefront is shown on loopback only. */
  readonly storefront: boolean | null;
  readonly scenario: string | null;
  readonly speed: number;
  readonly seed: number | null;
  /** If null, the specialists are scripted. */
  readonly workers: WorkerOptions | null;
}

/** The request of a command for a data file. */
export type DataRequest =
  | { readonly kind: 'audit' | 'reset' | 'list-keys' | 'mint-key'; readonly data: string }
  | { readonly kind: 'revoke-key'; readonly data: string; readonly id: string };

/** The request that the arguments describe. */
export type Request =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'serve'; readonly options: ServeOptions }
  | DataRequest
  | ClientRequest;

/** Returns the command with normalized white space, to compare two commands. */
const toPlainCommand = (command: string): string => command.trim().split(/\s+/).join(' ');

/** Reads `--repo`. Its URL must not contain a secret: the worker gets it, and git's messages can contain it. */
function readRepo(parsed: ParsedFlags): string | null {
  const repo = readText(parsed, 'repo');
  if (repo === null || !/^https?:\/\/[^/]*@/i.test(repo)) return repo;
  throw new UsageError(
    '--repo: a name or password in the URL would be handed to the worker. Leave it out, and let git find it: by a credential helper, or over SSH.',
  );
}

const WORKER_ONLY_FLAGS = ['repo', 'time-limit', 'attempts', 'concurrency', 'pass-env'] as const;

function readWorkers(parsed: ParsedFlags): WorkerOptions | null {
  const worker = readText(parsed, 'worker');
  const verifier = readText(parsed, 'verifier');
  if (worker === null || verifier === null) {
    if (worker !== null) throw new UsageError('--worker needs --verifier: whoever does the work must not judge it.');
    if (verifier !== null) throw new UsageError('--verifier needs --worker: scripted specialists hand nothing in.');
    const workerOnlyFlag = WORKER_ONLY_FLAGS.find((flag) => parsed.one(flag) !== undefined);
    if (workerOnlyFlag !== undefined) throw new UsageError(`--${workerOnlyFlag} needs --worker and --verifier.`);
    return null;
  }
  if (toPlainCommand(worker) === toPlainCommand(verifier)) {
    throw new UsageError(
      '--verifier: expected another command than --worker; whoever does the work must not judge it.',
    );
  }
  const passEnv = parsed.many('pass-env');
  const invalidName = passEnv.find((name) => !/^[A-Za-z_]\w*$/.test(name));
  if (invalidName !== undefined) rejectFlag('pass-env', 'the name of an environment variable', invalidName);
  return {
    ...{ worker, verifier, passEnv },
    repo: readRepo(parsed),
    timeLimitMs: readTime(parsed, 'time-limit', 600_000),
    attempts: readWithin(parsed, 'attempts', 1, 10, 2),
    concurrency: readWithin(parsed, 'concurrency', 1, 64, 2),
  };
}

function readStorefront(parsed: ParsedFlags): boolean | null {
  const [on, off] = [parsed.one('storefront') !== undefined, parsed.one('no-storefront') !== undefined];
  if (on && off) throw new UsageError('--storefront and --no-storefront contradict each other; give one of them.');
  return on || off ? on : null;
}

function readSpeed(parsed: ParsedFlags): number {
  const expected = 'a number above 0, like 10 or 0.5';
  const speed = readNumber(parsed, 'speed', NUMBER, expected) ?? 1;
  return speed === 0 ? rejectFlag('speed', expected, parsed.one('speed') ?? '') : speed;
}

function readPort(parsed: ParsedFlags): number {
  const port = readNumber(parsed, 'port', INTEGER, 'a port from 0 to 65535') ?? 8787;
  return port < 0 || port > 65_535 ? rejectFlag('port', '0 to 65535', parsed.one('port') ?? '') : port;
}

function readServe(parsed: ParsedFlags): ServeOptions {
  // In this order: only the first mistake is reported.
  const speed = readSpeed(parsed);
  const port = readPort(parsed);
  return {
    ...{ port, speed },
    host: readText(parsed, 'host') ?? '127.0.0.1',
    data: readText(parsed, 'data'),
    storefront: readStorefront(parsed),
    scenario: readText(parsed, 'scenario'),
    seed: readNumber(parsed, 'seed', INTEGER, 'an integer'),
    workers: readWorkers(parsed),
  };
}

function readData(parsed: ParsedFlags, command: string): string {
  const data = readText(parsed, 'data');
  if (data === null) throw new UsageError(`${command} needs --data FILE: the file that the sandbox keeps its data in.`);
  return data;
}

const KEY_VERBS = ['list', 'mint', 'revoke'] as const;

function rejectKeyVerb(verb: string | undefined): never {
  const near = suggestClosest(verb ?? '', KEY_VERBS);
  const got = verb === undefined ? 'nothing' : `"${verb}"${near === null ? '' : ` (did you mean ${near}?)`}`;
  throw new UsageError(`keys: expected list, mint or revoke, got ${got}.`);
}

function readKeys(parsed: ParsedFlags): Request {
  const [verb, id] = parsed.rest;
  const data = readData(parsed, 'keys');
  const known = KEY_VERBS.find((one) => one === verb);
  switch (known) {
    case 'list':
    case 'mint':
      if (id !== undefined) throw new UsageError(`Unexpected argument '${id}'.`);
      return { kind: known === 'list' ? 'list-keys' : 'mint-key', data };
    case 'revoke':
      if (id === undefined) throw new UsageError('keys revoke needs the ID of a key; keys list shows them.');
      return { kind: 'revoke-key', data, id };
    case undefined:
      return rejectKeyVerb(verb);
  }
}

const READERS: Readonly<Record<CommandName, (parsed: ParsedFlags) => Request>> = {
  serve: (parsed) => ({ kind: 'serve', options: readServe(parsed) }),
  post: readPost,
  accept: readAccept,
  rework: readRework,
  fault: readFault,
  audit: (parsed) => ({ kind: 'audit', data: readData(parsed, 'audit') }),
  keys: readKeys,
  reset: (parsed) => ({ kind: 'reset', data: readData(parsed, 'reset') }),
};

/**
 * Parses the arguments after the program's name. `program` is how the user started it, for the help texts.
 *
 * @throws UsageError if an argument is wrong.
 */
export function readArguments(args: readonly string[], program = 'orkestro-sandbox'): Request {
  const parsed = parseCommandLine(args, program);
  return parsed.kind === 'command' ? READERS[parsed.name](parsed.flags) : parsed;
}
