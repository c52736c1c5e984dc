/**
 * One attempt: a directory, optionally a clone, the worker, then the verifier. Every failure is an outcome with a
 * reason.
 */
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

/** The settings that all attempts share. */
export interface AttemptTerms {
  /** Two different shell commands. */
  readonly worker: string;
  readonly verifier: string;
  /** The repository to clone into the working directory. If null, the directory is empty. */
  readonly repo: string | null;
  /** The time limit of each run, in ms. */
  readonly timeLimitMs: number;
  /** The time between SIGTERM and SIGKILL, in ms. */
  readonly graceMs: number;
  /** The environment of the sandbox, and the names of the variables that are passed on. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly passEnv: readonly string[];
}

/**
 * The end of an attempt. `broken`: there was no work to verify, or no verifier that could run. `stopped`: the sandbox
 * ended it.
 */
export type AttemptEnd = (
  | { readonly kind: 'passed' | 'failed'; readonly reason: string | null; readonly result: WorkerResult }
  | { readonly kind: 'broken' | 'stopped'; readonly reason: string; readonly result: null }
) & { readonly log: string };

type Outcome = AttemptEnd extends infer End ? (End extends AttemptEnd ? Omit<End, 'log'> : never) : never;

const MAX_REASON = 2000;
/** The exit codes of a POSIX shell for a command that it can't find or can't run. */
const SHELL_FAILURES: Readonly<Record<number, string>> = {
  126: 'cannot be run (exit code 126)',
  127: 'was not found (exit code 127)',
};

/**
 * Returns why a run says nothing about the work.
 *
 * @returns null if the command ended with an exit code of its own.
 */
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

/** Makes one attempt. Never rejects. */
export async function performAttempt(
  input: WorkerInput,
  terms: AttemptTerms,
  signal: AbortSignal,
): Promise<AttemptEnd> {
  const log = createLog();
  let directory: AttemptDirectory | undefined;
  try {
    directory = createAttemptDirectory();
    return { ...(await runWork(input, { terms, directory, log, signal })), log: log.text() };
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
    // A file that can't be removed must not undo a result. The system cleans its temporary directory.
  }
}

interface AttemptContext {
  readonly terms: AttemptTerms;
  readonly directory: AttemptDirectory;
  readonly log: CappedLog;
  readonly signal: AbortSignal;
}

/** One command of an attempt. `name` appears in the log and in reasons. */
interface Step {
  readonly name: 'clone' | 'worker' | 'verifier';
  readonly command: string;
  readonly input: string;
  readonly env: Readonly<Record<string, string>>;
  /** As in CommandRun. */
  readonly ownHome: string | null;
}

/** The result of a step: an exit code of the command's own, or the outcome that ends the attempt. */
type StepResult =
  | { readonly kind: 'done'; readonly code: number; readonly output: CappedLog }
  | { readonly kind: 'over'; readonly outcome: Outcome };

const over = (outcome: Outcome): { readonly kind: 'over'; readonly outcome: Outcome } => ({ kind: 'over', outcome });

async function runStep({ name, ...run }: Step, { terms, directory, log, signal }: AttemptContext): Promise<StepResult> {
  log.append(Buffer.from(`--- ${name}\n`));
  const output = createLog();
  const { timeLimitMs, graceMs } = terms;
  const end = await runCommand({ ...run, ...{ timeLimitMs, graceMs, signal, log, output }, directory: directory.work });
  const why = explainEnd(name, end, timeLimitMs);
  if (end.kind === 'exited' && why === null) return { kind: 'done', code: end.code, output };
  return over({ kind: end.kind === 'stopped' ? 'stopped' : 'broken', reason: why ?? '', result: null });
}

/**
 * Clones the repository.
 *
 * @returns null if the directory is ready for the worker.
 */
async function cloneRepository(repo: string, context: AttemptContext): Promise<Outcome | null> {
  const command = 'git clone --quiet --no-hardlinks -- "$REPO" .';
  const env = toCloneEnvironment(context.terms.env, repo);
  const cloned = await runStep({ name: 'clone', command, input: '', env, ownHome: null }, context);
  if (cloned.kind === 'over') return cloned.outcome;
  return cloned.code === 0 ? null : broken(`the repository could not be cloned (exit code ${cloned.code})`);
}

/** Runs the worker or the verifier with a JSON value on its standard input. */
function runRole(role: Role, input: unknown, context: AttemptContext): Promise<StepResult> {
  const { terms, directory } = context;
  const env = toEnvironment(terms.env, terms.passEnv, directory, role);
  const step = { name: role, command: terms[role], input: `${JSON.stringify(input)}\n`, env };
  return runStep({ ...step, ownHome: directory.homes[role] }, context);
}

type WorkerStep =
  { readonly kind: 'result'; readonly result: WorkerResult } | { readonly kind: 'over'; readonly outcome: Outcome };

async function runWorker(input: WorkerInput, context: AttemptContext): Promise<WorkerStep> {
  const worked = await runRole('worker', input, context);
  if (worked.kind === 'over') return worked;
  if (worked.code !== 0) return over(broken(`the worker failed with exit code ${worked.code}`));
  const parsed = parseResult(worked.output.lastLine());
  if (parsed.kind === 'bad') return over(broken(`the worker handed nothing in: ${parsed.why}`));
  return { kind: 'result', result: parsed.result };
}

async function runVerifier(input: WorkerInput, result: WorkerResult, context: AttemptContext): Promise<Outcome> {
  const verified = await runRole('verifier', { ...input, result }, context);
  if (verified.kind === 'over') return verified.outcome;
  const reason = tailOf(verified.output.text());
  if (verified.code === 0) return { kind: 'passed', reason: reason || null, result };
  return { kind: 'failed', reason: reason || `the verifier ended with exit code ${verified.code}`, result };
}

async function runWork(input: WorkerInput, context: AttemptContext): Promise<Outcome> {
  const { repo } = context.terms;
  const failure = repo === null ? null : await cloneRepository(repo, context);
  if (failure !== null) return failure;
  const worked = await runWorker(input, context);
  return worked.kind === 'over' ? worked.outcome : runVerifier(input, worked.result, context);
}
