/** What the stand-in remembers. Plain, mutable records; times are milliseconds since the epoch, whole seconds as at GitHub. */

/** `login` is the REST spelling: bots end in `[bot]`. */
export interface AccountRecord {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
}

export type Level = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

/** A collaborator's level, and the role's own name where the organisation made one. */
export interface GrantRecord {
  level: Level;
  roleName: string;
}

export const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;
export type ReactionContent = (typeof REACTIONS)[number];

export interface ReactionRecord {
  readonly id: number;
  readonly user: string;
  readonly content: ReactionContent;
  readonly createdAt: number;
}

/** Text that people write and edit: the body of an issue, a pull request or a comment. */
export interface Written {
  body: string;
  readonly author: string;
  readonly createdAt: number;
  updatedAt: number;
  /** Edits of the body, oldest first; the title does not count. */
  readonly edits: { readonly id: number; readonly editor: string; readonly at: number }[];
  reactions: ReactionRecord[];
}

export interface CommentRecord extends Written {
  readonly id: number;
  /** Of the issue or pull request. */
  readonly number: number;
  minimized: boolean;
}

export type TimelineRecord =
  | {
      readonly kind: 'labeled' | 'unlabeled';
      readonly id: number;
      readonly label: string;
      readonly actor: string;
      readonly at: number;
    }
  | {
      readonly kind: 'renamed';
      readonly id: number;
      readonly from: string;
      readonly to: string;
      readonly actor: string;
      readonly at: number;
    };

interface ThreadRecord extends Written {
  readonly id: number;
  readonly number: number;
  title: string;
  state: 'open' | 'closed';
  closedAt: number | null;
  /** Names, in the order in which they were put on. */
  labels: string[];
  readonly timeline: TimelineRecord[];
  locked: boolean;
}

export interface IssueRecord extends ThreadRecord {
  readonly kind: 'issue';
}

export interface FileRecord {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  /** The old name of a renamed or copied file. */
  readonly previous?: string;
  readonly additions?: number;
  readonly deletions?: number;
}

export interface ReviewRecord {
  readonly id: number;
  readonly author: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly body: string;
  readonly at: number;
  readonly sha: string;
}

export interface PullRecord extends ThreadRecord {
  readonly kind: 'pull';
  /** `owner/name`; `null`: the fork was deleted. */
  headRepo: string | null;
  readonly headRef: string;
  headSha: string;
  baseRef: string;
  draft: boolean;
  mergeable: 'MERGEABLE' | 'CONFLICTING' | 'UNKNOWN';
  /** Overrides the computed merge state. */
  mergeState: string | null;
  mergedAt: number | null;
  mergedBy: string | null;
  mergeSha: string | null;
  /** The test-merge commit; `null`: not made (yet). */
  testMergeSha: string | null;
  files: FileRecord[];
  /** What GitHub says; may be more than can be listed. */
  changedFiles: number;
  readonly reviews: ReviewRecord[];
  /** Oldest first; the last is the head. */
  commits: string[];
  /** Issues linked by hand (the "Development" box), beside closing words in the body. */
  readonly linked: number[];
}

export type Thread = IssueRecord | PullRecord;

export interface CommitRecord {
  readonly sha: string;
  readonly message: string;
  readonly at: number;
  /** First the one that it was made on. */
  readonly parents: readonly string[];
}

/** A pull request in a merge queue, on the commit that GitHub tries it with. */
export interface QueueEntryRecord {
  readonly number: number;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly headSha: string;
}

/** An annotated tag's object; a ref may point at it. */
export interface TagRecord {
  readonly sha: string;
  readonly tag: string;
  readonly message: string;
  readonly object: string;
  readonly type: string;
  readonly by: string;
  readonly at: number;
}

/** A push, as the repository's activity shows it; `before` or `after` is all zeros where there was no commit. */
export interface ActivityRecord {
  readonly id: number;
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly type: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge';
  readonly actor: string;
  readonly at: number;
}

/** A run of a workflow, as far as `GET actions/runs/{id}` is asked about it. */
export interface WorkflowRunRecord {
  readonly id: number;
  readonly createdAt: number;
  attempt: number;
  status: RunStatus;
  conclusion: RunConclusion | null;
  /** Start of the latest attempt. */
  startedAt: number;
  updatedAt: number;
}

export interface AppRecord {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

export type RunStatus = 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';
export type RunConclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
  | 'stale'
  | 'startup_failure';

export interface AnnotationRecord {
  readonly path: string;
  readonly line: number;
  readonly message: string;
  readonly title?: string;
  readonly level?: 'notice' | 'warning' | 'failure';
}

export interface CheckRunRecord {
  readonly id: number;
  readonly suiteId: number;
  readonly sha: string;
  readonly name: string;
  readonly app: AppRecord | null;
  status: RunStatus;
  conclusion: RunConclusion | null;
  startedAt: number | null;
  completedAt: number | null;
  detailsUrl: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: AnnotationRecord[];
  /** The Actions run it belongs to; `null` for other apps. */
  readonly runId: number | null;
}

export interface StatusRecord {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: string;
  readonly createdAt: number;
}

/** A rule as `GET rules/branches/{branch}` answers it. */
export interface RuleRecord {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly ruleset_source_type: 'Repository' | 'Organization';
  readonly ruleset_source: string;
  readonly ruleset_id: number;
}

/** Classic branch protection; `appId` `null`: any app will do. */
export interface ClassicRecord {
  readonly contexts: readonly { readonly name: string; readonly appId: number | null }[];
  readonly reviews: number;
}
