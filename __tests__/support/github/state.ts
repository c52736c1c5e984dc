/**
 * The stand-in's world: one repository (and others beside it, forks for instance) as plain mutable state, with builders
 * that read like what people do on GitHub. Nothing here knows about HTTP. Ids rise monotonically and, as at GitHub, most
 * do not fit in 32 bits.
 */
import type {
  AccountRecord,
  ActivityRecord,
  AnnotationRecord,
  AppRecord,
  CheckRunRecord,
  ClassicRecord,
  CommentRecord,
  CommitRecord,
  FileRecord,
  GrantRecord,
  IssueRecord,
  Level,
  PullRecord,
  QueueEntryRecord,
  ReactionContent,
  ReactionRecord,
  ReviewRecord,
  RuleRecord,
  RunConclusion,
  RunStatus,
  StatusRecord,
  TagRecord,
  Thread,
  WorkflowRunRecord,
  Written,
} from './records.ts';
import { ACTIONS_APP, ACTIONS_BOT, Universe } from './universe.ts';

export { ACTIONS_BOT } from './universe.ts';
export type { Universe } from './universe.ts';

/** Where a reaction or an edit goes: an issue's or pull request's number, or a comment. */
export type Place = number | { readonly comment: number };

/** A required context: a name, or a name from one app only. */
type ContextSpec = string | { readonly name: string; readonly appId: number };

const toContext = (spec: ContextSpec): { name: string; appId: number | null } =>
  typeof spec === 'string' ? { name: spec, appId: null } : spec;

interface ThreadSpec {
  readonly title?: string;
  readonly body?: string;
  readonly author?: string;
  readonly number?: number;
}

/** `closes`: linked by hand to these issues. `headRepo`: a fork, `owner/name`. */
export interface PullSpec extends ThreadSpec {
  readonly closes?: number | readonly number[];
  readonly headRef?: string;
  readonly headRepo?: string;
  readonly baseRef?: string;
  readonly draft?: boolean;
  readonly sha?: string;
  /** Ms since the epoch; now unless told. */
  readonly createdAt?: number;
  readonly files?: readonly (string | FileRecord)[];
}

/** `conclusion` given means completed; neither means in progress. */
export interface ReportSpec {
  readonly sha: string;
  readonly name: string;
  readonly conclusion?: RunConclusion;
  readonly status?: RunStatus;
  /** 15368 (GitHub Actions) unless told; `null`: the app is gone. */
  readonly appId?: number | null;
  /** Start, ms. */
  readonly startedAt?: number | null;
  readonly detailsUrl?: string | null;
  readonly title?: string;
  readonly summary?: string;
  readonly text?: string;
  readonly annotations?: readonly AnnotationRecord[];
  /** The suite (one workflow run) it belongs to; one per commit and app unless told. */
  readonly suiteId?: number;
  /** `null`: created through the API, so that it belongs to no job. */
  readonly runId?: number | null;
}

export interface StatusSpec {
  readonly sha: string;
  readonly context: string;
  readonly state: StatusRecord['state'];
  readonly description?: string | null;
  readonly targetUrl?: string | null;
  readonly by?: string;
}

/** `classic`: as branch protection instead of a ruleset. `reviews`: approvals needed. */
export interface ProtectSpec {
  readonly required?: readonly ContextSpec[];
  readonly branch?: string;
  readonly classic?: boolean;
  readonly reviews?: number;
}

/** One repository and everything in it. */
export class World {
  readonly universe: Universe;
  readonly id: number;
  owner: string;
  name: string;
  readonly createdAt: number;
  readonly fork: boolean;
  defaultBranch = 'main';
  private = true;
  archived = false;
  hasIssues = true;
  /** `free`: a private repository without rulesets; reading rules is 403 "Upgrade to GitHub Pro". */
  plan: 'free' | 'team' = 'team';
  readonly grants = new Map<string, GrantRecord>();
  readonly threads = new Map<number, Thread>();
  readonly comments = new Map<number, CommentRecord>();
  /** Label name (lower case) → label. */
  readonly labels = new Map<string, { id: number; name: string; color: string; description: string }>();
  readonly commits = new Map<string, CommitRecord>();
  /** Tag objects, by their own sha. */
  readonly tags = new Map<string, TagRecord>();
  readonly workflowRuns = new Map<number, WorkflowRunRecord>();
  /** Full ref (`refs/heads/main`) → sha. */
  readonly refs = new Map<string, string>();
  readonly checkRuns: CheckRunRecord[] = [];
  readonly statuses: StatusRecord[] = [];
  readonly rules = new Map<string, RuleRecord[]>();
  /** Ids of the rulesets that were made through the API. */
  readonly rulesets = new Set<number>();
  /** What happened to branches, oldest first. */
  readonly activity: ActivityRecord[] = [];
  /** The setting "Allow GitHub Actions to create and approve pull requests". */
  actionsMayOpenPulls = true;
  readonly classic = new Map<string, ClassicRecord>();
  /** Branch → path → text. */
  readonly files = new Map<string, Map<string, string>>();
  /** In the order in which they will be merged. */
  readonly queue: QueueEntryRecord[] = [];
  #lastNumber = 0;

