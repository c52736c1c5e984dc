/** The effects of the settle machine over the ports, and their replies. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Verdict } from '../../core/domain/model.ts';
import type { WriteReply } from '../../core/ports/errors.ts';
import { formatReworkReason } from '../../core/policy/rework-reason.ts';
import type { Replies, SettleEvent, SettleState, MissionStanding } from '../../core/protocol/settle-machine.ts';
import type { Snapshot } from '../observe/observe.ts';
import { loadSnapshot } from '../observe/observe.ts';
import { announceLink } from '../publish/publish.ts';
import type { FlowContext } from '../shared/context.ts';
import type { SettleContext } from './context.ts';
import { lockKeyOf } from './context.ts';
import { listDecisions, writeDecision, writeReleaseMarker } from './decision-comment.ts';
import { preconditionsOf, readPreconditions } from './preconditions.ts';

/**
 * Performs the effect that the machine waits for.
 *
 * @throws MarketplaceError or GitHubError if the snapshot cannot be loaded.
 */
export async function performEffect(settleContext: SettleContext, state: SettleState): Promise<SettleEvent> {
  const { clock, signal } = settleContext.context;
  const reply = await EFFECT_HANDLERS[state.awaitedStep](settleContext, state);
  // The table pairs every step with its own reply.
  return { to: state.awaitedStep, reply, at: clock.now(), cancelled: signal.aborted } as SettleEvent;
}

const EFFECT_HANDLERS: {
  readonly [S in keyof Replies]: (settleContext: SettleContext, state: SettleState) => Promise<Replies[S]>;
} = {
  refresh: refreshSnapshot,
  acquire: acquireLock,
  read_lock: (settleContext) =>
    settleContext.context.lock
      .read(lockKeyOf(settleContext), settleContext.snapshot.observation.rounds.round)
      .catch(() => null),
  clear_lock: (settleContext, { abandonedAcquisition }) => releaseLock(settleContext, abandonedAcquisition),
  list_decisions: (settleContext) => settleContext.decisions ?? readDecisions(settleContext),
  write_decision: writeDecisionAndLink,
  read_again: readAgain,
  send: sendDecision,
  read_mission: (settleContext) =>
    settleContext.context.marketplace.getMission(settleContext.snapshot.tracked.mission.id).then(
      (mission) => keepMission(settleContext, mission),
      () => null,
    ),
  remove_decision: ({ context }, { decisionComment }) =>
    context.github.conversations.deleteComment({ id: decisionComment ?? 0 }).catch(() => false),
  release: (settleContext, state) => releaseLock(settleContext, state.acquisition?.id ?? null),
};

async function refreshSnapshot(settleContext: SettleContext): Promise<Replies['refresh']> {
  const { context, order } = settleContext;
  const [snapshot, freeLock] = await Promise.all([
    loadSnapshot(context, settleContext.snapshot.tracked),
    findFreeLock(settleContext),
  ]);
  settleContext.snapshot = snapshot;
  settleContext.freeLock = freeLock;
  settleContext.epoch = snapshot.epoch;
  const verdict = snapshot.lostReason === null ? order.evaluate(snapshot) : null;
  if (verdict !== null) settleContext.verdict = verdict;
  return {
    verdict: verdict?.kind === 'accept' || verdict?.kind === 'rework' ? verdict.kind : null,
    preconditions: preconditionsOf(snapshot, order.manualDecision),
    isLockAvailable: hasLockPlace(context, snapshot),
    seenDecisions: snapshot.decisions.map((decision) => decision.comment.id),
  };
}

/** @returns null if the round's lock is taken, or has no place. */
async function findFreeLock(settleContext: SettleContext): Promise<SettleContext['freeLock']> {
  const { context, snapshot } = settleContext;
  const lockKey = lockKeyOf(settleContext);
  const sequence = snapshot.observation.rounds.round;
  if (sequence > context.lock.maxSequence || snapshot.tracked.comment === null) return null;
  return (await context.lock.peek(lockKey, sequence)) ? { lockKey, sequence } : null;
}

function hasLockPlace({ lock }: FlowContext, { tracked }: Snapshot): boolean {
  const { threadNumber, comment, state } = tracked;
  return (threadNumber === null || comment !== null) && state.round <= lock.maxSequence;
}

