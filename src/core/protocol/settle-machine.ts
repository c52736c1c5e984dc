/**
 * Settling a round at most once, as a pure reducer (docs/PROTOCOL.md#settle-order): (state, reply) → (state, next effect).
 *
 * Refresh → acquire the decision lock → stand down if there is a decision that was not seen when judging → write the decision
 * comment → read the mission, the commands, and the head last → send once, within a minute of the acquisition → read the
 * mission if the response is unclear. Only an accept is ever sent a second time, by its owner, after all reads again.
 *
 * It uses no clock and no port. `flow/settle/settle.ts` performs the effects, and a model explores every order of replies.
 */
import { tookEffect, samePreconditions } from './settle-conditions.ts';
import type {
  EventOf,
  HeldReason,
  Replies,
  SettleEnd,
  SettleEvent,
  SettleMove,
  SettlePlan,
  SettleState,
  SettleStep,
} from './settle-state.ts';
import { DECISION_MS, OTHER_RUN_MS, TAKEOVER_MS } from './settle-state.ts';

export type * from './settle-state.ts';
export { DECISION_MS, OTHER_RUN_MS, TAKEOVER_MS } from './settle-state.ts';

/** Begins to settle: the first effect is to judge again on fresh reads. `at` is in ms. */
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

/**
 * Takes the reply to the last effect and returns the next one.
 *
 * @throws RangeError for a reply to another effect, which is a bug of the code that performs them
 */
export function advanceSettling(state: SettleState, event: SettleEvent): SettleMove {
  if (event.to !== state.awaitedStep) throw new RangeError(`waiting for ${state.awaitedStep}, not for ${event.to}`);
  return dispatch(state, event);
}

function dispatch<S extends SettleStep>(state: SettleState, event: EventOf<S>): SettleMove {
  return REPLY_HANDLERS[event.to](state, event.reply, event);
}

type EventTime = Pick<SettleEvent, 'at' | 'cancelled'>;
type ReplyHandler<S extends SettleStep> = (state: SettleState, reply: Replies[S], moment: EventTime) => SettleMove;

const REPLY_HANDLERS: { readonly [S in SettleStep]: ReplyHandler<S> } = {
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
  release: (state, isReleased) => end(state, isReleased ? toEnd(state.pendingEnd) : held('not_released')),
};

function ask(state: SettleState, step: SettleStep, at: number): SettleMove {
  return { state: { ...state, awaitedStep: step, askedAt: at }, effect: { kind: step } };
}

function end(state: SettleState, reason: SettleEnd): SettleMove {
  return { state, effect: { kind: 'end', end: reason } };
}

function held(why: HeldReason): SettleEnd {
  return { kind: 'held', why };
}

function toEnd(pendingEnd: SettleState['pendingEnd']): SettleEnd {
  return pendingEnd === 'others' ? held('others') : { kind: pendingEnd };
}

function afterRefresh(state: SettleState, refreshed: Replies['refresh'], { at }: EventTime): SettleMove {
  const { plan } = state;
  const { preconditions, seenDecisions } = refreshed;
  const isUnchanged =
    refreshed.verdict === plan.verdict &&
    preconditions.isReady &&
    !preconditions.isBlocked &&
    preconditions.head === plan.head;
  if (!isUnchanged) return end(state, { kind: 'again' });
  return refreshed.isLockAvailable
    ? ask({ ...state, preconditions, seenDecisions }, 'acquire', at)
    : end(state, held('gone'));
}

function afterAcquire(state: SettleState, reply: Replies['acquire'], { at }: EventTime): SettleMove {
  switch (reply.kind) {
    case 'acquired': {
      // Counts from the request: the lock can't have been taken earlier.
      const owner = { ...state, acquisition: { id: reply.acquisitionId, deadline: state.askedAt + DECISION_MS } };
      return ask(owner, state.plan.isRecorded ? 'list_decisions' : 'read_again', at);
    }
    case 'taken':
      return ask(state, 'read_lock', at);
    case 'gone':
    case 'denied':
      return end(state, held(reply.kind));
    case 'unclear':
      return end(state, held('acquire_unknown'));
  }
}

