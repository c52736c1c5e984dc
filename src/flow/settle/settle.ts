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
import { listDecisions, writeDecision, writeWithdrawal } from './decision-comment.ts';
import type { FlowContext } from '../shared/context.ts';
import { preconditionsOf, readPreconditions } from './preconditions.ts';
import type { Snapshot } from '../observe/observe.ts';
import { observe } from '../observe/observe.ts';
import type { ManualDecision } from '../access/manual-decision.ts';
import { announceBinding } from '../publish/publish.ts';
import { describeRefused, describeSettleHeld, describeUnconfirmed } from './messages.ts';

/** What is to be settled. */
export interface SettleOrder {
  readonly verdict: Verdict & { readonly kind: 'accept' | 'rework' };
  /** Judges a fresh look: `null` when it is to be neither accepted nor sent back. */
  readonly judge: (look: Snapshot) => Verdict | null;
  /** `null`: the policy decided. */
  readonly person: ManualDecision | null;
}

export type SettleResult =
  | { readonly kind: 'settled'; readonly verdict: Verdict; readonly look: Snapshot }
  /** Something moved: nothing was sent, judge again. */
  | { readonly kind: 'again'; readonly look: Snapshot | null }
  /** Another run is at it since then (ms): nothing was sent. */
  | { readonly kind: 'busy'; readonly since: number; readonly look: Snapshot }
  | { readonly kind: 'held'; readonly verdict: Verdict; readonly look: Snapshot };

/** Settles at most once. Throws GitHubError or MarketplaceError only while certainly nothing was sent. */
export async function settle(engine: FlowContext, before: Snapshot, order: SettleOrder): Promise<SettleResult> {
  const { threadNumber } = before.engaged;
  if (threadNumber === null && engine.run.runAttempt > 1 && order.verdict.kind === 'rework') {
    const verdict = describeUnconfirmed(engine, 'an earlier attempt of this run may have sent the work back already');
    return { kind: 'held', verdict, look: before };
  }
  const desk: SettleContext = { ...EMPTY, engine, order, look: before, verdict: order.verdict };
  const plan = {
    verdict: order.verdict.kind,
    head: before.observation.pull?.headSha ?? null,
    askedAt: order.person?.askedAt ?? null,
    recorded: threadNumber !== null && !isSandbox(engine),
  };
  let move = beginSettling(plan, engine.clock.now());
  while (move.effect.kind !== 'end') move = advanceSettling(move.state, await performEffects(desk, move.state));
  return conclude(desk, move.state, move.effect.end);
}

/** What the carrier keeps beside the protocol's state: whole values, and what failed. */
interface SettleContext {
  readonly engine: FlowContext;
  readonly order: SettleOrder;
  look: Snapshot;
  /** The round's turn, where acquires can't be taken back. */
  turn: number;
  verdict: Verdict;
  /** The place and slot that were seen untouched in the moment of the look; `null`: they were not. */
  untouched: { readonly place: LockKey; readonly slot: number } | null;
  /** This round's decisions, read beside the end of the acquire. */
  decisions: Promise<readonly number[] | null> | null;
  /** The rework's reason; `null` until it is gathered. */
  reason: string | null;
  /** As it stands after sending; `null`: not seen. */
  mission: Mission | null;
  error: unknown;
  failure: Failure | null;
  /** What was said to a failed step. */
  said: string | null;
}

const EMPTY = {
  turn: 0,
  untouched: null,
  decisions: null,
  reason: null,
  mission: null,
  error: null,
  failure: null,
  said: null,
};

async function performEffects(desk: SettleContext, state: SettleState): Promise<SettleEvent> {
  const { clock, signal } = desk.engine;
  const reply = await EFFECT_HANDLERS[state.awaits](desk, state);
  // The table pairs every step with its own reply.
  return { to: state.awaits, reply, at: clock.now(), cancelled: signal.aborted } as SettleEvent;
}

