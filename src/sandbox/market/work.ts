/** Work and verification: scripted when they are due, or on the operator's request. */
import { SandboxError } from '../wire/errors.ts';
import type { Verdict } from '../ledger/journal.ts';
import { attemptOf, nextStep } from './lifecycle.ts';
import {
  findMissionFor,
  requireSpecialist,
  isAbandoned,
  moveMission,
  record,
  drawVerdict,
  type Market,
} from './market.ts';
import type { Mission } from './missions.ts';
import { endMission } from './settlement.ts';
import { InvariantError } from '../../core/invariant.ts';

function start(market: Market, mission: Mission, at: number): Mission {
  const work = { mission: mission.id, specialist: requireSpecialist(mission), attempt: attemptOf(mission) };
  record(market, at, { event: 'started', ...work });
  return moveMission(market, mission, { status: 'in_progress' }, at);
}

function deliver(market: Market, mission: Mission, at: number): Mission {
  const work = { mission: mission.id, specialist: requireSpecialist(mission), attempt: attemptOf(mission) };
  record(market, at, { event: 'delivered', ...work });
  return moveMission(market, mission, { status: 'awaiting_acceptance', verification: 'pending' }, at);
}

function verify(market: Market, mission: Mission, result: Verdict, at: number, reason?: string): Mission {
  const work = { mission: mission.id, specialist: requireSpecialist(mission), attempt: attemptOf(mission) };
  record(market, at, { event: 'verified', ...work, result });
  return moveMission(market, mission, { verification: result, status_reason: reason ?? null }, at);
}

function deliverByScript(market: Market, mission: Mission, at: number): Mission {
  return isAbandoned(market, mission) ? endMission(market, mission.id, 'failed', at) : deliver(market, mission, at);
}

function verifyByScript(market: Market, mission: Mission, at: number): Mission {
  const verdict = drawVerdict(market, mission);
  // The step was scheduled by another script before a restart. Now the verifier gives no verdict.
  if (verdict === 'pending') return market.missions.change(mission, { due_at: null }, at);
  return verify(market, mission, verdict, at);
}

/**
 * Moves a mission from matched to in_progress.
 *
 * @throws SandboxError `not_found` or `wrong_state`
 */
export function startWork(market: Market, id: string, at: number): Mission {
  return start(market, findMissionFor(market, 'start', id), at);
}

/**
 * Moves a mission from matched or in_progress to awaiting_acceptance, with the verifier's verdict and reason.
 *
 * @throws SandboxError `not_found` or `wrong_state`
 */
export function deliverWork(
  market: Market,
  id: string,
  verdict: 'pending' | Verdict,
  at: number,
  reason?: string,
): Mission {
  const mission = findMissionFor(market, 'deliver', id);
  const delivered = deliver(market, mission.status === 'matched' ? start(market, mission, at) : mission, at);
  return verdict === 'pending' ? delivered : verify(market, delivered, verdict, at, reason);
}

/**
 * Records the verdict on a delivery, once per attempt.
 *
 * @throws SandboxError `not_found` or `wrong_state`
 */
export function verifyWork(market: Market, id: string, verdict: Verdict, at: number): Mission {
  const mission = findMissionFor(market, 'verify', id);
  if (mission.verification === 'pending') return verify(market, mission, verdict, at);
  throw new SandboxError('wrong_state', `Mission ${id} has been verified already: ${String(mission.verification)}.`);
}

/**
 * Schedules the missions that real workers left behind, when a sandbox with scripted specialists starts.
 *
 * No other code would continue them.
 */
export function recoverAfterRestart(market: Market, at: number): void {
  const { attempts, missions, terms } = market;
  if (terms.manual) return;
  for (const attempt of attempts.running()) {
    const reason = 'the sandbox was killed during this attempt';
    attempts.end(attempt, { state: 'killed', reason, result: null, log: '' }, at);
  }
  for (const id of attempts.waiting()) {
    const mission = missions.find(id);
    if (mission?.due_at === null) moveMission(market, mission, {}, at);
  }
}

/** Runs every step that is due by `now` (ms), in chronological order, each at its own time. */
export function runDueSteps(market: Market, now: number): void {
  const steps = { start, deliver: deliverByScript, verify: verifyByScript };
  for (let due = market.missions.nextDue(now); due !== undefined; due = market.missions.nextDue(now)) {
    // The step was scheduled by a script before a restart with real workers. Now they decide.
    if (market.terms.manual) {
      market.missions.change(due, { due_at: null }, due.updated_at);
      continue;
    }
    const step = nextStep(due);
    if (step === null || due.due_at === null)
      throw new InvariantError(`mission ${due.id} is due, but there is nothing to do`);
    steps[step](market, due, due.due_at);
  }
}
