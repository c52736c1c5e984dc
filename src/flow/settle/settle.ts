/** Carries out the settle protocol (core/protocol/settle-machine.ts) over the ports: each effect is one step, each reply comes back as an event. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Verdict } from '../../core/domain/model.ts';
import type { FusePlace } from '../../core/ports/once-lock.ts';
import type { Failure, WriteReply } from '../../core/ports/errors.ts';
import { formatRefPart } from '../../core/domain/reference.ts';
import { formatReworkReason } from '../../core/policy/rework-reason.ts';
import type { Replies, SettleEnd, SettleEvent, SettleState, Standing } from '../../core/protocol/settle-machine.ts';
import { advanceSettling, beginSettling } from '../../core/protocol/settle-machine.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { addHistory } from '../../core/state/markers.ts';
import { listDecisions, writeDecision, writeWithdrawal } from './decision-comment.ts';
import type { Engine } from '../shared/context.ts';
import { groundOf, readGround } from './preconditions.ts';
import type { Look } from '../observe/observe.ts';
import { observe } from '../observe/observe.ts';
import type { PersonsWord } from '../access/manual-decision.ts';
import { announceBinding } from '../publish/publish.ts';
import { describeRefused, describeSettleHeld, inDoubt } from './messages.ts';

/** What is to be settled. */
export interface SettleOrder {
  readonly verdict: Verdict & { readonly kind: 'accept' | 'rework' };
  /** Judges a fresh look: `null` when it is to be neither accepted nor sent back. */
  readonly judge: (look: Look) => Verdict | null;
  /** `null`: the policy decided. */
  readonly person: PersonsWord | null;
}

export type SettleResult =
  | { readonly kind: 'settled'; readonly verdict: Verdict; readonly look: Look }
  /** Something moved: nothing was sent, judge again. */
  | { readonly kind: 'again'; readonly look: Look | null }
  /** Another run is at it since then (ms): nothing was sent. */
  | { readonly kind: 'busy'; readonly since: number; readonly look: Look }
  | { readonly kind: 'held'; readonly verdict: Verdict; readonly look: Look };

/** Settles at most once. Throws GitHubError or MarketplaceError only while certainly nothing was sent. */
export async function settle(engine: Engine, before: Look, order: SettleOrder): Promise<SettleResult> {
  const { home } = before.engaged;
  if (home === null && engine.run.runAttempt > 1 && order.verdict.kind === 'rework') {
    const verdict = inDoubt(engine, 'an earlier attempt of this run may have sent the work back already');
    return { kind: 'held', verdict, look: before };
  }
  const desk: Desk = { ...EMPTY, engine, order, look: before, verdict: order.verdict };
  const plan = {
    verdict: order.verdict.kind,
    head: before.observation.pull?.headSha ?? null,
    askedAt: order.person?.askedAt ?? null,
    recorded: home !== null && !isTrial(engine),
  };
  let move = beginSettling(plan, engine.clock.now());
  while (move.effect.kind !== 'end') move = advanceSettling(move.state, await carryOut(desk, move.state));
  return conclude(desk, move.state, move.effect.end);
}

