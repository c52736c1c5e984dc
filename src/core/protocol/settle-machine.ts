/**
 * Settling a round at most once (docs/PROTOCOL.md#settle-order), as a pure reducer: (state, reply) → (state, next effect). It knows no
 * clock and no port; `flow/settle/settle.ts` carries the effects out, and a model can explore every order of replies.
 *
 * look again → acquire the decision lock → a decision that was not seen when judging: stand down → decision comment → read
 * mission, people's words, and the head last → send once, within a minute of the acquire → an unclear answer is read. Only an
 * accept is ever sent a second time, by its owner, after all reads again.
 */
import type { MissionPhase } from '../domain/mission.ts';

/** From asking for the acquire to sending, ms: after that the owner gives up. */
export const DECISION_MS = 60_000;
/** How long another run's settling is waited for, ms, before it counts as in doubt. */
export const OTHER_RUN_MS = 120_000;
/** How late a request may land, ms: a person takes a lock over only this long after its owner's last moment to send. */
export const TAKEOVER_MS = 15 * 60_000;

/** What a decision rests on. It may be sent only while this is still the case. */
export interface Preconditions {
  /** The mission awaits acceptance. */
  readonly isReady: boolean;
  /** Head of the pull request that delivers; `null` without one. */
  readonly head: string | null;
  /** Somebody's words stand against it: a hold, or a command that is no longer there. */
  readonly isBlocked: boolean;
  /** Reworks as the marketplace counts them; `null` where it doesn't. */
  readonly reworks: number | null;
  /** Everything else, as one text: equal texts, equal ground. */
  readonly fingerprint: string;
}

/** What is to be settled, and by whom. */
export interface SettlePlan {
  readonly verdict: 'accept' | 'rework';
  /** The head that was judged; a person's named one. */
  readonly head: string | null;
  /** When a person gave the command, ms, by GitHub's clock; `null`: the policy decided. */
  readonly askedAt: number | null;
  /** Decisions are kept as comments: not in trials, and not for a mission that only its own run settles. */
  readonly isRecorded: boolean;
}

/** The mission as far as settling cares. */
export interface MissionStanding {
  readonly phase: MissionPhase;
  readonly reworks: number | null;
}

/** What each effect is answered with. `null`: it failed, and what failed is for the carrier to tell. */
export interface Replies {
  /** Judge again on fresh reads. `verdict` is `null` when it is neither accept nor rework; `seen` are this round's decisions. */
  readonly refresh: {
    readonly verdict: 'accept' | 'rework' | null;
    readonly preconditions: Preconditions;
    readonly isLockAvailable: boolean;
    readonly seenDecisions: readonly number[];
  };
  readonly acquire:
    | { readonly kind: 'acquired'; readonly acquisitionId: string }
    | { readonly kind: 'taken' | 'gone' | 'denied' | 'unclear' };
  /** Since when a lock is taken (ms; `null`: nobody can tell), and which acquire that is. */
  readonly read_lock:
    | { readonly kind: 'free' }
    | { readonly kind: 'gone' }
    | { readonly kind: 'taken'; readonly at: number | null; readonly acquisitionId: string }
    | null;
  /** A person takes over: that acquire, and no other, is deleted. */
  readonly clear_lock: boolean;
  readonly list_decisions: readonly number[] | null;
  readonly write_decision: number | null;
  readonly read_again: Preconditions | null;
  readonly send:
    { readonly kind: 'done'; readonly standing: MissionStanding | null } | { readonly kind: 'refused' | 'unclear' };
  readonly read_mission: MissionStanding | null;
  readonly remove_decision: boolean;
  readonly release: boolean;
}

type Step = keyof Replies;

/** What to do next, with what the state names; its reply comes back as an event. `end`: there is nothing more to do. */
type SettleEffect = { readonly kind: Step } | { readonly kind: 'end'; readonly end: SettleEnd };

export type SettleEnd =
  /** It took effect. */
  | { readonly kind: 'settled' }
  /** Something moved: nothing was sent, judge again. */
  | { readonly kind: 'again' }
  /** Another run is at it: nothing was sent; look again in a moment. */
  | { readonly kind: 'busy'; readonly since: number }
  /** The marketplace refused: certainly without effect, and the lock is intact again. */
  | { readonly kind: 'refused' }
  /** A decision could not be read or written: nothing was sent. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'held'; readonly why: HeldReason };

/**
 * `gone`: no place for the lock. `denied`: the token may not acquire it. `acquire_unknown`: whether it is ours is unknown. `others`:
 * begun by another run that never finished. `not_released`: nothing was sent, but the lock could not be taken back. `unclear`: sent,
 * and the answer was lost. `no_change`: the marketplace said yes, and the mission has not changed.
 */
export type HeldReason = 'gone' | 'denied' | 'acquire_unknown' | 'others' | 'not_released' | 'unclear' | 'no_change';

