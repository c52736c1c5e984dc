/** A person's `accept` or `rework`, through the same fuse and the same decision comment as the policy's (docs/PROTOCOL.md#manual-decisions). */
import type { Verdict } from '../../core/domain/model.ts';
import { ruleOn, type Request, type Ruling } from '../../core/commands/authorize-override.ts';
import { DECISION_MS, OTHERS_MS, TAKEOVER_MS } from '../../core/protocol/settle-machine.ts';
import { cut, endSentence } from '../../core/text.ts';
import type { Answer } from './reply.ts';
import { tell } from './reply.ts';
import type { Engaged, Engine } from '../shared/context.ts';
import { follow, reportSettled } from '../run/follow.ts';
import { judge } from '../observe/evaluate.ts';
import type { Look } from '../observe/observe.ts';
import { observe } from '../observe/observe.ts';
import type { PersonsWord } from '../access/manual-decision.ts';
import type { SettleOrder, SettleResult } from '../settle/settle.ts';
import { settle } from '../settle/settle.ts';

/** How long a run that is settling is left alone before looking again, ms. */
const BUSY_MS = 5_000;

/** Carries the command out, or says why not; either way the mission's page is brought in line. Reads may throw. */
export async function settleByPerson(
  engine: Engine,
  engaged: Engaged,
  request: Request,
  reason: string,
): Promise<Answer> {
  const shownHead = findShownHead(engaged, request.askedAt);
  const rule = (look: Look): Ruling => ruleOn(request, toSituation(engine, look, shownHead));
  for (;;) {
    const look = await observe(engine, engaged);
    if (look.lost !== null) return refuse(engine, engaged, judge(engine, look).say, judge(engine, look).next);
    const ruling = rule(look);
    if (ruling.kind === 'refused') return refuse(engine, engaged, ruling.say, ruling.next);
    if (ruling.kind === 'done' || engine.settings.dryRun) return pass(engine, engaged);
    const order = toOrder(engine, look, { request, reason, ruling, rule });
    const result = await settle(engine, look, order);
    if (result.kind !== 'busy' || !(await waitForOthers(engine, result.since)))
      return report(engine, engaged, order, result);
  }
}

/** The head that the page showed when the command was written: since then the page, or the head on it, has not changed. */
function findShownHead({ comment, state }: Engaged, askedAt: number): string | null {
  const changedAt = comment === null ? Infinity : (comment.editedAt ?? comment.createdAt);
  // The head's own time is a runner's: a minute of difference is allowed for.
  const isOld = changedAt <= askedAt || (state.headSince ?? Infinity) + 60_000 <= askedAt;
  return isOld ? state.head : null;
}

function toSituation(engine: Engine, look: Look, shownHead: string | null): Parameters<typeof ruleOn>[1] {
  const { observation, engaged, record } = look;
  return {
    mission: observation.mission,
    subject: engaged.subject,
    round: observation.rounds.round,
    binding: observation.binding,
    pull: observation.pull,
    shownHead,
    hirer: engaged.state.hirer,
    authors: engaged.state.authors ?? [],
    record: record.map(({ mark, comment }) => ({ mark, at: comment.createdAt })),
    needsPull: engine.settings.policy.checks.kind !== 'none',
    policy: judge(engine, look),
  };
}

interface Permitted {
  readonly request: Request;
  readonly reason: string;
  readonly ruling: Extract<Ruling, { kind: 'allowed' }>;
  readonly rule: (look: Look) => Ruling;
}

function toOrder(engine: Engine, look: Look, { request, reason, ruling, rule }: Permitted): SettleOrder {
  const { by, commentId, askedAt, command } = request;
  const verdict = describeVerdict(request, reason, ruling.overrides === null ? null : judge(engine, look));
  const { overrides, exception } = ruling;
  const person: PersonsWord = { by, commentId, askedAt, verdict: command.kind, reason, overrides, exception };
  return { verdict, person, judge: (fresh) => (rule(fresh).kind === 'allowed' ? verdict : null) };
}

function describeVerdict({ command, by }: Request, reason: string, policy: Verdict | null): SettleOrder['verdict'] {
  const although = policy === null ? '' : ` The checks alone would have said: ${endSentence(policy.say, 300)}`;
  if (command.kind === 'accept')
    return {
      kind: 'accept',
      code: 'accepted_by_person',
      say: `@${by.login} accepted it by command.${although}`,
      next: 'The escrow is released to the specialist.',
    };
  return {
    kind: 'rework',
    code: 'sent_back_by_person',
    say: `@${by.login} sent it back: ${endSentence(cut(reason, 600), 600)}`,
    next: 'The specialist works on it again and delivers anew.',
  };
}

/** True: look again. False: it was begun too long ago to be still going on, or time is over. */
async function waitForOthers(engine: Engine, since: number): Promise<boolean> {
  const { clock, deadline, signal } = engine;
  if (clock.now() - since >= OTHERS_MS || clock.now() + BUSY_MS >= deadline || signal.aborted) return false;
  await clock.sleep(BUSY_MS, signal);
  return !signal.aborted;
}

async function report(engine: Engine, engaged: Engaged, order: SettleOrder, result: SettleResult): Promise<Answer> {
  switch (result.kind) {
    case 'settled': {
      const { person } = order;
      const decider = {
        by: `@${person?.by.login ?? ''}`,
        overrides: person?.overrides ?? null,
        exception: person?.exception ?? null,
      };
      const outcome = await reportSettled(engine, result.look, result.verdict, decider);
      return { done: true, reply: null, outcome };
    }
    case 'again':
      return refuse(
        engine,
        engaged,
        'Something moved while the command was carried out, so nothing was sent.',
        'Look at the mission as it stands now, and write the command again.',
      );
    case 'busy': {
      const from = new Date(result.since + DECISION_MS + TAKEOVER_MS).toISOString().slice(0, 16).replace('T', ' ');
      return refuse(
        engine,
        engaged,
        'Another run began to settle this round, and whether it did cannot be known yet.',
        `Look at the mission on the marketplace. If it still awaits acceptance, write the command in a new comment after ${from} UTC.`,
      );
    }
    case 'held':
      return refuse(engine, result.look.engaged, result.verdict.say, result.verdict.next);
  }
}

async function pass(engine: Engine, engaged: Engaged): Promise<Answer> {
  return { done: true, reply: null, outcome: await follow(engine, engaged, 'once') };
}

/** The reply says why; the page is brought in line by an ordinary pass. */
async function refuse(engine: Engine, engaged: Engaged, say: string, next: string): Promise<Answer> {
  const reply = tell('refused', 'Not settled', say, next);
  return { done: false, reply, outcome: await follow(engine, engaged, 'once') };
}
