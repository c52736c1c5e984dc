/**
 * The attempts of real workers, with their results and logs. The journal has the outcomes, and this has the reasons.
 */
import type { Verdict } from '../ledger/journal.ts';
import type { Store } from '../store/store.ts';

/**
 * The state of an attempt. `broken`: there was no work to verify, or no verifier that could run. `killed`: the sandbox
 * died during it. `stopped`: the sandbox was closed. `dropped`: the mission ended or moved on in the meantime.
 */
type AttemptState = 'running' | Verdict | 'broken' | 'killed' | 'stopped' | 'dropped';

/**
 * One attempt. `round` counts from 1, plus one for each rework. `number` counts within the round. Times are ms since
 * the epoch.
 */
export interface Attempt {
  readonly mission: string;
  readonly round: number;
  readonly number: number;
  readonly state: AttemptState;
  readonly reason: string | null;
  /** The worker's result as JSON text. */
  readonly result: string | null;
  readonly log: string | null;
  readonly started_at: number;
  readonly ended_at: number | null;
}

/** The end of an attempt. */
export interface AttemptRecord {
  readonly state: Exclude<AttemptState, 'running'>;
  readonly reason: string | null;
  readonly result: string | null;
  readonly log: string;
}

/** The attempts of a store. `at` is milliseconds since the epoch. */
export interface Attempts {
  /** Returns the attempts at one mission, oldest first. */
  of(mission: string): readonly Attempt[];
  /** Returns every attempt that has not ended. */
  running(): readonly Attempt[];
  /** Adds a running attempt with the next number of its round. */
  add(mission: string, round: number, at: number): Attempt;
  /** Records the end of an attempt. */
  end(attempt: Attempt, record: AttemptRecord, at: number): void;
  /** Returns the IDs of missions that need work, oldest first. */
  waiting(): readonly string[];
  /**
   * Returns the reason of the mission's last rework.
   *
   * @returns null if there was no rework, or no reason.
   */
  reworkReason(mission: string): string | null;
}

/** Creates the attempts of a store. The caller opens the transaction. */
export function createAttempts(store: Store): Attempts {
  const of = (mission: string): readonly Attempt[] =>
    store.all<Attempt>('SELECT * FROM attempts WHERE mission = ? ORDER BY round, number', mission);
  return {
    of,
    running: () => store.all<Attempt>("SELECT * FROM attempts WHERE state = 'running' ORDER BY started_at"),
    add(mission, round, at) {
      const number = of(mission).filter((one) => one.round === round).length + 1;
      store.run(
        "INSERT INTO attempts (mission, round, number, state, started_at) VALUES (?, ?, ?, 'running', ?)",
        ...[mission, round, number, at],
      );
      const nothing = { reason: null, result: null, log: null, ended_at: null };
      return { mission, round, number, state: 'running', started_at: at, ...nothing };
    },
    end({ mission, round, number }, { state, reason, result, log }, at) {
      store.run(
        `UPDATE attempts SET state = ?, reason = ?, result = ?, log = ?, ended_at = ?
         WHERE mission = ? AND round = ? AND number = ?`,
        ...[state, reason, result, log, at, mission, round, number],
      );
    },
    waiting: () =>
      store
        .all<{ id: string }>("SELECT id FROM missions WHERE status IN ('matched', 'in_progress') ORDER BY seq")
        .map(({ id }) => id),
    reworkReason: (mission) =>
      store.get<{ reason: string | null }>(
        `SELECT json_extract(fact, '$.reason') AS reason FROM journal
         WHERE mission = ? AND json_extract(fact, '$.event') = 'reworked' ORDER BY seq DESC LIMIT 1`,
        mission,
      )?.reason ?? null,
  };
}

/** One attempt as the API shows it, without result and log. */
interface WireAttempt {
  readonly round: number;
  readonly number: number;
  readonly state: AttemptState;
  readonly reason: string | null;
  readonly started_at: string;
  readonly ended_at: string | null;
}

/** The additional fields of GET on one mission that real workers worked on. */
export interface WireWork {
  readonly attempts: readonly WireAttempt[];
  /** The last result. */
  readonly result: unknown;
  /** The verifier's output about that result. */
  readonly verification_reason: string | null;
  /** The end of the last attempt's log. */
  readonly log_tail: string | null;
}

/** The length of the shown end of a log, in characters. */
const LOG_TAIL = 4000;

/** Returns the end of a log. */
export function toLogTail(log: string | null): string | null {
  return log === null ? null : log.slice(-LOG_TAIL).toWellFormed();
}

/** Returns what the API shows of a mission's attempts, or an empty object if there were none. */
export function toWireWork(attempts: readonly Attempt[]): WireWork | Record<string, never> {
  const last = attempts.at(-1);
  if (last === undefined) return {};
  const verified = attempts.findLast((one) => one.result !== null);
  return {
    attempts: attempts.map(({ round, number, state, reason, started_at, ended_at }) => ({
      ...{ round, number, state, reason },
      started_at: new Date(started_at).toISOString(),
      ended_at: ended_at === null ? null : new Date(ended_at).toISOString(),
    })),
    result: JSON.parse(verified?.result ?? 'null') as unknown,
    verification_reason: verified?.reason ?? null,
    log_tail: toLogTail(last.log),
  };
}
