/** The command line of the sandbox, from arguments to exit code. */
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readArguments, type Request } from './arguments.ts';
import { printAudit, printKeys, printNewKey, revokeKey } from './data.ts';
import { explainListening, serve } from './serve.ts';
import { describeUsage, describeUsageShortly, UsageError } from './usage.ts';

/** The version in the package.json nearest above the program that has one. */
function findVersion(): string {
  let directory = dirname(realpathSync(process.argv[1] ?? '.'));
  for (;;) {
    try {
      const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { version?: string };
      if (manifest.version !== undefined) return manifest.version;
    } catch {
      // No package.json here.
    }
    const parent = dirname(directory);
    if (parent === directory) return 'unknown';
    directory = parent;
  }
}

async function perform(request: Request, program: string): Promise<boolean> {
  switch (request.kind) {
    case 'help':
      console.log(describeUsage(program));
      return true;
    case 'version':
      console.log(findVersion());
      return true;
    case 'audit':
      return printAudit(request.data);
    case 'list-keys':
      printKeys(request.data);
      return true;
    case 'mint-key':
      printNewKey(request.data);
      return true;
    case 'revoke-key':
      return revokeKey(request.data, request.id);
    case 'serve':
      await serve(request.options);
      return true;
  }
}

/** Does what the arguments say. Exit code 0: done; 1: it failed, and why; 2: a mistake on the command line. */
export async function main(args: readonly string[], program: string): Promise<void> {
  try {
    if (!(await perform(readArguments(args), program))) process.exitCode = 1;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const why = explainListening(error, program) ?? (error instanceof Error ? error.message : String(error));
    console.error(isUsage ? `${why}\n\n${describeUsageShortly(program)}` : why);
    process.exitCode = isUsage ? 2 : 1;
  }
}
