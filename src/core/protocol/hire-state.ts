/**
 * What hiring is about, step by step (docs/PROTOCOL.md#hire-order): the state that `hire-protocol.ts` moves, what it asks to be done, and
 * what it is told. Plain values; times are ms since the epoch and come with the events.
 */

/** One of the reference's missions as a look-up saw it. */
export interface SeenMission {
  readonly id: string;
  readonly generation: number;
  /** Accepted or ended: nothing more will happen to it. */
  readonly isOver: boolean;
  /** Posted after the command was written that asks for one: it is what was asked for, whatever became of it. */
  readonly answersCommand?: boolean;
}

/** What a hire starts from. */
export interface HireStart {
  /** `run`: a run that is its own subject has no page and no lock; only its first attempt may post. */
  readonly subjectKind: 'page' | 'run';
  readonly isFirstAttempt: boolean;
  /**
   * `first`: where there never was a mission. `next`: after the previous ended. `past_doubt`: after one that is in doubt. A
   * re-run is always `first`: it never opens again what an attempt before it has opened.
   */
  readonly opens: 'first' | 'next' | 'force';
  /** `ref`: acquires are never taken back. */
  readonly lock: 'reaction' | 'ref' | 'memory';
  readonly maxSequence: number;
  /** The end of the step. */
  readonly deadline: number;
}

/** Where a hire stands. `generation` and `floor` are 0 until they are chosen. */
export interface HireState extends HireStart {
  readonly phase: HirePhase;
  readonly missions: readonly SeenMission[];
  /** Generations that were taken and certainly not used, as their owners signed. */
  readonly released: readonly number[];
  /** The generation to acquire. */
  readonly generation: number;
  /** A mission of this generation or a later one means that the hire is done. */
  readonly minGeneration: number;
  /** Since when the generations stand taken that a `hire --force` goes past. */
  readonly takenSince: number;
  /** After this a late run must not spend any more. */
  readonly noticeDeadline: number;
  readonly acquisitionId: string | null;
  readonly unconfirmed: UnconfirmedHire | null;
  /** Decided; what stands between is clean-up. */
  readonly end: HireEnd | null;
}

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

/** Looking for what may have been posted. */
interface UnconfirmedHire {
  readonly why: UnconfirmedReason;
  readonly until: number;
  /** The next pause, ms. */
  readonly pauseMs: number;
}

/** Why it is not known whether a mission was posted. */
export type UnconfirmedReason = 'another_run' | 'acquire_unknown' | 'response_unknown' | 'earlier_attempt';

/** How hiring ended. */
export type HireEnd =
  /** Go on with what the last look-up found; duplicates are held by who adopts. */
  | { readonly kind: 'adopt' }
  | { readonly kind: 'no_subject' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'posted'; readonly mission: string }
  /** A read failed for good while nothing can have been posted. */
  | { readonly kind: 'stopped' }
  /** Certainly nothing was posted. `clean`: the lock is intact again, or the next generation is open. */
  | { readonly kind: 'failed'; readonly why: 'late' | 'cancelled' | 'refused'; readonly isClean: boolean }
  /** The lock cannot be taken, so nothing was posted. */
  | { readonly kind: 'denied' }
  | { readonly kind: 'hire_unconfirmed'; readonly why: UnconfirmedReason }
  | { readonly kind: 'lock_limit_reached' }
  /** The next ones refuse to go past a doubt. */
  | { readonly kind: 'nothing_unconfirmed' }
  | { readonly kind: 'lock_time_unknown' }
  | { readonly kind: 'run_not_over'; readonly run: string; readonly why: string }
  | { readonly kind: 'too_early'; readonly until: number };