  constructor(universe: Universe, fullName: string, options: { fork?: boolean; id?: number } = {}) {
    const [owner = '', name = ''] = fullName.split('/');
    this.universe = universe;
    this.id = options.id ?? universe.nextId('repository');
    this.owner = owner;
    this.name = name;
    this.fork = options.fork ?? false;
    this.createdAt = universe.now();
    universe.worlds.set(this.fullName.toLowerCase(), this);
    if (universe.account(owner) === null) {
      universe.addAccount({ id: universe.nextId('account'), login: owner, type: 'Organization' });
    }
    this.refs.set('refs/heads/main', this.addCommit('Start').sha);
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  /** Another repository of the same GitHub. */
  elsewhere(fullName: string, options: { fork?: boolean } = {}): World {
    return this.universe.world(fullName) ?? new World(this.universe, fullName, options);
  }

  /** The id stays; the old name redirects in REST, and leads on in GraphQL. */
  rename(fullName: string): void {
    this.universe.worlds.delete(this.fullName.toLowerCase());
    this.universe.formerNames.set(this.fullName.toLowerCase(), this);
    const [owner = '', name = ''] = fullName.split('/');
    this.owner = owner;
    this.name = name;
    this.universe.worlds.set(this.fullName.toLowerCase(), this);
  }

  // --- people -----------------------------------------------------------------------------------------------------

  /** Adds a person with a level here; `roleName` for an organisation's own role built on that level. */
  addUser(login: string, level: Level = 'none', roleName: string = level): AccountRecord {
    const account =
      this.universe.account(login) ??
      this.universe.addAccount({ id: this.universe.nextId('account'), login, type: 'User' });
    this.grants.set(login.toLowerCase(), { level, roleName });
    return account;
  }

  /** `login` with its `[bot]`. */
  addBot(login: string): AccountRecord {
    if (!login.endsWith('[bot]')) throw new Error(`World.addBot: a bot's login ends in [bot]; got "${login}".`);
    return (
      this.universe.account(login) ??
      this.universe.addAccount({ id: this.universe.nextId('account'), login, type: 'Bot' })
    );
  }

  /** What it wrote stays, its author becomes null. */
  deleteAccount(login: string): void {
    this.universe.accounts.delete(login.toLowerCase());
  }

  addApp(name: string, id: number = this.universe.nextId('app')): AppRecord {
    const app = { id, slug: name.toLowerCase().replaceAll(' ', '-'), name };
    this.universe.apps.set(id, app);
    return app;
  }

  // --- issues and pull requests -----------------------------------------------------------------------------------

  openIssue(spec: ThreadSpec = {}): IssueRecord {
    const issue: IssueRecord = { kind: 'issue', ...this.#newThread(spec) };
    this.threads.set(issue.number, issue);
    return issue;
  }

  openPull(spec: PullSpec = {}): PullRecord {
    const thread = this.#newThread(spec);
    const headRepo = spec.headRepo ?? this.fullName;
    const headRef = spec.headRef ?? `work-${thread.number}`;
    const sha = spec.sha ?? this.universe.nextSha();
    const baseRef = spec.baseRef ?? this.defaultBranch;
    const files = (spec.files ?? ['src/app.ts']).map(toFile);
    this.branchHead(baseRef);
    this.addCommit(`Work on #${thread.number}`, sha);
    const head = this.elsewhere(headRepo, { fork: true });
    if (head.refs.get(`refs/heads/${headRef}`) !== sha) {
      head.moveRef(`refs/heads/${headRef}`, sha, thread.author, 'branch_creation');
    }
    const pull: PullRecord = {
      kind: 'pull',
      ...thread,
      createdAt: spec.createdAt ?? thread.createdAt,
      headRepo,
      headRef,
      headSha: sha,
      baseRef,
      draft: spec.draft ?? false,
      mergeable: 'MERGEABLE',
      mergeState: null,
      mergedAt: null,
      mergedBy: null,
      mergeSha: null,
      testMergeSha: this.addCommit(`Merge ${sha} for a test`).sha,
      files,
      changedFiles: files.length,
      reviews: [],
      commits: [sha],
      linked: [spec.closes ?? []].flat(),
    };
    this.threads.set(pull.number, pull);
    return pull;
  }

  #newThread(spec: ThreadSpec): Omit<IssueRecord, 'kind'> {
    const number = spec.number ?? this.#lastNumber + 1;
    if (this.threads.has(number)) throw new Error(`World: #${number} exists already.`);
    this.#lastNumber = Math.max(this.#lastNumber, number);
    const at = this.universe.now();
    return {
      id: this.universe.nextId('thread'),
      number,
      title: spec.title ?? `Number ${number}`,
      body: spec.body ?? '',
      author: this.person(spec.author ?? 'maya'),
      createdAt: at,
      updatedAt: at,
      edits: [],
      reactions: [],
      state: 'open',
      closedAt: null,
      labels: [],
      timeline: [],
      locked: false,
    };
  }

  /** Throws when there is none: a mistake in a test. */
  thread(number: number): Thread {
    const thread = this.threads.get(number);
    if (thread === undefined) throw new Error(`World: there is no #${number} in ${this.fullName}.`);
    return thread;
  }

  issue(number: number): IssueRecord {
    const thread = this.thread(number);
    if (thread.kind !== 'issue') throw new Error(`World: #${number} is a pull request.`);
    return thread;
  }

  pull(number: number): PullRecord {
    const thread = this.thread(number);
    if (thread.kind !== 'pull') throw new Error(`World: #${number} is an issue.`);
    return thread;
  }

  /** Edits title or body of an issue or pull request, or the body of a comment. */
  edit(place: Place, change: { readonly title?: string; readonly body?: string; readonly by?: string }): void {
    const by = this.person(change.by ?? 'maya');
    const written = this.written(place);
    const at = this.universe.now();
    written.updatedAt = at;
    if (change.body !== undefined && change.body !== written.body) {
      written.body = change.body;
      written.edits.push({ id: this.universe.nextId('edit'), editor: by, at });
    }
    if (change.title === undefined || typeof place !== 'number') return;
    const thread = this.thread(place);
    const event = { id: this.universe.nextId('event'), from: thread.title, to: change.title, actor: by, at };
    thread.timeline.push({ kind: 'renamed', ...event });
    thread.title = change.title;
  }

  close(number: number): void {
    const thread = this.thread(number);
    thread.state = 'closed';
    thread.closedAt = thread.updatedAt = this.universe.now();
  }

  reopen(number: number): void {
    const thread = this.thread(number);
    thread.state = 'open';
    thread.closedAt = null;
    thread.updatedAt = this.universe.now();
  }

  defineLabel(name: string, color = 'ededed'): { id: number; name: string; color: string; description: string } {
    const known = this.labels.get(name.toLowerCase());
    if (known !== undefined) return known;
    const label = { id: this.universe.nextId('label'), name, color, description: '' };
    this.labels.set(name.toLowerCase(), label);
    return label;
  }

  /** Puts a label on; a second time does nothing, as at GitHub. */
  label(number: number, name: string, by = 'maya'): void {
    const thread = this.thread(number);
    const label = this.defineLabel(name).name;
    if (thread.labels.includes(label)) return;
    thread.labels.push(label);
    this.#labelEvent(thread, 'labeled', label, by);
  }

  /** False: it was not on. */
  unlabel(number: number, name: string, by = 'maya'): boolean {
    const thread = this.thread(number);
    const label = thread.labels.find((known) => known.toLowerCase() === name.toLowerCase());
    if (label === undefined) return false;
    thread.labels = thread.labels.filter((known) => known !== label);
    this.#labelEvent(thread, 'unlabeled', label, by);
    return true;
  }

  #labelEvent(thread: Thread, kind: 'labeled' | 'unlabeled', label: string, by: string): void {
    const at = this.universe.now();
    thread.timeline.push({ kind, id: this.universe.nextId('event'), label, actor: this.person(by), at });
    thread.updatedAt = at;
  }

