/**
 * The values of the settle protocol (docs/PROTOCOL.md#settle-order): its plan, its state, its effects, and their
 * replies.
 */
import type { MissionPhase } from '../domain/mission.ts';

/** The longest time from asking for the lock to sending, in ms. After that the owner gives up. */
export const DECISION_MS = 60_000;
/** How long to wait for another run that settles, in ms, before its decision counts as unconfirmed. */
export const OTHER_RUN_MS = 120_000;
/**
 * How late a request may take effect, in ms. Until then after the owner's last moment to send, no person can take a
 * lock over.
 */
export const TAKEOVER_MS = 15 * 60_000;

/** The preconditions of a decision. It is sent only while they are unchanged. */
export interface Preconditions {
  /** The mission awaits acceptance. */
  readonly isReady: boolean;
  /** The head of the linked pull request. `null`: there is none. */
  readonly head: string | null;
  /** A hold is in effect, or the command that asked for the decision no longer exists. */
  readonly isBlocked: boolean;
  /** Reworks as the marketplace counts them. `null`: it doesn't count. */
  readonly reworks: number | null;
  /** Everything else as one text. Equal texts mean equal preconditions. */
  readonly fingerprint: string;
}

/** What to settle, and on whose decision. */
export interface SettlePlan {
  readonly verdict: 'accept' | 'rework';
  /** The head that was judged, or that a person named. */
  readonly head: string | null;
  /** When a person wrote the command, in ms by GitHub's clock. `null`: the policy decided. */
  readonly askedAt: number | null;
  /** Whether to record decisions as comments. Not in the sandbox, and not for a mission that only its own run settles. */
  readonly isRecorded: boolean;
}

/** What settling needs to know of a mission. */
export interface MissionStanding {
  readonly phase: MissionPhase;
  readonly reworks: number | null;
}

/** The reply to each effect. `null`: it failed, and the code that performed it reports why. */
export interface Replies {
  /**
   * A new judgment on fresh reads. `verdict` is null if it is neither accept nor rework. `seenDecisions` are this
   * round's.
   */
  readonly refresh: {
    readonly verdict: 'accept' | 'rework' | null;
    readonly preconditions: Preconditions;
    readonly isLockAvailable: boolean;
    readonly seenDecisions: readonly number[];
  };
  readonly acquire:
    | { readonly kind: 'acquired'; readonly acquisitionId: string }
    | { readonly kind: 'taken' | 'gone' | 'denied' | 'unclear' };
  /** Since when the lock is taken (in ms, null if unknown), and by which acquisition. */
  readonly read_lock:
    | { readonly kind: 'free' }
    | { readonly kind: 'gone' }
    | { readonly kind: 'taken'; readonly at: number | null; readonly acquisitionId: string }
    | null;
  /** Whether the abandoned acquisition, and no other, was deleted so that a person can take over. */
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

/** A step of the protocol: an effect and its reply. */
export type SettleStep = keyof Replies;

/** The next effect. Its arguments are in the state, and its reply comes back as an event. `end`: nothing is left to do. */
type SettleEffect = { readonly kind: SettleStep } | { readonly kind: 'end'; readonly end: SettleEnd };

/** How settling ends. */
export type SettleEnd =
  /** It took effect. */
  | { readonly kind: 'settled' }
  /** Something changed. Nothing was sent, judge again. */
  | { readonly kind: 'again' }
  /** Another run is settling. Nothing was sent, try again later. */
  | { readonly kind: 'busy'; readonly since: number }
  /** The marketplace refused, certainly without effect, and the lock is free again. */
  | { readonly kind: 'refused' }
  /** A decision could not be read or written. Nothing was sent. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'held'; readonly why: HeldReason };

/**
 * The reason why a decision is on hold.
 *
 * `gone`: the comment with the lock no longer exists. `denied`: the token can't acquire the lock. `acquire_unknown`: whether
 * this run has the lock is unknown. `others`: another run began and never finished. `not_released`: nothing was sent, but the
 * lock could not be released. `unclear`: sent, and the response was lost. `no_change`: the marketplace confirmed, but the
 * mission has not changed.
 */
export type HeldReason = 'gone' | 'denied' | 'acquire_unknown' | 'others' | 'not_released' | 'unclear' | 'no_change';

/** The state between two replies. */
export interface SettleState {
  readonly plan: SettlePlan;
  /** The step whose reply comes next. */
  readonly awaitedStep: SettleStep;
  /** When the effect was requested, in ms. */
  readonly askedAt: number;
  readonly preconditions: Preconditions | null;
  readonly seenDecisions: readonly number[];
  /** This run's acquisition, which `release` gives back. `deadline` is in ms. */
  readonly acquisition: { readonly id: string; readonly deadline: number } | null;
  /** This run's decision comment, which `remove_decision` deletes. */
  readonly decisionComment: number | null;
  /** The acquisition that a person takes over and `clear_lock` deletes. */
  readonly abandonedAcquisition: string | null;
  /** How often the decision was sent: an accept at most twice, a rework once. */
  readonly sendCount: number;
  readonly response: 'none' | 'done' | 'unclear';
  /** How settling ends once the lock is released. */
  readonly pendingEnd: 'again' | 'refused' | 'failed' | 'others';
}

/** A reply, the time when it came in ms, and whether the job was cancelled by then. */
export type SettleEvent = { readonly [S in SettleStep]: EventOf<S> }[SettleStep];

/** The reply to a step. */
export type EventOf<S extends SettleStep> = {
  readonly [P in S]: {
    readonly to: P;
    readonly reply: Replies[P];
    readonly at: number;
    readonly cancelled: boolean;
  };
}[S];

/** The next state, and the one effect to perform. */
export interface SettleMove {
  readonly state: SettleState;
  readonly effect: SettleEffect;
}