/** What is to be done next; each is answered by one event. */
export type HireEffect =
  | { readonly do: 'look_up' }
  | { readonly do: 'read_thread' }
  /** Permission, frozen brief, order, outlook: everything that may refuse (docs/BEHAVIOR.md#order-of-refusals). */
  | { readonly do: 'authorize'; readonly generation: number }
  | { readonly do: 'read_locks'; readonly from: number }
  /** The runs whose intents name one of these generations. */
  | { readonly do: 'read_runs'; readonly from: number }
  | { readonly do: 'write_notice'; readonly generation: number }
  | { readonly do: 'acquire'; readonly generation: number }
  /** Whether another run may have been told that the lock is its own as well. */
  | { readonly do: 'read_competing_intents'; readonly generation: number }
  | { readonly do: 'post'; readonly generation: number }
  | { readonly do: 'record'; readonly mission: string; readonly generation: number }
  | { readonly do: 'release'; readonly generation: number; readonly acquisitionId: string }
  /** This run's intent becomes the signed word that the generation was not used. */
  | { readonly do: 'write_release_marker'; readonly generation: number }
  | { readonly do: 'remove_notice' }
  | { readonly do: 'sleep'; readonly ms: number }
  | { readonly do: 'end'; readonly end: HireEnd };

/** When an event happened, and whether the job had been cancelled by then. */
interface EventTime {
  readonly at: number;
  readonly cancelled: boolean;
}

/** A run whose intent names a generation in doubt. */
export interface NoticeRun {
  readonly run: string;
  /** The intent's own. */
  readonly deadline: number;
  /** When it ended; `null`: it has not, or nobody can tell. */
  readonly endedAt: number | null;
  /** Why `endedAt` is `null`, for people. */
  readonly why: string;
}

/** What was found or done, as the answer to an effect. */
export type HireAnswer =
  | { readonly kind: 'looked_up'; readonly missions: readonly SeenMission[] }
  | { readonly kind: 'look_up_failed' }
  | { readonly kind: 'thread_read'; readonly exists: boolean; readonly released: readonly number[] }
  | { readonly kind: 'authorized' }
  | { readonly kind: 'refused' }
  /** `highest`: of the generations taken from the asked one on; `null`: that one is intact. `since`: the latest acquire. */
  | { readonly kind: 'locks_read'; readonly highest: number | null; readonly since: number | null }
  | { readonly kind: 'runs_read'; readonly runs: readonly NoticeRun[] }
  | { readonly kind: 'notice_written'; readonly deadline: number }
  | { readonly kind: 'acquire_answered'; readonly reply: 'taken' | 'gone' | 'denied' | 'unclear' }
  | { readonly kind: 'acquire_answered'; readonly reply: 'acquired'; readonly acquisitionId: string }
  /**
   * `earlier`: an intent that stands before this run's, and is not too old to act on. `recorded`: the page names the generation's
   * mission. `unknown`: the page could not be read as it is now.
   */
  | { readonly kind: 'competing_intents_read'; readonly competingIntents: 'none' | 'earlier' | 'recorded' | 'unknown' }
  | { readonly kind: 'post_answered'; readonly reply: 'refused' | 'unclear' }
  | { readonly kind: 'post_answered'; readonly reply: 'done'; readonly mission: string }
  | { readonly kind: 'recorded' }
  /** Of `release` and `write_release_marker`. */
  | { readonly kind: 'lock_released'; readonly isReleased: boolean }
  | { readonly kind: 'notice_removed' }
  | { readonly kind: 'slept' };

/** An answer, and the moment it came. */
export type HireEvent = HireAnswer & EventTime;

/** A step: the state as it is now, and the one thing to do. */
export interface HireStep {
  readonly state: HireState;
  readonly effect: HireEffect;
}

/** From the intent to the POST, ms: after that, a late run must not spend any more. */
export const NOTICE_MS = 60_000;
/** How long a mission in doubt is looked for, ms. */
export const CONFIRM_MS = 5 * 60_000;
/** From the end of every run that may have hired to a person's `hire --force`, ms. */
export const FORCE_HIRE_MS = 15 * 60_000;
