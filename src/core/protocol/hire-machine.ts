/**
 * Hiring at most once, as a pure reducer (docs/PROTOCOL.md#hire-order): look up and adopt → authorize → intent → acquire the lock → look up
 * again → POST exactly once → record. Certainly nothing sent: undo. Anything else in doubt: look, and never send again.
 * `flow/hire/hire.ts` performs the effects; whatever explores this machine explores what runs.
 */
import type {
  UnconfirmedReason,
  HireEffect,
  HireEnd,
  HireEvent,
  HirePhase,
  HireStart,
  HireState,
  HireStep,
  NoticeRun,
  SeenMission,
} from './hire-state.ts';
import { CONFIRM_MS, NOTICE_MS, FORCE_HIRE_MS } from './hire-state.ts';
import { InvariantError } from '../invariant.ts';

type EventOf<K extends HireEvent['kind']> = Extract<HireEvent, { kind: K }>;

const FIRST_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 30_000;

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

/** Takes the answer to the last effect. Throws for an event that answers something else: a bug. */
export function advanceHire(state: HireState, event: HireEvent): HireStep {
  switch (event.kind) {
    case 'looked_up':
    case 'look_up_failed':
      return afterLookUp(state, event);
    case 'thread_read':
      return expectPhase(state, ['reading_thread'], () => afterThread(state, event));
    case 'authorized':
      return expectPhase(state, ['authorizing'], () => afterAuthorizing(state, event));
    case 'refused':
      return expectPhase(state, ['authorizing'], () => endHire(state, { kind: 'refused' }));
    case 'locks_read':
      return expectPhase(state, ['reading_locks', 'reading_locks_again'], () =>
        state.phase === 'reading_locks' ? afterTakenLocks(state, event) : afterTakenLocksAgain(state, event),
      );
    case 'runs_read':
      return expectPhase(state, ['reading_runs'], () => afterRuns(state, event));
    case 'slept':
      return expectPhase(state, ['pausing', 'awaiting_competing_intents'], () =>
        state.phase === 'pausing' ? moveTo(state, 'confirming_hire', { do: 'look_up' }) : readCompetingIntents(state),
      );
    case 'competing_intents_read':
      return expectPhase(state, ['reading_competing_intents'], () => afterCompetingIntents(state, event));
    case 'notice_written':
    case 'acquire_answered':
    case 'post_answered':
    case 'recorded':
    case 'lock_released':
    case 'notice_removed':
      return afterWrite(state, event);
  }
}

function afterWrite(
  state: HireState,
  event: EventOf<
    'notice_written' | 'acquire_answered' | 'post_answered' | 'recorded' | 'lock_released' | 'notice_removed'
  >,
): HireStep {
  switch (event.kind) {
    case 'notice_written':
      return expectPhase(state, ['writing_notice'], () =>
        moveTo({ ...state, noticeDeadline: event.deadline }, 'acquiring', {
          do: 'acquire',
          generation: state.generation,
        }),
      );
    case 'acquire_answered':
      return expectPhase(state, ['acquiring'], () => afterAcquire(state, event));
    case 'post_answered':
      return expectPhase(state, ['posting'], () => afterPost(state, event));
    case 'recorded':
      return expectPhase(state, ['recording'], () => finish(state));
    case 'lock_released':
      return expectPhase(state, ['releasing', 'writing_release_marker'], () => afterUndoing(state, event));
    case 'notice_removed':
      return expectPhase(state, ['removing_notice'], () =>
        state.end === null ? moveTo(state, 'confirming_hire', { do: 'look_up' }) : endHire(state, state.end),
      );
  }
}

function expectPhase(state: HireState, phases: readonly HirePhase[], then: () => HireStep): HireStep {
  if (phases.includes(state.phase)) return then();
  throw new InvariantError(`a hire that is ${state.phase} was told what belongs to ${phases.join(' or ')}`);
}

function moveTo(state: HireState, phase: HirePhase, effect: HireEffect): HireStep {
  return { state: { ...state, phase }, effect };
}

function endHire(state: HireState, how: HireEnd): HireStep {
  return moveTo({ ...state, end: how }, 'ended', { do: 'end', end: how });
}

/** Every look-up comes here; what it means depends on when it was made. */
function afterLookUp(state: HireState, event: EventOf<'looked_up' | 'look_up_failed'>): HireStep {
  const seen = event.kind === 'looked_up' ? { ...state, missions: event.missions } : null;
  if (state.phase === 'confirming_hire') return afterUnconfirmedLookUp(seen ?? state, seen !== null, event);
  if (state.phase === 'looking_again') return afterSecondLookUp(state, seen, event);
  return expectPhase(state, ['looking', 'confirming'], () => {
    if (seen === null) return endHire(state, { kind: 'stopped' });
    if (state.phase === 'confirming') return isFound(seen) ? endHire(seen, { kind: 'adopt' }) : writeNotice(seen);
    return state.subjectKind === 'page'
      ? moveTo(seen, 'reading_thread', { do: 'read_thread' })
      : chooseGeneration(seen);
  });
}