const EFFECT_HANDLERS: {
  readonly [S in keyof Replies]: (desk: SettleContext, state: SettleState) => Promise<Replies[S]>;
} = {
  look: lookAgain,
  acquire: acquireLock,
  read_lock: (desk) => desk.engine.lock.read(lockKeyOf(desk), desk.look.observation.rounds.round).catch(() => null),
  clear: (desk, { left }) => releaseLock(desk, left),
  list_decisions: (desk) => desk.decisions ?? readDecisions(desk),
  write_decision: writeDecisionAndLink,
  read_again: readAgain,
  send,
  read_mission: (desk) =>
    desk.engine.marketplace.getMission(desk.look.engaged.mission.id).then(
      (mission) => keepMission(desk, mission),
      () => null,
    ),
  remove_decision: ({ engine }, { note }) =>
    engine.github.conversations.deleteComment({ id: note ?? 0 }).catch(() => false),
  release: (desk, state) => releaseLock(desk, state.acquisition?.id ?? null),
};

async function lookAgain(desk: SettleContext): Promise<Replies['look']> {
  const { engine, order } = desk;
  const place = lockKeyOf(desk);
  const slot = desk.look.observation.rounds.round;
  const isSlot = slot <= engine.lock.maxSequence && desk.look.engaged.comment !== null;
  const [look, untouched] = await Promise.all([
    observe(engine, desk.look.engaged),
    isSlot && engine.lock.peek(place, slot),
  ]);
  desk.look = look;
  desk.untouched = untouched ? { place, slot } : null;
  desk.turn = look.turn;
  const verdict = look.lost === null ? order.judge(look) : null;
  if (verdict !== null) desk.verdict = verdict;
  const { threadNumber, comment, state } = look.engaged;
  return {
    verdict: verdict?.kind === 'accept' || verdict?.kind === 'rework' ? verdict.kind : null,
    ground: preconditionsOf(look, order.person),
    placed: (threadNumber === null || comment !== null) && state.round <= engine.lock.maxSequence,
    seen: look.decisions.map((decision) => decision.comment.id),
  };
}

function lockKeyOf({ look, turn }: SettleContext): LockKey {
  const { threadNumber, comment, subject, mission } = look.engaged;
  const reference = formatRefPart(threadNumber ?? 0, subject.key);
  return { on: 'comment', id: comment?.id ?? 0, nodeId: comment?.nodeId, reference, mission: mission.id, turn };
}

/** What else is on record for the round is read once the acquire stands, beside the look that tells whether it was the first. */
async function acquireLock(desk: SettleContext, state: SettleState): Promise<Replies['acquire']> {
  const { untouched } = desk;
  const place = lockKeyOf(desk);
  const { round } = desk.look.observation.rounds;
  const isSeen = untouched?.slot === round && untouched.place.on === 'comment' && place.on === 'comment';
  const reply = await desk.engine.lock.acquire(place, round, {
    untouched: isSeen && untouched.place.id === place.id,
    read: () => {
      if (!state.plan.recorded) return Promise.resolve();
      desk.decisions = readDecisions(desk);
      return desk.decisions;
    },
  });
  if (reply.kind === 'denied' || reply.kind === 'unclear') desk.said = reply.why;
  return reply;
}

function readDecisions(desk: SettleContext): Promise<readonly number[] | null> {
  return attempt(desk, () => listDecisions(desk.engine, desk.look));
}

/** The decision, and beside it the pull request's page where nobody has said yet that it delivers this mission. */
async function writeDecisionAndLink(desk: SettleContext): Promise<Replies['write_decision']> {
  const { engine, look, verdict, order } = desk;
  const [id] = await Promise.all([
    attempt(desk, async () => (await writeDecision(engine, look, verdict, order.person)).id),
    order.person === null ? announceBinding(engine, look) : null,
  ]);
  return id;
}

/** By its id; where a acquire stands for good, by a signed withdrawal that opens the round's next turn (docs/PROTOCOL.md#ref-lock). */
async function releaseLock(desk: SettleContext, acquisitionId: string | null): Promise<boolean> {
  const { engine, look, turn } = desk;
  if (acquisitionId === null) return false;
  if (engine.lock.kind !== 'ref') return engine.lock.release(lockKeyOf(desk), acquisitionId).catch(() => false);
  const opened = await attempt(desk, () => writeWithdrawal(engine, look, turn));
  if (opened !== null) desk.turn += 1;
  return opened !== null;
}

/** `null` where it failed; the error is kept for the end. */
async function attempt<T>(desk: SettleContext, body: () => Promise<T>): Promise<T | null> {
  try {
    return await body();
  } catch (error) {
    desk.error = error;
    return null;
  }
}

