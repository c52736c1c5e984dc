/** Records as GitHub's REST answers show them. Every shape here is held to the published schema by the handler. */
import type {
  AccountRecord,
  CheckRunRecord,
  CommentRecord,
  FileRecord,
  IssueRecord,
  PullRecord,
  ReactionRecord,
  StatusRecord,
  TagRecord,
  Thread,
  WorkflowRunRecord,
  Written,
} from './records.ts';
import { REACTIONS } from './records.ts';
import type { World } from './state.ts';

type View = Record<string, unknown>;

/** Base URLs without trailing slash: `api` of REST, `web` of the pages. */
export interface Urls {
  readonly api: string;
  readonly web: string;
}

const moments = new Map<number, string>();

/** As GitHub writes times. */
export function iso(at: number): string {
  let text = moments.get(at);
  if (text === undefined) {
    text = new Date(at).toISOString().replace('.000Z', 'Z');
    if (moments.size > 5_000) moments.clear();
    moments.set(at, text);
  }
  return text;
}

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** GraphQL's opaque ids; REST shows them as `node_id`. */
export const nodeId = (prefix: string, id: number | string): string => `${prefix}_${toOpaque(id)}`;

const opaque = new Map<number | string, string>();

function toOpaque(id: number | string): string {
  let text = opaque.get(id);
  if (text === undefined) {
    text = Buffer.from(String(id)).toString('base64url');
    if (opaque.size > 5_000) opaque.clear();
    opaque.set(id, text);
  }
  return text;
}

const TEMPLATES: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** The pages and API addresses of one repository, and its records as JSON. */
export class Views {
  readonly #world: World;
  readonly #urls: Urls;

  constructor(world: World, urls: Urls) {
    this.#world = world;
    this.#urls = urls;
  }

  /** The repository's API address. */
  get api(): string {
    return `${this.#urls.api}/repos/${this.#world.fullName}`;
  }

  /** The repository's page. */
  get web(): string {
    return `${this.#urls.web}/${this.#world.fullName}`;
  }

  /** The page of an issue or pull request. */
  page(thread: Thread): string {
    return `${this.web}/${thread.kind === 'pull' ? 'pull' : 'issues'}/${thread.number}`;
  }

  commentPage(comment: CommentRecord): string {
    return `${this.page(this.#world.thread(comment.number))}#issuecomment-${comment.id}`;
  }

  /** `null`: the account is gone. */
  user(login: string): View | null {
    const account = this.#world.universe.account(login);
    return account === null ? null : this.account(account);
  }

  account({ id, login, type }: AccountRecord): View {
    const name = encodeURIComponent(login);
    const api = `${this.#urls.api}/users/${name}`;
    return {
      login,
      id,
      node_id: nodeId(type === 'Bot' ? 'BOT' : 'U', id),
      avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
      gravatar_id: '',
      url: api,
      html_url: type === 'Bot' ? `${this.#urls.web}/apps/${login.replace('[bot]', '')}` : `${this.#urls.web}/${name}`,
      followers_url: `${api}/followers`,
      following_url: `${api}/following{/other_user}`,
      gists_url: `${api}/gists{/gist_id}`,
      starred_url: `${api}/starred{/owner}{/repo}`,
      subscriptions_url: `${api}/subscriptions`,
      organizations_url: `${api}/orgs`,
      repos_url: `${api}/repos`,
      events_url: `${api}/events{/privacy}`,
      received_events_url: `${api}/received_events`,
      type,
      user_view_type: 'public',
      site_admin: false,
    };
  }

