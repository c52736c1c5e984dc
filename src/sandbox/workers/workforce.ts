/**
 * A workforce of real commands. It takes waiting missions, a few at a time, makes attempts at them, and delivers
 * verified work. A round with too many broken attempts is delivered as failed, so that the customer sees why and can
 * send it back: no mission stays open forever. An attempt that a killed sandbox left behind is repeated, and counts.
 */
import { toLogTail, type Attempt, type AttemptRecord } from '../market/attempts.ts';
import type { Verdict } from '../ledger/journal.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Assignment, Workbench } from '../market/workbench.ts';
import { performAttempt, type AttemptEnd, type AttemptTerms } from './attempt.ts';
import type { WorkerInput } from './protocol.ts';

/** The settings of a workforce. */
export interface WorkforceOptions extends AttemptTerms {
  /** The number of broken attempts after which a round is delivered as failed. */
  readonly attempts: number;
  /** The maximum number of missions in work at once. */
  readonly concurrency: number;
  /** Called with a line about each attempt's end and about failures. It contains no foreign text. */
  readonly log?: (line: string) => void;
}

/** A running workforce. */
export interface Workforce {
  /** Stops all attempts and kills every command. Resolves when all are recorded. Can be called twice. */
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

type Log = (line: string) => void;

/** How to record an attempt. If `isLast`, the round has no attempts left and is delivered as failed. */
interface Finish {
  readonly record: AttemptRecord;
  readonly verdict: Verdict | null;
  readonly isLast: boolean;
}

/** Returns how to record an attempt. `others` are the other attempts of its round. */
function planFinish(record: AttemptRecord, others: readonly Attempt[], maxAttempts: number): Finish {
  const brokenCount = [...others, record].filter((one) => COUNTED_STATES.includes(one.state)).length;
  const isLast = COUNTED_STATES.includes(record.state) && brokenCount >= maxAttempts;
  if (!isLast) return { record, verdict: toVerdict(record), isLast };
  const reason = `${brokenCount} of ${maxAttempts} attempts broke; the last: ${record.reason ?? ''}`;
  return { record: { ...record, reason }, verdict: 'failed', isLast };
}

function finishAttempt(
  workbench: Workbench,
  attempt: Attempt,
  record: AttemptRecord,
  { attempts: maxAttempts, log }: { readonly attempts: number; readonly log: Log },
): void {
  const { mission, round, number } = attempt;
  const others = workbench.attempts(mission).filter((one) => one.round === round && one.number !== number);
  const finish = planFinish(record, others, maxAttempts);
  workbench.end(attempt, finish.record, finish.verdict);
  const suffix = finish.isLast ? ', the last: handed in as failed' : '';
  log(`mission ${mission}, round ${round}, attempt ${number}: ${record.state}${suffix}`);
}

/** Returns a function that runs `work` after the current event, once however often it is called before that. */
function createDebouncer(work: () => void): () => void {
  let isScheduled = false;
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      work();
    });
  };
}

interface Jobs {
  /** Starts attempts at missions that wait, as many as there is room for. */
  readonly startWaiting: () => void;
  /** Stops the mission's attempt if the mission has ended or moved on. */
  readonly stopIfOutdated: (id: string) => void;
  /** Stops every attempt. Resolves when all are recorded. */
  readonly stopAll: () => Promise<void>;
}

function createJobs(workbench: Workbench, options: WorkforceOptions, log: Log): Jobs {
  const jobs = new Map<string, { readonly done: Promise<void>; readonly stop: AbortController }>();
  // Missions whose records could not be written. Trying again at once would repeat without end.
  const failedToStart = new Set<string>();
  const stopping = new AbortController();

  const runAttempt = async (id: string, stop: AbortController): Promise<void> => {
    const assignment = workbench.begin(id);
    if (assignment === null) return;
    const input = toInput(assignment, options);
    const end = await performAttempt(input, options, AbortSignal.any([stop.signal, stopping.signal]));
    finishAttempt(workbench, assignment.attempt, toRecord(end), { attempts: options.attempts, log });
  };

  const startAttempt = (id: string): void => {
    const stop = new AbortController();
    const done = runAttempt(id, stop)
      .catch((error: unknown) => {
        failedToStart.add(id);
        log(`mission ${id} is left alone until the next start: ${error instanceof Error ? error.message : 'unknown'}`);
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

  return {
    startWaiting,
    stopIfOutdated(id) {
      const job = jobs.get(id);
      if (job === undefined) return;
      const attempt = workbench.attempts(id).at(-1);
      if (attempt?.state === 'running' && !workbench.isCurrent(attempt)) job.stop.abort();
    },
    async stopAll() {
      stopping.abort();
      await Promise.all([...jobs.values()].map(({ done }) => done));
    },
  };
}

/** Starts to work on the waiting missions of a sandbox with a manual scenario. */
export function startWorkforce(sandbox: Sandbox, options: WorkforceOptions): Workforce {
  const { workbench } = sandbox;
  const { attempts, log = () => undefined } = options;
  for (const attempt of workbench.listInterrupted()) {
    const reason = 'the sandbox was killed during this attempt';
    finishAttempt(workbench, attempt, { state: 'killed', reason, result: null, log: '' }, { attempts, log });
  }
  const jobs = createJobs(workbench, options, log);
  // After the request that committed the change, and once for many changes.
  const scheduleStart = createDebouncer(jobs.startWaiting);
  const unsubscribe = sandbox.onChange((id) => {
    jobs.stopIfOutdated(id);
    scheduleStart();
  });
  jobs.startWaiting();
  return {
    async stop() {
      unsubscribe();
      await jobs.stopAll();
    },
  };
}

function toVerdict({ state }: AttemptRecord): Verdict | null {
  return state === 'passed' || state === 'failed' ? state : null;
}

function toRecord({ kind, reason, result, log }: AttemptEnd): AttemptRecord {
  return { state: kind, reason, result: result === null ? null : JSON.stringify(result), log };
}
