/** One pass's view of the world as one plain value; time is part of it (docs/BEHAVIOR.md#modes). */
import type { Evidence } from './evidence.ts';
import type { Mission } from './mission.ts';
import type { Binding, Hold, Pull, TouchedPaths } from './model.ts';

/** What earlier rounds left behind, from the signed state. */
interface Rounds {
  /** 1 + reworks known to have taken effect. */
  readonly round: number;
  /** Head SHA that was sent back last; `null`: none yet. */
  readonly sentBackSha: string | null;
  /** The mission has left `awaiting_acceptance` since it was sent back. */
  readonly leftSince: boolean;
}

/** The evaluated checks, or why there are none: `not_needed` where the mode or a missing PR makes them moot. */
export type EvidenceReading =
  | { readonly kind: 'evaluated'; readonly evidence: Evidence }
  | { readonly kind: 'unavailable'; readonly why: string }
  | { readonly kind: 'not_needed' };

export interface Observation {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly mission: Mission;
  /** What was agreed at hiring, in cents; `null`: unknown (adopted by id). */
  readonly agreedBudgetCents: number | null;
  /** The head at the hire, where the pull request was there already. */
  readonly agreedHead?: string | null;
  /** The `min-rank` of the hire. */
  readonly agreedMinRank?: number | null;
  readonly rounds: Rounds;
  readonly hold: Hold | null;
  readonly binding: Binding;
  /** The bound pull request; `null` without one. */
  readonly pull: Pull | null;
  /** `null`: not read (nothing depends on it). */
  readonly touchedPaths: TouchedPaths | null;
  readonly evidence: EvidenceReading;
  /** Names failing on the base branch's head as well; read only when something fails. */
  readonly baseFailing: readonly string[];
  /** When the head or its checks last changed, ms; for how long a missing context may still come. */
  readonly changedAt: number;
  /** The head as read last, right before paying; `null`: not read again yet. */
  readonly recheckedHead: string | null;
}
