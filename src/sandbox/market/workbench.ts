/** The workbench: the steps of real workers on missions, each in one transaction of the caller. */
import type { Attempt, AttemptRecord, Attempts } from './attempts.ts';
import type { Verdict } from '../ledger/journal.ts';
import { attemptOf } from './lifecycle.ts';
import { findMission, type Market } from './market.ts';
import { toWireMission, type Mission, type WireMission } from './missions.ts';
import { deliverWork, startWork } from './work.ts';

/** An attempt that has begun, with the worker's input. */
export interface Assignment {
  readonly attempt: Attempt;
  readonly mission: WireMission;
  readonly reworkReason: string | null;
  /** The preceding attempt. */
  readonly previous: Attempt | null;
}

/** The operations of a workforce. Every function throws SandboxError, or what the store throws. */
export interface Workbench {
  /** Returns the IDs of missions that need work or are in work, oldest first. */
  waiting(): readonly string[];
  /** Returns the attempts at one mission, oldest first. */
  attempts(id: string): readonly Attempt[];
  /** Returns the attempts that were running when an earlier sandbox was killed. */
  listInterrupted(): readonly Attempt[];
  /** Returns whether the mission is still in the attempt's round and has no delivery. */
  isCurrent(attempt: Attempt): boolean;
  /**
   * Begins an attempt, and the work if it has not begun.
   *
   * @returns null if the mission no longer needs work.
   */
  begin(id: string): Assignment | null;
  /**
   * Ends an attempt and delivers its work with the verdict. With `null`, nothing is delivered.
   *
   * If the mission has moved on, the attempt is recorded as `dropped`.
   */
  end(attempt: Attempt, record: AttemptRecord, verdict: Verdict | null): void;
}

function isInRound(mission: Mission, round: number): boolean {
  return mission.status === 'in_progress' && attemptOf(mission) === round;
}

function begin(market: Market, attempts: Attempts, id: string, at: number): Assignment | null {
  const found = findMission(market, id);
  if (found.status !== 'matched' && found.status !== 'in_progress') return null;
  const mission = found.status === 'matched' ? startWork(market, id, at) : found;
  const previous = attempts.of(id).at(-1) ?? null;
  const round = attemptOf(mission);
  return {
    attempt: attempts.add(id, round, at),
    mission: toWireMission(mission),
    reworkReason: round === 1 ? null : attempts.reworkReason(id),
    previous,
  };
}

function end(market: Market, attempts: Attempts, ended: AttemptEnding, at: number): void {
  const { attempt, record, verdict } = ended;
  const isCurrent = isInRound(findMission(market, attempt.mission), attempt.round);
  attempts.end(attempt, isCurrent ? record : { ...record, state: 'dropped' }, at);
  if (!isCurrent || verdict === null) return;
  const reason = verdict === 'failed' ? `verification failed: ${record.reason ?? 'no reason was given'}` : null;
  deliverWork(market, attempt.mission, verdict, at, reason?.slice(0, 1000).toWellFormed());
}

interface AttemptEnding {
  readonly attempt: Attempt;
  readonly record: AttemptRecord;
  readonly verdict: Verdict | null;
}

/** Creates the workbench of a market. `write` runs its work as one transaction at the present time. */
export function createWorkbench(
  market: Market,
  attempts: Attempts,
  write: <T>(work: (at: number) => T) => T,
): Workbench {
  return {
    waiting: () => attempts.waiting(),
    attempts: (id) => attempts.of(id),
    listInterrupted: () => attempts.running(),
    isCurrent: (attempt) => isInRound(findMission(market, attempt.mission), attempt.round),
    begin: (id) => write((at) => begin(market, attempts, id, at)),
    end: (attempt, record, verdict) => {
      write((at) => {
        end(market, attempts, { attempt, record, verdict }, at);
      });
    },
  };
}
