/** A person's `accept` or `rework`, through the same lock and the same decision comment as the policy's (docs/PROTOCOL.md#manual-decisions). */
import type { Verdict } from '../../core/domain/model.ts';
import { authorizeOverride, type Request, type Ruling } from '../../core/commands/authorize-override.ts';
import { DECISION_MS, OTHERS_MS, TAKEOVER_MS } from '../../core/protocol/settle-machine.ts';
import { cut, endSentence } from '../../core/text.ts';
import type { Answer } from './reply.ts';
import { tell } from './reply.ts';
import type { TrackedMission, FlowContext } from '../shared/context.ts';
import { follow, reportSettled } from '../run/follow.ts';
import { evaluate } from '../observe/evaluate.ts';
import type { Snapshot } from '../observe/observe.ts';
import { observe } from '../observe/observe.ts';
import type { ManualDecision } from '../access/manual-decision.ts';
import type { SettleOrder, SettleResult } from '../settle/settle.ts';
import { settle } from '../settle/settle.ts';

/** How long a run that is settling is left alone before looking again, ms. */
const BUSY_MS = 5_000;

/** Carries the command out, or says why not; either way the mission's page is brought in line. Reads may throw. */
export async function settleManually(
  engine: FlowContext,
  engaged: TrackedMission,
  request: Request,
  reason: string,
): Promise<Answer> {
  const shownHead = findShownHead(engaged, request.askedAt);
  const rule = (look: Snapshot): Ruling => authorizeOverride(request, toSituation(engine, look, shownHead));
  for (;;) {
    const look = await observe(engine, engaged);
    if (look.lost !== null)
      return refuse(engine, engaged, evaluate(engine, look).message, evaluate(engine, look).nextStep);
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
function findShownHead({ comment, state }: TrackedMission, askedAt: number): string | null {
  const changedAt = comment === null ? Infinity : (comment.editedAt ?? comment.createdAt);
  // The head's own time is a runner's: a minute of difference is allowed for.
  const isOld = changedAt <= askedAt || (state.headSince ?? Infinity) + 60_000 <= askedAt;
  return isOld ? state.head : null;
}

function toSituation(
  engine: FlowContext,
  look: Snapshot,
  shownHead: string | null,
): Parameters<typeof authorizeOverride>[1] {
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
    record: record.map(({ marker, comment }) => ({ mark: marker, at: comment.createdAt })),
    needsPull: engine.settings.policy.checks.kind !== 'none',
    policy: evaluate(engine, look),
  };
}

interface Permitted {
  readonly request: Request;
  readonly reason: string;
  readonly ruling: Extract<Ruling, { kind: 'allowed' }>;
  readonly rule: (look: Snapshot) => Ruling;
}

function toOrder(engine: FlowContext, look: Snapshot, { request, reason, ruling, rule }: Permitted): SettleOrder {
  const { by, commentId, askedAt, command } = request;
  const verdict = describeVerdict(request, reason, ruling.overrides === null ? null : evaluate(engine, look));
  const { overrides, exception } = ruling;
  const person: ManualDecision = { by, commentId, askedAt, verdict: command.kind, reason, overrides, exception };
  return { verdict, person, judge: (fresh) => (rule(fresh).kind === 'allowed' ? verdict : null) };
}

function describeVerdict({ command, by }: Request, reason: string, policy: Verdict | null): SettleOrder['verdict'] {
  const although = policy === null ? '' : ` The checks alone would have said: ${endSentence(policy.message, 300)}`;
  if (command.kind === 'accept')
    return {
      kind: 'accept',
      code: 'accepted_by_person',
      message: `@${by.login} accepted it by command.${although}`,
      nextStep: 'The escrow is released to the specialist.',
    };
  return {
    kind: 'rework',
    code: 'sent_back_by_person',
    message: `@${by.login} sent it back: ${endSentence(cut(reason, 600), 600)}`,
    nextStep: 'The specialist works on it again and delivers anew.',
  };
}

/** True: look again. False: it was begun too long ago to be still going on, or time is over. */
async function waitForOthers(engine: FlowContext, since: number): Promise<boolean> {
  const { clock, deadline, signal } = engine;
  if (clock.now() - since >= OTHERS_MS || clock.now() + BUSY_MS >= deadline || signal.aborted) return false;
  await clock.sleep(BUSY_MS, signal);
  return !signal.aborted;
}

async function report(
  engine: FlowContext,
  engaged: TrackedMission,
  order: SettleOrder,
  result: SettleResult,
): Promise<Answer> {
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
      return refuse(engine, result.look.engaged, result.verdict.message, result.verdict.nextStep);
  }
}

async function pass(engine: FlowContext, engaged: TrackedMission): Promise<Answer> {
  return { done: true, reply: null, outcome: await follow(engine, engaged, 'once') };
}

/** The reply says why; the page is brought in line by an ordinary pass. */
async function refuse(engine: FlowContext, engaged: TrackedMission, say: string, next: string): Promise<Answer> {
  const reply = tell('refused', 'Not settled', say, next);
  return { done: false, reply, outcome: await follow(engine, engaged, 'once') };
}