  /** What `GET /user` answers a person. */
  publicUser(account: AccountRecord): View {
    const at = iso(this.#world.createdAt);
    const blank = { bio: null, blog: null, company: null, email: null, hireable: null, location: null, name: null };
    const counts = { followers: 0, following: 0, public_gists: 0, public_repos: 0 };
    return { ...this.account(account), ...blank, ...counts, created_at: at, updated_at: at };
  }

  /** `repository` of the schema; `fullRepository` adds what only `GET /repos/{owner}/{repo}` shows. */
  repository(): View {
    const world = this.#world;
    const at = iso(world.createdAt);
    const links = Object.entries(TEMPLATES).map(([key, path]) => [key, `${this.api}${path}`] as const);
    return {
      id: world.id,
      node_id: nodeId('R', world.id),
      name: world.name,
      full_name: world.fullName,
      private: world.private,
      visibility: world.private ? 'private' : 'public',
      owner: this.user(world.owner),
      html_url: this.web,
      description: null,
      fork: world.fork,
      url: this.api,
      ...Object.fromEntries(links),
      clone_url: `${this.web}.git`,
      git_url: `git://github.com/${world.fullName}.git`,
      ssh_url: `git@github.com:${world.fullName}.git`,
      svn_url: this.web,
      mirror_url: null,
      homepage: null,
      language: null,
      license: null,
      default_branch: world.defaultBranch,
      archived: this.#world.archived,
      disabled: false,
      has_issues: this.#world.hasIssues,
      has_projects: true,
      has_wiki: true,
      has_pages: false,
      has_discussions: false,
      has_downloads: true,
      web_commit_signoff_required: false,
      size: 1,
      forks: 0,
      forks_count: 0,
      open_issues: this.#openCount(),
      open_issues_count: this.#openCount(),
      stargazers_count: 0,
      watchers: 0,
      watchers_count: 0,
      pushed_at: at,
      created_at: at,
      updated_at: at,
    };
  }

  fullRepository(): View {
    return { ...this.repository(), network_count: 0, subscribers_count: 0 };
  }

  #openCount(): number {
    return [...this.#world.threads.values()].filter(({ state }) => state === 'open').length;
  }

  label(name: string): View {
    const label = this.#world.defineLabel(name);
    return {
      id: label.id,
      node_id: nodeId('LA', label.id),
      url: `${this.api}/labels/${encodeURIComponent(label.name)}`,
      name: label.name,
      color: label.color,
      default: false,
      description: label.description,
    };
  }

  /** An issue, or a pull request as an issue. */
  issue(thread: Thread): View {
    const api = `${this.api}/issues/${thread.number}`;
    return {
      ...this.#thread(thread),
      url: api,
      repository_url: this.api,
      labels_url: `${api}/labels{/name}`,
      comments_url: `${api}/comments`,
      events_url: `${api}/events`,
      timeline_url: `${api}/timeline`,
      comments: this.#world.commentsOf(thread.number).length,
      reactions: this.rollup(api, thread),
      state_reason: thread.kind === 'issue' && thread.state === 'closed' ? 'completed' : null,
      performed_via_github_app: null,
      closed_by: null,
      ...(thread.kind === 'pull' && { draft: thread.draft, pull_request: this.#pullLinks(thread) }),
    };
  }

  #pullLinks(pull: PullRecord): View {
    const page = this.page(pull);
    return {
      url: `${this.api}/pulls/${pull.number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: isoOrNull(pull.mergedAt),
    };
  }

  #thread(thread: IssueRecord | PullRecord): View {
    return {
      id: thread.id,
      node_id: nodeId(thread.kind === 'pull' ? 'PR' : 'I', thread.id),
      html_url: this.page(thread),
      number: thread.number,
      title: thread.title,
      user: this.user(thread.author),
      labels: thread.labels.map((name) => this.label(name)),
      state: thread.state,
      locked: thread.locked,
      active_lock_reason: null,
      assignee: null,
      assignees: [],
      milestone: null,
      body: thread.body === '' ? null : thread.body,
      author_association: this.association(thread.author),
      created_at: iso(thread.createdAt),
      updated_at: iso(thread.updatedAt),
      closed_at: isoOrNull(thread.closedAt),
    };
  }

  association(login: string): string {
    const level = this.#world.grants.get(login.toLowerCase())?.level ?? 'none';
    return level === 'none' ? 'NONE' : 'COLLABORATOR';
  }

  pullSimple(pull: PullRecord): View {
    const api = `${this.api}/pulls/${pull.number}`;
    const issueApi = `${this.api}/issues/${pull.number}`;
    const statuses = `${this.api}/statuses/${pull.headSha}`;
    const page = this.page(pull);
    const link = (href: string): View => ({ href });
    return {
      ...this.#thread(pull),
      url: api,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      issue_url: issueApi,
      commits_url: `${api}/commits`,
      review_comments_url: `${api}/comments`,
      review_comment_url: `${this.api}/pulls/comments{/number}`,
      comments_url: `${issueApi}/comments`,
      statuses_url: statuses,
      merged_at: isoOrNull(pull.mergedAt),
      merge_commit_sha: pull.mergeSha ?? pull.testMergeSha,
      requested_reviewers: [],
      requested_teams: [],
      draft: pull.draft,
      head: this.#side(pull.headRepo, pull.headRef, pull.headSha),
      base: this.#side(this.#world.fullName, pull.baseRef, this.#world.branchHead(pull.baseRef)),
      auto_merge: null,
      _links: {
        self: link(api),
        html: link(page),
        issue: link(issueApi),
        comments: link(`${issueApi}/comments`),
        review_comments: link(`${api}/comments`),
        review_comment: link(`${this.api}/pulls/comments{/number}`),
        commits: link(`${api}/commits`),
        statuses: link(statuses),
      },
    };
  }

  #side(fullName: string | null, ref: string, sha: string): View {
    const world = fullName === null ? null : this.#world.universe.world(fullName);
    if (world === null) return { label: `unknown:${ref}`, ref, sha, user: null, repo: null };
    const views = new Views(world, this.#urls);
    return { label: `${world.owner}:${ref}`, ref, sha, user: views.user(world.owner), repo: views.repository() };
  }

  pull(pull: PullRecord, mergeableState: string): View {
    const count = (what: 'additions' | 'deletions'): number => pull.files.reduce((sum, f) => sum + (f[what] ?? 1), 0);
    return {
      ...this.pullSimple(pull),
      merged: pull.mergedAt !== null,
      mergeable: pull.mergeable === 'UNKNOWN' ? null : pull.mergeable === 'MERGEABLE',
      rebaseable: null,
      mergeable_state: mergeableState.toLowerCase(),
      merged_by: pull.mergedBy === null ? null : this.user(pull.mergedBy),
      comments: this.#world.commentsOf(pull.number).length,
      review_comments: 0,
      maintainer_can_modify: false,
      commits: pull.commits.length,
      additions: count('additions'),
      deletions: count('deletions'),
      changed_files: pull.changedFiles,
    };
  }

  comment(comment: CommentRecord): View {
    const api = `${this.api}/issues/comments/${comment.id}`;
    return {
      id: comment.id,
      node_id: nodeId('IC', comment.id),
      url: api,
      html_url: this.commentPage(comment),
      issue_url: `${this.api}/issues/${comment.number}`,
      body: comment.body,
      user: this.user(comment.author),
      created_at: iso(comment.createdAt),
      updated_at: iso(comment.updatedAt),
      author_association: this.association(comment.author),
      performed_via_github_app: null,
      reactions: this.rollup(api, comment),
    };
  }

  rollup(api: string, { reactions }: Written): View {
    const count = (content: string): number => reactions.filter((reaction) => reaction.content === content).length;
    const counts = REACTIONS.map((content) => [content, count(content)] as const);
    return { url: `${api}/reactions`, total_count: reactions.length, ...Object.fromEntries(counts) };
  }

  reaction(reaction: ReactionRecord): View {
    return {
      id: reaction.id,
      node_id: nodeId('REA', reaction.id),
      user: this.user(reaction.user),
      content: reaction.content,
      created_at: iso(reaction.createdAt),
    };
  }

  status(status: StatusRecord): View {
    return {
      url: `${this.api}/statuses/${status.sha}`,
      avatar_url: null,
      id: status.id,
      node_id: nodeId('SC', status.id),
      state: status.state,
      description: status.description,
      target_url: status.targetUrl,
      context: status.context,
      created_at: iso(status.createdAt),
      updated_at: iso(status.createdAt),
      creator: this.user(status.creator),
    };
  }

  checkRun(run: CheckRunRecord): View {
    const api = `${this.api}/check-runs/${run.id}`;
    return {
      id: run.id,
      node_id: nodeId('CR', run.id),
      head_sha: run.sha,
      external_id: '',
      name: run.name,
      url: api,
      html_url: `${this.web}/runs/${run.id}`,
      details_url: run.detailsUrl,
      status: run.status,
      conclusion: run.conclusion,
      started_at: isoOrNull(run.startedAt),
      completed_at: isoOrNull(run.completedAt),
      check_suite: { id: run.suiteId },
      output: {
        title: run.title,
        summary: run.summary,
        text: run.text,
        annotations_count: run.annotations.length,
        annotations_url: `${api}/annotations`,
      },
      app: run.app === null ? null : this.#app(run.app),
      pull_requests: [],
    };
  }

  #app(app: { id: number; slug: string; name: string }): View {
    const at = iso(this.#world.createdAt);
    return {
      id: app.id,
      slug: app.slug,
      node_id: nodeId('A', app.id),
      owner: this.user(this.#world.owner),
      name: app.name,
      description: '',
      external_url: `https://${app.slug}.example.com`,
      html_url: `${this.#urls.web}/apps/${app.slug}`,
      created_at: at,
      updated_at: at,
      permissions: { checks: 'write', metadata: 'read' },
      events: [],
    };
  }

  annotations(run: CheckRunRecord): View[] {
    return run.annotations.map((annotation) => ({
      path: annotation.path,
      blob_href: `${this.web}/blob/${run.sha}/${annotation.path}`,
      start_line: annotation.line,
      start_column: null,
      end_line: annotation.line,
      end_column: null,
      annotation_level: annotation.level ?? 'failure',
      title: annotation.title ?? null,
      message: annotation.message,
      raw_details: null,
    }));
  }

  file(file: FileRecord, sha: string): View {
    const path = encodeURIComponent(file.path);
    const { additions = 1, deletions = 1 } = file;
    return {
      sha,
      filename: file.path,
      status: file.status,
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${this.web}/blob/${sha}/${path}`,
      raw_url: `${this.web}/raw/${sha}/${path}`,
      contents_url: `${this.api}/contents/${path}?ref=${sha}`,
      ...(file.previous !== undefined && { previous_filename: file.previous }),
    };
  }

  ref(ref: string, sha: string): View {
    return {
      ref,
      node_id: nodeId('REF', ref),
      url: `${this.api}/git/${ref}`,
      object: this.#object(sha),
    };
  }

  #object(sha: string): View {
    const type = this.#world.tags.has(sha) ? 'tag' : 'commit';
    return { type, sha, url: `${this.api}/git/${type}s/${sha}` };
  }

  tag({ sha, tag, message, object, by, at }: TagRecord): View {
    return {
      node_id: nodeId('TAG', sha),
      tag,
      sha,
      url: `${this.api}/git/tags/${sha}`,
      message,
      tagger: { name: by, email: `${by}@users.noreply.github.com`, date: iso(at) },
      object: this.#object(object),
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    };
  }

  workflowRun(run: WorkflowRunRecord): View {
    const api = `${this.api}/actions/runs/${run.id}`;
    const head = this.#world.branchHead(this.#world.defaultBranch);
    return {
      id: run.id,
      name: 'orkestro',
      display_title: 'orkestro',
      path: '.github/workflows/orkestro.yml',
      node_id: nodeId('WFR', run.id),
      head_branch: this.#world.defaultBranch,
      head_sha: head,
      head_commit: null,
      head_repository: this.repository(),
      repository: this.repository(),
      run_number: 7,
      run_attempt: run.attempt,
      event: 'issues',
      status: run.status,
      conclusion: run.conclusion,
      workflow_id: 161_335,
      url: api,
      html_url: `${this.web}/actions/runs/${run.id}`,
      pull_requests: [],
      created_at: iso(run.createdAt),
      updated_at: iso(run.updatedAt),
      run_started_at: iso(run.startedAt),
      jobs_url: `${api}/jobs`,
      logs_url: `${api}/logs`,
      check_suite_url: `${this.api}/check-suites/${run.id}`,
      artifacts_url: `${api}/artifacts`,
      cancel_url: `${api}/cancel`,
      rerun_url: `${api}/rerun`,
      previous_attempt_url: null,
      workflow_url: `${this.api}/actions/workflows/161335`,
    };
  }
}