/** Acquires the round's lock, then reads the round's other decisions in parallel. */
async function acquireLock(settleContext: SettleContext, state: SettleState): Promise<Replies['acquire']> {
  const { freeLock } = settleContext;
  const lockKey = lockKeyOf(settleContext);
  const { round } = settleContext.snapshot.observation.rounds;
  const isSameLock = freeLock?.sequence === round && freeLock.lockKey.on === 'comment' && lockKey.on === 'comment';
  const reply = await settleContext.context.lock.acquire(lockKey, round, {
    isKnownFree: isSameLock && freeLock.lockKey.id === lockKey.id,
    onAcquired: () => {
      if (!state.plan.isRecorded) return Promise.resolve();
      settleContext.decisions = readDecisions(settleContext);
      return settleContext.decisions;
    },
  });
  if (reply.kind === 'denied' || reply.kind === 'unclear') settleContext.serverMessage = reply.why;
  return reply;
}

function readDecisions(settleContext: SettleContext): Promise<readonly number[] | null> {
  return attempt(settleContext, () => listDecisions(settleContext.context, settleContext.snapshot));
}

/** Writes the decision comment, and in parallel the comment on the pull request if its link is new. */
async function writeDecisionAndLink(settleContext: SettleContext): Promise<Replies['write_decision']> {
  const { context, snapshot, verdict, order } = settleContext;
  const [id] = await Promise.all([
    attempt(settleContext, async () => (await writeDecision(context, snapshot, verdict, order.manualDecision)).id),
    order.manualDecision === null ? announceLink(context, snapshot) : null,
  ]);
  return id;
}

/** Releases the lock by its ID, or a ref by a signed release marker that starts the round's next epoch (docs/PROTOCOL.md#ref-lock). */
async function releaseLock(settleContext: SettleContext, acquisitionId: string | null): Promise<boolean> {
  const { context, snapshot, epoch } = settleContext;
  if (acquisitionId === null) return false;
  if (context.lock.kind !== 'ref')
    return context.lock.release(lockKeyOf(settleContext), acquisitionId).catch(() => false);
  const marker = await attempt(settleContext, () => writeReleaseMarker(context, snapshot, epoch));
  if (marker !== null) settleContext.epoch += 1;
  return marker !== null;
}

/**
 * Runs a step whose error is kept for the end.
 *
 * @returns null if it failed.
 */
async function attempt<T>(settleContext: SettleContext, body: () => Promise<T>): Promise<T | null> {
  try {
    return await body();
  } catch (error) {
    settleContext.error = error;
    return null;
  }
}

/** Reads the preconditions again. Composes the reason first, so that nothing slow is between the last read and the request. */
async function readAgain(settleContext: SettleContext): Promise<Replies['read_again']> {
  const { context, snapshot, order, verdict } = settleContext;
  if (verdict.kind === 'rework')
    settleContext.reason ??= await composeReason(context, snapshot, {
      ...verdict,
      message: order.manualDecision?.reason ?? verdict.message,
    });
  return readPreconditions(context, snapshot, order.manualDecision).catch(() => null);
}

async function composeReason(context: FlowContext, snapshot: Snapshot, verdict: Verdict): Promise<string> {
  const { evidence: seen } = snapshot.observation;
  const evidence = seen.kind === 'evaluated' ? seen.evidence : null;
  const failing = new Set(evidence?.results.filter((one) => one.verdict === 'failed').map((one) => one.nodeId));
  const checks =
    snapshot.delivery.reading?.kind === 'read'
      ? snapshot.delivery.reading.reported.filter((one) => failing.has(one.nodeId))
      : [];
  const details =
    checks.length === 0 ? new Map() : await context.github.checks.readDetails(checks).catch(() => new Map());
  return formatReworkReason({ verdict, mission: snapshot.tracked.mission, evidence, details, redact: context.redact });
}

async function sendDecision(settleContext: SettleContext): Promise<Replies['send']> {
  const { marketplace } = settleContext.context;
  const { id } = settleContext.snapshot.tracked.mission;
  const reply: WriteReply<Mission | null> =
    settleContext.verdict.kind === 'accept'
      ? await marketplace.acceptMission(id)
      : await marketplace.reworkMission(id, settleContext.reason ?? '');
  if (reply.kind === 'done')
    return { kind: 'done', standing: reply.value === null ? null : keepMission(settleContext, reply.value) };
  settleContext.failure = reply.failure;
  settleContext.serverMessage = reply.failure.why;
  return { kind: reply.kind };
}

/** Keeps the mission as it is after sending, for reports. */
function keepMission(settleContext: SettleContext, mission: Mission): MissionStanding {
  settleContext.mission = mission;
  return { phase: mission.phase, reworks: mission.reworkCount };
}
