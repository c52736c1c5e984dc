/** What hiring, work and settlement share. All of it runs inside the caller's transaction. */
import type { Attempts } from './attempts.ts';
import type { Chance } from '../store/chance.ts';
import { SandboxError } from '../wire/errors.ts';
import type { Fact, Journal } from '../ledger/journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { attemptOf, durationOf, nextStep, scriptedWord, statusesFor, type Action } from './lifecycle.ts';
import type { Change, Mission, Missions } from './missions.ts';
import type { ScriptedWord, Terms } from '../scenario/scenario.ts';
import type { Roster } from './specialists.ts';
import { InvariantError } from '../../core/invariant.ts';

/** The parts a market is made of. `speed` divides every duration. */
export interface Market {
  readonly missions: Missions;
  readonly roster: Roster;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly attempts: Attempts;
  readonly chance: Chance;
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
export function hiredFor(mission: Mission): string {
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
function happens({ chance }: Market, what: string, mission: Mission, rate: number): boolean {
  return chance.uniform(`${mission.id} ${attemptOf(mission)} ${what}`) < rate;
}

/** What the verifier will say on the attempt a mission is in. */
export function wordOn(market: Market, mission: Mission): ScriptedWord {
  const profile = market.roster.find(hiredFor(mission))?.profile;
  const word = scriptedWord(profile?.verification ?? market.terms.verification, attemptOf(mission));
  const fails = happens(market, 'failure', mission, profile?.failureRate ?? market.terms.failureRate);
  return word === 'passed' && fails ? 'failed' : word;
}

/** Whether the specialist gives up instead of delivering the attempt a mission is in. */
export function isAbandoned(market: Market, mission: Mission): boolean {
  const rate = market.roster.find(hiredFor(mission))?.profile.abandonRate ?? market.terms.abandonRate;
  return happens(market, 'abandon', mission, rate);
}

/** When a mission's next step happens by itself (ms); `null`: never, a person decides or the scenario is manual. */
function dueAfter(market: Market, mission: Mission, at: number): number | null {
  const step = nextStep(mission);
  if (market.terms.manual || step === null) return null;
  if (step === 'verify' && wordOn(market, mission) === 'pending') return null;
  const pace = market.roster.find(hiredFor(mission))?.profile.pace ?? market.terms.pace;
  const luck = market.chance.uniform(`${mission.id} ${attemptOf(mission)} ${step}`);
  return at + durationOf(step, pace, luck, market.speed);
}

/** Changes a mission and plans what happens to it next. */
export function moveMission(market: Market, mission: Mission, change: Change, at: number): Mission {
  const due = dueAfter(market, { ...mission, ...change }, at);
  return market.missions.change(mission, { ...change, due_at: due }, at);
}
