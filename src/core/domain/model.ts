/** The vocabulary of one pass: event → intent → observation → verdict → effect → report. Plain values only. */
import type { ReportedCheck, RequiredContext, RuleSources } from './checks.ts';
import type { Mission } from './mission.ts';

/** The repository the action runs in. `id` is GitHub's numeric id, which survives renames. */
export interface Repository {
  readonly owner: string;
  readonly name: string;
  readonly id: number;
  readonly defaultBranch: string;
  /** The event says that anybody may read it; absent where it does not. */
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

/** Tells several missions of one subject apart (input `key`): as core/domain/reference.ts `parseMissionKey` allows. */
export type MissionKey = string;

/** A GitHub account. `id` is numeric and never reused; logins are for reading. */
export interface Account {
  readonly login: string;
  readonly id: number | null;
  readonly isBot: boolean;
}

/** A comment on an issue or pull request. Times are milliseconds since the epoch. */
export interface Comment {
  readonly id: number;
  /** GraphQL's name for it; absent where only the number is known. */
  readonly nodeId?: string;
  readonly body: string;
  readonly url: string;
  /** `null`: the account is gone. */
  readonly author: Account | null;
  /** GraphQL `viewerDidAuthor`: written by the identity this run acts as. */
  readonly byUs: boolean;
  readonly createdAt: number;
  /** `null`: never edited. */
  readonly editedAt: number | null;
  /** True when the last edit was made by somebody else than the identity this run acts as (or that cannot be known). */
  readonly editedByOthers: boolean;
}

/** A pull request that says it delivers something. */
export interface PullCandidate {
  readonly number: number;
  readonly state: 'open' | 'closed' | 'merged';
  /** The head is in another repository. */
  readonly fork: boolean;
  readonly body: string;
  /** Ms since the epoch, by GitHub's clock. */
  readonly createdAt: number;
}

/** An issue's or pull request's page, read whole: every comment of every page. */
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
  /** When each label was put on, newest last. */
  readonly labeled: readonly { readonly label: string; readonly actor: string | null; readonly at: number }[];
  readonly comments: readonly Comment[];
  /** Pull requests with a closing reference to this issue (empty for a pull request). */
  readonly closedBy: readonly PullCandidate[];
}

/** A commit status as it stands; `state` in GitHub's word, lower case. */
interface HeadStatus {
  readonly name: string;
  readonly state: string;
  readonly description: string | null;
}

/** A pull request as far as the decision needs it. */
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
  /** The test-merge commit's SHA, where GitHub has made one. */
  readonly mergeSha: string | null;
  /** Issues of this repository that merging it would close. */
  readonly closes: readonly number[];
  /** Commit statuses on the head, by context; `null`: this token may not see them. */
  readonly headStatuses: readonly HeadStatus[] | null;
  /** Other open pull requests of this repository with the same head: they share its statuses. */
  readonly sameHead: readonly number[];
  readonly comments: readonly Comment[];
  /** Where the same answer held it: each part that was not whole is asked for on its own. */
  readonly ownEvidence?: PullEvidence;
}

/** What a pull request's own answer says of its head's checks, its files and its base's protection. */
export interface PullEvidence {
  /** Reported on the head and on its test-merge commit. */
  readonly reported: { readonly head: readonly ReportedCheck[]; readonly merge: readonly ReportedCheck[] } | null;
  readonly touched: TouchedPaths | null;
  /** The base's head, and what classic protection requires of it. */
  readonly base: BaseProtection | null;
}

/** A branch's head, and what classic protection asks of it. */
export interface BaseProtection {
  readonly sha: string;
  readonly classic: readonly RequiredContext[];
  readonly source: RuleSources['classic'];
}

/** Files a pull request touches: both names of a rename. More than can be listed counts as everything. */
export type TouchedPaths =
  | { readonly kind: 'listed'; readonly paths: readonly string[] }
  | { readonly kind: 'too_many'; readonly listed: number };

/** A level on a repository, least first. */
export const PERMISSIONS = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** A live look at a person's permission. An error never grants anything. */
export type PermissionReading =
  | { readonly kind: 'known'; readonly permission: Permission; readonly roleName: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** Which pull request delivers a mission (docs/PROTOCOL.md#binding). */
export type Binding =
  | { readonly kind: 'none' }
  | { readonly kind: 'bound'; readonly number: number; readonly how: BindingReason }
  | { readonly kind: 'conflict'; readonly why: string };
type BindingReason = 'input' | 'subject' | 'recorded' | 'command' | 'body' | 'closing-reference';

/** A person's standing words in comments, re-read at every pass. */
export interface Hold {
  readonly by: string;
  readonly at: number;
  readonly reason: string;
  readonly url: string;
}

/** Every reason code the action can give. Each has a row in docs/REASON-CODES or the README. */
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
  // beside the table
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
 * What to do with a mission. `done`: it is accepted already. `say` is one sentence for people; `next` is what happens
 * next and who has to do what.
 */
export interface Verdict {
  readonly kind: 'done' | 'accept' | 'rework' | 'wait' | 'hold';
  readonly code: ReasonCode;
  readonly message: string;
  readonly nextStep: string;
}

/** How a step ended (output `outcome`). */
export type OutcomeKind = 'accepted' | 'reworked' | 'pending' | 'held' | 'skipped' | 'failed';

/** Missions that can be the same one: matched by reference. */
export interface MatchedMission {
  readonly mission: Mission;
  readonly generation: number;
}

/** A form of the default branch: where it stands, and the labels that it turns into headings, in order. */
export interface IssueForm {
  readonly path: string;
  readonly labels: readonly string[];
}
