/** Carries out the settle protocol (core/protocol/settle-machine.ts) over the ports: each effect is one step, each reply comes back as an event. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Verdict } from '../../core/domain/model.ts';
import type { LockKey } from '../../core/ports/once-lock.ts';
import type { Failure, WriteReply } from '../../core/ports/errors.ts';
import { formatRefPart } from '../../core/domain/reference.ts';
import { formatReworkReason } from '../../core/policy/rework-reason.ts';
import type {
  Replies,
  SettleEnd,
  SettleEvent,
  SettleState,
  MissionStanding,
} from '../../core/protocol/settle-machine.ts';
import { advanceSettling, beginSettling } from '../../core/protocol/settle-machine.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { addHistory } from '../../core/state/markers.ts';
import { listDecisions, writeDecision, writeReleaseMarker } from './decision-comment.ts';
import type { FlowContext } from '../shared/context.ts';
import { preconditionsOf, readPreconditions } from './preconditions.ts';
import type { Snapshot } from '../observe/observe.ts';
import { loadSnapshot } from '../observe/observe.ts';
import type { ManualDecision } from '../access/manual-decision.ts';
import { announceLink } from '../publish/publish.ts';
import { describeRefused, describeSettleHeld, describeUnconfirmed } from './messages.ts';

/** What is to be settled. */
export interface SettleOrder {
  readonly verdict: Verdict & { readonly kind: 'accept' | 'rework' };
  /** Judges a fresh look: `null` when it is to be neither accepted nor sent back. */
  readonly evaluate: (snapshot: Snapshot) => Verdict | null;
  /** `null`: the policy decided. */
  readonly manualDecision: ManualDecision | null;
}

export type SettleResult =
  | { readonly kind: 'settled'; readonly verdict: Verdict; readonly snapshot: Snapshot }
  /** Something moved: nothing was sent, judge again. */
  | { readonly kind: 'again'; readonly snapshot: Snapshot | null }
  /** Another run is at it since then (ms): nothing was sent. */
  | { readonly kind: 'busy'; readonly since: number; readonly snapshot: Snapshot }
  | { readonly kind: 'held'; readonly verdict: Verdict; readonly snapshot: Snapshot };

/** Settles at most once. Throws GitHubError or MarketplaceError only while certainly nothing was sent. */
export async function settle(context: FlowContext, before: Snapshot, order: SettleOrder): Promise<SettleResult> {
  const { threadNumber } = before.tracked;
  if (threadNumber === null && context.run.runAttempt > 1 && order.verdict.kind === 'rework') {
    const verdict = describeUnconfirmed(context, 'an earlier attempt of this run may have sent the work back already');
    return { kind: 'held', verdict, snapshot: before };
  }
  const settleContext: SettleContext = {
    ...EMPTY_SETTLE_CONTEXT,
    context,
    order,
    snapshot: before,
    verdict: order.verdict,
  };
  const plan = {
    verdict: order.verdict.kind,
    head: before.observation.pull?.headSha ?? null,
    askedAt: order.manualDecision?.askedAt ?? null,
    isRecorded: threadNumber !== null && !isSandbox(context),
  };
  let move = beginSettling(plan, context.clock.now());
  while (move.effect.kind !== 'end')
    move = advanceSettling(move.state, await performEffects(settleContext, move.state));
  return toSettleResult(settleContext, move.state, move.effect.end);
}

/** What the carrier keeps beside the protocol's state: whole values, and what failed. */
interface SettleContext {
  readonly context: FlowContext;
  readonly order: SettleOrder;
  snapshot: Snapshot;
  /** The round's turn, where acquires can't be taken back. */
  epoch: number;
  verdict: Verdict;
  /** The place and slot that were seen untouched in the moment of the look; `null`: they were not. */
  freeLock: { readonly lockKey: LockKey; readonly sequence: number } | null;
  /** This round's decisions, read beside the end of the acquire. */
  decisions: Promise<readonly number[] | null> | null;
  /** The rework's reason; `null` until it is gathered. */
  reason: string | null;
  /** As it stands after sending; `null`: not seen. */
  mission: Mission | null;
  error: unknown;
  failure: Failure | null;
  /** What was said to a failed step. */
  serverMessage: string | null;
}

const EMPTY_SETTLE_CONTEXT = {
  epoch: 0,
  freeLock: null,
  decisions: null,
  reason: null,
  mission: null,
  error: null,
  failure: null,
  serverMessage: null,
};

async function performEffects(settleContext: SettleContext, state: SettleState): Promise<SettleEvent> {
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
  const lockKey = lockKeyOf(settleContext);
  const sequence = settleContext.snapshot.observation.rounds.round;
  const hasSequence = sequence <= context.lock.maxSequence && settleContext.snapshot.tracked.comment !== null;
  const [snapshot, isFree] = await Promise.all([
    loadSnapshot(context, settleContext.snapshot.tracked),
    hasSequence && context.lock.peek(lockKey, sequence),
  ]);
  settleContext.snapshot = snapshot;
  settleContext.freeLock = isFree ? { lockKey, sequence } : null;
  settleContext.epoch = snapshot.epoch;
  const verdict = snapshot.lostReason === null ? order.evaluate(snapshot) : null;
  if (verdict !== null) settleContext.verdict = verdict;
  const { threadNumber, comment, state } = snapshot.tracked;
  return {
    verdict: verdict?.kind === 'accept' || verdict?.kind === 'rework' ? verdict.kind : null,
    preconditions: preconditionsOf(snapshot, order.manualDecision),
    isLockAvailable: (threadNumber === null || comment !== null) && state.round <= context.lock.maxSequence,
    seenDecisions: snapshot.decisions.map((decision) => decision.comment.id),
  };
}