/** The reason is gathered first: nothing slow stands between the last read and the sending. */
async function readAgain(desk: SettleContext): Promise<Replies['read_again']> {
  const { engine, look, order, verdict } = desk;
  if (verdict.kind === 'rework')
    desk.reason ??= await composeReason(engine, look, { ...verdict, message: order.person?.reason ?? verdict.message });
  return readPreconditions(engine, look, order.person).catch(() => null);
}

async function composeReason(engine: FlowContext, look: Snapshot, verdict: Verdict): Promise<string> {
  const { evidence: seen } = look.observation;
  const evidence = seen.kind === 'evaluated' ? seen.evidence : null;
  const failing = new Set(evidence?.results.filter((one) => one.verdict === 'failed').map((one) => one.nodeId));
  const checks = look.reading?.kind === 'read' ? look.reading.reported.filter((one) => failing.has(one.nodeId)) : [];
  const details =
    checks.length === 0 ? new Map() : await engine.github.checks.readDetails(checks).catch(() => new Map());
  return formatReworkReason({ verdict, mission: look.engaged.mission, evidence, details, redact: engine.redact });
}

async function send(desk: SettleContext): Promise<Replies['send']> {
  const { marketplace } = desk.engine;
  const { id } = desk.look.engaged.mission;
  const reply: WriteReply<Mission | null> =
    desk.verdict.kind === 'accept'
      ? await marketplace.acceptMission(id)
      : await marketplace.reworkMission(id, desk.reason ?? '');
  if (reply.kind === 'done')
    return { kind: 'done', standing: reply.value === null ? null : keepMission(desk, reply.value) };
  desk.failure = reply.failure;
  desk.said = reply.failure.why;
  return { kind: reply.kind };
}

/** The mission as it stands after sending, for the page. */
function keepMission(desk: SettleContext, mission: Mission): MissionStanding {
  desk.mission = mission;
  return { phase: mission.phase, reworks: mission.reworkCount };
}

function conclude(desk: SettleContext, state: SettleState, end: SettleEnd): SettleResult {
  const { engine, look } = desk;
  switch (end.kind) {
    case 'settled':
      return { kind: 'settled', verdict: desk.verdict, look: record(desk) };
    case 'again':
      return { kind: 'again', look: state.awaits === 'look' ? look : null };
    case 'busy':
      return { kind: 'busy', since: end.since, look };
    case 'refused':
      return { kind: 'held', verdict: describeRefused(desk.failure), look };
    case 'failed':
      throw desk.error;
    case 'held': {
      const facts = { why: end.why, verdict: state.plan.verdict, round: look.engaged.state.round, said: desk.said };
      return { kind: 'held', verdict: describeSettleHeld(engine, facts), look: state.sent > 0 ? remember(desk) : look };
    }
  }
}

/** What was settled, in the state and its history. */
function record(desk: SettleContext): Snapshot {
  const { engine, look, verdict } = desk;
  const { state } = look.engaged;
  const sha = look.observation.pull?.headSha ?? null;
  const text = describeAct(desk, sha);
  const history = addHistory(state.history, { at: engine.clock.now(), text });
  const next: MissionState =
    verdict.kind === 'accept'
      ? { ...state, history }
      : { ...state, history, round: state.round + 1, sentBackSha: sha, leftSince: true };
  return { ...look, engaged: { ...look.engaged, mission: desk.mission ?? look.engaged.mission, state: next } };
}

function describeAct({ verdict, order, look }: SettleContext, sha: string | null): string {
  const where = sha === null ? '' : ` at ${sha.slice(0, 7)}`;
  const by = order.person === null ? '' : ` by @${order.person.by.login}`;
  return verdict.kind === 'accept'
    ? `Accepted and paid${where}${by}`
    : `Sent back${where}${by} (round ${look.engaged.state.round})`;
}

/** A rework that was sent and not seen to take effect: the same delivery is not judged as if nothing had been said (docs/BEHAVIOR.md#changed-decisions). */
function remember({ look, verdict }: SettleContext): Snapshot {
  if (verdict.kind !== 'rework') return look;
  const sentBackSha = look.observation.pull?.headSha ?? null;
  const state = { ...look.engaged.state, sentBackSha, leftSince: false };
  return { ...look, engaged: { ...look.engaged, state } };
}

function isSandbox(engine: FlowContext): boolean {
  return engine.signer.tag === 'orkestro-sandbox';
}
