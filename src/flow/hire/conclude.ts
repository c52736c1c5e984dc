/** The result of a hire that ended: the mission to follow, or why there is none (docs/PROTOCOL.md#hire-order). */
import type { HireEnd, HireState } from '../../core/protocol/hire-state.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Conversation, Verdict } from '../../core/domain/model.ts';
import { adopt } from '../missions/adopt.ts';
import type { TrackedMission, HireResult, Prefetched } from '../shared/context.ts';
import { hold } from '../shared/context.ts';
import type { ReadyOrder } from '../shared/hire-result.ts';
import { describeBlocked, holdHire } from '../shared/hire-result.ts';
import { planHireOrder } from './authorize.ts';
import { closeGates } from '../gate/close-on-hire.ts';
import type { HireContext } from './context.ts';
import { threadNumberOf } from './context.ts';
import { POSTED_VERDICT } from './intent-comment.ts';
import {
  describeCancelled,
  describeFailure,
  describeForceHire,
  describeMissingThread,
  describeStop,
} from './messages.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { InvariantError } from '../../core/invariant.ts';

type Conclusion<K extends HireEnd['kind']> = (
  hireContext: HireContext,
  state: HireState,
  end: Extract<HireEnd, { kind: K }>,
) => HireResult | Promise<HireResult>;

const CONCLUSIONS: { readonly [K in HireEnd['kind']]: Conclusion<K> } = {
  adopt: adoptFound,
  posted: concludePosted,
  stopped: (hireContext) => {
    throw hireContext.error;
  },
  refused: ({ refusal }) => {
    if (refusal === null) throw new InvariantError('a hire was refused without a reason');
    return refusal;
  },
  failed: concludeFailed,
  no_subject: (hireContext) => holdHire(hireContext.subject, describeMissingThread(threadNumberOf(hireContext))),
  denied: concludeStop,
  lock_limit_reached: concludeStop,
  hire_unconfirmed: concludeStop,
  nothing_unconfirmed: concludeForceHire,
  lock_time_unknown: concludeForceHire,
  run_not_over: concludeForceHire,
  too_early: concludeForceHire,
};

/**
 * Returns the result of a hire that ended.
 *
 * @throws MarketplaceError or GitHubError if a read failed that the hire could not do without.
 */
export async function concludeHire<K extends HireEnd['kind']>(
  hireContext: HireContext,
  state: HireState,
  end: Extract<HireEnd, { kind: K }> & { readonly kind: K },
): Promise<HireResult> {
  return CONCLUSIONS[end.kind](hireContext, state, end);
}

async function concludePosted(hireContext: HireContext): Promise<HireResult> {
  const { posted: tracked, conversation } = hireContext;
  if (tracked === null) throw new InvariantError('a hire ended as posted without a mission');
  if (conversation !== null) {
    const view = createMissionView(hireContext.context, { ...tracked, verdict: POSTED_VERDICT });
    await closeGates(hireContext.context, tracked, conversation, view);
  }
  return { kind: 'tracked', how: 'posted', tracked, prefetched: toPrefetched(hireContext, tracked) };
}

/**
 * Returns what the first snapshot need not read again: a mission that is not delivered yet, and its thread as it was once the
 * lock was taken, with what this run has written there since.
 */
function toPrefetched({ conversation, prepared }: HireContext, { mission, comment }: TrackedMission): Prefetched {
  if (isReady(mission) || conversation === null || comment === null || prepared === null) return {};
  const others = conversation.comments.filter(({ id }) => id !== comment.id && id !== prepared.notice.id);
  return { mission, conversation: { ...conversation, comments: [...others, comment] } };
}

function concludeFailed(
  hireContext: HireContext,
  { generation }: HireState,
  end: Extract<HireEnd, { kind: 'failed' }>,
): HireResult {
  const { subject, order } = hireContext;
  const failure = describeFailure(hireContext, end);
  if (end.why === 'cancelled') return holdHire(subject, describeCancelled(failure), { order, generation });
  const verdict: Verdict = hold(
    'marketplace_error',
    `Nothing was posted: ${failure.what} (${failure.why}).`,
    failure.fix,
  );
  return { kind: 'failed', failure, blocked: describeBlocked(subject, verdict, { order, generation }) };
}

function concludeStop(hireContext: HireContext, state: HireState, end: Parameters<typeof describeStop>[2]): HireResult {
  const { subject, order } = hireContext;
  return holdHire(subject, describeStop(hireContext, state, end), { order, generation: state.generation });
}

function concludeForceHire(
  { context, subject, order }: HireContext,
  state: HireState,
  end: Parameters<typeof describeForceHire>[2],
): HireResult {
  return holdHire(subject, describeForceHire(context, state, end), { order, generation: state.minGeneration });
}

/** Adopts the mission that was found. Before anything is written, only inputs can contradict it (docs/PROTOCOL.md#adoption). */
async function adoptFound(hireContext: HireContext): Promise<HireResult> {
  const { context, subject, lookup } = hireContext;
  if (lookup === null || lookup.kind === 'none') throw new InvariantError('a hire adopts what it never found');
  const conversation = await readLatestThread(hireContext);
  return adopt(context, { subject, lookup, conversation, wanted: findWanted(hireContext) });
}

/** Returns the thread, read again if this run has written in it. */
async function readLatestThread({ context, subject, order, conversation }: HireContext): Promise<Conversation | null> {
  return order === null || subject.kind === 'run' ? conversation : context.github.conversations.read(subject.number);
}

/** @returns null if every existing mission fits: a label adopts it with any brief. */
function findWanted(hireContext: HireContext): ReadyOrder | null {
  const { order, intent } = hireContext;
  const plan = order === null && intent.source.kind === 'inputs' ? planHireOrder(hireContext) : order;
  return plan?.kind === 'order' ? plan : null;
}
