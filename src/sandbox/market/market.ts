/** What hiring, work and settlement share. All of it runs inside the caller's transaction. */
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

/** The parts a market is made of. `speed` divides every duration. */
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

/** A mission by its id; of one customer, when `customer` is given. Throws `not_found` also for somebody else's. */
export function findMission({ missions }: Market, id: string, customer: number | null = null): Mission {
  const mission = missions.find(id);
  if (mission !== undefined && (customer === null || mission.customer === customer)) return mission;
  throw new SandboxError('not_found', `There is no mission "${id}" among this customer's missions.`);
}

/** As findMission, for an action. Throws `wrong_state` when the mission doesn't stand where the action is possible. */
export function findMissionFor(market: Market, action: Action, id: string, customer: number | null = null): Mission {
  const mission = findMission(market, id, customer);
  const allowed = statusesFor(action);
  if (allowed.includes(mission.status)) return mission;
  throw new SandboxError(
    'wrong_state',
    `Mission ${id} is ${mission.status}; ${action} is possible only while it is ${allowed.join(' or ')}.`,
  );
}

/** Whose work a mission is. */
export function requireSpecialist(mission: Mission): string {
  if (mission.specialist === null)
    throw new InvariantError(`mission ${mission.id} is ${mission.status} without a specialist`);
  return mission.specialist;
}

/** Writes a fact about somebody's work down and brings the standing in line with it. */
export function record({ journal, roster }: Market, at: number, fact: Fact & { readonly specialist: string }): void {
  journal.append(at, fact);
  roster.record(fact);
}

/** True in `rate` of all attempts; for one attempt always the same. */
function drawEvent({ random }: Market, label: string, mission: Mission, rate: number): boolean {
  return random.uniform(`${mission.id} ${attemptOf(mission)} ${label}`) < rate;
}

/** What the verifier will say on the attempt a mission is in. */
export function drawVerdict(market: Market, mission: Mission): ScriptedVerdict {
  const profile = market.roster.find(requireSpecialist(mission))?.profile;
  const verdict = scriptedVerdict(profile?.verification ?? market.terms.verification, attemptOf(mission));
  const fails = drawEvent(market, 'failure', mission, profile?.failureRate ?? market.terms.failureRate);
  return verdict === 'passed' && fails ? 'failed' : verdict;
}

/** Whether the specialist gives up instead of delivering the attempt a mission is in. */
export function isAbandoned(market: Market, mission: Mission): boolean {
  const rate = market.roster.find(requireSpecialist(mission))?.profile.abandonRate ?? market.terms.abandonRate;
  return drawEvent(market, 'abandon', mission, rate);
}

/** When a mission's next step happens by itself (ms); `null`: never, a person decides or the scenario is manual. */
function dueTimeAfter(market: Market, mission: Mission, at: number): number | null {
  const step = nextStep(mission);
  if (market.terms.manual || step === null) return null;
  if (step === 'verify' && drawVerdict(market, mission) === 'pending') return null;
  const pace = market.roster.find(requireSpecialist(mission))?.profile.pace ?? market.terms.pace;
  const fraction = market.random.uniform(`${mission.id} ${attemptOf(mission)} ${step}`);
  return at + durationOf(step, pace, fraction, market.speed);
}

/** Changes a mission and plans what happens to it next. */
export function moveMission(market: Market, mission: Mission, change: Change, at: number): Mission {
  const due = dueTimeAfter(market, { ...mission, ...change }, at);
  return market.missions.change(mission, { ...change, due_at: due }, at);
}