function afterReadLock(state: SettleState, lock: Replies['read_lock'], { at }: EventTime): SettleMove {
  if (lock === null || lock.kind === 'free') return end(state, { kind: 'again' });
  if (lock.kind === 'gone') return end(state, held('gone'));
  if (lock.at === null) return end(state, held('others'));
  return waitOrTakeOver(state, { since: lock.at, acquisitionId: lock.acquisitionId }, at);
}

/** Gives the other run time. After that, only a person whose command came late enough can take the lock over. */
function waitOrTakeOver(
  state: SettleState,
  { since, acquisitionId }: { readonly since: number; readonly acquisitionId: string },
  at: number,
): SettleMove {
  const { askedAt } = state.plan;
  if (askedAt === null) return end(state, at - since < OTHER_RUN_MS ? { kind: 'busy', since } : held('others'));
  // Both times are GitHub's, so that no runner's clock shortens the wait. Only one takeover per run.
  if (state.abandonedAcquisition !== null || askedAt - since < DECISION_MS + TAKEOVER_MS)
    return end(state, { kind: 'busy', since });
  return ask({ ...state, abandonedAcquisition: acquisitionId }, 'clear_lock', at);
}

/**
 * Stands down if there is another decision of this round.
 *
 * The author of a decision that was not seen when judging may know something that this run does not. One that was seen and
 * still exists was never withdrawn, so it may have been sent, and only a person can override it.
 */
function afterDecisions(state: SettleState, ids: Replies['list_decisions'], { at }: EventTime): SettleMove {
  if (ids === null) return releaseLock(state, 'failed', at);
  if (ids.some((id) => !state.seenDecisions.includes(id))) return releaseLock(state, 'again', at);
  const isLeftOver = ids.length > 0 && state.plan.askedAt === null;
  return isLeftOver ? releaseLock(state, 'others', at) : ask(state, 'write_decision', at);
}

/** Sends if nothing changed. Once something was sent, the lock is never released. */
function afterReading(state: SettleState, now: Replies['read_again'], { at, cancelled }: EventTime): SettleMove {
  const isInTime = state.acquisition !== null && at < state.acquisition.deadline && !cancelled;
  if (isInTime && now !== null && samePreconditions(now, state.preconditions))
    return ask({ ...state, sendCount: state.sendCount + 1 }, 'send', at);
  return state.sendCount > 0 ? end(state, unconfirmed(state)) : releaseLock(state, 'again', at);
}

function afterSending(state: SettleState, reply: Replies['send'], { at }: EventTime): SettleMove {
  if (reply.kind === 'refused')
    return state.sendCount > 1 ? end(state, unconfirmed(state)) : releaseLock(state, 'refused', at);
  const answered = { ...state, response: reply.kind };
  return reply.kind === 'done' && reply.standing !== null && tookEffect(answered, reply.standing)
    ? end(answered, { kind: 'settled' })
    : ask(answered, 'read_mission', at);
}

/**
 * Concludes from the mission itself. An accept that has certainly not arrived may be sent once more, after all reads
 * again.
 */
function afterMission(state: SettleState, standing: Replies['read_mission'], { at }: EventTime): SettleMove {
  if (standing !== null && tookEffect(state, standing)) return end(state, { kind: 'settled' });
  const mayRepeat =
    state.plan.verdict === 'accept' &&
    state.response === 'unclear' &&
    state.sendCount === 1 &&
    standing?.phase === 'awaiting_acceptance';
  return mayRepeat ? ask(state, 'read_again', at) : end(state, unconfirmed(state));
}

function unconfirmed({ response }: SettleState): SettleEnd {
  return held(response === 'done' ? 'no_change' : 'unclear');
}

/**
 * Deletes the decision comment, then releases the lock by the id of this run's acquisition. Only if certainly nothing
 * was sent.
 */
function releaseLock(state: SettleState, pendingEnd: SettleState['pendingEnd'], at: number): SettleMove {
  return ask({ ...state, pendingEnd }, state.decisionComment === null ? 'release' : 'remove_decision', at);
}