/** The lock is ours: what stands between it and the POST is this look. */
function afterSecondLookUp(state: HireState, seen: HireState | null, { at, cancelled }: HireEvent): HireStep {
  if (seen === null) return undo(state, { kind: 'stopped' });
  if (isFound(seen)) return removeNotice(seen, { kind: 'adopt' });
  if (cancelled) return undo(seen, { kind: 'failed', why: 'cancelled', isClean: true });
  return at >= state.noticeDeadline ? undo(seen, { kind: 'failed', why: 'late', isClean: true }) : post(seen);
}

function afterThread(state: HireState, { exists, released }: EventOf<'thread_read'>): HireStep {
  return exists ? chooseGeneration({ ...state, released }) : endHire(state, { kind: 'no_subject' });
}

/** Adopting comes before every refusal; a new generation is opened by a command only, once all before it have ended. */
function chooseGeneration(state: HireState): HireStep {
  const { missions, opens, released } = state;
  const adopted =
    opens === 'first'
      ? missions.length > 0
      : missions.some(({ isOver, answersCommand }) => !isOver || answersCommand === true);
  if (adopted) return endHire(state, { kind: 'adopt' });
  const generation = nextGeneration(missions, released);
  return moveTo({ ...state, generation, minGeneration: generation }, 'authorizing', { do: 'authorize', generation });
}

/**
 * 1 + ended missions of the reference (docs/PROTOCOL.md#generations): the marketplace decides, never which lock happens to be free. Generations
 * that a `hire --force` went past count with the mission that came after them; those that their owner signed off were not used.
 */
export function nextGeneration(missions: readonly SeenMission[], released: readonly number[]): number {
  let generation = 1 + Math.max(missions.length, ...missions.map((mission) => mission.generation));
  while (released.includes(generation)) generation += 1;
  return generation;
}

function afterAuthorizing(state: HireState, event: EventOf<'authorized'>): HireStep {
  if (state.subjectKind === 'run')
    return state.isFirstAttempt ? post(state) : confirmHire(state, 'earlier_attempt', event.at);
  if (state.generation > state.maxSequence) return endHire(state, { kind: 'lock_limit_reached' });
  if (state.opens !== 'force') return writeNotice(state);
  return moveTo(state, 'reading_locks', { do: 'read_locks', from: state.generation });
}

/** `hire --force` goes past a generation only when it is taken, and long since. */
function afterTakenLocks(state: HireState, { at, highest, since }: EventOf<'locks_read'>): HireStep {
  if (highest === null) return endHire(state, { kind: 'nothing_unconfirmed' });
  if (highest >= state.maxSequence) return endHire(state, { kind: 'lock_limit_reached' });
  if (since === null) return endHire(state, { kind: 'lock_time_unknown' });
  const until = since + NOTICE_MS + FORCE_HIRE_MS;
  if (at < until) return endHire(state, { kind: 'too_early', until });
  const next = { ...state, generation: highest + 1, takenSince: since };
  return moveTo(next, 'reading_runs', { do: 'read_runs', from: state.generation });
}

/** ≥ 15 minutes after the end of every run whose intent names the generation, and after its deadline. */
function afterRuns(state: HireState, { at, runs }: EventOf<'runs_read'>): HireStep {
  const until = Math.max(0, ...runs.map(toSafeTime));
  const running = runs.find(({ endedAt }) => endedAt === null);
  if (running !== undefined) return endHire(state, { kind: 'run_not_over', run: running.run, why: running.why });
  if (at < until) return endHire(state, { kind: 'too_early', until });
  return moveTo(state, 'reading_locks_again', { do: 'read_locks', from: state.minGeneration });
}

/**
 * A run can have taken its lock back, and its intent down, between the two readings above: then a label may acquire that
 * generation while this hire acquires the next. Locks that stood before and after the intents were read are those runs' own.
 */
function afterTakenLocksAgain(state: HireState, { at, highest, since }: EventOf<'locks_read'>): HireStep {
  if (highest === null) return endHire(state, { kind: 'nothing_unconfirmed' });
  const same = highest + 1 === state.generation && since === state.takenSince;
  if (same) return moveTo(state, 'confirming', { do: 'look_up' });
  return endHire(state, { kind: 'too_early', until: (since ?? at) + NOTICE_MS + FORCE_HIRE_MS });
}

function toSafeTime({ endedAt, deadline }: NoticeRun): number {
  return Math.max(endedAt ?? Number.POSITIVE_INFINITY, deadline) + FORCE_HIRE_MS;
}

/** A mission that is open, or of this generation or a later one: there is nothing to hire any more. */
function isFound({ missions, minGeneration }: HireState): boolean {
  return missions.some(({ isOver, generation }) => !isOver || generation >= minGeneration);
}

function writeNotice(state: HireState): HireStep {
  return moveTo(state, 'writing_notice', { do: 'write_notice', generation: state.generation });
}

