/** A person's `accept` or `rework`, through the same lock and the same decision comment as the policy's (docs/PROTOCOL.md#manual-decisions). */
import type { Verdict } from '../../core/domain/model.ts';
import {
  authorizeOverride,
  type OverrideRequest,
  type OverrideDecision,
} from '../../core/commands/authorize-override.ts';
import { DECISION_MS, OTHER_RUN_MS, TAKEOVER_MS } from '../../core/protocol/settle-machine.ts';
import { cut, endSentence } from '../../core/text.ts';
import type { CommandResult } from './reply.ts';
import { createReply } from './reply.ts';
import type { TrackedMission, FlowContext } from '../shared/context.ts';
import { follow } from '../run/follow.ts';
import { reportSettled } from '../run/outcome.ts';
import { evaluate } from '../observe/evaluate.ts';
import type { Snapshot } from '../observe/observe.ts';
import { loadSnapshot } from '../observe/observe.ts';
import type { ManualDecision } from '../access/manual-decision.ts';
import type { SettleOrder } from '../settle/context.ts';
import type { SettleResult } from '../settle/settle.ts';
import { settle } from '../settle/settle.ts';

/** How long a run that is settling is left alone before looking again, ms. */
const BUSY_MS = 5_000;

/** Carries the command out, or says why not; either way the mission's page is brought in line. Reads may throw. */
export async function settleManually(
  context: FlowContext,
  tracked: TrackedMission,
  request: OverrideRequest,
  reason: string,
): Promise<CommandResult> {
  const shownHead = findShownHead(tracked, request.askedAt);
  const rule = (snapshot: Snapshot): OverrideDecision =>
    authorizeOverride(request, toSituation(context, snapshot, shownHead));
  for (;;) {
    const snapshot = await loadSnapshot(context, tracked);
    if (snapshot.lostReason !== null)
      return refuse(context, tracked, evaluate(context, snapshot).message, evaluate(context, snapshot).nextStep);
    const ruling = rule(snapshot);
    if (ruling.kind === 'refused') return refuse(context, tracked, ruling.message, ruling.nextStep);
    if (ruling.kind === 'done' || context.settings.dryRun) return pass(context, tracked);
    const order = toOrder(context, snapshot, { request, reason, ruling, rule });
    const result = await settle(context, snapshot, order);
    if (result.kind !== 'busy' || !(await waitForOthers(context, result.since)))
      return report(context, tracked, order, result);
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
  context: FlowContext,
  snapshot: Snapshot,
  shownHead: string | null,
): Parameters<typeof authorizeOverride>[1] {
  const { observation, tracked, allDecisions } = snapshot;
  return {
    mission: observation.mission,
    subject: tracked.subject,
    round: observation.rounds.round,
    binding: observation.binding,
    pull: observation.pull,
    shownHead,
    hirer: tracked.state.hirer,
    authors: tracked.state.authors ?? [],
    decisions: allDecisions.map(({ marker, comment }) => ({ marker, at: comment.createdAt })),
    needsPull: snapshot.settings.some(({ checks }) => checks.kind !== 'none'),
    policy: evaluate(context, snapshot),
  };
}

interface PermittedRequest {
  readonly request: OverrideRequest;
  readonly reason: string;
  readonly ruling: Extract<OverrideDecision, { kind: 'allowed' }>;
  readonly rule: (snapshot: Snapshot) => OverrideDecision;
}

function toOrder(
  context: FlowContext,
  snapshot: Snapshot,
  { request, reason, ruling, rule }: PermittedRequest,
): SettleOrder {
  const { by, commentId, askedAt, command } = request;
  const verdict = describeVerdict(request, reason, ruling.overrides === null ? null : evaluate(context, snapshot));
  const { overrides, exception } = ruling;
  const manualDecision: ManualDecision = {
    by,
    commentId,
    askedAt,
    verdict: command.kind,
    reason,
    overrides,
    exception,
  };
  return { verdict, manualDecision, evaluate: (fresh) => (rule(fresh).kind === 'allowed' ? verdict : null) };
}

function describeVerdict(
  { command, by }: OverrideRequest,
  reason: string,
  policy: Verdict | null,
): SettleOrder['verdict'] {
  const policyNote = policy === null ? '' : ` The checks alone would have said: ${endSentence(policy.message, 300)}`;
  if (command.kind === 'accept')
    return {
      kind: 'accept',
      code: 'accepted_by_person',
      message: `@${by.login} accepted it by command.${policyNote}`,
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
async function waitForOthers(context: FlowContext, since: number): Promise<boolean> {
  const { clock, deadline, signal } = context;
  if (clock.now() - since >= OTHER_RUN_MS || clock.now() + BUSY_MS >= deadline || signal.aborted) return false;
  await clock.sleep(BUSY_MS, signal);
  return !signal.aborted;
}

async function report(
  context: FlowContext,
  tracked: TrackedMission,
  order: SettleOrder,
  result: SettleResult,
): Promise<CommandResult> {
  switch (result.kind) {
    case 'settled': {
      const { manualDecision } = order;
      const decider = {
        by: `@${manualDecision?.by.login ?? ''}`,
        overrides: manualDecision?.overrides ?? null,
        exception: manualDecision?.exception ?? null,
      };
      const outcome = await reportSettled(context, result.snapshot, result.verdict, decider);
      return { done: true, reply: null, outcome };
    }
    case 'again':
      return refuse(
        context,
        tracked,
        'Something moved while the command was carried out, so nothing was sent.',
        'Look at the mission as it stands now, and write the command again.',
      );
    case 'busy': {
      const from = new Date(result.since + DECISION_MS + TAKEOVER_MS).toISOString().slice(0, 16).replace('T', ' ');
      return refuse(
        context,
        tracked,
        'Another run began to settle this round, and whether it did cannot be known yet.',
        `Look at the mission on the marketplace. If it still awaits acceptance, write the command in a new comment after ${from} UTC.`,
      );
    }
    case 'held':
      return refuse(context, result.snapshot.tracked, result.verdict.message, result.verdict.nextStep);
  }
}

async function pass(context: FlowContext, tracked: TrackedMission): Promise<CommandResult> {
  return { done: true, reply: null, outcome: await follow(context, tracked, 'once') };
}

/** The reply says why; the page is brought in line by an ordinary pass. */
async function refuse(
  context: FlowContext,
  tracked: TrackedMission,
  message: string,
  nextStep: string,
): Promise<CommandResult> {
  const reply = createReply('refused', 'Not settled', message, nextStep);
  return { done: false, reply, outcome: await follow(context, tracked, 'once') };
}
