/** Missions as the marketplace shows them, in the domain's terms (docs/MARKETPLACE-API.md). */

/** The phase of a mission. `ended`: any end without acceptance. `unknown`: a status that this action does not know. */
export type MissionPhase =
  'submitted' | 'matched' | 'in_progress' | 'awaiting_acceptance' | 'accepted' | 'ended' | 'unknown';

/** The result of the marketplace's independent verification. Everything that is neither passed nor failed is `pending`. */
export type Verification = 'passed' | 'failed' | 'pending';

/** The categories of missions. */
export const CATEGORIES = ['DevOps', 'Research', 'Content', 'Support', 'Data', 'Events', 'Finance', 'Other'] as const;
export type Category = (typeof CATEGORIES)[number];

/** The guarantee levels of missions. */
export const TIERS = ['T0 Self-serve', 'T1 Verified', 'T2 Guaranteed'] as const;
export type Tier = (typeof TIERS)[number];

/** A mission on the marketplace. Money is integer cents, `rank` is Agent Rank, 0–100. */
export interface Mission {
  readonly id: string;
  readonly title: string;
  /** `null`: a list left it out. */
  readonly description: string | null;
  readonly phase: MissionPhase;
  /** The status as the marketplace reports it, for people. */
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
  /** Reworks as the marketplace counts them. `null`: it doesn't count. */
  readonly reworkCount: number | null;
  /** In ms since the epoch. */
  readonly createdAt: number | null;
}

/** A specialist of the catalog. `price` is the marketplace's text. */
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

/** The brief and terms of a mission to post. */
export interface MissionOrder {
  readonly title: string;
  readonly description: string;
  readonly dod: string;
  readonly category: Category;
  readonly tier: Tier;
  readonly budgetCents: number;
  /** The specialist to hire directly (`kind: hire`). `null`: any. */
  readonly specialist: string | null;
  /** False: the mission is queued, and no specialist is hired. */
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

/** Returns the phase that a status of the marketplace means, in any letter case. */
export function toPhase(status: string): MissionPhase {
  const name = status.trim().toLowerCase();
  if (LIFECYCLE.has(name)) return name as MissionPhase;
  return END_STATUSES.has(name) ? 'ended' : 'unknown';
}

/** Returns the verification that a text of the marketplace means. Only `passed` means passed. */
export function toVerification(text: string | null): Verification {
  const result = text?.trim().toLowerCase();
  if (result === 'passed') return 'passed';
  return result === 'failed' || result === 'rejected' ? 'failed' : 'pending';
}

/** Returns whether the mission is accepted or ended, so that its state no longer changes. */
export function isOver(mission: Mission): boolean {
  return mission.phase === 'accepted' || mission.phase === 'ended';
}

/** Returns whether the marketplace shows the work as delivered and verified. Only then do pull request and checks count. */
export function isReady(mission: Pick<Mission, 'phase'>): boolean {
  return mission.phase === 'awaiting_acceptance';
}
