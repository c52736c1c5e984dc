/** One attempt: a room, perhaps a clone, the worker, then the verifier. Everything that can go wrong is an end with a reason. */
import { runCommand, type CommandEnd } from './command.ts';
import { createLog, type CappedLog } from './log.ts';
import { parseResult, type WorkerInput, type WorkerResult } from './protocol.ts';
import {
  createAttemptDirectory,
  toCloneEnvironment,
  toEnvironment,
  type Role,
  type AttemptDirectory,
} from './workspace.ts';

/** What all attempts have in common. */
export interface AttemptTerms {
  /** Shell commands; two different ones. */
  readonly worker: string;
  readonly verifier: string;
  /** Cloned into the working directory; `null`: the directory is empty. */
  readonly repo: string | null;
  /** Of each run, in ms. */
  readonly timeLimitMs: number;
  /** Between SIGTERM and SIGKILL, in ms. */
  readonly graceMs: number;
  /** The sandbox's own environment, and the names in it that are passed on. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly passEnv: readonly string[];
}

/** `broken`: no work that could be judged, or nobody able to judge it. `stopped`: the sandbox wanted it to end. */
export type AttemptEnd = (
  | { readonly kind: 'passed' | 'failed'; readonly reason: string | null; readonly result: WorkerResult }
  | { readonly kind: 'broken' | 'stopped'; readonly reason: string; readonly result: null }
) & { readonly log: string };

type Outcome = AttemptEnd extends infer End ? (End extends AttemptEnd ? Omit<End, 'log'> : never) : never;

const MAX_REASON = 2000;
/** What a POSIX shell exits with when it finds no such command, or may not run it. */
const SHELL_FAILURES: Readonly<Record<number, string>> = {
  126: 'cannot be run (exit code 126)',
  127: 'was not found (exit code 127)',
};

/** Why a run says nothing about the work; `null`: it ended by itself with an exit code of its own. */
function explainEnd(commandName: string, end: CommandEnd, timeLimitMs: number): string | null {
  switch (end.kind) {
    case 'exited':
      return end.code in SHELL_FAILURES ? `the ${commandName} ${SHELL_FAILURES[end.code] ?? ''}` : null;
    case 'killed':
      return `the ${commandName} was killed by ${end.signal}`;
    case 'timed_out':
      return `the ${commandName} took longer than ${timeLimitMs / 1000} s and was killed`;
    case 'stopped':
      return `the ${commandName} was stopped`;
    case 'not_started':
      return `the ${commandName} could not be started: ${end.why}`;
  }
}

const broken = (reason: string): Outcome => ({ kind: 'broken', reason, result: null });
const tailOf = (text: string): string => text.trim().slice(-MAX_REASON);

/** Makes one attempt; never rejects. */
export async function performAttempt(
  input: WorkerInput,
  terms: AttemptTerms,
  signal: AbortSignal,
): Promise<AttemptEnd> {
  const log = createLog();
  let directory: AttemptDirectory | undefined;
  try {
    directory = createAttemptDirectory();
    return { ...(await runWork(input, terms, { directory, log, signal })), log: log.text() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'broken', reason: `the attempt could not be made: ${why}`, result: null, log: log.text() };
  } finally {
    removeDirectory(directory);
  }
}

function removeDirectory(directory: AttemptDirectory | undefined): void {
  try {
    directory?.remove();
  } catch {
    // A file that cannot be removed must not undo what was achieved; the system clears its own directory.
  }
}

interface AttemptContext {
  readonly directory: AttemptDirectory;
  readonly log: CappedLog;
  readonly signal: AbortSignal;
}

async function runWork(input: WorkerInput, terms: AttemptTerms, context: AttemptContext): Promise<Outcome> {
  const { directory: room, log, signal } = context;
  const run = async (
    commandName: string,
    command: string,
    stdin: string,
    env: Record<string, string>,
  ): Promise<{ code: number; printed: CappedLog } | Outcome> => {
    log.append(Buffer.from(`--- ${commandName}\n`));
    const printed = createLog();
    const { timeLimitMs, graceMs } = terms;
    const common = { timeLimitMs, graceMs, signal, log };
    const end = await runCommand({ ...common, command, env, input: stdin, directory: room.work, output: printed });
    const why = explainEnd(commandName, end, timeLimitMs);
    if (end.kind === 'exited' && why === null) return { code: end.code, printed };
    return { kind: end.kind === 'stopped' ? 'stopped' : 'broken', reason: why ?? '', result: null };
  };

  if (terms.repo !== null) {
    const clone = 'git clone --quiet --no-hardlinks -- "$REPO" .';
    const cloned = await run('clone', clone, '', toCloneEnvironment(terms.env, terms.repo));
    if (!('code' in cloned)) return cloned;
    if (cloned.code !== 0) return broken(`the repository could not be cloned (exit code ${cloned.code})`);
  }
  const envOf = (role: Role): Record<string, string> => toEnvironment(terms.env, terms.passEnv, room, role);
  const worked = await run('worker', terms.worker, `${JSON.stringify(input)}\n`, envOf('worker'));
  if (!('code' in worked)) return worked;
  if (worked.code !== 0) return broken(`the worker failed with exit code ${worked.code}`);
  const parsed = parseResult(worked.printed.lastLine());
  if (parsed.kind === 'bad') return broken(`the worker handed nothing in: ${parsed.why}`);

  const { result } = parsed;
  const verified = await run(
    'verifier',
    terms.verifier,
    `${JSON.stringify({ ...input, result })}\n`,
    envOf('verifier'),
  );
  if (!('code' in verified)) return verified;
  const verifierOutput = tailOf(verified.printed.text());
  if (verified.code === 0) return { kind: 'passed', reason: verifierOutput || null, result };
  return { kind: 'failed', reason: verifierOutput || `the verifier ended with exit code ${verified.code}`, result };
}
