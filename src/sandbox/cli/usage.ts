/** The command line as data: every flag, its value, and the help text built from them. */

/** A mistake on the command line. The exit code is 2, and the usage line is printed. */
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

/** The flags of `audit` and `keys`. */
export const DATA_FLAGS = { data: SERVE_FLAGS.data } as const satisfies Record<string, Flag>;

/** The flags that every command accepts. */
export const COMMON_FLAGS = {
  help: { help: 'this text' },
  version: { help: 'the version' },
} as const satisfies Record<string, Flag>;

/** Flags by name. */
export type Flags = Readonly<Record<string, Flag>>;
/** The name of a flag of the server. */
export type ServeFlag = keyof typeof SERVE_FLAGS;

/** The column of the help texts. After a longer flag, the text follows directly. */
const HELP_COLUMN = 22;

function describeFlag([name, flag]: readonly [string, Flag]): string {
  const head = `  --${name}${flag.valueName === undefined ? '' : ` ${flag.valueName}`}`;
  return `${head.padEnd(HELP_COLUMN)} ${flag.help}`;
}

/** Returns the help text. `program` is how the user started it: `orkestro-sandbox` or `npm run sandbox --`. */
export function describeUsage(program: string): string {
  return `The sandbox marketplace: the whole API on this machine, no account, no money.

Usage: ${program} [options]                            serve until Ctrl-C
       ${program} audit --data FILE                    prove that the books of a file are in order
       ${program} keys list|mint|revoke ID --data FILE  its API keys (stop the sandbox that has it open first)

Options:
${Object.entries({ ...SERVE_FLAGS, ...COMMON_FLAGS })
  .map(describeFlag)
  .join('\n')}

Workers, verifiers and scenarios are explained in docs/SANDBOX-WORKERS.md.
`;
}

/** Returns the usage line that follows an error message. */
export function describeShortUsage(program: string): string {
  return `Usage: ${program} [options]; --help explains them.`;
}
