/**
 * Webhook payloads as the runner writes them to GITHUB_EVENT_PATH, made from the world as it stands: a payload is a
 * snapshot, later changes don't show in it. Shapes as in @octokit/webhooks-examples.
 */
import { mergeState } from './merge-state.ts';
import type { CheckRunRecord, PullRecord, RunConclusion, StatusRecord } from './records.ts';
import { ACTIONS_BOT, type World } from './state.ts';
import { iso, nodeId, Views } from './views.ts';

type Json = Record<string, unknown>;

/** `name` is GITHUB_EVENT_NAME; `payload` is the event file's content. */
export interface Delivery {
  readonly name: string;
  readonly payload: Json;
}

type PullAction =
  | 'opened'
  | 'reopened'
  | 'closed'
  | 'edited'
  | 'labeled'
  | 'unlabeled'
  | 'synchronize'
  | 'ready_for_review'
  | 'converted_to_draft';

export interface PullEventSpec {
  readonly event?: 'pull_request' | 'pull_request_target';
  readonly label?: string;
  readonly sender?: string;
}

export interface WorkflowRunSpec {
  readonly sha: string;
  readonly name?: string;
  readonly conclusion?: RunConclusion;
  /** The event that started that run. */
  readonly event?: string;
  readonly branch?: string;
  readonly sender?: string;
  readonly runId?: number;
}

/** Builds payloads of one repository's events. */
export class Payloads {
  readonly #world: World;
  readonly #views: Views;

  constructor(world: World, web = 'https://github.com') {
    this.#world = world;
    this.#views = new Views(world, { api: 'https://api.github.com', web });
  }

  issueLabeled(number: number, label: string, sender = 'maya'): Delivery {
    const issue = this.#views.issue(this.#world.issue(number));
    return this.#deliver('issues', { action: 'labeled', issue, label: this.#views.label(label) }, sender);
  }

  issueOpened(number: number): Delivery {
    const issue = this.#world.issue(number);
    return this.#deliver('issues', { action: 'opened', issue: this.#views.issue(issue) }, issue.author);
  }

  pull(number: number, action: PullAction, spec: PullEventSpec = {}): Delivery {
    const pull = this.#world.pull(number);
    const payload = { action, number, pull_request: this.#pull(pull), ...this.#pullDetails(pull, action, spec) };
    return this.#deliver(spec.event ?? 'pull_request_target', payload, spec.sender ?? pull.author);
  }

  #pullDetails(pull: PullRecord, action: PullAction, { label }: PullEventSpec): Json {
    if (action === 'synchronize') return { before: pull.commits.at(-2) ?? pull.headSha, after: pull.headSha };
    return label === undefined ? {} : { label: this.#views.label(label) };
  }

  #pull(pull: PullRecord): Json {
    return this.#views.pull(pull, mergeState(this.#world, pull));
  }

