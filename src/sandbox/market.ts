/** What can happen to a mission: posting, hiring, work, verification, acceptance, rework. Callers bring the transaction. */
import type { Chance } from './chance.ts';
import { SandboxError } from './errors.ts';
import type { Ending, Fact, Journal, Verdict } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { attemptOf, durationOf, nextStep, scriptedWord, statusesFor, type Action, type Step } from './lifecycle.ts';
import { chooseSpecialist, suggestName } from './matching.ts';
import type { Mission, Missions, Order } from './missions.ts';
import type { Terms } from './scenario.ts';
import type { Listed, Roster } from './specialists.ts';

/** The parts a market is made of. `speed` divides every duration. */
export interface MarketParts {
  readonly missions: Missions;
  readonly roster: Roster;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly chance: Chance;
  readonly terms: Terms;
  readonly speed: number;
}

/** The operations. `at` is ms since the epoch. Refusals are thrown as SandboxError, before anything is written. */
export interface Market {
  post(customer: number, order: Order, at: number): Mission;
  /** Throws `not_found` also for a mission of somebody else. */
  read(customer: number, id: string): Mission;
  accept(customer: number, id: string, at: number): Mission;
  rework(customer: number, id: string, reason: string | null, at: number): Mission;
  /** Hires for a queued mission: the named one, or the best that fits. */
  assign(id: string, specialist: string | null, at: number): Mission;
  start(id: string, at: number): Mission;
  deliver(id: string, word: 'pending' | Verdict, at: number): Mission;
  verify(id: string, word: Verdict, at: number): Mission;
  /** Ends an open mission without acceptance; what escrow holds goes back to the customer. */
  end(id: string, ending: Ending, at: number): Mission;
  /** Does every step that is due by `now`, each at its own time. False: there was none. */
  advance(now: number): boolean;
}

function expectStatus(mission: Mission, action: Action): void {
  const allowed = statusesFor(action);
  if (allowed.includes(mission.status)) return;
  throw new SandboxError(
    'wrong_state',
    `Mission ${mission.id} is ${mission.status}; ${action} is possible only while it is ${allowed.join(' or ')}.`,
  );
}

function hiredFor(mission: Mission): string {
  if (mission.specialist === null) throw new Error(`mission ${mission.id} is ${mission.status} without a specialist`);
  return mission.specialist;
}

