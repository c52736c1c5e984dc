/**
 * Runs a shell command in its own process group. The whole group is killed when the command ends, when its time is
 * over, when it must stop, and when this process dies, even if it is killed. On Linux, a process that left the group is
 * killed, too, except when this process is killed.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import type { CappedLog } from './log.ts';
import { killStrays } from './strays.ts';

/** One run. `env` is the whole environment of the command. */
export interface CommandRun {
  readonly command: string;
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  /** The standard input of the command. */
  readonly input: string;
  readonly timeLimitMs: number;
  /** The time between SIGTERM and SIGKILL, in ms. */
  readonly graceMs: number;
  readonly signal: AbortSignal;
  /** A HOME that no other process has, by which those that left the group are found. If null, they are not. */
  readonly ownHome: string | null;
  /** The logs of the run: `log` gets everything, `output` only the standard output. */
  readonly log: CappedLog;
  readonly output: CappedLog;
}

/** The end of a run. */
export type CommandEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: string }
  | { readonly kind: 'timed_out' | 'stopped' }
  | { readonly kind: 'not_started'; readonly why: string };

/**
 * The command replaces this shell. A background process waits for the end of the pipe on descriptor 3, which comes when
 * this Node process dies, and then kills the group, itself included.
 */
const WATCHDOG_SCRIPT = '(read -r _ <&3; kill -KILL 0) </dev/null >/dev/null 2>&1 & exec 3<&-; exec /bin/sh -c "$1"';

/** The time (ms) to read pipes after the command ended. A process that left the group can hold them open. */
const DRAIN_MS = 500;

function killGroup(pid: number | undefined, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has no process left.
  }
}

function connect(child: ChildProcess, { input, log, output }: CommandRun): void {
  // A command can end before it reads its input.
  for (const stream of child.stdio) stream?.on('error', () => undefined);
  child.stdout?.on('data', (chunk: Buffer) => {
    log.append(chunk);
    output.append(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    log.append(chunk);
  });
  child.stdin?.end(input);
}

/** Runs a command. Resolves when it has ended and its group has no process left. Never rejects. */
export async function runCommand(run: CommandRun): Promise<CommandEnd> {
  if (run.signal.aborted) return { kind: 'stopped' };
  const child = spawn('/bin/sh', ['-c', WATCHDOG_SCRIPT, 'sh', run.command], {
    cwd: run.directory,
    env: run.env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  connect(child, run);
  const stopReasons: ('timed_out' | 'stopped')[] = [];
  let killTimer: NodeJS.Timeout | undefined;
  const terminate = (why: 'timed_out' | 'stopped'): void => {
    stopReasons.push(why);
    killGroup(child.pid, 'SIGTERM');
    killTimer ??= setTimeout(killGroup, run.graceMs, child.pid, 'SIGKILL');
  };
  const stop = (): void => {
    terminate('stopped');
  };
  const limit = setTimeout(terminate, run.timeLimitMs, 'timed_out');
  run.signal.addEventListener('abort', stop, { once: true });
  try {
    const end = await waitForExit(child);
    const [why] = stopReasons;
    return why === undefined ? end : { kind: why };
  } finally {
    clearTimeout(limit);
    clearTimeout(killTimer);
    run.signal.removeEventListener('abort', stop);
    killGroup(child.pid, 'SIGKILL');
    if (run.ownHome !== null) killStrays(run.ownHome);
    await waitForStreams(child);
  }
}

function waitForExit(child: ChildProcess): Promise<CommandEnd> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve({ kind: 'not_started', why: error.message });
    });
    child.once('exit', (code, signal) => {
      resolve(code === null ? { kind: 'killed', signal: signal ?? 'a signal' } : { kind: 'exited', code });
    });
  });
}

/** Waits for the rest of the output. */
async function waitForStreams(child: ChildProcess): Promise<void> {
  const streams = child.stdio.filter((stream) => stream !== null && stream !== undefined);
  const open = streams.filter((stream) => !stream.destroyed && stream !== child.stdin);
  await Promise.race([
    Promise.all(open.map((stream) => new Promise((resolve) => stream.once('close', resolve)))),
    new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref()),
  ]);
  for (const stream of streams) stream.destroy();
}
