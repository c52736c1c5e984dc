/** The customer's decision on a delivery, and ends without acceptance. */
import type { Ending } from '../ledger/journal.ts';
import { attemptOf } from './lifecycle.ts';
import { findMissionFor, requireSpecialist, moveMission, record, type Market } from './market.ts';
import type { Mission } from './missions.ts';

/**
 * Co-accepts the Definition of Done and pays the specialist from escrow, minus the platform's fee.
 *
 * @throws SandboxError `not_found` or `wrong_state`
 */
export function acceptMission(market: Market, customer: number, id: string, at: number): Mission {
  const mission = findMissionFor(market, 'accept', id, customer);
  const specialist = requireSpecialist(mission);
  const cents = market.ledger.release(id, specialist, at);
  record(market, at, { event: 'accepted', mission: id, specialist, cents });
  return moveMission(market, mission, { status: 'accepted', status_reason: null, escrow_status: 'released' }, at);
}

/**
 * Sends the work back with a reason. Escrow stays held.
 *
 * @throws SandboxError `not_found` or `wrong_state`
 */
export function reworkMission(
  market: Market,
  customer: number,
  id: string,
  reason: string | null,
  at: number,
): Mission {
  const mission = findMissionFor(market, 'rework', id, customer);
  const { verification, rework_count: reworks } = mission;
  const work = { mission: id, specialist: requireSpecialist(mission), attempt: attemptOf(mission) };
  record(market, at, { event: 'reworked', ...work, verification, reason });
  const change = { status: 'in_progress', verification: null, status_reason: null, rework_count: reworks + 1 } as const;
  return moveMission(market, mission, change, at);
}

/**
 * Ends an open mission without acceptance and refunds what escrow holds.
 *
 * @throws SandboxError `not_found` or `wrong_state`
 */
export function endMission(market: Market, id: string, ending: Ending, at: number): Mission {
  const mission = findMissionFor(market, 'end', id);
  const held = mission.escrow_status === 'held';
  if (held) market.ledger.refund(mission.customer, id, at);
  const ended = { event: 'ended', mission: id, ending } as const;
  if (mission.specialist === null) market.journal.append(at, ended);
  else record(market, at, { ...ended, specialist: mission.specialist });
  const reason = held ? 'ended without acceptance; escrow was refunded' : 'ended before anybody was hired';
  const change = { status: ending, status_reason: reason } as const;
  return moveMission(market, mission, held ? { ...change, escrow_status: 'refunded' } : change, at);
}
