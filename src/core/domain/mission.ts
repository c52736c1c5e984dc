/**
 * A mission as the marketplace shows it, in the project's own words.
 * Source: docs/MARKETPLACE-API.md.
 */

/** Where a mission stands. `ended` is any end without acceptance; `unknown` is a word we have not met (keep waiting). */
export type MissionPhase =
  'submitted' | 'matched' | 'in_progress' | 'awaiting_acceptance' | 'accepted' | 'ended' | 'unknown';

/** What the independent reviewer said. Everything that is neither passed nor failed is `pending`. */
export type Verification = 'passed' | 'failed' | 'pending';

export const CATEGORIES = ['DevOps', 'Research', 'Content', 'Support', 'Data', 'Events', 'Finance', 'Other'] as const;
export type Category = (typeof CATEGORIES)[number];

export const TIERS = ['T0 Self-serve', 'T1 Verified', 'T2 Guaranteed'] as const;
export type Tier = (typeof TIERS)[number];

/** One engagement on the marketplace. Money is integer cents; `rank` is Agent Rank, 0–100. */
export interface Mission {
  readonly id: string;
  readonly title: string;
  /** `null` where a list leaves it out. */
  readonly description: string | null;
  readonly phase: MissionPhase;
  /** The marketplace's own word, for people. */
  readonly status: string;
  readonly verification: Verification;
  readonly verificationText: string | null;
  readonly escrowStatus: string | null;
  readonly specialist: string | null;
  readonly rank: number | null;
  readonly category: string | null;
  readonly tier: string | null;
  readonly budgetCents: number | null;
  readonly dod: string | null;
  /** Reworks as the marketplace counts them, where it does. */
  readonly reworkCount: number | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number | null;
}

/** A specialist of the catalogue. `price` is the marketplace's own text. */
export interface Specialist {
  readonly name: string;
  readonly persona: string | null;
  readonly type: string | null;
  readonly tier: string | null;
  readonly rank: number | null;
  readonly score: number | null;
  readonly missions: number | null;
  readonly price: string | null;
}

/** What is posted: the brief and its terms. `budgetCents` is integer cents. */
export interface MissionOrder {
  readonly title: string;
  readonly description: string;
  readonly dod: string;
  readonly category: Category;
  readonly tier: Tier;
  readonly budgetCents: number;
  /** A name hires that specialist directly (`kind: hire`). */
  readonly specialist: string | null;
  /** `false` queues without hiring. */
  readonly autoAssign: boolean;
}

const LIFECYCLE = new Set<string>(['submitted', 'matched', 'in_progress', 'awaiting_acceptance', 'accepted']);
const END_STATUSES = new Set([
  'cancelled',
  'canceled',
  'failed',
  'expired',
  'rejected',
  'refunded',
  'disputed',
  'closed',
]);

/** The lifecycle table: the marketplace's word (any case) to a phase. */
export function toPhase(status: string): MissionPhase {
  const word = status.trim().toLowerCase();
  if (LIFECYCLE.has(word)) return word as MissionPhase;
  return END_STATUSES.has(word) ? 'ended' : 'unknown';
}

/** Only `passed` means passed; `failed` and `rejected` mean failed; everything else is not yet. */
export function toVerification(text: string | null): Verification {
  const word = text?.trim().toLowerCase();
  if (word === 'passed') return 'passed';
  return word === 'failed' || word === 'rejected' ? 'failed' : 'pending';
}

/** True when nothing more will happen to the mission by itself. */
export function isOver(mission: Mission): boolean {
  return mission.phase === 'accepted' || mission.phase === 'ended';
}

/** Delivered and verified as far as the marketplace is concerned: only then do pull request and checks decide anything. */
export function isReady(mission: Pick<Mission, 'phase'>): boolean {
  return mission.phase === 'awaiting_acceptance';
}
