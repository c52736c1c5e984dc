/** Settles a round at most once: performs the effects of core/protocol/settle-machine.ts and returns the result (docs/PROTOCOL.md#settle-order). */
import type { Verdict } from '../../core/domain/model.ts';
import type { HeldReason, SettleEnd, SettlePlan, SettleState } from '../../core/protocol/settle-machine.ts';
import { advanceSettling, beginSettling } from '../../core/protocol/settle-machine.ts';
import type { FlowContext } from '../shared/context.ts';
import type { Snapshot } from '../observe/observe.ts';
import type { SettleContext, SettleOrder } from './context.ts';
import { createSettleContext } from './context.ts';
import { performEffect } from './effects.ts';
import { describeRefused, describeSettleHeld, describeUnconfirmed } from './messages.ts';
import { recordSettled, recordUnseenRework } from './record.ts';

/** The result of a settlement. */
export type SettleResult =
  | { readonly kind: 'settled'; readonly verdict: Verdict; readonly snapshot: Snapshot }
  /** Something changed and nothing was sent: evaluate again. */
  | { readonly kind: 'again'; readonly snapshot: Snapshot | null }
  /** Another run has been settling since then (ms). Nothing was sent. */
  | { readonly kind: 'busy'; readonly since: number; readonly snapshot: Snapshot }
  | { readonly kind: 'held'; readonly verdict: Verdict; readonly snapshot: Snapshot };

/**
 * Settles at most once.
 *
 * @throws GitHubError or MarketplaceError only while certainly nothing was sent.
 */
export async function settle(context: FlowContext, before: Snapshot, order: SettleOrder): Promise<SettleResult> {
  const { threadNumber } = before.tracked;
  if (threadNumber === null && context.run.runAttempt > 1 && order.verdict.kind === 'rework') {
    const verdict = describeUnconfirmed(context, 'an earlier attempt of this run may have sent the work back already');
    return { kind: 'held', verdict, snapshot: before };
  }
  const settleContext = createSettleContext(context, before, order);
  let move = beginSettling(toPlan(context, before, order), context.clock.now());
  while (move.effect.kind !== 'end') move = advanceSettling(move.state, await performEffect(settleContext, move.state));
  return toSettleResult(settleContext, move.state, move.effect.end);
}

function toPlan({ signer }: FlowContext, before: Snapshot, { verdict, manualDecision }: SettleOrder): SettlePlan {
  return {
    verdict: verdict.kind,
    head: before.observation.pull?.headSha ?? null,
    askedAt: manualDecision?.askedAt ?? null,
    isRecorded: before.tracked.threadNumber !== null && !signer.isSandbox,
  };
}

function toSettleResult(settleContext: SettleContext, state: SettleState, end: SettleEnd): SettleResult {
  const { snapshot } = settleContext;
  switch (end.kind) {
    case 'settled':
      return { kind: 'settled', verdict: settleContext.verdict, snapshot: recordSettled(settleContext) };
    case 'again':
      return { kind: 'again', snapshot: state.awaitedStep === 'refresh' ? snapshot : null };
    case 'busy':
      return { kind: 'busy', since: end.since, snapshot };
    case 'refused':
      return { kind: 'held', verdict: describeRefused(settleContext.failure), snapshot };
    case 'failed':
      throw settleContext.error;
    case 'held':
      return toHeldResult(settleContext, state, end.why);
  }
}

function toHeldResult(settleContext: SettleContext, { plan, sendCount }: SettleState, why: HeldReason): SettleResult {
  const { context, snapshot, serverMessage } = settleContext;
  const facts = { why, verdict: plan.verdict, round: snapshot.tracked.state.round, serverMessage };
  return {
    kind: 'held',
    verdict: describeSettleHeld(context, facts),
    snapshot: sendCount > 0 ? recordUnseenRework(settleContext) : snapshot,
  };
}
