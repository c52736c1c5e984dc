/** Manual decisions: they use the same lock and the same decision comment as the policy's (docs/PROTOCOL.md#manual-decisions). */
import type { Verdict } from '../../core/domain/model.ts';
import {
  authorizeOverride,
  type OverrideRequest,
  type OverrideDecision,
} from '../../core/commands/authorize-override.ts';
import { DECISION_MS, OTHER_RUN_MS, TAKEOVER_MS } from '../../core/protocol/settle-machine.ts';
import { InvariantError } from '../../core/invariant.ts';
import type { Decider } from '../../core/state/receipt.ts';
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

/** How long a run that is settling is left alone before the next read, in ms. */
const BUSY_MS = 5_000;

/**
 * Carries the command out, or explains why not. Updates the mission's status comment in both cases.
 *
 * @throws MarketplaceError or GitHubError if a needed read fails for good.
 */
export async function settleManually(
  context: FlowContext,
  tracked: TrackedMission,
  request: OverrideRequest,
  reason: string,
): Promise<CommandResult> {
  const shownHead = findShownHead(tracked, request.askedAt);
  const authorize = (snapshot: Snapshot): OverrideDecision =>
    authorizeOverride(request, toSituation(context, snapshot, shownHead));
  for (;;) {
    const snapshot = await loadSnapshot(context, tracked);
    if (snapshot.lostReason !== null) {
      const { message, nextStep } = evaluate(context, snapshot);
      return refuse(context, tracked, message, nextStep);
    }
    const decision = authorize(snapshot);
    if (decision.kind === 'refused') return refuse(context, tracked, decision.message, decision.nextStep);
    if (decision.kind === 'done' || context.settings.dryRun) return pass(context, tracked);
    const order = toOrder(context, snapshot, { request, reason, allowed: decision, authorize });
    const result = await settle(context, snapshot, order);
    if (result.kind !== 'busy' || !(await waitForOthers(context, result.since)))
      return report(context, tracked, order, result);
  }
}

/** How far the runner's clock, which timed the head, may be behind GitHub's, in ms. */
const MAX_CLOCK_SKEW_MS = 60_000;

/**
 * Returns the head that the status comment showed when the command was written.
 *
 * @returns null if the comment and its head have changed since then.
 */
function findShownHead({ comment, state }: TrackedMission, askedAt: number): string | null {
  const changedAt = comment === null ? Infinity : (comment.editedAt ?? comment.createdAt);
  const isOld = changedAt <= askedAt || (state.headSince ?? Infinity) + MAX_CLOCK_SKEW_MS <= askedAt;
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

/** A request that the rules allow. */
interface PermittedRequest {
  readonly request: OverrideRequest;
  readonly reason: string;
  readonly allowed: Extract<OverrideDecision, { kind: 'allowed' }>;
  readonly authorize: (snapshot: Snapshot) => OverrideDecision;
}

function toOrder(
  context: FlowContext,
  snapshot: Snapshot,
  { request, reason, allowed, authorize }: PermittedRequest,
): SettleOrder {
  const { by, commentId, askedAt, command } = request;
  const verdict = describeVerdict(request, reason, allowed.overrides === null ? null : evaluate(context, snapshot));
  const { overrides, exception } = allowed;
  const manualDecision: ManualDecision = {
    by,
    commentId,
    askedAt,
    verdict: command.kind,
    reason,
    overrides,
    exception,
  };
  return { verdict, manualDecision, evaluate: (fresh) => (authorize(fresh).kind === 'allowed' ? verdict : null) };
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

/** @returns false if the other run began too long ago to be still running, or time is over. */
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
      const outcome = await reportSettled(context, result.snapshot, result.verdict, toDecider(order));
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

function toDecider({ manualDecision }: SettleOrder): Decider {
  if (manualDecision === null) throw new InvariantError('a command settled without a manual decision');
  const { by, overrides, exception } = manualDecision;
  return { by: `@${by.login}`, overrides, exception };
}

async function pass(context: FlowContext, tracked: TrackedMission): Promise<CommandResult> {
  return { done: true, reply: null, outcome: await follow(context, tracked, 'once') };
}

/** Replies why nothing was settled, and updates the status comment with an ordinary pass. */
async function refuse(
  context: FlowContext,
  tracked: TrackedMission,
  message: string,
  nextStep: string,
): Promise<CommandResult> {
  const reply = createReply('refused', 'Not settled', message, nextStep);
  return { done: false, reply, outcome: await follow(context, tracked, 'once') };
}
