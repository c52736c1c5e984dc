/** What the flow reads from and writes to GitHub, in the domain's terms. The adapter is src/github/github.ts. */
import type { ChecksReading, ReportedCheck, RequiredReading } from '../domain/checks.ts';
import type { IssueForm } from '../domain/model.ts';
import type { Comment, Conversation, PermissionReading, Pull, PullCandidate, TouchedPaths } from '../domain/model.ts';
import type { OnceLock } from './once-lock.ts';

/** Issues and pull requests, with their comments. */
export interface Conversations {
  /**
   * Reads an issue or pull request.
   *
   * @returns null if it does not exist
   */
  read(number: number): Promise<Conversation | null>;
  /** Reads at most 25 at once, in one request if they are not long. */
  readMany(numbers: readonly number[]): Promise<ReadonlyMap<number, Conversation | null>>;
  createComment(number: number, body: string): Promise<Comment>;
  /** Writes several comments in one request. Returns one reply per comment, in the given order. */
  createComments(drafts: readonly CommentDraft[]): Promise<readonly CommentReply[]>;
  /** Edits a comment. Edits and deletions of the same moment are sent as one request and take effect in call order. */
  editComment(comment: CommentKey, body: string): Promise<void>;
  /** Deletes a comment. Returns true also if it was already deleted, false if the token lacks the permission. */
  deleteComment(comment: CommentKey): Promise<boolean>;
  removeLabel(number: number, label: string): Promise<void>;
  /** Reacts to a command: 👀 seen, 👍 done, 😕 refused (docs/BEHAVIOR.md#commands). This is feedback only, never a lock. */
  react(commentId: number, feedback: 'seen' | 'done' | 'refused'): Promise<void>;
}

/** An existing comment. Without its `nodeId`, changing it takes a separate request. */
export type CommentKey = Pick<Comment, 'id' | 'nodeId'>;

/** A comment to write on an issue or pull request. */
export interface CommentDraft {
  readonly number: number;
  readonly body: string;
}
/** The result of writing one of several comments. `failed` has the error that writing it alone would have thrown. */
export type CommentReply =
  { readonly kind: 'done'; readonly comment: Comment } | { readonly kind: 'failed'; readonly error: unknown };

/** Pull requests and what they change. */
export interface Pulls {
  /**
   * Reads everything that the decision needs, comments included.
   *
   * @returns null if there is no such pull request
   */
  read(number: number): Promise<Pull | null>;
  /** Reads a pull request with its evidence in the same request: its checks and files. */
  readDelivery(number: number): Promise<Pull | null>;
  /** Reads only the head SHA, as the last read before paying. */
  readHead(number: number): Promise<string>;
  listTouchedPaths(number: number): Promise<TouchedPaths>;
  /** Lists the pull requests of this repository updated since a time in ms, newest first. */
  listUpdatedSince(since: number): Promise<readonly PullCandidate[]>;
  /** Lists the open pull requests whose head or history contains a commit. */
  listByCommit(sha: string): Promise<readonly number[]>;
  /** Reads at most 25 at once, in one request if they are not long. */
  readMany(numbers: readonly number[]): Promise<ReadonlyMap<number, Pull | null>>;
  /** Reads all pull requests of a merge group. Returns `unknown` if one of its commits can't be assigned to one. */
  readMergeGroup(group: MergeGroup): Promise<MergeGroupReading>;
}

/** A merge group, as its event describes it. */
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

/**
 * Required and reported checks (docs/GITHUB-FACTS.md#required-checks). A failed read returns `unavailable` with the
 * reason.
 */
export interface Checks {
  readForPull(pull: Pull): Promise<ChecksReading>;
  /**
   * Starts to read the requirements of a branch for a call that follows at once: `rules` for the checks of a pull request,
   * `protection` for `readRequired`. A read that fails is repeated by that call.
   */
  prefetch(branch: string, what: 'rules' | 'protection'): void;
  /** Reads the checks that the head of a branch reported, for the baseline. */
  readForBranch(branch: string): Promise<ChecksReading>;
  /** Reads what a branch requires before any check has reported. */
  readRequired(branch: string): Promise<RequiredReading>;
  /** Reads title, summary, and first annotations of failing runs, by node id. Omits what is missing. */
  readDetails(checks: readonly ReportedCheck[]): Promise<ReadonlyMap<string, CheckDetails>>;
}

export interface CheckDetails {
  readonly title: string | null;
  readonly summary: string | null;
  readonly annotations: readonly { readonly path: string; readonly line: number; readonly message: string }[];
}

/** Commit statuses. */
export interface Statuses {
  /** Sets a commit status. Returns false if `statuses: write` is missing, so that the caller can warn and continue. */
  set(sha: string, status: CommitStatus): Promise<boolean>;
  /**
   * Reads the newest status with a context on the default branch (null: none), and the head on which to set the next
   * one.
   */
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

/** Permissions as they are now. One that can't be read is `unknown`, which grants nothing. */
export interface Permissions {
  read(login: string): Promise<PermissionReading>;
}

/** Workflow runs. Needs `actions: read`. */
export interface Runs {
  /** Reads when an attempt of a run ended. */
  readEnd(runId: string, attempt: number): Promise<RunEnd>;
}
/** The end of a run, in ms. `unknown`: the run was deleted, or the token can't read it. */
type RunEnd =
  | { readonly kind: 'ended'; readonly at: number }
  | { readonly kind: 'running' }
  | { readonly kind: 'unknown'; readonly why: string };

/** Files of the default branch. */
export interface Contents {
  /**
   * Reads a file.
   *
   * @returns null if the file does not exist
   */
  read(path: string): Promise<string | null>;
}

/** Issue forms of the default branch, without those that GitHub can't read. */
export interface IssueForms {
  list(): Promise<readonly IssueForm[]>;
}

/** Facts about the repository, for the setup check. Every function throws GitHubError. */
export interface Inspection {
  readonly readRepository: () => Promise<RepositoryFacts>;
  /**
   * Makes a read that needs the permission.
   *
   * @returns why it was refused, or null if it was not
   */
  readonly probe: (scope: 'checks' | 'statuses' | 'issues' | 'pull-requests') => Promise<string | null>;
  /**
   * Finds the number of the most recently updated open pull request.
   *
   * @returns null if none is open
   */
  readonly findOpenPull: () => Promise<number | null>;
  /** Lists the types of ruleset rules that apply to a branch, such as `merge_queue`. */
  readonly listRuleTypes: (branch: string) => Promise<readonly string[]>;
  /** Lists the workflow files of the default branch. */
  readonly listWorkflows: () => Promise<readonly { readonly path: string; readonly text: string }[]>;
}
export interface RepositoryFacts {
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly hasIssues: boolean;
  /** The login that the token acts as. */
  readonly viewer: string;
}

/** The number of requests made, and how many GitHub says are left this hour. `null`: it says nothing. */
export interface Quota {
  readonly requests: number;
  readonly left: number | null;
}

/** The GitHub side: everything that the flow uses of it. */
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
