/** The command line of the sandbox, from arguments to exit code. */
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readArguments, type DataRequest, type Request } from './arguments.ts';
import { runClient } from './client.ts';
import { printAudit, printKeys, printNewKey, printReset, revokeKey } from './data.ts';
import { explainListening, serve } from './serve.ts';
import { COMMANDS, UsageError, type Output } from './usage.ts';

/** Returns the version in the nearest package.json above the program. */
function findVersion(): string {
  let directory = dirname(realpathSync(process.argv[1] ?? '.'));
  for (;;) {
    try {
      const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { version?: string };
      if (manifest.version !== undefined) return manifest.version;
    } catch {
      // There is no package.json in this directory.
    }
    const parent = dirname(directory);
    if (parent === directory) return 'unknown';
    directory = parent;
  }
}

/** Runs a command for a data file. Returns whether it succeeded. */
function runOnData(request: DataRequest, output: Output): boolean {
  switch (request.kind) {
    case 'audit':
      return printAudit(request.data, output);
    case 'reset':
      printReset(request.data, output);
      return true;
    case 'list-keys':
      printKeys(request.data, output);
      return true;
    case 'mint-key':
      printNewKey(request.data, output);
      return true;
    case 'revoke-key':
      return revokeKey(request.data, request.id, output);
  }
}

async function execute(request: Request, output: Output): Promise<boolean> {
  if ('target' in request) return runClient(request, output);
  if ('data' in request) return runOnData(request, output);
  switch (request.kind) {
    case 'help':
      output.log(request.text);
      return true;
    case 'version':
      output.log(findVersion());
      return true;
    case 'serve':
      await serve(request.options, output);
      return true;
  }
}

/** Returns the line that follows a message about a mistake on the command line. */
function describeShortUsage([first = '']: readonly string[], program: string): string {
  const command = Object.hasOwn(COMMANDS, first) ? `${first} ` : '';
  return `Usage: ${program} ${command}[options]; --help explains them.`;
}

/**
 * Runs the command that the arguments name.
 *
 * @returns the exit code: 0 for success, 1 for a failure, 2 for a mistake on the command line.
 */
export async function runCommandLine(args: readonly string[], program: string, output: Output): Promise<0 | 1 | 2> {
  try {
    return (await execute(readArguments(args, program), output)) ? 0 : 1;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const why = explainListening(error, program) ?? (error instanceof Error ? error.message : String(error));
    output.error(isUsage ? `${why}\n\n${describeShortUsage(args, program)}` : why);
    return isUsage ? 2 : 1;
  }
}

/** Runs the command line and sets the exit code of the process. */
export async function main(args: readonly string[], program: string): Promise<void> {
  process.exitCode = await runCommandLine(args, program, console);
}
