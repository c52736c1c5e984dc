/**
 * Hiring at most once, as a pure reducer (docs/PROTOCOL.md#hire-order): look up and adopt → authorize → intent → acquire the lock → look up
 * again → POST exactly once → record. Certainly nothing sent: undo. Anything else in doubt: look, and never send again.
 * `flow/hire/hire.ts` performs the effects; whatever explores this machine explores what runs.
 */
import type {
  DoubtReason,
  HireEffect,
  HireEnd,
  HireEvent,
  HirePhase,
  HireStart,
  HireState,
  HireStep,
  IntentRun,
  SeenMission,
} from './hire-state.ts';
import { DOUBT_MS, INTENT_MS, FORCE_HIRE_MS } from './hire-state.ts';
import { InvariantError } from '../invariant.ts';

type EventOf<K extends HireEvent['kind']> = Extract<HireEvent, { kind: K }>;

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

/** Begins a hire. */
export function beginHire(start: HireStart): HireStep {
  const state: HireState = {
    ...start,
    phase: 'looking',
    missions: [],
    withdrawn: [],
    generation: 0,
    floor: 0,
    takenSince: 0,
    intentDeadline: 0,
    acquisitionId: null,
    doubt: null,
    end: null,
  };
  return { state, effect: { do: 'look_up' } };
}

/** Takes the answer to the last effect. Throws for an event that answers something else: a bug. */
export function advanceHire(state: HireState, event: HireEvent): HireStep {
  switch (event.kind) {
    case 'looked_up':
    case 'look_up_failed':
      return afterLook(state, event);
    case 'page_read':
      return expect(state, ['reading_page'], () => afterPage(state, event));
    case 'authorized':
      return expect(state, ['authorizing'], () => afterAuthorizing(state, event));
    case 'refused':
      return expect(state, ['authorizing'], () => end(state, { kind: 'refused' }));
    case 'locks_read':
      return expect(state, ['reading_locks', 'reading_locks_again'], () =>
        state.phase === 'reading_locks' ? afterTakenLocks(state, event) : afterTakenLocksAgain(state, event),
      );
    case 'runs_read':
      return expect(state, ['reading_runs'], () => afterRuns(state, event));
    case 'slept':
      return expect(state, ['pausing', 'awaiting_rivals'], () =>
        state.phase === 'pausing' ? go(state, 'doubting', { do: 'look_up' }) : readCompetingIntents(state),
      );
    case 'competing_intents_read':
      return expect(state, ['reading_competing_intents'], () => afterCompetingIntents(state, event));
    case 'intent_written':
    case 'acquire_answered':
    case 'post_answered':
    case 'recorded':
    case 'undone':
    case 'intent_removed':
      return afterWrite(state, event);
  }
}

function afterWrite(
  state: HireState,
  event: EventOf<'intent_written' | 'acquire_answered' | 'post_answered' | 'recorded' | 'undone' | 'intent_removed'>,
): HireStep {
  switch (event.kind) {
    case 'intent_written':
      return expect(state, ['writing_intent'], () =>
        go({ ...state, intentDeadline: event.deadline }, 'acquiring', { do: 'acquire', generation: state.generation }),
      );
    case 'acquire_answered':
      return expect(state, ['acquiring'], () => afterAcquire(state, event));
    case 'post_answered':
      return expect(state, ['posting'], () => afterPost(state, event));
    case 'recorded':
      return expect(state, ['recording'], () => finish(state));
    case 'undone':
      return expect(state, ['releasing', 'withdrawing'], () => afterUndoing(state, event));
    case 'intent_removed':
      return expect(state, ['standing_down'], () =>
        state.end === null ? go(state, 'doubting', { do: 'look_up' }) : end(state, state.end),
      );
  }
}

function expect(state: HireState, phases: readonly HirePhase[], then: () => HireStep): HireStep {
  if (phases.includes(state.phase)) return then();
  throw new InvariantError(`a hire that is ${state.phase} was told what belongs to ${phases.join(' or ')}`);
}

function go(state: HireState, phase: HirePhase, effect: HireEffect): HireStep {
  return { state: { ...state, phase }, effect };
}

function end(state: HireState, how: HireEnd): HireStep {
  return go({ ...state, end: how }, 'ended', { do: 'end', end: how });
}

/** Every look-up comes here; what it means depends on when it was made. */
function afterLook(state: HireState, event: EventOf<'looked_up' | 'look_up_failed'>): HireStep {
  const seen = event.kind === 'looked_up' ? { ...state, missions: event.missions } : null;
  if (state.phase === 'doubting') return afterDoubtfulLook(seen ?? state, seen !== null, event);
  if (state.phase === 'looking_again') return afterSecondLook(state, seen, event);
  return expect(state, ['looking', 'confirming'], () => {
    if (seen === null) return end(state, { kind: 'stopped' });
    if (state.phase === 'confirming') return isFound(seen) ? end(seen, { kind: 'adopt' }) : writeIntent(seen);
    return state.place === 'page' ? go(seen, 'reading_page', { do: 'read_page' }) : chooseGeneration(seen);
  });
}

