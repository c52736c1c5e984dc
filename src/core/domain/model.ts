/** The plain values of one pass: event → intent → observation → verdict → effect → report. */
import type { ReportedCheck, RequiredContext, RuleSources } from './checks.ts';
import type { Mission } from './mission.ts';

/** The repository the action runs in. `id` is GitHub's numeric id, which survives renames. */
export interface Repository {
  readonly owner: string;
  readonly name: string;
  readonly id: number;
  readonly defaultBranch: string;
  /** The event says that the repository is public. Absent if it does not say so. */
  readonly isPublic?: true;
}

/** What a mission is posted for (docs/BEHAVIOR.md#terms). */
export type Subject =
  | { readonly kind: 'issue' | 'pull_request'; readonly number: number; readonly key?: MissionKey }
  | {
      readonly kind: 'run';
      readonly runId: string;
      readonly job: string;
      readonly index: string;
      readonly step: string;
      readonly key?: MissionKey;
    };

/**
 * A name that separates several missions on one subject (input `mission-key`), valid by `parseMissionKey` of
 * core/domain/reference.ts.
 */
export type MissionKey = string;

/** A GitHub account. `id` is numeric and never reused, `login` is for people. */
export interface Account {
  readonly login: string;
  readonly id: number | null;
  readonly isBot: boolean;
}

/** A comment on an issue or pull request. Times are in ms since the epoch. */
export interface Comment {
  readonly id: number;
  /** The GraphQL id. Absent if only the number is known. */
  readonly nodeId?: string;
  readonly body: string;
  readonly url: string;
  /** `null`: the account was deleted. */
  readonly author: Account | null;
  /** GraphQL `viewerDidAuthor`: written by the identity this run acts as. */
  readonly byUs: boolean;
  readonly createdAt: number;
  /** `null`: never edited. */
  readonly editedAt: number | null;
  /** Whether another identity than this run's made the last edit, or that is unknown. */
  readonly editedByOthers: boolean;
}

/** A pull request that may deliver a mission. */
export interface PullCandidate {
  readonly number: number;
  readonly state: 'open' | 'closed' | 'merged';
  /** The head is in another repository. */
  readonly fork: boolean;
  readonly body: string;
  /** Ms since the epoch, by GitHub's clock. */
  readonly createdAt: number;
}

/** An issue or pull request with all its comments. */
export interface Conversation {
  readonly kind: 'issue' | 'pull_request';
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly author: Account | null;
  /** Last edit of the body; `null`: never edited. */
  readonly bodyEditedAt: number | null;
  /** Last change of the title; `null`: never changed. */
  readonly renamedAt: number | null;
  readonly labels: readonly string[];
  /** When each label was added, newest last. */
  readonly labeled: readonly { readonly label: string; readonly actor: string | null; readonly at: number }[];
  readonly comments: readonly Comment[];
  /** Pull requests with a closing reference to this issue (empty for a pull request). */
  readonly closedBy: readonly PullCandidate[];
}

/** A commit status. `state` is GitHub's, in lower case. */
interface HeadStatus {
  readonly name: string;
  readonly state: string;
  readonly description: string | null;
}

/** What the decision needs to know of a pull request. */
export interface Pull {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  readonly fork: boolean;
  readonly author: Account | null;
  /** Ms since the epoch, by GitHub's clock. */
  readonly createdAt: number;
  readonly headSha: string;
  readonly headRef: string;
  readonly baseRef: string;
  readonly mergeable: 'mergeable' | 'conflicting' | 'unknown';
  readonly review: 'approved' | 'changes_requested' | 'review_required' | 'none';
  /** The SHA of the test-merge commit. `null`: GitHub has not made one. */
  readonly mergeSha: string | null;
  /** Issues of this repository that merging it would close. */
  readonly closes: readonly number[];
  /** Commit statuses on the head, by context. `null`: this token can't read them. */
  readonly headStatuses: readonly HeadStatus[] | null;
  /** Other open pull requests of this repository with the same head, which share its statuses. */
  readonly sameHead: readonly number[];
  readonly comments: readonly Comment[];
  /** Evidence that the same response contained. Each incomplete part must be read separately. */
  readonly ownEvidence?: PullEvidence;
}

