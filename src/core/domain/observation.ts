/** Everything that one pass observed, time included, as one plain value (docs/BEHAVIOR.md#modes). */
import type { Evidence } from './evidence.ts';
import type { Mission } from './mission.ts';
import type { Binding, Hold, Pull, TouchedPaths } from './model.ts';

/** What the saved state remembers of earlier rounds. */
interface Rounds {
  /** 1 + reworks known to have taken effect. */
  readonly round: number;
  /** The head that was last sent back for rework. `null`: none yet. */
  readonly sentBackSha: string | null;
  /** The mission has left `awaiting_acceptance` since it was sent back. */
  readonly leftSince: boolean;
}

/** The evaluated checks, or why there are none. `not_needed`: the mode or a missing pull request makes them irrelevant. */
export type EvidenceReading =
  | { readonly kind: 'evaluated'; readonly evidence: Evidence }
  | { readonly kind: 'unavailable'; readonly why: string }
  | { readonly kind: 'not_needed' };

/** The input of the decision. */
export interface Observation {
  /** In ms since the epoch. */
  readonly now: number;
  readonly mission: Mission;
  /** The budget agreed at hiring, in cents. `null`: unknown, because the mission was adopted by id. */
  readonly agreedBudgetCents: number | null;
  /** The head at the hire, where the pull request was there already. */
  readonly agreedHead?: string | null;
  /** The `min-rank` of the hire. */
  readonly agreedMinRank?: number | null;
  readonly rounds: Rounds;
  readonly hold: Hold | null;
  readonly binding: Binding;
  /** The linked pull request. `null`: there is none. */
  readonly pull: Pull | null;
  /** `null`: not read, because nothing depends on it. */
  readonly touchedPaths: TouchedPaths | null;
  readonly evidence: EvidenceReading;
  /** Names that also fail on the head of the base branch. Read only if something fails. */
  readonly baseFailing: readonly string[];
  /** When the head or its checks last changed, in ms. Limits how long a missing context may still come. */
  readonly changedAt: number;
  /** The head as read again right before paying. `null`: not read again yet. */
  readonly recheckedHead: string | null;
}