  // --- pull requests ----------------------------------------------------------------------------------------------

  /** A new head commit; answers its sha. */
  push(
    number: number,
    spec: { readonly sha?: string; readonly files?: readonly (string | FileRecord)[]; readonly message?: string } = {},
  ): string {
    const pull = this.pull(number);
    const { sha } = this.addCommit(spec.message ?? `More work on #${number}`, spec.sha);
    pull.headSha = sha;
    pull.commits.push(sha);
    pull.testMergeSha = this.addCommit(`Merge ${sha} for a test`).sha;
    pull.updatedAt = this.universe.now();
    if (pull.headRepo !== null) {
      this.elsewhere(pull.headRepo).moveRef(`refs/heads/${pull.headRef}`, sha, pull.author, 'push');
    }
    if (spec.files !== undefined) this.setFiles(number, spec.files);
    return sha;
  }

  /** What the pull request changes; `total` where GitHub counts more than it lists. */
  setFiles(number: number, files: readonly (string | FileRecord)[], total: number = files.length): void {
    const pull = this.pull(number);
    pull.files = files.map(toFile);
    pull.changedFiles = total;
  }

  review(number: number, author: string, state: ReviewRecord['state'], body = ''): void {
    const pull = this.pull(number);
    const at = this.universe.now();
    const id = this.universe.nextId('review');
    pull.reviews.push({ id, author: this.person(author), state, body, at, sha: pull.headSha });
    pull.updatedAt = at;
  }

