/** argv → what was asked for. Everything that is wrong is a UsageError that says what was expected. */
import { parseArgs } from 'node:util';
import { suggestName } from '../market/matching.ts';
import { COMMON_FLAGS, DATA_FLAGS, SERVE_FLAGS, UsageError, type Flags, type ServeFlag } from './usage.ts';

/** Real workers, and what they are given. */
export interface WorkerOptions {
  /** Shell commands. */
  readonly worker: string;
  readonly verifier: string;
  readonly repo: string | null;
  /** Of one run, in ms. */
  readonly timeLimitMs: number;
  /** Tries per round. */
  readonly attempts: number;
  readonly concurrency: number;
  /** Names of environment variables that the commands may see, besides the usual few. */
  readonly passEnv: readonly string[];
}

/** How to serve. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** `null`: in memory. */
  readonly data: string | null;
  /** `true`, `false` or, when neither was said, `null`: shown on loopback only. */
  readonly storefront: boolean | null;
  readonly scenario: string | null;
  readonly speed: number;
  readonly seed: number | null;
  /** `null`: scripted specialists. */
  readonly workers: WorkerOptions | null;
}

/** What was asked for. */
export type Request =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'serve'; readonly options: ServeOptions }
  | { readonly kind: 'audit' | 'list-keys' | 'mint-key'; readonly data: string }
  | { readonly kind: 'revoke-key'; readonly data: string; readonly id: string };

interface ParsedFlags {
  readonly one: (name: string) => string | undefined;
  readonly many: (name: string) => readonly string[];
  readonly rest: readonly string[];
}

/** Short words: two letters that changed places make half of one. */
const suggestClosest = (given: string, candidates: readonly string[]): string | null =>
  suggestName(given, candidates, 0.5);

function explainUnknown(message: string, names: readonly string[]): string {
  const given = /Unknown option '--?([^']+)'/.exec(message)?.[1];
  if (given === undefined) return message;
  const near = suggestClosest(given.replace(/=.*/s, ''), names);
  return `Unknown option '--${given}'.${near === null ? '' : ` Did you mean --${near}?`}`;
}

function parseFlags(args: readonly string[], flags: Flags): ParsedFlags {
  const all: Flags = { ...flags, ...COMMON_FLAGS };
  const options = Object.fromEntries(
    Object.entries(all).map(([name, flag]) => [
      name,
      {
        type: flag.valueName === undefined ? ('boolean' as const) : ('string' as const),
        multiple: flag.isRepeatable ?? false,
        ...(name === 'help' ? { short: 'h' } : {}),
      },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const listed = (name: string): readonly string[] => [values[name] ?? []].flat().map(String);
    return { one: (name) => listed(name)[0], many: listed, rest: positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(explainUnknown(message, Object.keys(all)));
  }
}

const INTEGER = /^-?\d{1,15}$/;
const NUMBER = /^\d{1,9}(\.\d{1,9})?$/;
const TIME = /^(\d{1,6})(ms|s|m|h)$/;
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** setTimeout counts no further than 2^31 ms. */
const MAX_TIME_MS = 24 * 3_600_000;

function rejectFlag(flag: ServeFlag, expected: string, text: string): never {
  throw new UsageError(`--${flag}: expected ${expected}, got "${text}".`);
}

function readNumber(parsed: ParsedFlags, flag: ServeFlag, grammar: RegExp, expected: string): number | null {
  const text = parsed.one(flag);
  if (text === undefined) return null;
  return grammar.test(text) ? Number(text) : rejectFlag(flag, expected, text);
}

function readWithin(parsed: ParsedFlags, flag: ServeFlag, min: number, max: number, fallback: number): number {
  const value = readNumber(parsed, flag, INTEGER, `a whole number from ${min} to ${max}`) ?? fallback;
  return value < min || value > max ? rejectFlag(flag, `${min} to ${max}`, parsed.one(flag) ?? '') : value;
}

function readTime(parsed: ParsedFlags, flag: ServeFlag, fallback: number): number {
  const text = parsed.one(flag);
  if (text === undefined) return fallback;
  const [, digits = '', unit = ''] = TIME.exec(text) ?? [];
  const ms = Number(digits) * (UNIT_MS[unit] ?? 0);
  return ms > 0 && ms <= MAX_TIME_MS ? ms : rejectFlag(flag, 'a time from 1ms to 24h, like 90s, 10m or 2h', text);
}

function readText(parsed: ParsedFlags, flag: ServeFlag): string | null {
  const text = parsed.one(flag);
  if (text === undefined) return null;
  return text.trim() === '' || text.includes('\0') ? rejectFlag(flag, 'something', text) : text;
}

/** Two commands are the same when they differ in white space only. */
const toPlainCommand = (command: string): string => command.trim().split(/\s+/).join(' ');

/** The worker is told the repository, and git's messages may name it: nothing secret may stand in it. */
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

function readServe(parsed: ParsedFlags): ServeOptions {
  const [stray] = parsed.rest;
  if (stray !== undefined) {
    throw new UsageError(`Unexpected argument '${stray}'. Commands are audit and keys, and stand first.`);
  }
  const speed = readNumber(parsed, 'speed', NUMBER, 'a number above 0, like 10 or 0.5') ?? 1;
  if (speed === 0) rejectFlag('speed', 'a number above 0, like 10 or 0.5', parsed.one('speed') ?? '');
  const port = readNumber(parsed, 'port', INTEGER, 'a port from 0 to 65535') ?? 8787;
  if (port < 0 || port > 65_535) rejectFlag('port', '0 to 65535', parsed.one('port') ?? '');
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

function rejectExtraArguments(rest: readonly string[]): void {
  const [stray] = rest;
  if (stray !== undefined) throw new UsageError(`Unexpected argument '${stray}'.`);
}

const KEY_VERBS = ['list', 'mint', 'revoke'] as const;

function readKeys(parsed: ParsedFlags): Request {
  const [verb, id, ...rest] = parsed.rest;
  const data = readData(parsed, 'keys');
  switch (KEY_VERBS.find((one) => one === verb)) {
    case 'list':
      rejectExtraArguments(parsed.rest.slice(1));
      return { kind: 'list-keys', data };
    case 'mint':
      rejectExtraArguments(parsed.rest.slice(1));
      return { kind: 'mint-key', data };
    case 'revoke':
      rejectExtraArguments(rest);
      if (id === undefined) throw new UsageError('keys revoke needs the ID of a key; keys list shows them.');
      return { kind: 'revoke-key', data, id };
    case undefined: {
      const near = suggestClosest(verb ?? '', KEY_VERBS);
      const got = verb === undefined ? 'nothing' : `"${verb}"${near === null ? '' : ` (did you mean ${near}?)`}`;
      throw new UsageError(`keys: expected list, mint or revoke, got ${got}.`);
    }
  }
}

/** Reads the arguments after the program's name. Throws UsageError. */
export function readArguments(args: readonly string[]): Request {
  const [command] = args;
  const isData = command === 'audit' || command === 'keys';
  const parsed = parseFlags(isData ? args.slice(1) : args, isData ? DATA_FLAGS : SERVE_FLAGS);
  if (parsed.one('help') !== undefined) return { kind: 'help' };
  if (parsed.one('version') !== undefined) return { kind: 'version' };
  if (command === 'keys') return readKeys(parsed);
  if (command !== 'audit') return { kind: 'serve', options: readServe(parsed) };
  rejectExtraArguments(parsed.rest);
  return { kind: 'audit', data: readData(parsed, 'audit') };
}