/** Everything that is remembered between two replies. */
export interface SettleState {
  readonly plan: SettlePlan;
  /** The reply that is awaited. */
  readonly awaitedStep: Step;
  /** When the effect was asked for, ms. */
  readonly askedAt: number;
  readonly preconditions: Preconditions | null;
  readonly seenDecisions: readonly number[];
  /** This run's acquire, which `release` takes back; `deadline` in ms. */
  readonly acquisition: { readonly id: string; readonly deadline: number } | null;
  /** This run's decision comment: what `remove_decision` removes. */
  readonly decisionComment: number | null;
  /** The acquire that a person takes over: what `clear` deletes. */
  readonly abandonedAcquisition: string | null;
  /** How often it was sent: at most twice, a rework once. */
  readonly sendCount: number;
  readonly response: 'none' | 'done' | 'unclear';
  /** How it ends once it is taken back. */
  readonly pendingEnd: 'again' | 'refused' | 'failed' | 'others';
}

/** A reply, when it came (ms), and whether the job has been cancelled by then. */
export type SettleEvent = { readonly [S in Step]: EventOf<S> }[Step];
type EventOf<S extends Step> = {
  readonly [P in S]: {
    readonly to: P;
    readonly reply: Replies[P];
    readonly at: number;
    readonly cancelled: boolean;
  };
}[S];

export interface SettleMove {
  readonly state: SettleState;
  readonly effect: SettleEffect;
}

/** The first effect: judge again on fresh reads. `at` in ms. */
export function beginSettling(plan: SettlePlan, at: number): SettleMove {
  const state: SettleState = {
    plan,
    awaitedStep: 'refresh',
    askedAt: at,
    preconditions: null,
    seenDecisions: [],
    acquisition: null,
    decisionComment: null,
    abandonedAcquisition: null,
    sendCount: 0,
    response: 'none',
    pendingEnd: 'again',
  };
  return { state, effect: { kind: 'refresh' } };
}

/** The next effect. Throws RangeError for a reply that nobody waits for: a bug of the carrier. */
export function advanceSettling(state: SettleState, event: SettleEvent): SettleMove {
  if (event.to !== state.awaitedStep) throw new RangeError(`waiting for ${state.awaitedStep}, not for ${event.to}`);
  return dispatch(state, event);
}

function dispatch<S extends Step>(state: SettleState, event: EventOf<S>): SettleMove {
  return REPLY_HANDLERS[event.to](state, event.reply, event);
}

type EventTime = Pick<SettleEvent, 'at' | 'cancelled'>;
type ReplyHandler<S extends Step> = (state: SettleState, reply: Replies[S], moment: EventTime) => SettleMove;

const REPLY_HANDLERS: { readonly [S in Step]: ReplyHandler<S> } = {
  refresh: afterRefresh,
  acquire: afterAcquire,
  read_lock: afterReadLock,
  clear_lock: (state, cleared, { at }) => (cleared ? ask(state, 'acquire', at) : end(state, held('others'))),
  list_decisions: afterDecisions,
  write_decision: (state, decisionComment, { at }) =>
    decisionComment === null ? releaseLock(state, 'failed', at) : ask({ ...state, decisionComment }, 'read_again', at),
  read_again: afterReading,
  send: afterSending,
  read_mission: afterMission,
  remove_decision: (state, _removed, { at }) => ask({ ...state, decisionComment: null }, 'release', at),
  release: (state, clean) => end(state, clean ? toEnd(state.pendingEnd) : held('not_released')),
};

function ask(state: SettleState, step: Step, at: number): SettleMove {
  return { state: { ...state, awaitedStep: step, askedAt: at }, effect: { kind: step } };
}

function end(state: SettleState, how: SettleEnd): SettleMove {
  return { state, effect: { kind: 'end', end: how } };
}

function held(why: HeldReason): SettleEnd {
  return { kind: 'held', why };
}

function toEnd(then: SettleState['pendingEnd']): SettleEnd {
  return then === 'others' ? held('others') : { kind: then };
}

function afterRefresh(state: SettleState, look: Replies['refresh'], { at }: EventTime): SettleMove {
  const { plan } = state;
  const { preconditions: preconditions, seenDecisions } = look;
  const same =
    look.verdict === plan.verdict &&
    preconditions.isReady &&
    !preconditions.isBlocked &&
    preconditions.head === plan.head;
  if (!same) return end(state, { kind: 'again' });
  return look.isLockAvailable
    ? ask({ ...state, preconditions, seenDecisions }, 'acquire', at)
    : end(state, held('gone'));
}

function afterAcquire(state: SettleState, acquire: Replies['acquire'], { at }: EventTime): SettleMove {
  switch (acquire.kind) {
    case 'acquired': {
      // From when it was asked for: it cannot have been taken earlier.
      const owner = { ...state, acquisition: { id: acquire.acquisitionId, deadline: state.askedAt + DECISION_MS } };
      return ask(owner, state.plan.isRecorded ? 'list_decisions' : 'read_again', at);
    }
    case 'taken':
      return ask(state, 'read_lock', at);
    case 'gone':
    case 'denied':
      return end(state, held(acquire.kind));
    case 'unclear':
      return end(state, held('acquire_unknown'));
  }
}