  /** Merges; closes what it closes; answers the merge commit. */
  merge(number: number, by = 'maya'): string {
    const pull = this.pull(number);
    const { sha } = this.addCommit(`Merge #${number}`);
    this.close(number);
    pull.mergedAt = pull.closedAt;
    pull.mergedBy = this.person(by);
    pull.mergeSha = sha;
    this.moveRef(`refs/heads/${pull.baseRef}`, sha, by, 'pr_merge');
    for (const { world, number: closed } of this.closing(pull)) {
      if (world.threads.get(closed)?.state === 'open') world.close(closed);
    }
    return sha;
  }

  /** Issues that merging it closes: linked by hand, and by words in the body where the base is the default branch. */
  closing(pull: PullRecord): { readonly world: World; readonly number: number }[] {
    const found: { world: World; number: number }[] = pull.linked.map((number) => ({ world: this, number }));
    if (pull.baseRef === this.defaultBranch) {
      for (const [, repository, digits] of pull.body.matchAll(CLOSING_WORDS)) {
        const world = repository === undefined ? this : this.universe.world(repository);
        if (world !== null) found.push({ world, number: Number(digits) });
      }
    }
    return found.filter(
      ({ world, number }, index) =>
        world.threads.get(number)?.kind === 'issue' &&
        found.findIndex((other) => other.world === world && other.number === number) === index,
    );
  }

  /**
   * Puts pull requests into their base's merge queue, each on a commit on top of the one before, as GitHub does; answers
   * the last one's commit. `squash`: one new commit each; `rebase`: the same, and its message names nothing.
   */
  enqueue(
    numbers: readonly number[],
    { how = 'merge', sha }: { readonly how?: 'merge' | 'squash' | 'rebase'; readonly sha?: string } = {},
  ): string {
    for (const [at, number] of numbers.entries()) {
      const { title, headRef, headSha, baseRef } = this.pull(number);
      const ahead = this.queue.filter((entry) => entry.baseRef === baseRef).at(-1);
      const base = ahead?.headSha ?? this.branchHead(baseRef);
      const messages = {
        merge: `Merge pull request #${number} from ${this.owner}/${headRef}\n\n${title}`,
        squash: `${title} (#${number})`,
        rebase: title,
      };
      const own = at === numbers.length - 1 ? sha : undefined;
      const parents = how === 'merge' ? [base, headSha] : [base];
      const commit = this.addCommit(messages[how], own ?? this.universe.nextSha(), parents);
      this.queue.push({ number, baseRef, baseSha: base, headSha: commit.sha });
    }
    return this.queue.at(-1)?.headSha ?? '';
  }