/** What the carrier keeps beside the protocol's state: whole values, and what failed. */
interface Desk {
  readonly engine: Engine;
  readonly order: SettleOrder;
  look: Look;
  /** The round's turn, where burns can't be taken back. */
  turn: number;
  verdict: Verdict;
  /** The place and slot that were seen untouched in the moment of the look; `null`: they were not. */
  untouched: { readonly place: FusePlace; readonly slot: number } | null;
  /** This round's decisions, read beside the end of the burn. */
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

async function carryOut(desk: Desk, state: SettleState): Promise<SettleEvent> {
  const { clock, signal } = desk.engine;
  const reply = await CARRIERS[state.awaits](desk, state);
  // The table pairs every step with its own reply.
  return { to: state.awaits, reply, at: clock.now(), cancelled: signal.aborted } as SettleEvent;
}

const CARRIERS: { readonly [S in keyof Replies]: (desk: Desk, state: SettleState) => Promise<Replies[S]> } = {
  look: lookAgain,
  burn,
  read_fuse: (desk) => desk.engine.fuse.read(placeOf(desk), desk.look.observation.rounds.round).catch(() => null),
  clear: (desk, { left }) => takeBack(desk, left),
  list_decisions: (desk) => desk.decisions ?? readDecisions(desk),
  write_decision: writeBoth,
  read_again: readAgain,
  send,
  read_mission: (desk) =>
    desk.engine.marketplace.getMission(desk.look.engaged.mission.id).then(
      (mission) => keep(desk, mission),
      () => null,
    ),
  remove_decision: ({ engine }, { note }) =>
    engine.github.conversations.deleteComment({ id: note ?? 0 }).catch(() => false),
  take_back: (desk, state) => takeBack(desk, state.burn?.id ?? null),
};

async function lookAgain(desk: Desk): Promise<Replies['look']> {
  const { engine, order } = desk;
  const place = placeOf(desk);
  const slot = desk.look.observation.rounds.round;
  const isSlot = slot <= engine.fuse.slots && desk.look.engaged.comment !== null;
  const [look, untouched] = await Promise.all([
    observe(engine, desk.look.engaged),
    isSlot && engine.fuse.glance(place, slot),
  ]);
  desk.look = look;
  desk.untouched = untouched ? { place, slot } : null;
  desk.turn = look.turn;
  const verdict = look.lost === null ? order.judge(look) : null;
  if (verdict !== null) desk.verdict = verdict;
  const { home, comment, state } = look.engaged;
  return {
    verdict: verdict?.kind === 'accept' || verdict?.kind === 'rework' ? verdict.kind : null,
    ground: groundOf(look, order.person),
    placed: (home === null || comment !== null) && state.round <= engine.fuse.slots,
    seen: look.decisions.map((decision) => decision.comment.id),
  };
}

function placeOf({ look, turn }: Desk): FusePlace {
  const { home, comment, subject, mission } = look.engaged;
  const reference = formatRefPart(home ?? 0, subject.key);
  return { on: 'comment', id: comment?.id ?? 0, nodeId: comment?.nodeId, reference, mission: mission.id, turn };
}

/** What else is on record for the round is read once the burn stands, beside the look that tells whether it was the first. */
async function burn(desk: Desk, state: SettleState): Promise<Replies['burn']> {
  const { untouched } = desk;
  const place = placeOf(desk);
  const { round } = desk.look.observation.rounds;
  const isSeen = untouched?.slot === round && untouched.place.on === 'comment' && place.on === 'comment';
  const reply = await desk.engine.fuse.burn(place, round, {
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

function readDecisions(desk: Desk): Promise<readonly number[] | null> {
  return tryOut(desk, () => listDecisions(desk.engine, desk.look));
}

/** The decision, and beside it the pull request's page where nobody has said yet that it delivers this mission. */
async function writeBoth(desk: Desk): Promise<Replies['write_decision']> {
  const { engine, look, verdict, order } = desk;
  const [id] = await Promise.all([
    tryOut(desk, async () => (await writeDecision(engine, look, verdict, order.person)).id),
    order.person === null ? announceBinding(engine, look) : null,
  ]);
  return id;
}

/** By its id; where a burn stands for good, by a signed withdrawal that opens the round's next turn (docs/PROTOCOL.md#ref-lock). */
async function takeBack(desk: Desk, burnId: string | null): Promise<boolean> {
  const { engine, look, turn } = desk;
  if (burnId === null) return false;
  if (engine.fuse.kind !== 'ref') return engine.fuse.takeBack(placeOf(desk), burnId).catch(() => false);
  const opened = await tryOut(desk, () => writeWithdrawal(engine, look, turn));
  if (opened !== null) desk.turn += 1;
  return opened !== null;
}

/** `null` where it failed; the error is kept for the end. */
async function tryOut<T>(desk: Desk, body: () => Promise<T>): Promise<T | null> {
  try {
    return await body();
  } catch (error) {
    desk.error = error;
    return null;
  }
}

/** The reason is gathered first: nothing slow stands between the last read and the sending. */
async function readAgain(desk: Desk): Promise<Replies['read_again']> {
  const { engine, look, order, verdict } = desk;
  if (verdict.kind === 'rework')
    desk.reason ??= await composeReason(engine, look, { ...verdict, say: order.person?.reason ?? verdict.say });
  return readGround(engine, look, order.person).catch(() => null);
}

async function composeReason(engine: Engine, look: Look, verdict: Verdict): Promise<string> {
  const { evidence: seen } = look.observation;
  const evidence = seen.kind === 'evaluated' ? seen.evidence : null;
  const failing = new Set(evidence?.results.filter((one) => one.verdict === 'failed').map((one) => one.nodeId));
  const checks = look.reading?.kind === 'read' ? look.reading.reported.filter((one) => failing.has(one.nodeId)) : [];
  const details =
    checks.length === 0 ? new Map() : await engine.github.checks.readDetails(checks).catch(() => new Map());
  return formatReworkReason({ verdict, mission: look.engaged.mission, evidence, details, redact: engine.redact });
}

async function send(desk: Desk): Promise<Replies['send']> {
  const { marketplace } = desk.engine;
  const { id } = desk.look.engaged.mission;
  const reply: WriteReply<Mission | null> =
    desk.verdict.kind === 'accept'
      ? await marketplace.acceptMission(id)
      : await marketplace.reworkMission(id, desk.reason ?? '');
  if (reply.kind === 'done') return { kind: 'done', standing: reply.value === null ? null : keep(desk, reply.value) };
  desk.failure = reply.failure;
  desk.said = reply.failure.why;
  return { kind: reply.kind };
}

/** The mission as it stands after sending, for the page. */
function keep(desk: Desk, mission: Mission): Standing {
  desk.mission = mission;
  return { phase: mission.phase, reworks: mission.reworkCount };
}

function conclude(desk: Desk, state: SettleState, end: SettleEnd): SettleResult {
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
function record(desk: Desk): Look {
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

function describeAct({ verdict, order, look }: Desk, sha: string | null): string {
  const where = sha === null ? '' : ` at ${sha.slice(0, 7)}`;
  const by = order.person === null ? '' : ` by @${order.person.by.login}`;
  return verdict.kind === 'accept'
    ? `Accepted and paid${where}${by}`
    : `Sent back${where}${by} (round ${look.engaged.state.round})`;
}

/** A rework that was sent and not seen to take effect: the same delivery is not judged as if nothing had been said (docs/BEHAVIOR.md#changed-decisions). */
function remember({ look, verdict }: Desk): Look {
  if (verdict.kind !== 'rework') return look;
  const sentBackSha = look.observation.pull?.headSha ?? null;
  const state = { ...look.engaged.state, sentBackSha, leftSince: false };
  return { ...look, engaged: { ...look.engaged, state } };
}

function isTrial(engine: Engine): boolean {
  return engine.codec.tag === 'orkestro-sandbox';
}