/** Somebody else taken it: give them time; then it is in doubt for everybody but a person who comes late enough. */
function afterReadLock(state: SettleState, lock: Replies['read_lock'], { at }: EventTime): SettleMove {
  if (lock === null || lock.kind === 'free') return end(state, { kind: 'again' });
  if (lock.kind === 'gone') return end(state, held('gone'));
  const { at: since } = lock;
  const { askedAt } = state.plan;
  if (since === null) return end(state, held('others'));
  if (askedAt === null) return end(state, at - since < OTHER_RUN_MS ? { kind: 'busy', since } : held('others'));
  // Both times are GitHub's, so that no runner's clock shortens the wait. One takeover a run.
  if (state.abandonedAcquisition !== null || askedAt - since < DECISION_MS + TAKEOVER_MS)
    return end(state, { kind: 'busy', since });
  return ask({ ...state, abandonedAcquisition: lock.acquisitionId }, 'clear_lock', at);
}

/**
 * A decision of this round that was not seen when judging: its author knew something that this run did not. One that was
 * seen and still stands was never taken back, so it may have been sent: only a person goes past it.
 */
function afterDecisions(state: SettleState, ids: Replies['list_decisions'], { at }: EventTime): SettleMove {
  if (ids === null) return releaseLock(state, 'failed', at);
  if (ids.some((id) => !state.seenDecisions.includes(id))) return releaseLock(state, 'again', at);
  const isLeftOver = ids.length > 0 && state.plan.askedAt === null;
  return isLeftOver ? releaseLock(state, 'others', at) : ask(state, 'write_decision', at);
}

/** The reads before each sending. Once something was sent, there is nothing to take back any more. */
function afterReading(state: SettleState, now: Replies['read_again'], { at, cancelled }: EventTime): SettleMove {
  const isInTime = state.acquisition !== null && at < state.acquisition.deadline && !cancelled;
  if (isInTime && now !== null && samePreconditions(now, state.preconditions))
    return ask({ ...state, sendCount: state.sendCount + 1 }, 'send', at);
  return state.sendCount > 0 ? end(state, unconfirmed(state)) : releaseLock(state, 'again', at);
}

function samePreconditions(now: Preconditions, judged: Preconditions | null): boolean {
  return (
    judged !== null &&
    now.isReady &&
    !now.isBlocked &&
    now.head === judged.head &&
    now.reworks === judged.reworks &&
    now.fingerprint === judged.fingerprint
  );
}

function afterSending(state: SettleState, reply: Replies['send'], { at }: EventTime): SettleMove {
  if (reply.kind === 'refused')
    return state.sendCount > 1 ? end(state, unconfirmed(state)) : releaseLock(state, 'refused', at);
  const answered = { ...state, answer: reply.kind };
  return reply.kind === 'done' && reply.standing !== null && tookEffect(answered, reply.standing)
    ? end(answered, { kind: 'settled' })
    : ask(answered, 'read_mission', at);
}

/** Only the mission itself tells. An accept that certainly has not arrived yet may be sent once more, after all reads again. */
function afterMission(state: SettleState, standing: Replies['read_mission'], { at }: EventTime): SettleMove {
  if (standing !== null && tookEffect(state, standing)) return end(state, { kind: 'settled' });
  const mayRepeat =
    state.plan.verdict === 'accept' &&
    state.response === 'unclear' &&
    state.sendCount === 1 &&
    standing?.phase === 'awaiting_acceptance';
  return mayRepeat ? ask(state, 'read_again', at) : end(state, unconfirmed(state));
}

/**
 * A specialist may have delivered again by the time we look: the marketplace's own count, where it has one, tells that the
 * work was sent back. Without an answer a mission at work is no proof: that read may be older than the delivery.
 */
function tookEffect({ plan, preconditions, response }: SettleState, { phase, reworks }: MissionStanding): boolean {
  if (plan.verdict === 'accept') return phase === 'accepted';
  const isAtWork = phase === 'in_progress' || phase === 'matched';
  const before = preconditions?.reworks ?? null;
  if (before === null || reworks === null || (isAtWork && response === 'done')) return isAtWork;
  return reworks > before;
}

function unconfirmed({ response }: SettleState): SettleEnd {
  return held(response === 'done' ? 'no_change' : 'unclear');
}

/** Certainly nothing was sent: the decision comment goes, then the lock, by the id that our own acquire returned. */
function releaseLock(state: SettleState, then: SettleState['pendingEnd'], at: number): SettleMove {
  const leaving = { ...state, then };
  return ask(leaving, state.decisionComment === null ? 'release' : 'remove_decision', at);
}
