/** What the flow asks of the world, in the words of the domain. Adapters live in marketplace/, github/ and action/. */
import type { ChecksReading, ReportedCheck, RequiredReading } from '../domain/checks.ts';
import type { IssueForm } from '../domain/model.ts';
import type { Comment, Conversation, PermissionReading, Pull, PullCandidate, TouchedPaths } from '../domain/model.ts';
import type { OnceLock } from './once-lock.ts';

/** Issues and pull requests as pages with comments. */
export interface Conversations {
  /** `null`: there is no such issue or pull request. */
  read(number: number): Promise<Conversation | null>;
  /** `read` for at most 25 at once, in one request where they are not long. */
  readMany(numbers: readonly number[]): Promise<ReadonlyMap<number, Conversation | null>>;
  createComment(number: number, body: string): Promise<Comment>;
  /** Several at once, in one request; answers each by itself, in the order given. */
  createComments(drafts: readonly CommentDraft[]): Promise<readonly CommentReply[]>;
  /** Edits and deletions of the same moment leave as one request, and take effect in the order in which they were asked for. */
  editComment(comment: CommentKey, body: string): Promise<void>;
  /** True also when the comment was gone already; false where the token may not. */
  deleteComment(comment: CommentKey): Promise<boolean>;
  removeLabel(number: number, label: string): Promise<void>;
  /** Answers a command at a glance: 👀 seen, 👍 done, 😕 refused (docs/BEHAVIOR.md#commands). It guards nothing. */
  react(commentId: number, feedback: 'seen' | 'done' | 'refused'): Promise<void>;
}

/** A comment that is there; without its `nodeId` it is changed by a request of its own. */
export type CommentKey = Pick<Comment, 'id' | 'nodeId'>;

/** A comment to be written on an issue or pull request. */
export interface CommentDraft {
  readonly number: number;
  readonly body: string;
}
/** `failed`: the error that writing it alone would have thrown. */
export type CommentReply =
  { readonly kind: 'done'; readonly comment: Comment } | { readonly kind: 'failed'; readonly error: unknown };

/** Pull requests and what they change. */
export interface Pulls {
  /** Everything the decision needs, comments included; `null`: no such pull request. */
  read(number: number): Promise<Pull | null>;
  /** `read`, and in the same request its evidence: what its checks and files say. */
  readDelivery(number: number): Promise<Pull | null>;
  /** The head SHA alone, read last before paying. */
  readHead(number: number): Promise<string>;
  listTouchedPaths(number: number): Promise<TouchedPaths>;
  /** Pull requests of this repository updated since `since` (ms), every page, newest first. */
  listUpdatedSince(since: number): Promise<readonly PullCandidate[]>;
  /** Open pull requests whose head or history holds this commit. */
  listByCommit(sha: string): Promise<readonly number[]>;
  /** `read` for at most 25 at once, in one request where they are not long. */
  readMany(numbers: readonly number[]): Promise<ReadonlyMap<number, Pull | null>>;
  /** All pull requests of a merge group; `unknown` where one of its commits cannot be told whose it is. */
  readMergeGroup(group: MergeGroup): Promise<MergeGroupReading>;
}

/** A merge group as its event names it. */
export interface MergeGroup {
  readonly headSha: string;
  /** Names the last pull request of the group. */
  readonly headRef: string;
  readonly baseSha: string;
  /** `refs/heads/…`. */
  readonly baseRef: string;
}
export type MergeGroupReading =
  { readonly kind: 'known'; readonly numbers: readonly number[] } | { readonly kind: 'unknown'; readonly why: string };

/** Required and reported checks (docs/GITHUB-FACTS.md#required-checks). Failures are values: `unavailable`, with the reason. */
export interface Checks {
  readForPull(pull: Pull): Promise<ChecksReading>;
  /**
   * Begins to read what a branch asks, for a reading that follows at once: `rules` for that of a pull request's checks,
   * `protection` for `readRequired`. What fails is read again where it is needed.
   */
  prefetch(branch: string, what: 'rules' | 'protection'): void;
  /** What a branch's head reported; for the baseline. */
  readForBranch(branch: string): Promise<ChecksReading>;
  /** What a branch requires before anything has reported. */
  readRequired(branch: string): Promise<RequiredReading>;
  /** Output title, summary and first annotations of failing runs, keyed by node id. Missing ones are left out. */
  readDetails(checks: readonly ReportedCheck[]): Promise<ReadonlyMap<string, CheckDetails>>;
}

export interface CheckDetails {
  readonly title: string | null;
  readonly summary: string | null;
  readonly annotations: readonly { readonly path: string; readonly line: number; readonly message: string }[];
}

/** Commit statuses. */
export interface Statuses {
  /** False: the token may not (`statuses: write` is missing); the caller warns and goes on. */
  set(sha: string, status: CommitStatus): Promise<boolean>;
  /** What the default branch's newest commits say under a context (`null`: nothing), and the head to set the next one on. */
  readOnDefaultBranch(
    context: string,
  ): Promise<{ readonly headSha: string | null; readonly description: string | null }>;
}
export interface CommitStatus {
  readonly context: string;
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  /** At most 140 characters. */
  readonly description: string;
  readonly url: string | null;
}

/** Live permissions; an unreadable one is `unknown`, which grants nothing. */
export interface Permissions {
  read(login: string): Promise<PermissionReading>;
}

/** Runs of workflows; needs `actions: read`. */
export interface Runs {
  /** When an attempt of a run ended. */
  readEnd(runId: string, attempt: number): Promise<RunEnd>;
}
/** `unknown`: the run is gone, or may not be read. Times in ms. */
type RunEnd =
  | { readonly kind: 'ended'; readonly at: number }
  | { readonly kind: 'running' }
  | { readonly kind: 'unknown'; readonly why: string };

/** Files of the default branch. */
export interface Contents {
  /** `null`: absent. */
  read(path: string): Promise<string | null>;
}

/** Issue forms of the default branch; those that GitHub cannot read are left out. */
export interface IssueForms {
  list(): Promise<readonly IssueForm[]>;
}

/** A look at the repository itself, for the doctor. Everything throws GitHubError. */
export interface Inspection {
  readonly readRepository: () => Promise<RepositoryFacts>;
  /** A read that needs the permission. Answers why it was refused; `null`: it was not. */
  readonly probe: (scope: 'checks' | 'statuses' | 'issues' | 'pull-requests') => Promise<string | null>;
  /** Number of the open pull request touched last; `null`: none is open. */
  readonly findOpenPull: () => Promise<number | null>;
  /** Types of the rulesets' rules for a branch, such as `merge_queue`. */
  readonly listRuleTypes: (branch: string) => Promise<readonly string[]>;
  /** Workflow files of the default branch. */
  readonly listWorkflows: () => Promise<readonly { readonly path: string; readonly text: string }[]>;
}
export interface RepositoryFacts {
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly hasIssues: boolean;
  /** The login that the token acts as. */
  readonly viewer: string;
}

/** What was asked of GitHub, and what it says is left of the hour's share; `null`: it says nothing. */
export interface Quota {
  readonly requests: number;
  readonly left: number | null;
}

/** The GitHub side, whole. */
export interface GitHub {
  quota(): Quota;
  readonly conversations: Conversations;
  readonly pulls: Pulls;
  readonly checks: Checks;
  readonly statuses: Statuses;
  readonly permissions: Permissions;
  readonly contents: Contents;
  readonly issueForms: IssueForms;
  readonly runs: Runs;
  readonly lock: OnceLock;
}
