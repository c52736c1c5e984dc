/**
 * Has the work done by real commands: takes missions that wait, a few at a time, makes attempts at them, and hands in what was
 * judged. A round in which too many attempts broke is handed in as failed, so that the customer sees why and can send it back:
 * no mission is ever stuck. What was under way when the sandbox was killed is begun again, and counts as an attempt.
 */
import { toLogTail, type Attempt, type AttemptRecord } from '../market/attempts.ts';
import type { Verdict } from '../ledger/journal.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Assignment } from '../market/workbench.ts';
import { performAttempt, type AttemptEnd, type AttemptTerms } from './attempt.ts';
import type { WorkerInput } from './protocol.ts';

/** How the work is done. */
export interface WorkforceOptions extends AttemptTerms {
  /** Broken attempts after which a round is handed in as failed. */
  readonly attempts: number;
  /** Missions that are worked on at once. */
  readonly concurrency: number;
  /** Told of each attempt's end and of trouble, in words without anybody else's text. */
  readonly log?: (line: string) => void;
}

export interface Workforce {
  /** Stops what is under way, kills every command, and resolves when all is recorded. Can be called twice. */
  stop(): Promise<void>;
}

const COUNTED_STATES: readonly Attempt['state'][] = ['broken', 'killed'];

function toInput({ attempt, mission, reworkReason, previous }: Assignment, terms: AttemptTerms): WorkerInput {
  return {
    schema_version: 1,
    mission,
    ...{ round: attempt.round, attempt: attempt.number, rework_reason: reworkReason },
    previous: previous && {
      ...{ round: previous.round, attempt: previous.number, state: previous.state, reason: previous.reason },
      log_tail: toLogTail(previous.log) ?? '',
    },
    repository: terms.repo,
    time_limit_ms: terms.timeLimitMs,
  };
}

/** Starts to work on what waits in a sandbox whose scenario is manual. */
export function startWorkforce(sandbox: Sandbox, options: WorkforceOptions): Workforce {
  const { workbench } = sandbox;
  const { log: tell = () => undefined } = options;
  const jobs = new Map<string, { readonly done: Promise<void>; readonly stop: AbortController }>();
  // Missions whose records could not be written: trying again at once would go on for ever.
  const failedToStart = new Set<string>();
  const stopping = new AbortController();

  /** Records an end; after the last attempt of a round, what broke is handed in as failed. */
  const finishAttempt = (attempt: Attempt, record: AttemptRecord): void => {
    const { mission, round, number } = attempt;
    const others = workbench.attempts(mission).filter((one) => one.round === round && one.number !== number);
    const brokenCount = [...others, record].filter((one) => COUNTED_STATES.includes(one.state)).length;
    const isLast = COUNTED_STATES.includes(record.state) && brokenCount >= options.attempts;
    const reason = isLast
      ? `${brokenCount} of ${options.attempts} attempts broke; the last: ${record.reason ?? ''}`
      : record.reason;
    workbench.end(attempt, { ...record, reason }, isLast ? 'failed' : toVerdict(record));
    const suffix = isLast ? ', the last: handed in as failed' : '';
    tell(`mission ${mission}, round ${round}, attempt ${number}: ${record.state}${suffix}`);
  };

  const runAttempt = async (id: string, stop: AbortController): Promise<void> => {
    const assignment = workbench.begin(id);
    if (assignment === null) return;
    const input = toInput(assignment, options);
    const end = await performAttempt(input, options, AbortSignal.any([stop.signal, stopping.signal]));
    finishAttempt(assignment.attempt, toRecord(end));
  };

  const startAttempt = (id: string): void => {
    const stop = new AbortController();
    const done = runAttempt(id, stop)
      .catch((error: unknown) => {
        failedToStart.add(id);
        tell(`mission ${id} is left alone until the next start: ${error instanceof Error ? error.message : 'unknown'}`);
      })
      .finally(() => {
        jobs.delete(id);
        startWaiting();
      });
    jobs.set(id, { done, stop });
  };

  const startWaiting = (): void => {
    if (stopping.signal.aborted) return;
    const free = options.concurrency - jobs.size;
    if (free <= 0) return;
    const next = workbench.waiting().filter((id) => !jobs.has(id) && !failedToStart.has(id));
    for (const id of next.slice(0, free)) startAttempt(id);
  };

  let isScheduled = false;
  /** After the request whose commit this is, and once for many. */
  const scheduleStart = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      startWaiting();
    });
  };

  const onMissionChange = (id: string): void => {
    const job = jobs.get(id);
    const attempt = job === undefined ? undefined : workbench.attempts(id).at(-1);
    if (attempt?.state === 'running' && !workbench.isCurrent(attempt)) job?.stop.abort();
    scheduleStart();
  };

  for (const attempt of workbench.listInterrupted()) {
    finishAttempt(attempt, {
      state: 'killed',
      reason: 'the sandbox was killed during this attempt',
      result: null,
      log: '',
    });
  }
  const unwatch = sandbox.onChange(onMissionChange);
  startWaiting();
  return {
    async stop() {
      unwatch();
      stopping.abort();
      await Promise.all([...jobs.values()].map(({ done }) => done));
    },
  };
}

function toVerdict({ state }: AttemptRecord): Verdict | null {
  return state === 'passed' || state === 'failed' ? state : null;
}

function toRecord({ kind, reason, result, log }: AttemptEnd): AttemptRecord {
  return { state: kind, reason, result: result === null ? null : JSON.stringify(result), log };
}
