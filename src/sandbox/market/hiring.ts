/**
 * Posting a mission and hiring for it. The caller opens the transaction. A refusal is thrown and rolls everything back.
 */
import { SandboxError } from '../wire/errors.ts';
import { findMissionFor, moveMission, record, type Market } from './market.ts';
import { chooseSpecialist, suggestName } from './matching.ts';
import type { Mission, Order } from './missions.ts';
import type { ListedSpecialist } from './specialists.ts';

/**
 * Hires the specialist and holds escrow in the same transaction: the budget, or the specialist's price if there is
 * none.
 */
function hire(market: Market, mission: Mission, { name, rank, profile }: ListedSpecialist, at: number): Mission {
  const cents = mission.budget_cents ?? profile.priceUsd;
  market.ledger.hold(mission.customer, mission.id, cents, at);
  record(market, at, { event: 'matched', mission: mission.id, specialist: name, rank, cents });
  const terms = { specialist: name, rank, budget_cents: cents };
  return moveMission(market, mission, { ...terms, status: 'matched', status_reason: null, escrow_status: 'held' }, at);
}

/**
 * Returns a listed specialist by its exact name.
 *
 * @throws SandboxError `invalid` with the closest name.
 */
function findNamed({ roster }: Market, name: string): ListedSpecialist {
  const listed = roster.listed();
  const named = listed.find((one) => one.name === name);
  if (named !== undefined) return named;
  const names = listed.map((one) => one.name);
  const near = suggestName(name, names);
  const expected = near === null ? 'the exact name of a listed specialist' : `perhaps "${near}"`;
  const message = `specialist: nobody is listed as "${name}"; expected ${expected}. GET /marketplace/specialists lists them.`;
  throw new SandboxError('invalid', message, { fieldProblems: [{ path: 'specialist', expected, message }] });
}

/**
 * Posts a mission and hires the named specialist or the best-ranked one that fits. Otherwise the mission stays
 * `submitted`.
 *
 * @throws SandboxError `invalid` if the specialist is unknown
 * @throws SandboxError `insufficient_funds`
 */
export function postMission(market: Market, customer: number, order: Order, at: number): Mission {
  const named = order.specialist === null ? null : findNamed(market, order.specialist);
  const { missions, roster, journal, random } = market;
  const mission = missions.add(customer, order, at, (seq) => `msn_${random.text(`mission ${seq}`, 20)}`);
  journal.append(at, { event: 'posted', mission: mission.id, customer });
  if (!order.auto_assign) return missions.change(mission, { status_reason: 'queued: auto_assign is false' }, at);
  const chosen = named ?? chooseSpecialist(roster.listed(), order.category, order.tier);
  if (chosen !== null) return hire(market, mission, chosen, at);
  const reason = `nobody fits: no specialist for ${order.category} is listed at ${order.tier} or above`;
  return missions.change(mission, { status_reason: reason }, at);
}

/**
 * Hires for a `submitted` mission: the named specialist, or the best one that fits.
 *
 * @throws SandboxError `wrong_state` or `invalid`
 */
export function assignMission(market: Market, id: string, specialist: string | null, at: number): Mission {
  const mission = findMissionFor(market, 'assign', id);
  const chosen =
    specialist === null
      ? chooseSpecialist(market.roster.listed(), mission.category, mission.tier)
      : findNamed(market, specialist);
  if (chosen !== null) return hire(market, mission, chosen, at);
  throw new SandboxError('wrong_state', `Nobody fits mission ${id}; name a specialist.`);
}