/** The lock is ours: what stands between it and the POST is this look. */
function afterSecondLook(state: HireState, seen: HireState | null, { at, cancelled }: HireEvent): HireStep {
  if (seen === null) return undo(state, { kind: 'stopped' });
  if (isFound(seen)) return standDown(seen, { kind: 'adopt' });
  if (cancelled) return undo(seen, { kind: 'failed', why: 'cancelled', clean: true });
  return at >= state.intentDeadline ? undo(seen, { kind: 'failed', why: 'late', clean: true }) : post(seen);
}

function afterPage(state: HireState, { exists, withdrawn }: EventOf<'page_read'>): HireStep {
  return exists ? chooseGeneration({ ...state, withdrawn }) : end(state, { kind: 'no_subject' });
}

/** Adopting comes before every refusal; a new generation is opened by a command only, once all before it have ended. */
function chooseGeneration(state: HireState): HireStep {
  const { missions, opens, withdrawn } = state;
  const adopted =
    opens === 'first' ? missions.length > 0 : missions.some(({ over, answers }) => !over || answers === true);
  if (adopted) return end(state, { kind: 'adopt' });
  const generation = nextGeneration(missions, withdrawn);
  return go({ ...state, generation, floor: generation }, 'authorizing', { do: 'authorize', generation });
}

/**
 * 1 + ended missions of the reference (docs/PROTOCOL.md#generations): the marketplace decides, never which lock happens to be free. Generations
 * that a `hire --force` went past count with the mission that came after them; those that their owner signed off were not used.
 */
export function nextGeneration(missions: readonly SeenMission[], withdrawn: readonly number[]): number {
  let generation = 1 + Math.max(missions.length, ...missions.map((mission) => mission.generation));
  while (withdrawn.includes(generation)) generation += 1;
  return generation;
}

function afterAuthorizing(state: HireState, event: EventOf<'authorized'>): HireStep {
  if (state.place === 'run') return state.firstAttempt ? post(state) : doubt(state, 'earlier_attempt', event.at);
  if (state.generation > state.slots) return end(state, { kind: 'out_of_slots' });
  if (state.opens !== 'force') return writeIntent(state);
  return go(state, 'reading_locks', { do: 'read_locks', from: state.generation });
}

/** `hire --force` goes past a generation only when it is taken, and long since. */
function afterTakenLocks(state: HireState, { at, highest, since }: EventOf<'locks_read'>): HireStep {
  if (highest === null) return end(state, { kind: 'nothing_unconfirmed' });
  if (highest >= state.slots) return end(state, { kind: 'out_of_slots' });
  if (since === null) return end(state, { kind: 'lock_time_unknown' });
  const until = since + INTENT_MS + FORCE_HIRE_MS;
  if (at < until) return end(state, { kind: 'too_early', until });
  const next = { ...state, generation: highest + 1, takenSince: since };
  return go(next, 'reading_runs', { do: 'read_runs', from: state.generation });
}

/** ≥ 15 minutes after the end of every run whose intent names the generation, and after its deadline. */
function afterRuns(state: HireState, { at, runs }: EventOf<'runs_read'>): HireStep {
  const until = Math.max(0, ...runs.map(toSafeTime));
  const running = runs.find(({ endedAt }) => endedAt === null);
  if (running !== undefined) return end(state, { kind: 'run_not_over', run: running.run, why: running.why });
  if (at < until) return end(state, { kind: 'too_early', until });
  return go(state, 'reading_locks_again', { do: 'read_locks', from: state.floor });
}

/**
 * A run can have taken its lock back, and its intent down, between the two readings above: then a label may acquire that
 * generation while this hire acquires the next. Locks that stood before and after the intents were read are those runs' own.
 */
function afterTakenLocksAgain(state: HireState, { at, highest, since }: EventOf<'locks_read'>): HireStep {
  if (highest === null) return end(state, { kind: 'nothing_unconfirmed' });
  const same = highest + 1 === state.generation && since === state.takenSince;
  if (same) return go(state, 'confirming', { do: 'look_up' });
  return end(state, { kind: 'too_early', until: (since ?? at) + INTENT_MS + FORCE_HIRE_MS });
}

function toSafeTime({ endedAt, deadline }: IntentRun): number {
  return Math.max(endedAt ?? Number.POSITIVE_INFINITY, deadline) + FORCE_HIRE_MS;
}

/** A mission that is open, or of this generation or a later one: there is nothing to hire any more. */
function isFound({ missions, floor }: HireState): boolean {
  return missions.some(({ over, generation }) => !over || generation >= floor);
}

function writeIntent(state: HireState): HireStep {
  return go(state, 'writing_intent', { do: 'write_intent', generation: state.generation });
}