/** What the response for a pull request says about the checks of its head, its files, and the protection of its base. */
export interface PullEvidence {
  /** Checks reported on the head and on its test-merge commit. */
  readonly reported: { readonly head: readonly ReportedCheck[]; readonly merge: readonly ReportedCheck[] } | null;
  readonly touched: TouchedPaths | null;
  /** The head of the base branch, and what classic protection requires of it. */
  readonly base: BaseProtection | null;
}

/** The head of a branch, and what classic protection requires of it. */
export interface BaseProtection {
  readonly sha: string;
  readonly classic: readonly RequiredContext[];
  readonly source: RuleSources['classic'];
}

/** The files that a pull request touches, with both names of a rename. More than GitHub lists counts as everything. */
export type TouchedPaths =
  | { readonly kind: 'listed'; readonly paths: readonly string[] }
  | { readonly kind: 'too_many'; readonly listed: number };

/** The permission levels on a repository, lowest first. */
export const PERMISSIONS = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** A person's permission as read now. An error never grants anything. */
export type PermissionReading =
  | { readonly kind: 'known'; readonly permission: Permission; readonly roleName: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** The pull request that delivers a mission (docs/PROTOCOL.md#binding). */
export type Binding =
  | { readonly kind: 'none' }
  | { readonly kind: 'bound'; readonly number: number; readonly how: BindingReason }
  | { readonly kind: 'conflict'; readonly why: string };
type BindingReason = 'input' | 'subject' | 'recorded' | 'command' | 'body' | 'closing-reference';

/** A person's `hold` command that is still in effect. Every pass reads it again. */
export interface Hold {
  readonly by: string;
  readonly at: number;
  readonly reason: string;
  readonly url: string;
}

/** Every reason code. Each has an entry in docs/REASON-CODES.md or the README. */
export const REASON_CODES = [
  // the decision table, docs/BEHAVIOR.md#decision, in its order
  'already_accepted',
  'mission_ended',
  'held_by_person',
  'terms_mismatch',
  'contract_changed',
  'contract_unreadable',
  'mission_not_ready',
  'verification_failed',
  'verification_pending',
  'no_pull_request',
  'pull_closed',
  'draft',
  'binding_conflict',
  'not_delivered',
  'protected_paths',
  'checks_unavailable',
  'no_required_checks',
  'checks_pending',
  'baseline_broken',
  'checks_failed',
  'checks_need_approval',
  'checks_inconclusive',
  'check_source_mismatch',
  'checks_missing',
  'no_check_ran',
  'merge_conflict',
  'changes_requested',
  'review_required',
  'awaiting_merge',
  'head_moved',
  'checks_passed',
  'verified',
  // changes of a row's verdict, and commands
  'rework_limit',
  'same_delivery',
  'manual_settlement',
  'merged_unverified',
  'accepted_by_person',
  'sent_back_by_person',
  'command_refused',
  // hiring
  'not_permitted',
  'brief_changed',
  'hidden_text',
  'dod_missing',
  'brief_too_long',
  'brief_unclear',
  'budget_missing',
  'budget_exceeded',
  'budget_unknown',
  'rank_unavailable',
  'reference_taken',
  'duplicate_missions',
  'lock_limit_reached',
  'hire_force_refused',
  'hire_unconfirmed',
  'decision_unconfirmed',
  'state_lost',
  'missing_permission',
  // gate
  'no_mission',
  'group_unknown',
  // the step itself
  'posted',
  'skipped',
  'discovered',
  'diagnosed',
  'dry_run',
  'cancelled',
  'bad_input',
  'marketplace_error',
  'github_error',
  'internal_error',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/**
 * What to do with a mission. `done`: it is already accepted.
 *
 * `message` is one sentence for people. `nextStep` says what happens next and who must do what.
 */
export interface Verdict {
  readonly kind: 'done' | 'accept' | 'rework' | 'wait' | 'hold';
  readonly code: ReasonCode;
  readonly message: string;
  readonly nextStep: string;
}

/** The outcome of a step (output `outcome`). */
export type OutcomeKind = 'accepted' | 'reworked' | 'pending' | 'held' | 'skipped' | 'failed';

/** A mission that was matched by its reference. */
export interface MatchedMission {
  readonly mission: Mission;
  readonly generation: number;
}

/** An issue form of the default branch: its path, and the labels that GitHub turns into headings, in order. */
export interface IssueForm {
  readonly path: string;
  readonly labels: readonly string[];
}