  // --- comments and reactions -------------------------------------------------------------------------------------

  comment(number: number, spec: { readonly author?: string; readonly body: string }): CommentRecord {
    const at = this.universe.now();
    const comment: CommentRecord = {
      id: this.universe.nextId('comment'),
      number,
      body: spec.body,
      author: this.person(spec.author ?? 'maya'),
      createdAt: at,
      updatedAt: at,
      edits: [],
      reactions: [],
      minimized: false,
    };
    this.comments.set(comment.id, comment);
    this.thread(number).updatedAt = at;
    return comment;
  }

  editComment(id: number, change: { readonly body: string; readonly by?: string }): void {
    this.edit({ comment: id }, change);
  }

  /** False: there was none. */
  deleteComment(id: number): boolean {
    return this.comments.delete(id);
  }

  /** Of one issue or pull request, oldest first. */
  commentsOf(number: number): CommentRecord[] {
    return [...this.comments.values()].filter((comment) => comment.number === number);
  }

  /** One per person and content, as at GitHub. */
  react(place: Place, user: string, content: ReactionContent): { reaction: ReactionRecord; created: boolean } {
    const written = this.written(place);
    const login = this.person(user);
    const known = written.reactions.find((reaction) => reaction.user === login && reaction.content === content);
    if (known !== undefined) return { reaction: known, created: false };
    const id = this.universe.nextId('reaction');
    const reaction = { id, user: login, content, createdAt: this.universe.now() };
    written.reactions.push(reaction);
    return { reaction, created: true };
  }

  /** The text behind a place; throws when there is none. */
  written(place: Place): Written {
    if (typeof place === 'number') return this.thread(place);
    const comment = this.comments.get(place.comment);
    if (comment === undefined) throw new Error(`World: there is no comment ${place.comment} in ${this.fullName}.`);
    return comment;
  }

  // --- runs of workflows ------------------------------------------------------------------------------------------

  /** A run starts; the same id again is a re-run, its next attempt. */
  startRun(id: number): WorkflowRunRecord {
    const at = this.universe.now();
    const known = this.workflowRuns.get(id);
    const run: WorkflowRunRecord = {
      id,
      createdAt: known?.createdAt ?? at,
      attempt: (known?.attempt ?? 0) + 1,
      status: 'in_progress',
      conclusion: null,
      startedAt: at,
      updatedAt: at,
    };
    this.workflowRuns.set(id, run);
    return run;
  }

  /** Throws when there is no such run. */
  endRun(id: number, conclusion: RunConclusion = 'success'): void {
    const run = this.workflowRuns.get(id);
    if (run === undefined) throw new Error(`World: there is no run ${id} in ${this.fullName}.`);
    run.status = 'completed';
    run.conclusion = conclusion;
    run.updatedAt = this.universe.now();
  }

  // --- commits and what was reported on them ----------------------------------------------------------------------

  addCommit(message: string, sha: string = this.universe.nextSha(), parents: readonly string[] = []): CommitRecord {
    const commit = this.commits.get(sha) ?? { sha, message, at: this.universe.now(), parents };
    this.commits.set(sha, commit);
    return commit;
  }

  /** Moves, creates or (`null`) deletes a ref. Branches show in the activity. */
  moveRef(ref: string, sha: string | null, by: string, type: ActivityRecord['type']): void {
    const before = this.refs.get(ref) ?? NO_COMMIT;
    if (sha === null) this.refs.delete(ref);
    else this.refs.set(ref, sha);
    if (!ref.startsWith('refs/heads/')) return;
    const [id, at] = [this.universe.nextId('activity'), this.universe.now()];
    this.activity.push({ id, ref, before, after: sha ?? NO_COMMIT, type, actor: this.person(by), at });
  }

  /** Whether a commit is another one, or was made on it. */
  descends(sha: string, ancestor: string): boolean {
    if (sha === ancestor) return true;
    return (this.commits.get(sha)?.parents ?? []).some((parent) => this.descends(parent, ancestor));
  }