  /** The newest review of a pull request. */
  reviewSubmitted(number: number): Delivery {
    const pull = this.#world.pull(number);
    const review = pull.reviews.at(-1);
    if (review === undefined) throw new Error(`Payloads: #${number} has no review.`);
    const html = `${this.#views.page(pull)}#pullrequestreview-${review.id}`;
    const api = `${this.#views.api}/pulls/${number}`;
    const shown = {
      id: review.id,
      node_id: nodeId('PRR', review.id),
      user: this.#views.user(review.author),
      body: review.body === '' ? null : review.body,
      commit_id: review.sha,
      submitted_at: iso(review.at),
      state: review.state.toLowerCase(),
      html_url: html,
      pull_request_url: api,
      author_association: this.#views.association(review.author),
      _links: { html: { href: html }, pull_request: { href: api } },
    };
    const payload = { action: 'submitted', review: shown, pull_request: this.#views.pullSimple(pull) };
    return this.#deliver('pull_request_review', payload, review.author);
  }

  comment(id: number, action: 'created' | 'edited' | 'deleted' = 'created', sender?: string): Delivery {
    const comment = this.#world.comments.get(id);
    if (comment === undefined) throw new Error(`Payloads: there is no comment ${id}.`);
    const issue = this.#views.issue(this.#world.thread(comment.number));
    const payload = { action, issue, comment: this.#views.comment(comment) };
    return this.#deliver('issue_comment', payload, sender ?? comment.author);
  }

  /** `pull_requests` is empty for forks, as at GitHub. */
  workflowRun(spec: WorkflowRunSpec): Delivery {
    const { sha, name = 'CI', conclusion = 'success', event = 'pull_request', sender = 'maya' } = spec;
    const id = spec.runId ?? this.#world.universe.nextId('run');
    const api = `${this.#views.api}/actions/runs/${id}`;
    const suite = this.#world.newSuite();
    const now = iso(this.#world.universe.now());
    const run = {
      id,
      name,
      node_id: nodeId('WFR', id),
      head_branch: spec.branch ?? this.#pullsAt(sha)[0]?.headRef ?? this.#world.defaultBranch,
      head_sha: sha,
      head_commit: this.#commit(sha),
      head_repository: this.#views.repository(),
      repository: this.#views.repository(),
      run_number: 7,
      run_attempt: 1,
      event,
      status: 'completed',
      conclusion,
      workflow_id: 161_335,
      check_suite_id: suite,
      check_suite_node_id: nodeId('CS', suite),
      url: api,
      html_url: `${this.#views.web}/actions/runs/${id}`,
      pull_requests: this.#pullsAt(sha)
        .filter((pull) => pull.headRepo === this.#world.fullName)
        .map(toMinimal),
      created_at: now,
      updated_at: now,
      run_started_at: now,
      jobs_url: `${api}/jobs`,
      logs_url: `${api}/logs`,
      check_suite_url: `${this.#views.api}/check-suites/${suite}`,
      artifacts_url: `${api}/artifacts`,
      cancel_url: `${api}/cancel`,
      rerun_url: `${api}/rerun`,
      previous_attempt_url: null,
      workflow_url: `${this.#views.api}/actions/workflows/161335`,
    };
    return this.#deliver(
      'workflow_run',
      { action: 'completed', workflow_run: run, workflow: this.#workflow(name) },
      sender,
    );
  }

  #workflow(name: string): Json {
    const path = '.github/workflows/ci.yml';
    const at = iso(this.#world.createdAt);
    return {
      id: 161_335,
      node_id: nodeId('W', 161_335),
      name,
      path,
      state: 'active',
      url: `${this.#views.api}/actions/workflows/161335`,
      html_url: `${this.#views.web}/blob/${this.#world.defaultBranch}/${path}`,
      badge_url: `${this.#views.web}/workflows/${name}/badge.svg`,
      created_at: at,
      updated_at: at,
    };
  }

  status(status: StatusRecord): Delivery {
    const { id, sha, context, description, state, targetUrl, createdAt, creator } = status;
    const commit = {
      sha,
      node_id: nodeId('C', sha),
      commit: this.#gitCommit(sha),
      url: `${this.#views.api}/commits/${sha}`,
      html_url: `${this.#views.web}/commit/${sha}`,
      comments_url: `${this.#views.api}/commits/${sha}/comments`,
      author: null,
      committer: null,
      parents: [],
    };
    const at = iso(createdAt);
    const times = { created_at: at, updated_at: at };
    const head = { id, sha, name: this.#world.fullName, target_url: targetUrl, context, description, state };
    return this.#deliver('status', { ...head, commit, branches: [], ...times }, creator);
  }

  checkRun(run: CheckRunRecord): Delivery {
    const shown = { ...this.#views.checkRun(run), check_suite: this.#suite(run) };
    return this.#deliver('check_run', { action: 'completed', check_run: shown }, ACTIONS_BOT);
  }

  checkSuite(run: CheckRunRecord): Delivery {
    const counts = {
      latest_check_runs_count: 1,
      check_runs_url: `${this.#views.api}/check-suites/${run.suiteId}/check-runs`,
      head_commit: this.#commit(run.sha),
    };
    const payload = { action: 'completed', check_suite: { ...this.#suite(run), ...counts } };
    return this.#deliver('check_suite', payload, ACTIONS_BOT);
  }

  #suite(run: CheckRunRecord): Json {
    const at = iso(this.#world.universe.now());
    return {
      id: run.suiteId,
      node_id: nodeId('CS', run.suiteId),
      head_branch: this.#pullsAt(run.sha)[0]?.headRef ?? this.#world.defaultBranch,
      head_sha: run.sha,
      status: run.status,
      conclusion: run.conclusion,
      url: `${this.#views.api}/check-suites/${run.suiteId}`,
      before: null,
      after: run.sha,
      pull_requests: [],
      app: this.#views.checkRun(run)['app'],
      created_at: at,
      updated_at: at,
    };
  }

  /** A group of pull requests on its own commit; its ref names only the last of them, as at GitHub. */
  mergeGroup(numbers: readonly number[], options: Parameters<World['enqueue']>[1] = {}): Delivery {
    const last = this.#world.pull(numbers.at(-1) ?? 0);
    const sha = this.#world.enqueue(numbers, options);
    const group = {
      head_sha: sha,
      head_ref: `refs/heads/gh-readonly-queue/${last.baseRef}/pr-${last.number}-${last.headSha}`,
      base_sha: this.#world.branchHead(last.baseRef),
      base_ref: `refs/heads/${last.baseRef}`,
      head_commit: this.#commit(sha),
    };
    return this.#deliver('merge_group', { action: 'checks_requested', merge_group: group }, last.author);
  }

  /** GitHub promises no more than the cron line here. */
  schedule(cron = '*/15 * * * *'): Delivery {
    return { name: 'schedule', payload: { schedule: cron, workflow: '.github/workflows/orkestro.yml' } };
  }

  workflowDispatch(inputs: Readonly<Record<string, string>> | null = {}, sender = 'maya'): Delivery {
    const workflow = '.github/workflows/orkestro.yml';
    const ref = `refs/heads/${this.#world.defaultBranch}`;
    return this.#deliver('workflow_dispatch', { inputs, ref, workflow }, sender);
  }

  repositoryDispatch(action: string, clientPayload: Json = {}, sender = 'maya'): Delivery {
    const about = { action, branch: this.#world.defaultBranch, client_payload: clientPayload };
    return this.#deliver('repository_dispatch', about, sender);
  }

  push(branch: string = this.#world.defaultBranch, sender = 'maya'): Delivery {
    const after = this.#world.branchHead(branch);
    const commit = this.#commit(after);
    const payload = {
      ref: `refs/heads/${branch}`,
      before: '0'.repeat(40),
      after,
      created: false,
      deleted: false,
      forced: false,
      base_ref: null,
      compare: `${this.#views.web}/compare/${after}`,
      commits: [commit],
      head_commit: commit,
      pusher: { name: sender, email: `${sender}@users.noreply.github.com` },
    };
    return this.#deliver('push', payload, sender);
  }

  #pullsAt(sha: string): PullRecord[] {
    return [...this.#world.threads.values()]
      .filter((thread) => thread.kind === 'pull')
      .filter((p) => p.headSha === sha);
  }

  #gitCommit(sha: string): Json {
    const commit = this.#world.commits.get(sha);
    const by = { ...PERSON, date: iso(commit?.at ?? this.#world.createdAt) };
    return {
      author: by,
      committer: by,
      message: commit?.message ?? '',
      tree: { sha, url: `${this.#views.api}/git/trees/${sha}` },
      url: `${this.#views.api}/git/commits/${sha}`,
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null },
    };
  }

  #commit(sha: string): Json {
    const commit = this.#world.commits.get(sha);
    return {
      id: sha,
      tree_id: sha,
      distinct: true,
      message: commit?.message ?? '',
      timestamp: iso(commit?.at ?? this.#world.createdAt),
      url: `${this.#views.web}/commit/${sha}`,
      author: PERSON,
      committer: PERSON,
      added: [],
      removed: [],
      modified: [],
    };
  }

  #deliver(name: string, payload: Json, sender: string): Delivery {
    const owner = this.#world.universe.account(this.#world.owner);
    const organization = owner?.type === 'Organization' ? { organization: this.#organization(owner) } : {};
    const common = {
      repository: this.#views.repository(),
      ...organization,
      sender: this.#views.user(this.#world.person(sender)),
    };
    return { name, payload: { ...payload, ...common } };
  }

  #organization({ id, login }: { readonly id: number; readonly login: string }): Json {
    const url = `https://api.github.com/orgs/${login}`;
    const links = ['repos', 'events', 'hooks', 'issues', 'members', 'public_members'];
    return {
      login,
      id,
      node_id: nodeId('O', id),
      url,
      ...Object.fromEntries(links.map((name) => [`${name}_url`, `${url}/${name}`] as const)),
      avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
      description: null,
    };
  }
}

const PERSON = { name: 'Maya', email: 'maya@users.noreply.github.com', username: 'maya' };

const toMinimal = ({ id, number, headRef, headSha, baseRef }: PullRecord): Json => ({
  id,
  number,
  head: { ref: headRef, sha: headSha },
  base: { ref: baseRef },
});
