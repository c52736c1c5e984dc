/** The runner behind a narrow interface: inputs, secrets, log, outputs, summary, receipt (docs/GITHUB-FACTS.md#runner). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, Receipt } from '../../core/domain/outcome.ts';
import type { Log } from '../../core/ports/runtime.ts';
import { appendOutputs, appendSummary } from '../output/command-file.ts';
import { type InputName, INPUTS, withDefault } from '../input/contract.ts';
import { messageOf } from '../failure.ts';
import { createLog } from './log.ts';
import { formatCommand } from './neutralize.ts';
import { toOutputs } from '../output/outputs.ts';
import { createSecrets } from './secrets.ts';
import { readWorkspaceFile } from '../input/workspace.ts';

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The GitHub Actions runner, as the action uses it. */
export interface Runner {
  readonly log: Log;
  /** Whether step debug logging is on. */
  readonly debug: boolean;
  /** Reads an input as the runner passes it, trimmed. Returns the contract's default if it is empty. */
  readonly readInput: (name: InputName) => string;
  /** Reads a text file of the workspace. @throws WorkspaceFileError */
  readonly readFile: (path: string) => string;
  /** Masks a secret and its derived forms in the runner's log and in everything written here. */
  readonly maskSecret: (secret: string) => void;
  /** Removes secrets from a text that is sent elsewhere, such as a comment or a status. */
  readonly redact: (text: string) => string;
  /** Writes the receipt file and all outputs, redacted. Only warns if the receipt can't be written. @throws RunnerError */
  writeOutputs(outcome: Outcome): void;
  /** Appends to the job summary, redacted, within its limit. @throws RunnerError */
  writeSummary(markdown: string): Promise<void>;
}

/** Creates the runner. Masks every secret input before it returns, so that nothing is logged earlier. */
export function createRunner(
  env: Environment = process.env,
  write: (text: string) => void = (text) => void process.stdout.write(text),
): Runner {
  const secrets = createSecrets();
  const debug = env['RUNNER_DEBUG'] === '1';
  const redact = (text: string): string => secrets.redact(text);
  const log = createLog({ write, redact, debug });
  const maskSecret = (secret: string): void => {
    for (const form of secrets.add(secret)) write(`${formatCommand('add-mask', form)}\n`);
  };
  for (const input of INPUTS) {
    const given = (env[inputVariable(input.name)] ?? '').trim();
    if ('secret' in input && given !== 'sandbox') maskSecret(given);
  }
  return {
    log,
    debug,
    maskSecret,
    redact,
    readInput: (name) => withDefault(name, env[inputVariable(name)] ?? ''),
    readFile: (path) => readWorkspaceFile(env['GITHUB_WORKSPACE'] ?? '', path),
    writeOutputs(outcome) {
      const receiptPath = outcome.receipt === null ? null : writeReceipt(outcome.receipt, env, { redact, log });
      const outputs = Object.entries(toOutputs(outcome, receiptPath)).map(([name, value]) => [name, redact(value)]);
      withFile(env, log, 'GITHUB_OUTPUT', (path) => {
        appendOutputs(path, Object.fromEntries(outputs) as Record<string, string>);
      });
    },
    async writeSummary(markdown) {
      await withFile(env, log, 'GITHUB_STEP_SUMMARY', (path) => appendSummary(path, redact(markdown)));
    },
  };
}

/** Returns the environment variable of an input: spaces become `_`, letters upper case, hyphens stay. */
function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** Calls `use` with the path of a command file. Does nothing if the runner names no such file. */
function withFile<T>(env: Environment, log: Log, variable: string, use: (path: string) => T): T | undefined {
  const path = env[variable] ?? '';
  if (path !== '') return use(path);
  log.debug(`${variable} is not set: nothing written there`);
  return undefined;
}

/**
 * Writes the receipt to `RUNNER_TEMP/orkestro/receipt-<digest>.json` and returns the path. The digest in the name keeps the
 * steps of a job from overwriting each other's receipts.
 *
 * Only warns if the file can't be written, because the payment stands and the outputs contain the same receipt.
 *
 * @returns null if there is no file
 */
function writeReceipt(
  receipt: Receipt,
  env: Environment,
  { redact, log }: Pick<Runner, 'redact' | 'log'>,
): string | null {
  const temp = env['RUNNER_TEMP'] ?? '';
  if (temp === '') return null;
  const directory = join(temp, 'orkestro');
  const path = join(directory, `receipt-${receipt.digest.replaceAll(/[^0-9a-f]/g, '').slice(0, 16)}.json`);
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(path, `${redact(JSON.stringify(receipt, null, 2))}\n`);
    return path;
  } catch (error) {
    const why = `The receipt could not be written to ${path}: ${messageOf(error)}`;
    log.warning(
      `${why}\nThe payment stands, and the output \`receipt\` has the whole receipt.\nFix: Check the runner's disk and the permissions of RUNNER_TEMP.`,
    );
    return null;
  }
}