  /** The branch's head; a new branch starts at the default branch's. */
  branchHead(branch: string): string {
    const ref = `refs/heads/${branch}`;
    const sha = this.refs.get(ref) ?? this.refs.get(`refs/heads/${this.defaultBranch}`) ?? this.universe.nextSha();
    this.refs.set(ref, sha);
    return sha;
  }

  /** A check run. Reporting the same name again makes a newer run, as a re-run does. */
  report(spec: ReportSpec): CheckRunRecord {
    if (!this.commits.has(spec.sha)) throw new Error(`World.report: there is no commit ${spec.sha}.`);
    const { appId, suiteId, runId, annotations = [], ...told } = spec;
    const app = this.#app(appId);
    const id = this.universe.nextId('check');
    const isActions = app?.id === ACTIONS_APP.id;
    const actionsRun = isActions ? (runId === undefined ? this.universe.nextId('run') : runId) : null;
    const run: CheckRunRecord = {
      status: spec.conclusion === undefined ? 'in_progress' : 'completed',
      conclusion: null,
      startedAt: this.universe.now(),
      completedAt: null,
      detailsUrl: this.#detailsUrl(actionsRun, id),
      title: null,
      summary: null,
      text: null,
      ...told,
      id,
      suiteId: suiteId ?? this.#suite(spec.sha, app),
      app,
      annotations: [...annotations],
      runId: actionsRun,
    };
    if (run.status === 'completed') run.completedAt = Math.max(run.startedAt ?? 0, this.universe.now());
    this.checkRuns.push(run);
    return run;
  }

  /** Ends a run that was in progress. */
  finish(run: CheckRunRecord, conclusion: RunConclusion): void {
    run.status = 'completed';
    run.conclusion = conclusion;
    run.completedAt = this.universe.now();
  }