function lockKeyOf({ snapshot, epoch }: SettleContext): LockKey {
  const { threadNumber, comment, subject, mission } = snapshot.tracked;
  const reference = formatRefPart(threadNumber ?? 0, subject.key);
  return { on: 'comment', id: comment?.id ?? 0, nodeId: comment?.nodeId, reference, mission: mission.id, epoch };
}

/** What else is on record for the round is read once the acquire stands, beside the look that tells whether it was the first. */
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

/** The decision, and beside it the pull request's page where nobody has said yet that it delivers this mission. */
async function writeDecisionAndLink(settleContext: SettleContext): Promise<Replies['write_decision']> {
  const { context, snapshot, verdict, order } = settleContext;
  const [id] = await Promise.all([
    attempt(settleContext, async () => (await writeDecision(context, snapshot, verdict, order.manualDecision)).id),
    order.manualDecision === null ? announceLink(context, snapshot) : null,
  ]);
  return id;
}

/** By its id; where a acquire stands for good, by a signed withdrawal that opens the round's next turn (docs/PROTOCOL.md#ref-lock). */
async function releaseLock(settleContext: SettleContext, acquisitionId: string | null): Promise<boolean> {
  const { context, snapshot, epoch } = settleContext;
  if (acquisitionId === null) return false;
  if (context.lock.kind !== 'ref')
    return context.lock.release(lockKeyOf(settleContext), acquisitionId).catch(() => false);
  const opened = await attempt(settleContext, () => writeReleaseMarker(context, snapshot, epoch));
  if (opened !== null) settleContext.epoch += 1;
  return opened !== null;
}

/** `null` where it failed; the error is kept for the end. */
async function attempt<T>(settleContext: SettleContext, body: () => Promise<T>): Promise<T | null> {
  try {
    return await body();
  } catch (error) {
    settleContext.error = error;
    return null;
  }
}

/** The reason is gathered first: nothing slow stands between the last read and the sending. */
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
    snapshot.reading?.kind === 'read' ? snapshot.reading.reported.filter((one) => failing.has(one.nodeId)) : [];
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

/** The mission as it stands after sending, for the page. */
function keepMission(settleContext: SettleContext, mission: Mission): MissionStanding {
  settleContext.mission = mission;
  return { phase: mission.phase, reworks: mission.reworkCount };
}

function toSettleResult(settleContext: SettleContext, state: SettleState, end: SettleEnd): SettleResult {
  const { context, snapshot } = settleContext;
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
    case 'held': {
      const facts = {
        why: end.why,
        verdict: state.plan.verdict,
        round: snapshot.tracked.state.round,
        serverMessage: settleContext.serverMessage,
      };
      return {
        kind: 'held',
        verdict: describeSettleHeld(context, facts),
        snapshot: state.sendCount > 0 ? recordUnseenRework(settleContext) : snapshot,
      };
    }
  }
}

/** What was settled, in the state and its history. */
function recordSettled(settleContext: SettleContext): Snapshot {
  const { context, snapshot, verdict } = settleContext;
  const { state } = snapshot.tracked;
  const sha = snapshot.observation.pull?.headSha ?? null;
  const text = describeSettled(settleContext, sha);
  const history = addHistory(state.history, { at: context.clock.now(), text });
  const next: MissionState =
    verdict.kind === 'accept'
      ? { ...state, history }
      : { ...state, history, round: state.round + 1, sentBackSha: sha, leftSince: true };
  return {
    ...snapshot,
    tracked: { ...snapshot.tracked, mission: settleContext.mission ?? snapshot.tracked.mission, state: next },
  };
}

function describeSettled({ verdict, order, snapshot }: SettleContext, sha: string | null): string {
  const where = sha === null ? '' : ` at ${sha.slice(0, 7)}`;
  const by = order.manualDecision === null ? '' : ` by @${order.manualDecision.by.login}`;
  return verdict.kind === 'accept'
    ? `Accepted and paid${where}${by}`
    : `Sent back${where}${by} (round ${snapshot.tracked.state.round})`;
}

/** A rework that was sent and not seen to take effect: the same delivery is not judged as if nothing had been said (docs/BEHAVIOR.md#changed-decisions). */
function recordUnseenRework({ snapshot, verdict }: SettleContext): Snapshot {
  if (verdict.kind !== 'rework') return snapshot;
  const sentBackSha = snapshot.observation.pull?.headSha ?? null;
  const state = { ...snapshot.tracked.state, sentBackSha, leftSince: false };
  return { ...snapshot, tracked: { ...snapshot.tracked, state } };
}

function isSandbox(context: FlowContext): boolean {
  return context.signer.isSandbox;
}
