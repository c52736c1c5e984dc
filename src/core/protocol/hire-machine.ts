/**
 * Hiring at most once, as a pure reducer (docs/PROTOCOL.md#hire-order): look up and adopt → authorize → write the notice →
 * acquire the lock → look up again → POST exactly once → record.
 *
 * If certainly nothing was sent, everything is undone. Otherwise the machine looks for the mission and never sends again.
 * `flow/hire/hire.ts` performs the effects. The model in `__tests__/model` explores this machine itself.
 */
import { afterUnconfirmedLookUp, confirmHire, FIRST_PAUSE_MS, withUnconfirmed } from './hire-confirm.ts';
import { afterRuns, afterTakenLocks, afterTakenLocksAgain } from './hire-force.ts';
import type { EventOf } from './hire-moves.ts';
import {
  endHire,
  expectPhase,
  isFound,
  moveTo,
  postMission,
  releaseLock,
  removeNotice,
  writeNotice,
} from './hire-moves.ts';
import type { HireEvent, HirePhase, HireStart, HireState, HireStep, SeenMission } from './hire-state.ts';
import { InvariantError } from '../invariant.ts';

/** Begins a hire. */
export function beginHire(start: HireStart): HireStep {
  const state: HireState = {
    ...start,
    phase: 'looking',
    missions: [],
    released: [],
    generation: 0,
    minGeneration: 0,
    takenSince: 0,
    noticeDeadline: 0,
    acquisitionId: null,
    unconfirmed: null,
    end: null,
  };
  return { state, effect: { do: 'look_up' } };
}

/** What an event means, and in which phases it may come. */
interface EventHandler<K extends HireEvent['kind']> {
  readonly phases: readonly HirePhase[];
  readonly handle: (state: HireState, event: EventOf<K>) => HireStep;
}

const LOOK_UP_PHASES: readonly HirePhase[] = ['looking', 'confirming', 'looking_again', 'confirming_hire'];

const EVENT_HANDLERS: { readonly [K in HireEvent['kind']]: EventHandler<K> } = {
  looked_up: { phases: LOOK_UP_PHASES, handle: afterLookUp },
  look_up_failed: { phases: LOOK_UP_PHASES, handle: afterLookUp },
  thread_read: { phases: ['reading_thread'], handle: afterThread },
  authorized: { phases: ['authorizing'], handle: afterAuthorizing },
  refused: { phases: ['authorizing'], handle: (state) => endHire(state, { kind: 'refused' }) },
  locks_read: {
    phases: ['reading_locks', 'reading_locks_again'],
    handle: (state, event) =>
      state.phase === 'reading_locks' ? afterTakenLocks(state, event) : afterTakenLocksAgain(state, event),
  },
  runs_read: { phases: ['reading_runs'], handle: afterRuns },
  notice_written: {
    phases: ['writing_notice'],
    handle: (state, { deadline }) =>
      moveTo({ ...state, noticeDeadline: deadline }, 'acquiring', { do: 'acquire', generation: state.generation }),
  },
  acquire_answered: { phases: ['acquiring'], handle: afterAcquire },
  competing_intents_read: { phases: ['reading_competing_intents'], handle: afterCompetingIntents },
  post_answered: { phases: ['posting'], handle: afterPost },
  recorded: { phases: ['recording'], handle: afterRecording },
  lock_released: { phases: ['releasing', 'writing_release_marker'], handle: afterReleasing },
  notice_removed: {
    phases: ['removing_notice'],
    handle: (state) =>
      state.end === null ? moveTo(state, 'confirming_hire', { do: 'look_up' }) : endHire(state, state.end),
  },
  slept: {
    phases: ['pausing', 'awaiting_competing_intents'],
    handle: (state) =>
      state.phase === 'pausing' ? moveTo(state, 'confirming_hire', { do: 'look_up' }) : readCompetingIntents(state),
  },
};

/**
 * Takes the answer to the last effect.
 *
 * @throws InvariantError for an event that answers another effect
 */
export function advanceHire(state: HireState, event: HireEvent): HireStep {
  return dispatch(state, event);
}

function dispatch<K extends HireEvent['kind']>(state: HireState, event: EventOf<K>): HireStep {
  const { phases, handle }: EventHandler<K> = EVENT_HANDLERS[event.kind];
  return expectPhase(state, phases, () => handle(state, event));
}

/** Handles every look-up. Its meaning depends on the phase. */
function afterLookUp(state: HireState, event: EventOf<'looked_up' | 'look_up_failed'>): HireStep {
  const seen = event.kind === 'looked_up' ? { ...state, missions: event.missions } : null;
  if (state.phase === 'confirming_hire') return afterUnconfirmedLookUp(seen ?? state, seen !== null, event);
  if (state.phase === 'looking_again') return afterSecondLookUp(state, seen, event);
  return state.phase === 'confirming' ? afterForcedLookUp(state, seen) : afterFirstLookUp(state, seen);
}

function afterFirstLookUp(state: HireState, seen: HireState | null): HireStep {
  if (seen === null) return endHire(state, { kind: 'stopped' });
  return state.subjectKind === 'page' ? moveTo(seen, 'reading_thread', { do: 'read_thread' }) : chooseGeneration(seen);
}

function afterForcedLookUp(state: HireState, seen: HireState | null): HireStep {
  if (seen === null) return endHire(state, { kind: 'stopped' });
  return isFound(seen) ? endHire(seen, { kind: 'adopt' }) : writeNotice(seen);
}