  #app(id: number | null = ACTIONS_APP.id): AppRecord | null {
    if (id === null) return null;
    return this.universe.apps.get(id) ?? this.addApp(`App ${id}`, id);
  }

  #suite(sha: string, app: AppRecord | null): number {
    const sibling = this.checkRuns.find((run) => run.sha === sha && run.app?.id === app?.id);
    return sibling?.suiteId ?? this.universe.nextId('suite');
  }

  #detailsUrl(runId: number | null, id: number): string {
    return runId === null
      ? `https://ci.example.com/builds/${id}`
      : `https://github.com/${this.fullName}/actions/runs/${runId}/job/${id}`;
  }

  /** A suite of its own: what a second workflow run on the same commit gets. */
  newSuite(): number {
    return this.universe.nextId('suite');
  }

  setStatus(spec: StatusSpec): StatusRecord {
    if (!this.commits.has(spec.sha)) throw new Error(`World.setStatus: there is no commit ${spec.sha}.`);
    const status: StatusRecord = {
      id: this.universe.nextId('status'),
      sha: spec.sha,
      context: spec.context,
      state: spec.state,
      description: spec.description ?? null,
      targetUrl: spec.targetUrl ?? null,
      creator: this.person(spec.by ?? ACTIONS_BOT),
      createdAt: this.universe.now(),
    };
    this.statuses.push(status);
    return status;
  }

  /** Every status ever set on a commit, newest first. */
  statusesOf(sha: string): StatusRecord[] {
    return this.statuses.filter((status) => status.sha === sha).reverse();
  }

  /** The status that counts for a context; `null`: none was set. */
  status(sha: string, context: string): StatusRecord | null {
    return this.statusesOf(sha).find((status) => status.context === context) ?? null;
  }

  /** What a commit's rollup shows: per suite and name the newest run, of each context the newest status. */
  rollup(sha: string): { readonly runs: CheckRunRecord[]; readonly statuses: StatusRecord[] } {
    const runs = new Map<string, CheckRunRecord>();
    for (const run of this.checkRuns) if (run.sha === sha) runs.set(`${run.suiteId} ${run.name}`, run);
    const statuses = new Map<string, StatusRecord>();
    for (const status of this.statuses) if (status.sha === sha) statuses.set(status.context, status);
    return { runs: [...runs.values()], statuses: [...statuses.values()] };
  }

  // --- rules ------------------------------------------------------------------------------------------------------

  /** Requires contexts (and reviews) on a branch, by ruleset, or by classic protection. */
  protect(spec: ProtectSpec): void {
    const branch = spec.branch ?? this.defaultBranch;
    const contexts = (spec.required ?? []).map(toContext);
    if (spec.classic === true) {
      this.classic.set(branch, { contexts, reviews: spec.reviews ?? 0 });
      return;
    }
    if (contexts.length > 0) this.addRule(branch, 'required_status_checks', toStatusChecks(contexts));
    if (spec.reviews !== undefined) this.addRule(branch, 'pull_request', toReviewRule(spec.reviews));
  }

  /** Any rule of a ruleset, in the words of the API. */
  addRule(branch: string, type: string, parameters?: Readonly<Record<string, unknown>>): void {
    const rule: RuleRecord = {
      type,
      ...(parameters && { parameters }),
      ruleset_source_type: 'Repository',
      ruleset_source: this.fullName,
      ruleset_id: this.universe.nextId('ruleset'),
    };
    this.rules.set(branch, [...(this.rules.get(branch) ?? []), rule]);
  }

  unprotect(branch: string = this.defaultBranch): void {
    this.rules.delete(branch);
    this.classic.delete(branch);
  }

  /** All contexts a branch requires, by rulesets and classic protection. */
  requiredOn(branch: string): { readonly name: string; readonly appId: number | null }[] {
    const byRules = (this.rules.get(branch) ?? [])
      .filter((rule) => rule.type === 'required_status_checks')
      .flatMap((rule) => rule.parameters?.['required_status_checks'] as StatusCheckParameter[])
      .map(({ context, integration_id }) => ({ name: context, appId: integration_id ?? null }));
    return [...byRules, ...(this.classic.get(branch)?.contexts ?? [])];
  }

  /** How many approvals a branch asks for. */
  reviewsOn(branch: string): number {
    const byRules = (this.rules.get(branch) ?? [])
      .filter((rule) => rule.type === 'pull_request')
      .map((rule) => Number(rule.parameters?.['required_approving_review_count'] ?? 0));
    return Math.max(0, this.classic.get(branch)?.reviews ?? 0, ...byRules);
  }

  // --- files ------------------------------------------------------------------------------------------------------

  /** A file on a branch, the default one unless told; `null` removes it. */
  write(path: string, text: string | null, branch: string = this.defaultBranch): void {
    const files = this.files.get(branch) ?? new Map<string, string>();
    if (text === null) files.delete(path);
    else files.set(path, text);
    this.files.set(branch, files);
    this.refs.set(`refs/heads/${branch}`, this.addCommit(`Change ${path}`).sha);
  }

  /** The login as registered; somebody new is added: a person without rights, or a bot. */
  person(login: string): string {
    const known = this.universe.account(login);
    if (known !== null) return known.login;
    if (login.endsWith('[bot]')) return this.addBot(login).login;
    return this.addUser(login, login === 'maya' ? 'write' : 'none').login;
  }
}

const NO_COMMIT = '0'.repeat(40);

/** GitHub's closing words, with an optional `owner/name` before the number. */
const CLOSING_WORDS = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+([\w.-]+\/[\w.-]+)?#(\d+)\b/gi;

interface StatusCheckParameter {
  readonly context: string;
  readonly integration_id?: number;
}

function toStatusChecks(contexts: readonly { name: string; appId: number | null }[]): Record<string, unknown> {
  const checks = contexts.map(({ name, appId }): StatusCheckParameter => ({
    context: name,
    ...(appId !== null && { integration_id: appId }),
  }));
  return {
    required_status_checks: checks,
    strict_required_status_checks_policy: false,
    do_not_enforce_on_create: false,
  };
}

const toReviewRule = (count: number): Record<string, unknown> => ({
  dismiss_stale_reviews_on_push: false,
  require_code_owner_review: false,
  require_last_push_approval: false,
  required_approving_review_count: count,
  required_review_thread_resolution: false,
});

const toFile = (file: string | FileRecord): FileRecord =>
  typeof file === 'string' ? { path: file, status: 'modified' } : file;

/** A world with one repository, `acme/app` unless told. The person `maya` may write; more with `addUser`. */
export function createWorld(
  options: { readonly repository?: string; readonly now?: () => number; readonly id?: number } = {},
): World {
  const universe = new Universe(options.now ?? Date.now);
  const world = new World(
    universe,
    options.repository ?? 'acme/app',
    options.id === undefined ? {} : { id: options.id },
  );
  world.addUser('maya', 'write');
  return world;
}
