/** What the flow asks of the world, in the words of the domain. Adapters live in marketplace/, github/ and action/. */
import type { ChecksReading, ReportedCheck, RequiredReading } from './domain/checks.ts';
import type { IssueForm } from './order/issue-form.ts';
import type { Mission, MissionOrder, Specialist } from './domain/mission.ts';
import type { Comment, Conversation, PermissionReading, Pull, PullCandidate, TouchedPaths, Verdict } from './domain/model.ts';
import type { MissionPage } from './domain/outcome.ts';

/** Time and chance, injected so that tests and the simulation own both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Uniform in [0, 1). */
  random(): number;
}

/** The step's log. Every implementation neutralises workflow commands in what it is given (github-facts §5). */
export interface Log {
  info(line: string): void;
  debug(line: string): void;
  notice(line: string): void;
  warning(line: string): void;
  error(line: string): void;
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
}

/**
 * The answer to a write that can spend. `refused`: certainly without effect (nothing was sent, or a parsed 4xx that
 * promises so). `unclear`: it may have had an effect, now or later (spec §6).
 */
export type WriteReply<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'unclear'; readonly failure: Failure };

/** What went wrong at a boundary, for the person who reads it at 2 a.m. */
export interface Failure {
  /** Closed per boundary: see MarketplaceError and GitHubError. */
  readonly code: string;
  readonly what: string;
  /** Method and URL without query, or file and line. */
  readonly where: string;
  readonly why: string;
  readonly fix: string;
  readonly status: number | null;
  readonly requestId: string | null;
}

/** The marketplace. Reads throw MarketplaceError after their own retries; writes are sent once and answer a WriteReply. */
export interface Marketplace {
  listSpecialists(): Promise<readonly Specialist[]>;
  /** Own missions, every page. Descriptions may be missing. */
  listMissions(): Promise<readonly Mission[]>;
  /** Throws MarketplaceError `not_found` for an unknown or foreign id. */
  getMission(id: string): Promise<Mission>;
  postMission(order: MissionOrder): Promise<WriteReply<Mission>>;
  acceptMission(id: string): Promise<WriteReply<Mission | null>>;
  reworkMission(id: string, reason: string): Promise<WriteReply<Mission | null>>;
}

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
  editComment(comment: CommentPlace, body: string): Promise<void>;
  /** True also when the comment was gone already; false where the token may not. */
  deleteComment(comment: CommentPlace): Promise<boolean>;
  removeLabel(number: number, label: string): Promise<void>;
  /** Answers a command at a glance: 👀 seen, 👍 done, 😕 refused (spec §8). It guards nothing. */
  react(commentId: number, feedback: 'seen' | 'done' | 'refused'): Promise<void>;
}

/** A comment that is there; without its `nodeId` it is changed by a request of its own. */
export type CommentPlace = Pick<Comment, 'id' | 'nodeId'>;

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

/** Required and reported checks (github-facts §1). Failures are values: `unavailable`, with the reason. */
export interface Checks {
  readForPull(pull: Pull): Promise<ChecksReading>;
  /**
   * Begins to read what a branch asks, for a reading that follows at once: `rules` for that of a pull request's checks,
   * `protection` for `readRequired`. What fails is read again where it is needed.
   */
  foresee(branch: string, what: 'rules' | 'protection'): void;
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

/**
 * The place a one-shot fuse sits on. A hire's is its issue or pull request, slots are generations; a decision's is the
 * status comment, slots are rounds. A reaction sits on the place itself; a ref is named after the rest: `reference` is the
 * subject's part of the name (core/domain/reference.ts `formatRefPart`).
 */
export type FusePlace =
  | { readonly on: 'conversation'; readonly number: number; readonly reference: string }
  | {
      readonly on: 'comment';
      readonly id: number;
      /** The comment's `nodeId`, where it is known. */
      readonly nodeId?: string | undefined;
      readonly reference: string;
      readonly mission: string;
      /** How many signed withdrawals have opened this round again: 0 at first, and always where burns are taken back. */
      readonly turn: number;
    };

/**
 * A one-shot fuse: of all that try to burn a slot, exactly one is told `ours` (spec §6). Slots count from 1.
 * `burnt`: somebody was first (also another bot identity). `unclear`: the answer was lost; treat as burnt and don't act.
 * `gone`: the place is no longer there. `denied`: the token may not; nothing was burnt.
 */
export interface Fuse {
  /** `ref`: burns are never taken back. `memory`: known to this run alone. */
  readonly kind: 'reaction' | 'ref' | 'memory';
  /** How many slots there are. */
  readonly slots: number;
  burn(place: FusePlace, slot: number, beside?: BesideBurn): Promise<BurnReply>;
  /** True: surely nobody has touched the slot. False: somebody has, or it cannot be told so easily. Never throws for GitHub's sake. */
  glance(place: FusePlace, slot: number): Promise<boolean>;
  /** Whether a slot is burnt, since when, and by which burn. */
  read(place: FusePlace, slot: number): Promise<FuseReading>;
  /** Takes back a burn by its id: this run's own as its 201 returned it, or the one that a person takes over. False: could not; always so for `ref`. */
  takeBack(place: FusePlace, burnId: string): Promise<boolean>;
}
/** What goes on beside a burn. */
interface BesideBurn {
  /** The slot was just seen untouched: it is not looked at again before the burn, only after it. */
  readonly untouched: boolean;
  /** A read that begins once the burn stands, beside the look that tells whether it was the first. Must not throw. */
  readonly read: () => Promise<unknown>;
}
export type BurnReply =
  | { readonly kind: 'ours'; readonly burnId: string }
  | { readonly kind: 'burnt' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'denied'; readonly why: string }
  | { readonly kind: 'unclear'; readonly why: string };
/** `at` (ms) is `null` where nobody can tell; of several burns of a slot it is the latest's. */
type FuseReading =
  | { readonly kind: 'intact' }
  | { readonly kind: 'burnt'; readonly at: number | null; readonly burnId: string }
  | { readonly kind: 'gone' };

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

/** Words for people, made from values: report/ renders, the flow only decides what to show. */
export interface Renderer {
  /** The sticky comment's visible part, at most 60,000 characters. */
  comment(page: MissionPage): string;
  status(page: MissionPage): Pick<CommitStatus, 'state' | 'description'>;
  /** The short note of a run that is about to hire; taken down when the hire is recorded. */
  intentNote(runUrl: string | null): string;
  /** What that note becomes when nothing was sent and the fuse stays burnt. */
  withdrawalNote(runUrl: string | null, generation: number): string;
  /** The comment that tells people of a decision, before it takes effect. */
  decision(page: MissionPage, verdict: Verdict, sha: string | null): string;
  /** What a command is answered with, or a note about a decision. */
  reply(reply: Reply): string;
  /** One line for the log. */
  logLine(page: MissionPage): string;
}

/** What was asked of GitHub, and what it says is left of the hour's share; `null`: it says nothing. */
export interface Quota {
  readonly requests: number;
  readonly left: number | null;
}

/** An answer to a person: a title, a sentence, what to do. Foreign text is allowed in all of them. */
export interface Reply {
  readonly mood: 'done' | 'refused' | 'told';
  readonly title: string;
  readonly say: string;
  /** Empty: nothing to do. */
  readonly next: string;
  /** Lists the commands with this prefix; `null`: doesn't. */
  readonly commands: string | null;
  /** Missions to show whole, or a line each when there are several. */
  readonly pages: readonly MissionPage[];
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
  readonly fuse: Fuse;
}