/** Handles the look-up between the acquisition and the POST. */
function afterSecondLookUp(state: HireState, seen: HireState | null, { at, cancelled }: HireEvent): HireStep {
  if (seen === null) return releaseLock(state, { kind: 'stopped' });
  if (isFound(seen)) return removeNotice(seen, { kind: 'adopt' });
  if (cancelled) return releaseLock(seen, { kind: 'failed', why: 'cancelled', isClean: true });
  if (at >= state.noticeDeadline) return releaseLock(seen, { kind: 'failed', why: 'late', isClean: true });
  return postMission(seen);
}

function afterThread(state: HireState, { exists, released }: EventOf<'thread_read'>): HireStep {
  return exists ? chooseGeneration({ ...state, released }) : endHire(state, { kind: 'no_subject' });
}

/** Adopts before anything can refuse. Only a command opens a new generation, once all earlier missions have ended. */
function chooseGeneration(state: HireState): HireStep {
  const { missions, opens, released } = state;
  const isAdopted =
    opens === 'first'
      ? missions.length > 0
      : missions.some(({ isOver, answersCommand }) => !isOver || answersCommand === true);
  if (isAdopted) return endHire(state, { kind: 'adopt' });
  const generation = nextGeneration(missions, released);
  return moveTo({ ...state, generation, minGeneration: generation }, 'authorizing', { do: 'authorize', generation });
}

/**
 * Returns 1 + the ended missions of the reference (docs/PROTOCOL.md#generations).
 *
 * The marketplace decides, never which lock happens to be free. Generations that a `hire --force` passed over count with the
 * mission that came after them. Generations that their owner released were not used.
 */
export function nextGeneration(missions: readonly SeenMission[], released: readonly number[]): number {
  let generation = 1 + Math.max(missions.length, ...missions.map((mission) => mission.generation));
  while (released.includes(generation)) generation += 1;
  return generation;
}

function afterAuthorizing(state: HireState, { at }: EventOf<'authorized'>): HireStep {
  if (state.subjectKind === 'run')
    return state.isFirstAttempt ? postMission(state) : confirmHire(state, 'earlier_attempt', at);
  if (state.generation > state.maxSequence) return endHire(state, { kind: 'lock_limit_reached' });
  if (state.opens !== 'force') return writeNotice(state);
  return moveTo(state, 'reading_locks', { do: 'read_locks', from: state.generation });
}

function afterAcquire(state: HireState, event: EventOf<'acquire_answered'>): HireStep {
  switch (event.reply) {
    case 'acquired': {
      const owner = { ...state, acquisitionId: event.acquisitionId };
      // Git guarantees that a ref is created once. For reactions this is not proven (docs/GITHUB-FACTS.md#reactions).
      return state.lock === 'reaction' ? readCompetingIntents(owner) : lookAgain(owner);
    }
    case 'taken':
      return removeNotice(withUnconfirmed(state, 'another_run', event.at), null);
    case 'unclear':
      return removeNotice(withUnconfirmed(state, 'acquire_unknown', event.at), null);
    case 'gone':
    case 'denied':
      return removeNotice(state, { kind: 'denied' });
  }
}

function lookAgain(state: HireState): HireStep {
  return moveTo(state, 'looking_again', { do: 'look_up' });
}

function readCompetingIntents(state: HireState): HireStep {
  return moveTo(state, 'reading_competing_intents', { do: 'read_competing_intents', generation: state.generation });
}

/**
 * Decides between two runs, should GitHub ever confirm the same lock to both: the run whose notice came first continues.
 *
 * The other run waits until the first one has stood down, as every run does that finds the lock taken, or has recorded its
 * mission. A lock that the other run then leaves taken may belong to both.
 */
function afterCompetingIntents(
  state: HireState,
  { competingIntents, at, cancelled }: EventOf<'competing_intents_read'>,
): HireStep {
  if (competingIntents === 'none') return lookAgain(state);
  const isOver = cancelled || at >= Math.min(state.noticeDeadline, state.deadline);
  if (competingIntents === 'recorded' || (isOver && competingIntents === 'earlier'))
    return removeNotice(withUnconfirmed(state, 'another_run', at), null);
  if (isOver) return releaseLock(state, { kind: 'failed', why: cancelled ? 'cancelled' : 'late', isClean: true });
  return moveTo(state, 'awaiting_competing_intents', { do: 'sleep', ms: FIRST_PAUSE_MS });
}

function afterPost(state: HireState, event: EventOf<'post_answered'>): HireStep {
  switch (event.reply) {
    case 'done': {
      const { mission } = event;
      const posted: HireState = { ...state, end: { kind: 'posted', mission } };
      return moveTo(posted, 'recording', { do: 'record', mission, generation: state.generation });
    }
    case 'refused':
      return releaseLock(state, { kind: 'failed', why: 'refused', isClean: true });
    case 'unclear':
      return confirmHire(state, 'response_unknown', event.at);
  }
}

function afterRecording(state: HireState): HireStep {
  const { end, subjectKind } = state;
  if (end === null) throw new InvariantError('a hire was recorded before it was decided');
  return subjectKind === 'run' ? endHire(state, end) : removeNotice(state, end);
}

function afterReleasing(state: HireState, { isReleased }: EventOf<'lock_released'>): HireStep {
  const end = state.end?.kind === 'failed' ? { ...state.end, isClean: isReleased } : state.end;
  if (end === null) throw new InvariantError('a hire was undone before it was decided');
  // A release marker replaces the notice in the same comment, so it stays. The notice of a lock that may still be released
  // stays too: a forced hire must wait until that can no longer happen.
  return state.phase === 'writing_release_marker' || !isReleased ? endHire(state, end) : removeNotice(state, end);
}
