/** The command line as data: every command, flag and value. The parser and the help texts are built from it. */

/** The output of the command line: results to `log`, failures to `error`. The console is one. */
export interface Output {
  readonly log: (text: string) => void;
  readonly error: (text: string) => void;
}

/** A mistake on the command line. The exit code is 2, and a pointer to the help is printed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** One flag. `valueName` is the placeholder of its value in the help text, or absent for a switch. */
interface Flag {
  readonly valueName?: string;
  readonly isRepeatable?: true;
  readonly help: string;
}

/** The flags of the server, in the order of the help text. */
export const SERVE_FLAGS = {
  port: { valueName: 'N', help: 'port (default 8787; 0 takes any free one)' },
  host: { valueName: 'ADDRESS', help: 'address to listen on (default 127.0.0.1: this machine only)' },
  data: { valueName: 'FILE', help: 'keep everything in this SQLite file (default: in memory, gone at the end)' },
  storefront: { help: 'show the market at / also to others than this machine (there it is always shown)' },
  'no-storefront': { help: 'show it to nobody' },
  scenario: { valueName: 'FILE', help: 'YAML: who works here, how fast, how well, on what terms' },
  speed: {
    valueName: 'N',
    help: 'how much faster than life scripted specialists work (default 1; then a mission takes 2 to 4 seconds)',
  },
  seed: { valueName: 'N', help: 'an integer: the same ids, keys and durations every time' },
  worker: { valueName: 'CMD', help: 'a command that does the work: mission as JSON on stdin, in a fresh directory' },
  verifier: {
    valueName: 'CMD',
    help: 'another command that judges the work: exit code 0 is passed (needed with --worker)',
  },
  repo: { valueName: 'URL|PATH', help: "each attempt's directory is a fresh clone of this git repository" },
  'time-limit': { valueName: 'TIME', help: 'for each run of worker or verifier, like 90s, 10m, 2h (default 10m)' },
  attempts: { valueName: 'N', help: 'how often a round is tried when a command crashes or times out (default 2)' },
  concurrency: { valueName: 'N', help: 'how many missions are worked on at once (default 2)' },
  'pass-env': {
    valueName: 'NAME',
    isRepeatable: true,
    help: 'hand this environment variable to the commands; can be repeated',
  },
} as const satisfies Record<string, Flag>;

/** The flags of the commands for a data file. */
const DATA_FLAGS = {
  data: {
    valueName: 'FILE',
    help: 'the file that the sandbox keeps its data in; no sandbox may have it open (needed)',
  },
} as const satisfies Record<string, Flag>;

/** The flags of the commands for a running sandbox. */
const CLIENT_FLAGS = {
  url: { valueName: 'URL', help: 'where the sandbox is (default $ORKESTRO_SANDBOX_URL, or http://127.0.0.1:8787)' },
  key: { valueName: 'KEY', help: 'an API key of the sandbox (default $ORKESTRO_SANDBOX_KEY)' },
} as const satisfies Record<string, Flag>;

const POST_FLAGS = {
  title: { valueName: 'TEXT', help: 'the title, on one line (needed)' },
  description: { valueName: 'TEXT', help: 'the brief' },
  dod: { valueName: 'TEXT', help: 'the Definition of Done, one item a line' },
  category: { valueName: 'NAME', help: 'the category (default Other)' },
  tier: { valueName: 'NAME', help: 'the lowest tier of the specialist (default "T1 Verified")' },
  budget: { valueName: 'USD', help: "the most to pay, in US dollars (default: the specialist's price)" },
  specialist: { valueName: 'NAME', help: 'hire this specialist, by exact name' },
  queue: { help: 'hire no one yet' },
} as const satisfies Record<string, Flag>;

const REWORK_FLAGS = {
  reason: { valueName: 'TEXT', help: 'what is missing, for the specialist' },
} as const satisfies Record<string, Flag>;

const FAULT_FLAGS = {
  count: { valueName: 'N', help: 'how many requests fail (default 1)' },
  method: { valueName: 'METHOD', help: 'only GET or only POST requests (default: both)' },
  status: { valueName: 'N', help: '5xx: the status, from 500 to 599 (default 503)' },
  'retry-after': { valueName: 'N', help: '429: how many seconds the client is told to wait (default 1)' },
  delay: { valueName: 'TIME', help: 'late: when the request takes effect, like 500ms or 10s (default 5s)' },
} as const satisfies Record<string, Flag>;

/** The flags that every command accepts. */
export const COMMON_FLAGS = {
  help: { help: 'show help' },
  version: { help: 'show the version' },
} as const satisfies Record<string, Flag>;

/** Flags by name. */
export type Flags = Readonly<Record<string, Flag>>;

/** The name of a command. */
export type CommandName = 'serve' | 'post' | 'accept' | 'rework' | 'fault' | 'audit' | 'keys' | 'reset';

/** One command. */
interface CommandDefinition {
  readonly summary: string;
  readonly flags: Flags;
  /** The arguments in order, in the notation of Commander: `<id>` is required, `[id]` is not. */
  readonly operands: Readonly<Record<string, string>>;
  /** Command lines without the name of the program. */
  readonly examples: readonly string[];
}

const MISSION_ID = 'the ID of the mission, as post prints it';

/** Every command, in the order of the help text. */
export const COMMANDS: Readonly<Record<CommandName, CommandDefinition>> = {
  serve: {
    summary: 'serve the marketplace until Ctrl-C; the default',
    flags: SERVE_FLAGS,
    operands: {},
    examples: ['--port 8787 --data market.sqlite', '--scenario market.yml --speed 10'],
  },
  post: {
    summary: 'post a mission to a running sandbox',
    flags: { ...POST_FLAGS, ...CLIENT_FLAGS },
    operands: {},
    examples: ["post --title 'Add a safe-deploy gate' --category DevOps --budget 120 --dod '- [ ] CI blocks'"],
  },
  accept: {
    summary: 'accept the work: the escrow of a mission is paid',
    flags: CLIENT_FLAGS,
    operands: { '<id>': MISSION_ID },
    examples: ['accept msn_2m8k0v5q1w7r3t9y4b6n'],
  },
  rework: {
    summary: 'send the work of a mission back',
    flags: { ...REWORK_FLAGS, ...CLIENT_FLAGS },
    operands: { '<id>': MISSION_ID },
    examples: ["rework msn_2m8k0v5q1w7r3t9y4b6n --reason 'the test is red'"],
  },
  fault: {
    summary: 'make the next requests with your key fail, to test a client',
    flags: { ...FAULT_FLAGS, ...CLIENT_FLAGS },
    operands: {
      '<kind>':
        '429: refused by the rate limit. 5xx: the server fails. late: cut, and done after a delay. lost: done, but the reply is lost. clear: no more faults.',
    },
    examples: ['fault 429 --retry-after 2', 'fault lost --method POST', 'fault clear'],
  },
  audit: {
    summary: 'prove that the books of a data file are in order',
    flags: DATA_FLAGS,
    operands: {},
    examples: ['audit --data market.sqlite'],
  },
  keys: {
    summary: 'list, mint or revoke the API keys of a data file',
    flags: DATA_FLAGS,
    operands: { '[verb]': 'list, mint or revoke', '[id]': 'revoke: the ID of the key, as list prints it' },
    examples: ['keys list --data market.sqlite', 'keys revoke 6c6tg8y2 --data market.sqlite'],
  },
  reset: {
    summary: 'empty a data file: missions, money, ranks and keys are gone',
    flags: DATA_FLAGS,
    operands: {},
    examples: ['reset --data market.sqlite'],
  },
};