function afterAcquire(state: HireState, event: EventOf<'acquire_answered'>): HireStep {
  switch (event.reply) {
    case 'acquired': {
      const owner = { ...state, acquisitionId: event.acquisitionId };
      // A ref is made once, by git's own rules; of reactions that is not proven (docs/GITHUB-FACTS.md#reactions).
      return state.lock === 'reaction' ? readCompetingIntents(owner) : lookAgain(owner);
    }
    case 'taken':
      return standDown(withDoubt(state, 'another_run', event.at), null);
    case 'unclear':
      return standDown(withDoubt(state, 'acquire_unknown', event.at), null);
    case 'gone':
    case 'denied':
      return standDown(state, { kind: 'denied' });
  }
}

function lookAgain(state: HireState): HireStep {
  return go(state, 'looking_again', { do: 'look_up' });
}

function readCompetingIntents(state: HireState): HireStep {
  return go(state, 'reading_competing_intents', { do: 'read_competing_intents', generation: state.generation });
}

/**
 * Should GitHub ever tell two runs that the lock is theirs, the one whose intent came first goes on. The other waits until that
 * one has stood down, as every run does that finds the lock taken, or has recorded its mission. What it leaves taken is then
 * perhaps not its own alone.
 */
function afterCompetingIntents(
  state: HireState,
  { rivals, at, cancelled }: EventOf<'competing_intents_read'>,
): HireStep {
  if (rivals === 'none') return lookAgain(state);
  const isOver = cancelled || at >= Math.min(state.intentDeadline, state.deadline);
  if (rivals === 'recorded' || (isOver && rivals === 'earlier'))
    return standDown(withDoubt(state, 'another_run', at), null);
  if (isOver) return undo(state, { kind: 'failed', why: cancelled ? 'cancelled' : 'late', clean: true });
  return go(state, 'awaiting_rivals', { do: 'sleep', ms: FIRST_PAUSE_MS });
}

function post(state: HireState): HireStep {
  return go(state, 'posting', { do: 'post', generation: state.generation });
}

function afterPost(state: HireState, event: EventOf<'post_answered'>): HireStep {
  switch (event.reply) {
    case 'done': {
      const { mission } = event;
      return go({ ...state, end: { kind: 'posted', mission } }, 'recording', {
        do: 'record',
        mission,
        generation: state.generation,
      });
    }
    case 'refused':
      return undo(state, { kind: 'failed', why: 'refused', clean: true });
    case 'unclear':
      return doubt(state, 'answer_unclear', event.at);
  }
}

/** What was to be done is done: this run's intent comes down, where there is one. */
function finish(state: HireState): HireStep {
  const { end: how, place } = state;
  if (how === null) throw new InvariantError('a hire was recorded before it was decided');
  return place === 'run' ? end(state, how) : standDown(state, how);
}

/** Nothing was sent: the owner undoes its acquire before anything else, and only its own. */
function undo(state: HireState, how: HireEnd): HireStep {
  const { acquisitionId, generation, lock } = state;
  const next = { ...state, end: how };
  if (acquisitionId === null) return end(next, how);
  return lock === 'ref'
    ? go(next, 'withdrawing', { do: 'withdraw', generation })
    : go(next, 'releasing', { do: 'release', generation, acquisitionId });
}

function afterUndoing(state: HireState, { ok }: EventOf<'undone'>): HireStep {
  const how = state.end?.kind === 'failed' ? { ...state.end, clean: ok } : state.end;
  if (how === null) throw new InvariantError('a hire was undone before it was decided');
  // A withdrawal is the intent itself, written anew: it stays. So does the intent of a acquire that may yet be taken back,
  // because whoever goes past it has to wait until that can no longer happen.
  return state.phase === 'withdrawing' || !ok ? end(state, how) : standDown(state, how);
}

/** Takes this run's intent down; then ends, or looks for what another run may have posted. */
function standDown(state: HireState, how: HireEnd | null): HireStep {
  return go({ ...state, end: how }, 'standing_down', { do: 'remove_intent' });
}

function withDoubt(state: HireState, why: DoubtReason, at: number): HireState {
  return { ...state, doubt: { why, until: Math.min(at + DOUBT_MS, state.deadline), pause: FIRST_PAUSE_MS } };
}

function doubt(state: HireState, why: DoubtReason, at: number): HireStep {
  return go(withDoubt(state, why, at), 'doubting', { do: 'look_up' });
}

/** Posted perhaps, by us or another run: looked for until the time is over, never sent again. */
function afterDoubtfulLook(state: HireState, read: boolean, { at, cancelled }: HireEvent): HireStep {
  const { doubt: open } = state;
  if (open === null) throw new InvariantError('a hire looks for what it never doubted');
  if (read && isFound(state)) {
    // This run's own intent stands until its mission is found; for another's doubt it is down already.
    const ours = open.why === 'answer_unclear' && state.place === 'page';
    return ours ? standDown(state, { kind: 'adopt' }) : end(state, { kind: 'adopt' });
  }
  if (cancelled || at >= open.until) return end(state, { kind: 'hire_unconfirmed', why: open.why });
  const ms = Math.min(open.pause, open.until - at);
  const pause = Math.min(open.pause * 1.5, LONGEST_PAUSE_MS);
  return go({ ...state, doubt: { ...open, pause } }, 'pausing', { do: 'sleep', ms });
}
