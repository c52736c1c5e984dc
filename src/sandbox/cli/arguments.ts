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

interface Given {
  readonly one: (name: string) => string | undefined;
  readonly many: (name: string) => readonly string[];
  readonly rest: readonly string[];
}

/** Short words: two letters that changed places make half of one. */
const suggestWord = (given: string, words: readonly string[]): string | null => suggestName(given, words, 0.5);

function explainUnknown(message: string, names: readonly string[]): string {
  const given = /Unknown option '--?([^']+)'/.exec(message)?.[1];
  if (given === undefined) return message;
  const near = suggestWord(given.replace(/=.*/s, ''), names);
  return `Unknown option '--${given}'.${near === null ? '' : ` Did you mean --${near}?`}`;
}

function parseFlags(args: readonly string[], flags: Flags): Given {
  const all: Flags = { ...flags, ...COMMON_FLAGS };
  const options = Object.fromEntries(
    Object.entries(all).map(([name, flag]) => [
      name,
      {
        type: flag.takes === undefined ? ('boolean' as const) : ('string' as const),
        multiple: flag.many ?? false,
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
const LONGEST_MS = 24 * 3_600_000;

function refuse(flag: ServeFlag, expected: string, text: string): never {
  throw new UsageError(`--${flag}: expected ${expected}, got "${text}".`);
}

function readNumber(given: Given, flag: ServeFlag, grammar: RegExp, expected: string): number | null {
  const text = given.one(flag);
  if (text === undefined) return null;
  return grammar.test(text) ? Number(text) : refuse(flag, expected, text);
}

function readWithin(given: Given, flag: ServeFlag, least: number, most: number, otherwise: number): number {
  const value = readNumber(given, flag, INTEGER, `a whole number from ${least} to ${most}`) ?? otherwise;
  return value < least || value > most ? refuse(flag, `${least} to ${most}`, given.one(flag) ?? '') : value;
}

function readTime(given: Given, flag: ServeFlag, otherwise: number): number {
  const text = given.one(flag);
  if (text === undefined) return otherwise;
  const [, digits = '', unit = ''] = TIME.exec(text) ?? [];
  const ms = Number(digits) * (UNIT_MS[unit] ?? 0);
  return ms > 0 && ms <= LONGEST_MS ? ms : refuse(flag, 'a time from 1ms to 24h, like 90s, 10m or 2h', text);
}

function readText(given: Given, flag: ServeFlag): string | null {
  const text = given.one(flag);
  if (text === undefined) return null;
  return text.trim() === '' || text.includes('\0') ? refuse(flag, 'something', text) : text;
}

/** Two commands are the same when they differ in white space only. */
const toPlainCommand = (command: string): string => command.trim().split(/\s+/).join(' ');

/** The worker is told the repository, and git's messages may name it: nothing secret may stand in it. */
function readRepo(given: Given): string | null {
  const repo = readText(given, 'repo');
  if (repo === null || !/^https?:\/\/[^/]*@/i.test(repo)) return repo;
  throw new UsageError(
    '--repo: a name or password in the URL would be handed to the worker. Leave it out, and let git find it: by a credential helper, or over SSH.',
  );
}

const ALONE = ['repo', 'time-limit', 'attempts', 'concurrency', 'pass-env'] as const;

function readWorkers(given: Given): WorkerOptions | null {
  const worker = readText(given, 'worker');
  const verifier = readText(given, 'verifier');
  if (worker === null || verifier === null) {
    if (worker !== null) throw new UsageError('--worker needs --verifier: whoever does the work must not judge it.');
    if (verifier !== null) throw new UsageError('--verifier needs --worker: scripted specialists hand nothing in.');
    const alone = ALONE.find((flag) => given.one(flag) !== undefined);
    if (alone !== undefined) throw new UsageError(`--${alone} needs --worker and --verifier.`);
    return null;
  }
  if (toPlainCommand(worker) === toPlainCommand(verifier)) {
    throw new UsageError(
      '--verifier: expected another command than --worker; whoever does the work must not judge it.',
    );
  }
  const passEnv = given.many('pass-env');
  const odd = passEnv.find((name) => !/^[A-Za-z_]\w*$/.test(name));
  if (odd !== undefined) refuse('pass-env', 'the name of an environment variable', odd);
  return {
    ...{ worker, verifier, passEnv },
    repo: readRepo(given),
    timeLimitMs: readTime(given, 'time-limit', 600_000),
    attempts: readWithin(given, 'attempts', 1, 10, 2),
    concurrency: readWithin(given, 'concurrency', 1, 64, 2),
  };
}

function readStorefront(given: Given): boolean | null {
  const [on, off] = [given.one('storefront') !== undefined, given.one('no-storefront') !== undefined];
  if (on && off) throw new UsageError('--storefront and --no-storefront contradict each other; give one of them.');
  return on || off ? on : null;
}

function readServe(given: Given): ServeOptions {
  const [stray] = given.rest;
  if (stray !== undefined) {
    throw new UsageError(`Unexpected argument '${stray}'. Commands are audit and keys, and stand first.`);
  }
  const speed = readNumber(given, 'speed', NUMBER, 'a number above 0, like 10 or 0.5') ?? 1;
  if (speed === 0) refuse('speed', 'a number above 0, like 10 or 0.5', given.one('speed') ?? '');
  const port = readNumber(given, 'port', INTEGER, 'a port from 0 to 65535') ?? 8787;
  if (port < 0 || port > 65_535) refuse('port', '0 to 65535', given.one('port') ?? '');
  return {
    ...{ port, speed },
    host: readText(given, 'host') ?? '127.0.0.1',
    data: readText(given, 'data'),
    storefront: readStorefront(given),
    scenario: readText(given, 'scenario'),
    seed: readNumber(given, 'seed', INTEGER, 'an integer'),
    workers: readWorkers(given),
  };
}

function readData(given: Given, command: string): string {
  const data = readText(given, 'data');
  if (data === null) throw new UsageError(`${command} needs --data FILE: the file that the sandbox keeps its data in.`);
  return data;
}

function refuseMore(rest: readonly string[]): void {
  const [stray] = rest;
  if (stray !== undefined) throw new UsageError(`Unexpected argument '${stray}'.`);
}

const KEY_VERBS = ['list', 'mint', 'revoke'] as const;

function readKeys(given: Given): Request {
  const [verb, id, ...rest] = given.rest;
  const data = readData(given, 'keys');
  switch (KEY_VERBS.find((one) => one === verb)) {
    case 'list':
      refuseMore(given.rest.slice(1));
      return { kind: 'list-keys', data };
    case 'mint':
      refuseMore(given.rest.slice(1));
      return { kind: 'mint-key', data };
    case 'revoke':
      refuseMore(rest);
      if (id === undefined) throw new UsageError('keys revoke needs the ID of a key; keys list shows them.');
      return { kind: 'revoke-key', data, id };
    case undefined: {
      const near = suggestWord(verb ?? '', KEY_VERBS);
      const got = verb === undefined ? 'nothing' : `"${verb}"${near === null ? '' : ` (did you mean ${near}?)`}`;
      throw new UsageError(`keys: expected list, mint or revoke, got ${got}.`);
    }
  }
}

/** Reads the arguments after the program's name. Throws UsageError. */
export function readArguments(args: readonly string[]): Request {
  const [command] = args;
  const isData = command === 'audit' || command === 'keys';
  const given = parseFlags(isData ? args.slice(1) : args, isData ? DATA_FLAGS : SERVE_FLAGS);
  if (given.one('help') !== undefined) return { kind: 'help' };
  if (given.one('version') !== undefined) return { kind: 'version' };
  if (command === 'keys') return readKeys(given);
  if (command !== 'audit') return { kind: 'serve', options: readServe(given) };
  refuseMore(given.rest);
  return { kind: 'audit', data: readData(given, 'audit') };
}
