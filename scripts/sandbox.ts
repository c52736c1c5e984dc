/** `npm run sandbox`: the marketplace on your own machine, until Ctrl-C. */
import { parseArgs } from 'node:util';
import { startSandboxServer, type SandboxServerOptions } from '../src/sandbox/server.ts';

const HELP = `The sandbox marketplace: the whole API on this machine, no account, no money.

Usage: npm run sandbox -- [options]

  --port N       port on 127.0.0.1 (default 8787; 0 takes any free one)
  --data FILE    keep everything in this SQLite file (default: in memory, gone at the end)
  --seed N       an integer: the same ids, keys and durations every time
  --speed N      how much faster than life the specialists work (default 1; then a mission takes 2 to 4 seconds)
  --help         this text
`;

const INTEGER = /^-?\d{1,15}$/;
const NUMBER = /^\d{1,9}(\.\d{1,9})?$/;

class UsageError extends Error {}

function readNumber(option: string, text: string | undefined, grammar: RegExp, expected: string): number | undefined {
  if (text === undefined) return undefined;
  if (grammar.test(text)) return Number(text);
  throw new UsageError(`--${option}: expected ${expected}, got "${text}".`);
}

function readArguments(args: string[]): ReturnType<typeof parseStrictly>['values'] {
  try {
    return parseStrictly(args).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseStrictly(args: string[]) {
  return parseArgs({
    args,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      seed: { type: 'string' },
      speed: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

function readOptions(args: string[]): SandboxServerOptions | 'help' {
  const { port, data, seed, speed, help } = readArguments(args);
  if (help === true) return 'help';
  const chosen = {
    port: readNumber('port', port, INTEGER, 'a port from 0 to 65535') ?? 8787,
    path: data,
    seed: readNumber('seed', seed, INTEGER, 'an integer'),
    speed: readNumber('speed', speed, NUMBER, 'a number above 0, like 10 or 0.5'),
  };
  if (chosen.port < 0 || chosen.port > 65_535)
    throw new UsageError(`--port: expected 0 to 65535, got "${port ?? ''}".`);
  if (chosen.speed === 0) throw new UsageError('--speed: expected a number above 0, like 10 or 0.5, got "0".');
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

function explain(error: unknown, options: SandboxServerOptions): string {
  const why = error instanceof Error ? error.message : String(error);
  if (!why.includes('EADDRINUSE') && !why.includes('EACCES')) return why;
  return `Port ${options.port ?? 0} cannot be used (${why}). Give another one: npm run sandbox -- --port 0`;
}

async function serve(options: SandboxServerOptions): Promise<void> {
  const server = await startSandboxServer(options);
  const { url, key } = server;
  console.log(`The sandbox marketplace is open (Ctrl-C closes it).

  URL   ${url}
  Key   ${key}
        Shown this once. A new one is made at every start.
  Data  ${options.path ?? 'in memory, gone at the end'}

Try it:
  curl ${url}/marketplace/specialists -H "Authorization: Bearer ${key}"`);
  const stop = (): void => {
    console.log('\nClosing.');
    void server.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function main(): Promise<void> {
  let options: SandboxServerOptions = {};
  try {
    const read = readOptions(process.argv.slice(2));
    if (read === 'help') {
      console.log(HELP);
      return;
    }
    options = read;
    await serve(options);
  } catch (error) {
    console.error(error instanceof UsageError ? `${error.message}\n\n${HELP}` : explain(error, options));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

await main();
