/**
 * The values of the hire protocol (docs/PROTOCOL.md#hire-order): its state, its effects, and the events that answer them.
 * Times are in ms since the epoch and come with the events.
 */

/** A mission of the reference, as a look-up saw it. */
export interface SeenMission {
  readonly id: string;
  readonly generation: number;
  /** Whether the mission is accepted or ended. */
  readonly isOver: boolean;
  /** Whether the mission was posted after the command that asks for one, so that it answers the command. */
  readonly answersCommand?: boolean;
}

/** The facts that a hire starts from. */
export interface HireStart {
  /**
   * `page`: an issue or pull request. `run`: a run that is its own subject, without comments and locks. Only its first
   * attempt posts.
   */
  readonly subjectKind: 'page' | 'run';
  readonly isFirstAttempt: boolean;
  /**
   * `first`: only if there never was a mission. `next`: after the previous one ended. `force`: after an unconfirmed hire.
   * A re-run is always `first`: it never opens a generation that an earlier attempt has opened.
   */
  readonly opens: 'first' | 'next' | 'force';
  /** `ref`: the lock is never released. */
  readonly lock: 'reaction' | 'ref' | 'memory';
  readonly maxSequence: number;
  /** When the step ends. */
  readonly deadline: number;
}

/** The state of a hire. `generation` and `minGeneration` are 0 until they are chosen. */
export interface HireState extends HireStart {
  readonly phase: HirePhase;
  readonly missions: readonly SeenMission[];
  /** Generations whose lock was taken and certainly not used, by the signed release markers of their owners. */
  readonly released: readonly number[];
  /** The generation to acquire. */
  readonly generation: number;
  /** A mission of this or a later generation completes the hire. */
  readonly minGeneration: number;
  /** When the latest of the locks was taken that a `hire --force` passes over. */
  readonly takenSince: number;
  /** After this, a late run must not spend. */
  readonly noticeDeadline: number;
  readonly acquisitionId: string | null;
  readonly unconfirmed: UnconfirmedHire | null;
  /** The end that is decided and only waits for cleanup. */
  readonly end: HireEnd | null;
}

/** The phase of a hire: the effect whose answer comes next. */
export type HirePhase =
  | 'looking'
  | 'reading_thread'
  | 'authorizing'
  | 'reading_locks'
  | 'reading_runs'
  | 'reading_locks_again'
  | 'confirming'
  | 'writing_notice'
  | 'acquiring'
  | 'reading_competing_intents'
  | 'awaiting_competing_intents'
  | 'looking_again'
  | 'posting'
  | 'recording'
  | 'releasing'
  | 'writing_release_marker'
  | 'removing_notice'
  | 'confirming_hire'
  | 'pausing'
  | 'ended';

/** A search for a mission that may have been posted. */
interface UnconfirmedHire {
  readonly why: UnconfirmedReason;
  readonly until: number;
  /** The next pause, in ms. */
  readonly pauseMs: number;
}

/** The reason why it is unknown whether a mission was posted. */
export type UnconfirmedReason = 'another_run' | 'acquire_unknown' | 'response_unknown' | 'earlier_attempt';

/** How a hire ended. */
export type HireEnd =
  /** Continue with the missions that the last look-up found. The caller puts duplicates on hold. */
  | { readonly kind: 'adopt' }
  | { readonly kind: 'no_subject' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'posted'; readonly mission: string }
  /** A read failed permanently, and nothing can have been posted. */
  | { readonly kind: 'stopped' }
  /** Certainly nothing was posted. `isClean`: the lock is free again, or the next generation is open. */
  | { readonly kind: 'failed'; readonly why: 'late' | 'cancelled' | 'refused'; readonly isClean: boolean }
  /** The lock can't be acquired, so nothing was posted. */
  | { readonly kind: 'denied' }
  | { readonly kind: 'hire_unconfirmed'; readonly why: UnconfirmedReason }
  | { readonly kind: 'lock_limit_reached' }
  /** The following ends refuse a `hire --force`. */
  | { readonly kind: 'nothing_unconfirmed' }
  | { readonly kind: 'lock_time_unknown' }
  | { readonly kind: 'run_not_over'; readonly run: string; readonly why: string }
  | { readonly kind: 'too_early'; readonly until: number };

