/** The functions that hiring, work, and settlement share. All of them run inside the caller's transaction. */
import type { Attempts } from './attempts.ts';
import type { RandomSource } from '../store/chance.ts';
import { SandboxError } from '../wire/errors.ts';
import type { Fact, Journal } from '../ledger/journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { attemptOf, durationOf, nextStep, scriptedVerdict, statusesFor, type Action } from './lifecycle.ts';
import type { Change, Mission, Missions } from './missions.ts';
import type { ScriptedVerdict, Terms } from '../scenario/scenario.ts';
import type { Roster } from './specialists.ts';
import { InvariantError } from '../../core/invariant.ts';

/** The parts of a market. `speed` divides every duration. */
export interface Market {
  readonly missions: Missions;
  readonly roster: Roster;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly attempts: Attempts;
  readonly random: RandomSource;
  readonly terms: Terms;
  readonly speed: number;
}

/**
 * Returns a mission by its ID, only of one customer if `customer` is given.
 *
 * @throws SandboxError `not_found`, also for another customer's mission.
 */
export function findMission({ missions }: Market, id: string, customer: number | null = null): Mission {
  const mission = missions.find(id);
  if (mission !== undefined && (customer === null || mission.customer === customer)) return mission;
  throw new SandboxError('not_found', `There is no mission "${id}" among this customer's missions.`);
}

/**
 * Returns a mission for an action.
 *
 * @throws SandboxError `not_found` as findMission does
 * @throws SandboxError `wrong_state` if the mission's status does not allow the action
 */
export function findMissionFor(market: Market, action: Action, id: string, customer: number | null = null): Mission {
  const mission = findMission(market, id, customer);
  const allowed = statusesFor(action);
  if (allowed.includes(mission.status)) return mission;
  throw new SandboxError(
    'wrong_state',
    `Mission ${id} is ${mission.status}; ${action} is possible only while it is ${allowed.join(' or ')}.`,
  );
}

/**
 * Returns the name of the mission's specialist.
 *
 * @throws InvariantError if it has none.
 */
export function requireSpecialist(mission: Mission): string {
  if (mission.specialist === null)
    throw new InvariantError(`mission ${mission.id} is ${mission.status} without a specialist`);
  return mission.specialist;
}

/** Appends a fact about a specialist's work to the journal and updates the specialist's rank. */
export function record({ journal, roster }: Market, at: number, fact: Fact & { readonly specialist: string }): void {
  journal.append(at, fact);
  roster.record(fact);
}

/**
 * Returns whether an event happens to the mission's attempt, with the probability `rate`. The result for an attempt is
 * always the same.
 */
function drawEvent({ random }: Market, label: string, mission: Mission, rate: number): boolean {
  return random.uniform(`${mission.id} ${attemptOf(mission)} ${label}`) < rate;
}

/** Returns the verdict that the verifier will give on the mission's current attempt. */
export function drawVerdict(market: Market, mission: Mission): ScriptedVerdict {
  const profile = market.roster.find(requireSpecialist(mission))?.profile;
  const verdict = scriptedVerdict(profile?.verification ?? market.terms.verification, attemptOf(mission));
  const fails = drawEvent(market, 'failure', mission, profile?.failureRate ?? market.terms.failureRate);
  return verdict === 'passed' && fails ? 'failed' : verdict;
}

/** Returns whether the specialist gives up instead of delivering the mission's current attempt. */
export function isAbandoned(market: Market, mission: Mission): boolean {
  const rate = market.roster.find(requireSpecialist(mission))?.profile.abandonRate ?? market.terms.abandonRate;
  return drawEvent(market, 'abandon', mission, rate);
}

/**
 * Returns the time of a mission's next step (ms since the epoch).
 *
 * @returns null if the step needs a request, or if the scenario is manual.
 */
function dueTimeAfter(market: Market, mission: Mission, at: number): number | null {
  const step = nextStep(mission);
  if (market.terms.manual || step === null) return null;
  if (step === 'verify' && drawVerdict(market, mission) === 'pending') return null;
  const pace = market.roster.find(requireSpecialist(mission))?.profile.pace ?? market.terms.pace;
  const fraction = market.random.uniform(`${mission.id} ${attemptOf(mission)} ${step}`);
  return at + durationOf(step, pace, fraction, market.speed);
}

/** Changes a mission and schedules its next step. */
export function moveMission(market: Market, mission: Mission, change: Change, at: number): Mission {
  const due = dueTimeAfter(market, { ...mission, ...change }, at);
  return market.missions.change(mission, { ...change, due_at: due }, at);
}
