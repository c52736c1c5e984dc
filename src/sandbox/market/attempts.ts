/** What real workers did: every attempt at a mission, with its result and log. The journal tells outcomes, this tells why. */
import type { Verdict } from '../ledger/journal.ts';
import type { Store } from '../store/store.ts';

/**
 * `broken`: there was nothing to judge, or nobody able to judge it. `killed`: the sandbox died under it. `stopped`: the sandbox
 * was closed. `dropped`: meanwhile the mission had ended or moved on.
 */
type AttemptState = 'running' | Verdict | 'broken' | 'killed' | 'stopped' | 'dropped';

/** One attempt. Rounds count from 1 and go up with each rework; `number` counts within the round. Times are ms since the epoch. */
export interface Attempt {
  readonly mission: string;
  readonly round: number;
  readonly number: number;
  readonly state: AttemptState;
  readonly reason: string | null;
  /** JSON text of what the worker handed in. */
  readonly result: string | null;
  readonly log: string | null;
  readonly started_at: number;
  readonly ended_at: number | null;
}

/** How an attempt ended. */
export interface AttemptRecord {
  readonly state: Exclude<AttemptState, 'running'>;
  readonly reason: string | null;
  readonly result: string | null;
  readonly log: string;
}

export interface Attempts {
  /** Of one mission, oldest first. */
  of(mission: string): readonly Attempt[];
  /** Everybody's that had not ended. */
  running(): readonly Attempt[];
  add(mission: string, round: number, at: number): Attempt;
  end(attempt: Attempt, record: AttemptRecord, at: number): void;
  /** Ids of missions that somebody has to work on, oldest first. */
  waiting(): readonly string[];
  /** The reason of the mission's last rework. */
  reworkReason(mission: string): string | null;
}

/** The attempts of a store. Callers bring the transaction. */
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

/** What GET on one mission tells besides, where real workers had it. */
export interface WireWork {
  readonly attempts: readonly WireAttempt[];
  /** What was handed in last. */
  readonly result: unknown;
  /** The verifier's word on it, in its own words. */
  readonly verification_reason: string | null;
  /** The end of the last attempt's log. */
  readonly log_tail: string | null;
}

/** How much of a log is shown, in characters. */
const LOG_TAIL = 4000;

/** The end of a log. */
export function toLogTail(log: string | null): string | null {
  return log === null ? null : log.slice(-LOG_TAIL).toWellFormed();
}

/** What the API shows of a mission's attempts; nothing where there were none. */
export function toWireWork(attempts: readonly Attempt[]): WireWork | Record<string, never> {
  const last = attempts.at(-1);
  if (last === undefined) return {};
  const judged = attempts.findLast((one) => one.result !== null);
  return {
    attempts: attempts.map(({ round, number, state, reason, started_at, ended_at }) => ({
      ...{ round, number, state, reason },
      started_at: new Date(started_at).toISOString(),
      ended_at: ended_at === null ? null : new Date(ended_at).toISOString(),
    })),
    result: JSON.parse(judged?.result ?? 'null') as unknown,
    verification_reason: judged?.reason ?? null,
    log_tail: toLogTail(last.log),
  };
}