/** The next thing to do. One event answers it. */
export type HireEffect =
  | { readonly do: 'look_up' }
  | { readonly do: 'read_thread' }
  /** Check permission, brief, order, and preflight: everything that can refuse (docs/BEHAVIOR.md#order-of-refusals). */
  | { readonly do: 'authorize'; readonly generation: number }
  | { readonly do: 'read_locks'; readonly from: number }
  /** Read the runs whose notices name one of these generations. */
  | { readonly do: 'read_runs'; readonly from: number }
  | { readonly do: 'write_notice'; readonly generation: number }
  | { readonly do: 'acquire'; readonly generation: number }
  /** Read whether another run may also believe that it has the lock. */
  | { readonly do: 'read_competing_intents'; readonly generation: number }
  | { readonly do: 'post'; readonly generation: number }
  | { readonly do: 'record'; readonly mission: string; readonly generation: number }
  | { readonly do: 'release'; readonly generation: number; readonly acquisitionId: string }
  /** Turn this run's notice into a signed marker that the generation was not used. */
  | { readonly do: 'write_release_marker'; readonly generation: number }
  | { readonly do: 'remove_notice' }
  | { readonly do: 'sleep'; readonly ms: number }
  | { readonly do: 'end'; readonly end: HireEnd };

/** When an event happened, in ms, and whether the job was cancelled by then. */
interface EventTime {
  readonly at: number;
  readonly cancelled: boolean;
}

/** A run whose notice names an unconfirmed generation. */
export interface NoticeRun {
  readonly run: string;
  /** The deadline of the notice. */
  readonly deadline: number;
  /** When the run ended. `null`: it has not ended, or that is unknown. */
  readonly endedAt: number | null;
  /** Why `endedAt` is `null`, for people. */
  readonly why: string;
}

/** The answer to an effect: what was found or done. */
export type HireAnswer =
  | { readonly kind: 'looked_up'; readonly missions: readonly SeenMission[] }
  | { readonly kind: 'look_up_failed' }
  | { readonly kind: 'thread_read'; readonly exists: boolean; readonly released: readonly number[] }
  | { readonly kind: 'authorized' }
  | { readonly kind: 'refused' }
  /**
   * `highest`: the highest taken generation from the requested one on. `null`: that one is free. `since`: the latest
   * acquisition.
   */
  | { readonly kind: 'locks_read'; readonly highest: number | null; readonly since: number | null }
  | { readonly kind: 'runs_read'; readonly runs: readonly NoticeRun[] }
  | { readonly kind: 'notice_written'; readonly deadline: number }
  | { readonly kind: 'acquire_answered'; readonly reply: 'taken' | 'gone' | 'denied' | 'unclear' }
  | { readonly kind: 'acquire_answered'; readonly reply: 'acquired'; readonly acquisitionId: string }
  /**
   * `earlier`: a notice before this run's that is not too old to act on. `recorded`: the mission of the generation is recorded.
   * `unknown`: the comments could not be read as they are now.
   */
  | { readonly kind: 'competing_intents_read'; readonly competingIntents: 'none' | 'earlier' | 'recorded' | 'unknown' }
  | { readonly kind: 'post_answered'; readonly reply: 'refused' | 'unclear' }
  | { readonly kind: 'post_answered'; readonly reply: 'done'; readonly mission: string }
  | { readonly kind: 'recorded' }
  /** Answers `release` and `write_release_marker`. */
  | { readonly kind: 'lock_released'; readonly isReleased: boolean }
  | { readonly kind: 'notice_removed' }
  | { readonly kind: 'slept' };

/** An answer, and when it came. */
export type HireEvent = HireAnswer & EventTime;

/** The next state, and the one effect to perform. */
export interface HireStep {
  readonly state: HireState;
  readonly effect: HireEffect;
}

/** The longest time from the notice to the POST, in ms. After that, a late run must not spend. */
export const NOTICE_MS = 60_000;
/** How long to look for an unconfirmed mission, in ms. */
export const CONFIRM_MS = 5 * 60_000;
/** The shortest time from the end of every run that may have hired to a `hire --force`, in ms. */
export const FORCE_HIRE_MS = 15 * 60_000;