function afterAcquire(state: HireState, event: EventOf<'acquire_answered'>): HireStep {
  switch (event.reply) {
    case 'acquired': {
      const owner = { ...state, acquisitionId: event.acquisitionId };
      // A ref is made once, by git's own rules; of reactions that is not proven (docs/GITHUB-FACTS.md#reactions).
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
 * Should GitHub ever tell two runs that the lock is theirs, the one whose intent came first goes on. The other waits until that
 * one has stood down, as every run does that finds the lock taken, or has recorded its mission. What it leaves taken is then
 * perhaps not its own alone.
 */
function afterCompetingIntents(
  state: HireState,
  { competingIntents, at, cancelled }: EventOf<'competing_intents_read'>,
): HireStep {
  if (competingIntents === 'none') return lookAgain(state);
  const isOver = cancelled || at >= Math.min(state.noticeDeadline, state.deadline);
  if (competingIntents === 'recorded' || (isOver && competingIntents === 'earlier'))
    return removeNotice(withUnconfirmed(state, 'another_run', at), null);
  if (isOver) return undo(state, { kind: 'failed', why: cancelled ? 'cancelled' : 'late', isClean: true });
  return moveTo(state, 'awaiting_competing_intents', { do: 'sleep', ms: FIRST_PAUSE_MS });
}

function post(state: HireState): HireStep {
  return moveTo(state, 'posting', { do: 'post', generation: state.generation });
}

function afterPost(state: HireState, event: EventOf<'post_answered'>): HireStep {
  switch (event.reply) {
    case 'done': {
      const { mission } = event;
      return moveTo({ ...state, end: { kind: 'posted', mission } }, 'recording', {
        do: 'record',
        mission,
        generation: state.generation,
      });
    }
    case 'refused':
      return undo(state, { kind: 'failed', why: 'refused', isClean: true });
    case 'unclear':
      return confirmHire(state, 'response_unknown', event.at);
  }
}

/** What was to be done is done: this run's intent comes down, where there is one. */
function finish(state: HireState): HireStep {
  const { end: how, subjectKind } = state;
  if (how === null) throw new InvariantError('a hire was recorded before it was decided');
  return subjectKind === 'run' ? endHire(state, how) : removeNotice(state, how);
}

/** Nothing was sent: the owner undoes its acquire before anything else, and only its own. */
function undo(state: HireState, how: HireEnd): HireStep {
  const { acquisitionId, generation, lock } = state;
  const next = { ...state, end: how };
  if (acquisitionId === null) return endHire(next, how);
  return lock === 'ref'
    ? moveTo(next, 'writing_release_marker', { do: 'write_release_marker', generation })
    : moveTo(next, 'releasing', { do: 'release', generation, acquisitionId });
}

function afterUndoing(state: HireState, { isReleased }: EventOf<'lock_released'>): HireStep {
  const how = state.end?.kind === 'failed' ? { ...state.end, clean: isReleased } : state.end;
  if (how === null) throw new InvariantError('a hire was undone before it was decided');
  // A withdrawal is the intent itself, written anew: it stays. So does the intent of a acquire that may yet be taken back,
  // because whoever goes past it has to wait until that can no longer happen.
  return state.phase === 'writing_release_marker' || !isReleased ? endHire(state, how) : removeNotice(state, how);
}

/** Takes this run's intent down; then ends, or looks for what another run may have posted. */
function removeNotice(state: HireState, how: HireEnd | null): HireStep {
  return moveTo({ ...state, end: how }, 'removing_notice', { do: 'remove_notice' });
}

function withUnconfirmed(state: HireState, why: UnconfirmedReason, at: number): HireState {
  return { ...state, unconfirmed: { why, until: Math.min(at + CONFIRM_MS, state.deadline), pauseMs: FIRST_PAUSE_MS } };
}

function confirmHire(state: HireState, why: UnconfirmedReason, at: number): HireStep {
  return moveTo(withUnconfirmed(state, why, at), 'confirming_hire', { do: 'look_up' });
}

/** Posted perhaps, by us or another run: looked for until the time is over, never sent again. */
function afterUnconfirmedLookUp(state: HireState, read: boolean, { at, cancelled }: HireEvent): HireStep {
  const { unconfirmed: pending } = state;
  if (pending === null) throw new InvariantError('a hire looks for what it never doubted');
  if (read && isFound(state)) {
    // This run's own intent stands until its mission is found; for another's doubt it is down already.
    const ours = pending.why === 'response_unknown' && state.subjectKind === 'page';
    return ours ? removeNotice(state, { kind: 'adopt' }) : endHire(state, { kind: 'adopt' });
  }
  if (cancelled || at >= pending.until) return endHire(state, { kind: 'hire_unconfirmed', why: pending.why });
  const ms = Math.min(pending.pauseMs, pending.until - at);
  const pauseMs = Math.min(pending.pauseMs * 1.5, MAX_PAUSE_MS);
  return moveTo({ ...state, unconfirmed: { ...pending, pauseMs } }, 'pausing', { do: 'sleep', ms });
}