/** The market over its parts. */
export function createMarket(parts: MarketParts): Market {
  const { missions, roster, ledger, journal, chance, terms } = parts;

  const record = (at: number, fact: Fact & { readonly specialist: string }): void => {
    journal.append(at, fact);
    roster.record(fact);
  };

  const find = (id: string, customer: number | null = null): Mission => {
    const mission = missions.find(id);
    if (mission !== undefined && (customer === null || mission.customer === customer)) return mission;
    throw new SandboxError('not_found', `There is no mission "${id}" among this customer's missions.`);
  };

  const findFor = (action: Action, id: string, customer: number | null = null): Mission => {
    const mission = find(id, customer);
    expectStatus(mission, action);
    return mission;
  };

  /** When the mission's next step happens by itself; `null`: never (a person decides, or the scenario is manual). */
  const dueAfter = (mission: Mission, at: number): number | null => {
    const step = nextStep(mission);
    const profile = mission.specialist === null ? undefined : roster.find(mission.specialist)?.profile;
    if (terms.manual || step === null || profile === undefined) return null;
    const word = scriptedWord(profile.verification ?? terms.verification, attemptOf(mission));
    if (step === 'verify' && word === 'pending') return null;
    const luck = chance.uniform(`${mission.id} ${attemptOf(mission)} ${step}`);
    return at + durationOf(step, profile.pace ?? terms.pace, luck, parts.speed);
  };

  const move = (mission: Mission, change: Parameters<Missions['change']>[1], at: number): Mission => {
    const next = { ...mission, ...change };
    return missions.change(mission, { ...change, due_at: dueAfter(next, at) }, at);
  };

  const hire = (mission: Mission, { name, rank, profile }: Listed, at: number): Mission => {
    const cents = mission.budget_cents ?? profile.priceUsd;
    ledger.hold(mission.customer, mission.id, cents, at);
    record(at, { event: 'matched', mission: mission.id, specialist: name, rank, cents });
    const change = { status: 'matched', escrow_status: 'held', status_reason: null } as const;
    return move(mission, { ...change, specialist: name, rank, budget_cents: cents }, at);
  };

  const findNamed = (name: string): Listed => {
    const listed = roster.listed();
    const named = listed.find((one) => one.name === name);
    if (named !== undefined) return named;
    const near = suggestName(
      name,
      listed.map((one) => one.name),
    );
    const expected = near === null ? 'the exact name of a listed specialist' : `perhaps "${near}"`;
    const message = `specialist: nobody is listed as "${name.slice(0, 100)}"; expected ${expected}. GET /marketplace/specialists lists them.`;
    throw new SandboxError('invalid', message, { complaints: [{ path: 'specialist', expected, message }] });
  };

  const start = (mission: Mission, at: number): Mission => {
    const attempt = attemptOf(mission);
    record(at, { event: 'started', mission: mission.id, specialist: hiredFor(mission), attempt });
    return move(mission, { status: 'in_progress' }, at);
  };

  const deliver = (mission: Mission, at: number): Mission => {
    const attempt = attemptOf(mission);
    record(at, { event: 'delivered', mission: mission.id, specialist: hiredFor(mission), attempt });
    return move(mission, { status: 'awaiting_acceptance', verification: 'pending' }, at);
  };

  const verify = (mission: Mission, result: Verdict, at: number): Mission => {
    const attempt = attemptOf(mission);
    record(at, { event: 'verified', mission: mission.id, specialist: hiredFor(mission), attempt, result });
    return move(mission, { verification: result }, at);
  };

  const scripted = (mission: Mission, step: Step, at: number): Mission => {
    if (step === 'start') return start(mission, at);
    if (step === 'deliver') return deliver(mission, at);
    const script = roster.find(hiredFor(mission))?.profile.verification ?? terms.verification;
    const word = scriptedWord(script, attemptOf(mission));
    // The script may have changed over a restart: then the verifier stays silent.
    return word === 'pending' ? missions.change(mission, { due_at: null }, at) : verify(mission, word, at);
  };

  return {
    read: (customer, id) => find(id, customer),
    post(customer, order, at) {
      const named = order.specialist === null ? null : findNamed(order.specialist);
      const mission = missions.add(customer, order, at, (seq) => `msn_${chance.text(`mission ${seq}`, 20)}`);
      journal.append(at, { event: 'posted', mission: mission.id, customer });
      if (named !== null) return hire(mission, named, at);
      if (!order.auto_assign) return missions.change(mission, { status_reason: 'queued: auto_assign is false' }, at);
      const best = chooseSpecialist(roster.listed(), order.category, order.tier);
      if (best !== null) return hire(mission, best, at);
      const reason = `nobody fits: no specialist for ${order.category} is listed at ${order.tier}`;
      return missions.change(mission, { status_reason: reason }, at);
    },
    accept(customer, id, at) {
      const mission = findFor('accept', id, customer);
      const specialist = hiredFor(mission);
      ledger.release(mission.id, specialist, at);
      record(at, { event: 'accepted', mission: mission.id, specialist, cents: mission.budget_cents ?? 0 });
      return move(mission, { status: 'accepted', escrow_status: 'released' }, at);
    },
    rework(customer, id, reason, at) {
      const mission = findFor('rework', id, customer);
      const { verification } = mission;
      const attempt = attemptOf(mission);
      record(at, { event: 'reworked', mission: id, specialist: hiredFor(mission), attempt, verification, reason });
      return move(mission, { status: 'in_progress', verification: null, rework_count: mission.rework_count + 1 }, at);
    },
    assign(id, specialist, at) {
      const mission = findFor('assign', id);
      const chosen =
        specialist === null ? chooseSpecialist(roster.listed(), mission.category, mission.tier) : findNamed(specialist);
      if (chosen === null) throw new SandboxError('wrong_state', `Nobody fits mission ${id}; name a specialist.`);
      return hire(mission, chosen, at);
    },
    start: (id, at) => start(findFor('start', id), at),
    deliver(id, word, at) {
      const mission = findFor('deliver', id);
      const delivered = deliver(mission.status === 'matched' ? start(mission, at) : mission, at);
      return word === 'pending' ? delivered : verify(delivered, word, at);
    },
    verify(id, word, at) {
      const mission = findFor('verify', id);
      if (mission.verification === 'pending') return verify(mission, word, at);
      throw new SandboxError(
        'wrong_state',
        `Mission ${id} has been verified already: ${String(mission.verification)}.`,
      );
    },
    end(id, ending, at) {
      const mission = findFor('end', id);
      const held = mission.escrow_status === 'held';
      if (held) ledger.refund(mission.customer, mission.id, at);
      journal.append(at, { event: 'ended', mission: id, ending });
      return move(mission, { status: ending, ...(held ? { escrow_status: 'refunded' } : {}) }, at);
    },
    advance(now) {
      let due = missions.nextDue(now);
      const any = due !== undefined;
      for (; due !== undefined; due = missions.nextDue(now)) {
        const step = nextStep(due);
        if (step === null || due.due_at === null)
          throw new Error(`mission ${due.id} is due, but there is nothing to do`);
        scripted(due, step, due.due_at);
      }
      return any;
    },
  };
}
